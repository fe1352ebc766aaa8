"""Ties between actors: who hosts, funds, arms, leads, opposes whom, on whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook import Codebook
from reportedly.codebook.predicates import Predicate, Predicates
from reportedly.extract.anchors import Anchors, Side
from reportedly.extract.clauses import modifiers
from reportedly.extract.grammar import offsets, subtree
from reportedly.extract.patterns import Match, PatternIndex, Ways, best
from reportedly.extract.relations.polarity import bounds, ends, polarity
from reportedly.extract.relations.roles import RoleIndex
from reportedly.records import (
    Found,
    Gap,
    Mention,
    Polarity,
    Reading,
    Reference,
    Relation,
    Report,
    Sentence,
    Statement,
    Time,
    Token,
    content_id,
)

Pair = tuple[Token, Token]


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie found in a sentence, before mentions and statements are looked up."""

    name: str
    trigger: Token
    subject: Token
    object: Token
    given: bool


class TieFinder:
    """All of the codebook's ways of telling a tie, indexed once."""

    def __init__(self, words: Predicates) -> None:
        self._patterns = PatternIndex(
            {name: Ways(tie.verbs, tie.nouns, tie.adjectives) for name, tie in words.ties.items()},
            words.word_sets,
            words.light_verbs,
        )
        self._roles = RoleIndex(words)

    def __call__(self, sentence: Sentence) -> Iterator[Tie]:
        """The ties in text order of their triggers, verbs and nouns before roles."""
        seen: set[tuple[str, int, int]] = set()
        for match in (*best(self._patterns.matches(sentence)), *self._roles.matches(sentence)):
            for subject, object_ in _pairs(match):
                key = (match.name, subject.i, object_.i)
                if subject.i != object_.i and key not in seen:
                    seen.add(key)
                    yield Tie(match.name, match.trigger, subject, object_, match.given)


class Relations:
    """Reads the ties of the codebook's predicates. A tie needs a mention on both sides; whose saying it is is the
    innermost statement around it.
    """

    name = "relations"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence, Mention, Statement, Time})
    provides: frozenset[type] = frozenset({Relation})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._words = codebook, codebook.predicates
        self._ties = TieFinder(self._words)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """The ties of the report, in order."""
        anchors = Anchors(reading, self._codebook)
        for number, sentence in enumerate(anchors.sentences):
            for tie in self._ties(sentence):
                found = self._relation(reading.report, anchors, number, tie)
                if found is not None:
                    yield found

    def _relation(self, report: Report, anchors: Anchors, number: int, tie: Tie) -> Found | None:
        """The tie as a record, or a Gap where nobody says it; None where a side mentions nobody."""
        sentence = anchors.sentences[number]
        subject = anchors.side(sentence, tie.subject) or _doer(anchors, sentence, tie.subject)
        object_ = anchors.side(sentence, tie.object)
        predicate = self._words.ties[tie.name]
        if subject is None or object_ is None or not _fits(predicate, subject, object_):
            return None
        spans = (subject.span, object_.span)
        start = min(tie.trigger.start, *(s.start for s in spans))
        evidence = report.span(start, max(tie.trigger.end, *(s.end for s in spans)))
        trigger = report.span(tie.trigger.start, tie.trigger.end)
        statement = anchors.statement(number, trigger, beside=predicate.descriptive and tie.given)
        if statement is None:
            return Gap.of(
                self.name,
                f"{evidence.exact!r} tells of a tie ({tie.name}) that stands in no statement, so it was left out",
                report=report.id,
                span=evidence,
            )
        time = next(iter(anchors.times(number, tie.trigger)), None)
        ended = ends(sentence, tie.trigger, self._words)
        since, until = bounds(sentence, time, event_like=predicate.event_like, ended=ended)
        places = [(s.start, s.end) for s in spans]
        return Relation(
            id=content_id("relation", report.id, tie.name, *places, tie.trigger.start),
            report=report.id,
            subject=Reference(span=subject.span),
            predicate=tie.name,
            object=Reference(span=object_.span),
            valid_from=since,
            valid_to=until,
            polarity=_polarity(sentence, tie, self._words),
            evidence=evidence,
            statement=statement.id,
        )


def check_examples(codebook: Codebook, parse: Callable[[str], Sequence[Sentence]]) -> list[str]:
    """What the codebook's own examples of its predicates should give and do not, one sentence each; empty when
    all is well. `parse` gives the sentences of a text.
    """
    words = codebook.predicates
    finder = TieFinder(words)
    return [
        complaint
        for name, predicate in words.ties.items()
        for complaint in _complaints(name, predicate, finder, words, parse)
    ]


def _complaints(
    name: str,
    predicate: Predicate,
    finder: TieFinder,
    words: Predicates,
    parse: Callable[[str], Sequence[Sentence]],
) -> Iterator[str]:
    for example in predicate.examples:
        wanted = (example.subject.lower(), example.object.lower(), example.polarity)
        found = list(_read(name, parse(example.text), finder, words))
        if not any(_agrees(wanted, have) for have in found):
            yield f"{name}: {example.text!r} should give {' - '.join(wanted)}, and gives {found or 'nothing'}"
    for text in predicate.not_examples:
        if found := list(_read(name, parse(text), finder, words, names_only=True)):
            yield f"{name}: {text!r} should not give this tie, and gives {found}"


def _read(
    name: str,
    sentences: Sequence[Sentence],
    finder: TieFinder,
    words: Predicates,
    *,
    names_only: bool = False,
) -> Iterator[tuple[str, str, str]]:
    """The ties of that name as words: noun phrases of the two sides, and the polarity. Without mentions, a name
    is what is tagged as one.
    """
    for sentence in sentences:
        for tie in finder(sentence):
            names = tie.subject.pos == tie.object.pos == "PROPN"
            if tie.name == name and (names or not names_only):
                sides = (_phrase(sentence, tie.subject), _phrase(sentence, tie.object))
                yield *sides, _polarity(sentence, tie, words).value


def _phrase(sentence: Sentence, token: Token) -> str:
    left = [t for t in subtree(sentence, token) if t.i <= token.i]
    at = offsets(left)
    return " ".join(t.text for t in left if at.start <= t.start).lower()


def _agrees(wanted: tuple[str, str, str], have: tuple[str, str, str]) -> bool:
    sides = zip(wanted[:2], have[:2], strict=True)
    return wanted[2] == have[2] and all(w.split()[-1] in h.split() for w, h in sides)


def _polarity(sentence: Sentence, tie: Tie, words: Predicates) -> Polarity:
    return Polarity.HELD if tie.given else polarity(sentence, tie.trigger, words)


def _doer(anchors: Anchors, sentence: Sentence, deed: Token) -> Side | None:
    """Whose a deed is that stands where the doer would ("Aldin's raids killed"), where it is one party's."""
    owners = modifiers(sentence, deed) if deed.pos == "NOUN" else ()
    return anchors.side(sentence, owners[0]) if len(owners) == 1 else None


def _pairs(match: Match) -> Iterator[Pair]:
    for subject in match.x:
        for object_ in match.y:
            yield subject, object_


def _fits(predicate: Predicate, subject: Side, object_: Side) -> bool:
    return (not predicate.subject_kinds or subject.label in predicate.subject_kinds) and (
        not predicate.object_kinds or object_.label in predicate.object_kinds
    )
