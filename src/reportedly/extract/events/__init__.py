"""Events of PLOVER's sixteen types: who did what to whom, when and where, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.codebook import Codebook
from reportedly.extract.anchors import Anchors, when
from reportedly.extract.clauses import after
from reportedly.extract.patterns import Match, PatternIndex, Ways
from reportedly.records import (
    Event,
    EventType,
    Found,
    Gap,
    Judgement,
    Kind,
    Mention,
    Participant,
    Reading,
    Reference,
    Report,
    Sentence,
    Span,
    Statement,
    Time,
    Token,
    content_id,
)

_PLACES = frozenset({"in", "at", "near", "outside", "inside"})


class Events:
    """Reads events from the codebook's triggers. An event needs somebody who takes part, and a saying that tells
    of it; at one trigger the type whose pattern met most is taken.
    """

    name = "events"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence, Mention, Judgement, Statement, Time})
    provides: frozenset[type] = frozenset({Event})

    def __init__(self, codebook: Codebook) -> None:
        words = codebook.events
        self._codebook = codebook
        self._patterns = PatternIndex(
            {kind.value: Ways(t.verbs, t.nouns) for kind, t in words.types.items()},
            words.word_sets,
            codebook.predicates.light_verbs,
        )

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """The events of the report, in order."""
        anchors = Anchors(reading, self._codebook)
        for number, sentence in enumerate(anchors.sentences):
            for match in _one_a_trigger(self._patterns.matches(sentence)):
                found = self._event(reading.report, anchors, number, match)
                if found is not None:
                    yield found

    def _event(self, report: Report, anchors: Anchors, number: int, match: Match) -> Found | None:
        """The event as a record, or a Gap where nobody tells of it; None where nobody takes part."""
        sentence = anchors.sentences[number]
        actors = _participants(anchors, sentence, "actor", match.x)
        recipients = _participants(anchors, sentence, "recipient", match.y)
        if not actors and not recipients:
            return None
        trigger = report.span(match.trigger.start, match.trigger.end)
        statement = anchors.statement(number, trigger)
        if statement is None:
            return Gap.of(
                self.name,
                f"{trigger.exact!r} tells of an event ({match.name}) that stands in no statement, so it was left out",
                report=report.id,
                span=trigger,
            )
        return Event(
            id=content_id("event", report.id, match.name, trigger.start, trigger.end),
            report=report.id,
            event_type=EventType(match.name),
            trigger=trigger,
            participants=(*actors, *recipients),
            time=when(anchors.times(number, match.trigger)),
            place=_place(anchors, sentence, match.trigger),
            statement=statement.id,
        )


def _one_a_trigger(matches: Iterable[Match]) -> Iterator[Match]:
    kept: dict[int, Match] = {}
    for match in matches:
        known = kept.get(match.trigger.i)
        if known is None or match.weight > known.weight:
            kept[match.trigger.i] = match
    yield from kept.values()


def _participants(
    anchors: Anchors, sentence: Sentence, role: str, tokens: tuple[Token, ...]
) -> tuple[Participant, ...]:
    sides = [anchors.side(sentence, token) for token in tokens]
    return tuple(Participant(role=role, reference=Reference(span=side.span)) for side in sides if side)


def _place(anchors: Anchors, sentence: Sentence, trigger: Token) -> Span | None:
    for token in after(sentence, trigger, _PLACES):
        mention = anchors.mention(sentence, token)
        if mention is not None and mention.label in {Kind.PLACE, Kind.GOVERNMENT}:
            return mention.span
    return None
