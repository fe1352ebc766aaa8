"""Events of PLOVER's sixteen types: who did what to whom, when and where, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.codebook import Codebook
from reportedly.extract.anchors import Anchors, when
from reportedly.extract.carried import Carried
from reportedly.extract.clauses import after
from reportedly.extract.grammar import children, subtree
from reportedly.extract.patterns import Match, PatternIndex, Ways
from reportedly.extract.polarity import polarity
from reportedly.records import (
    Event,
    EventType,
    Found,
    Gap,
    Judgement,
    Kind,
    Mention,
    Participant,
    Polarity,
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

_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_ASIDE = frozenset({"nsubj", "nsubjpass", "punct", "relcl", "npadvmod"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_PLACES = frozenset({"in", "at", "near", "outside", "inside"})


class Events:
    """Reads events from the codebook's triggers. An event needs somebody who takes part, and a saying that tells
    of it; at one trigger the type whose pattern met most is taken.
    """

    name = "events"
    version = "2"
    requires: frozenset[type] = frozenset({Sentence, Mention, Judgement, Statement, Time})
    provides: frozenset[type] = frozenset({Event})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._words = codebook, codebook.events
        words = self._words
        self._patterns = PatternIndex(
            {kind.value: Ways(t.verbs, t.nouns) for kind, t in words.types.items()},
            words.word_sets,
            codebook.predicates.light_verbs,
        )

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """The events of the report, in order."""
        anchors = Anchors(reading, self._codebook)
        carried = Carried(anchors.sentences, reading.of(Time))
        for number, sentence in enumerate(anchors.sentences):
            for match in _one_a_trigger(self._patterns.matches(sentence)):
                found = self._event(reading.report, anchors, number, match)
                if isinstance(found, Event) and found.time is None:
                    found = found.model_copy(update={"time": carried.when(number, match.trigger)})
                if found is not None:
                    yield found

    def _event(self, report: Report, anchors: Anchors, number: int, match: Match) -> Found | None:
        """The event as a record, or a Gap where nobody tells of it; None where nobody takes part."""
        sentence = anchors.sentences[number]
        actors = _participants(anchors, sentence, "actor", match.x)
        recipients = _participants(anchors, sentence, "recipient", match.y)
        if actors and not recipients and self._words.types[EventType(match.name)].reaching:
            recipients = _reached(anchors, sentence, match)[:1]
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
        held = polarity(sentence, match.trigger, self._codebook.predicates)
        kind = EventType(match.name)
        announced = self._words.types[kind].announced
        if (
            announced
            and actors
            and held is Polarity.HYPOTHETICAL
            and self._is_announced(sentence, match.trigger)
        ):
            kind, held = announced, Polarity.HELD
        return Event(
            id=content_id("event", report.id, kind, trigger.start, trigger.end),
            report=report.id,
            event_type=kind,
            trigger=trigger,
            participants=(*actors, *recipients),
            time=when(anchors.times(number, match.trigger)),
            place=_place(anchors, sentence, match.trigger),
            polarity=held,
            statement=statement.id,
        )

    def _is_announced(self, sentence: Sentence, verb: Token) -> bool:
        """Does the clause say what is going to be done, on no condition of its own?"""
        auxiliaries = {t.lemma.lower() for t in children(sentence, verb, "aux")}
        marks = {t.lemma.lower() for t in children(sentence, verb, "mark", "advmod")}
        conditions = self._codebook.predicates.supposing_marks
        return bool(auxiliaries & self._words.announcing) and not marks & conditions and verb.dep in _MAIN


def _one_a_trigger(matches: Iterable[Match]) -> Iterator[Match]:
    kept: dict[int, Match] = {}
    for match in matches:
        known = kept.get(match.trigger.i)
        if known is None or match.weight > known.weight:
            kept[match.trigger.i] = match
    yield from kept.values()


def _participants(
    anchors: Anchors, sentence: Sentence, role: str, tokens: Iterable[Token]
) -> tuple[Participant, ...]:
    sides = [anchors.side(sentence, token) or anchors.owner(sentence, token) for token in tokens]
    return tuple(Participant(role=role, reference=Reference(span=side.span)) for side in sides if side)


def _reached(anchors: Anchors, sentence: Sentence, match: Match) -> tuple[Participant, ...]:
    """Those whom the clause behind the trigger names: of "threatened to bomb Velsa" and "demanded the release of the
    prisoners", whom it is about.
    """
    doing = {t.i for x in match.x for t in subtree(sentence, x)}
    behind = subtree(sentence, match.trigger, without=_ASIDE)
    named = [t for t in behind if t.i > match.trigger.i and t.i not in doing and t.pos in _NOUNS]
    return _participants(anchors, sentence, "recipient", named)


def _place(anchors: Anchors, sentence: Sentence, trigger: Token) -> Span | None:
    for token in after(sentence, trigger, _PLACES):
        mention = anchors.mention(sentence, token)
        if mention is not None and mention.label in {Kind.PLACE, Kind.GOVERNMENT}:
            return mention.span
    return None
