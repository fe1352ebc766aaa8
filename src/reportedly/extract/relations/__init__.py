"""Ties between actors: who hosts, funds, arms, leads, opposes whom, on whose word."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportedly.codebook import Codebook
from reportedly.extract.anchors import Anchors, Side
from reportedly.extract.clauses import modifiers
from reportedly.extract.patterns import Match
from reportedly.extract.polarity import begins, ends, polarity
from reportedly.extract.relations.bounds import bounds, is_former
from reportedly.extract.relations.ties import TieFinder
from reportedly.records import (
    Found,
    Gap,
    Judgement,
    Kind,
    Mention,
    Polarity,
    Reading,
    Reference,
    Relation,
    Report,
    Sentence,
    Span,
    Statement,
    Time,
    Token,
    content_id,
)


class Relations:
    """Reads the ties of the codebook's predicates. A tie needs a mention on both sides; whose saying it is is the
    innermost statement around it.
    """

    name = "relations"
    version = "2"
    requires: frozenset[type] = frozenset({Sentence, Mention, Judgement, Statement, Time})
    provides: frozenset[type] = frozenset({Relation})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._words = codebook, codebook.predicates
        self._ties = TieFinder(self._words)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """The ties of the report, in order."""
        anchors = Anchors(reading, self._codebook)
        for number, sentence in enumerate(anchors.sentences):
            told: set[tuple[str, Span, Span]] = set()
            for tie in self._ties(sentence):
                sides = self._sides(anchors, sentence, tie)
                name = "" if tie.kinds else tie.name  # a phrase tells nothing of two that a word ties
                if sides and (name, *sides) not in told:
                    told |= {(tie.name, *sides), ("", *sides)}
                    yield self._record(reading.report, anchors, number, tie, sides)

    def _sides(self, anchors: Anchors, sentence: Sentence, tie: Match) -> tuple[Span, Span] | None:
        """The words for the two actors; None where a side mentions nobody whom the tie fits."""
        (x,), (y,) = tie.x, tie.y
        subject = anchors.side(sentence, x) or (None if tie.kinds else anchors.owner(sentence, x))
        predicate = self._words.ties[tie.name]
        object_ = anchors.sufferer(sentence, y, belongings=predicate.belongings and not tie.kinds)
        if subject is None or object_ is None or subject.span == object_.span:
            return None
        if not self._suits(sentence, tie, subject, object_):
            return None
        swapped = predicate.symmetric and object_.span.start < subject.span.start
        return (object_.span, subject.span) if swapped else (subject.span, object_.span)

    def _suits(self, sentence: Sentence, tie: Match, subject: Side, object_: Side) -> bool:
        """Are the sides of the kinds that the tie asks for, and does it say anything of them?"""
        predicate = self._words.ties[tie.name]
        called = tie.given and not tie.kinds
        if not (_fits(predicate.subject_kinds, subject, called) and _fits(predicate.object_kinds, object_)):
            return False
        if tie.kinds and not all(map(_is_named, tie.kinds, (subject, object_))):
            return False
        sides = zip((*tie.x, *tie.y), (subject, object_), strict=True)
        bearers = [side for word, side in sides if word.i == tie.trigger.i]
        # "its allies" says no more than that somebody has some
        return all(s.named and (tie.kinds or _is_its_own(sentence, tie.trigger, s)) for s in bearers)

    def _record(
        self, report: Report, anchors: Anchors, number: int, tie: Match, sides: tuple[Span, Span]
    ) -> Found:
        """The tie as a record, or a Gap where nobody says it."""
        sentence, predicate = anchors.sentences[number], self._words.ties[tie.name]
        trigger = report.span(tie.trigger.start, tie.trigger.end)
        every = (trigger, *sides)
        evidence = report.span(min(s.start for s in every), max(s.end for s in every))
        statement = anchors.statement(number, trigger, beside=True)
        if statement is None:
            return Gap.of(
                self.name,
                f"{evidence.exact!r} tells of a tie ({tie.name}) that stands in no statement, so it was left out",
                report=report.id,
                span=evidence,
            )
        ended = ends(sentence, tie.trigger, self._words)
        begun = predicate.event_like or begins(sentence, tie.trigger, self._words)
        since, until = bounds(sentence, anchors.times(number, tie.trigger), event_like=begun, ended=ended)
        if until is None and report.published and is_former(sentence, tie, self._words):
            until = f"../{report.published}"
        subject, object_ = sides
        return Relation(
            id=content_id("relation", report.id, tie.name, *subject.offsets, *object_.offsets, trigger.start),
            report=report.id,
            subject=Reference(span=subject),
            predicate=tie.name,
            object=Reference(span=object_),
            valid_from=since,
            valid_to=until,
            polarity=Polarity.HELD if tie.given else polarity(sentence, tie.trigger, self._words),
            evidence=evidence,
            statement=statement.id,
        )


def _fits(kinds: Collection[Kind], side: Side, called: bool = False) -> bool:
    """Whom a role is said of, or said to be for, is `called` a person, or a state, where its name looks like that of
    a body (name finders take many a foreign person for one) or of a place.
    """
    return not kinds or side.label in kinds or (called and side.named and _called_as(side) in kinds)


def _called_as(side: Side) -> Kind | None:
    if side.label is Kind.ORGANIZATION and " " in side.span.exact:
        return Kind.PERSON
    return Kind.GOVERNMENT if side.label is Kind.PLACE else None


def _is_its_own(sentence: Sentence, noun: Token, side: Side) -> bool:
    """Is the side named by the noun, not only by what stands before it ("Aldin's members")?"""
    at = side.span
    return noun.end <= at.end or not any(at.start <= t.start < at.end for t in modifiers(sentence, noun))


def _is_named(kinds: frozenset[Kind], side: Side) -> bool:
    """A phrase tells a tie by kinds alone, so that a person or people in it must have a name, unless any kind will
    do.
    """
    known = side.named or side.label not in {Kind.PERSON, Kind.PEOPLE} or len(kinds) == len(Kind)
    return side.label in kinds and known
