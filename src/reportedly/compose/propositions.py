"""What a statement says, in a form that two statements can be compared by: who, does what, to whom, when, how
many, with what sign. Words come last: vectors of whole sentences do not tell a charge from its like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.codebook import Codebook
from reportedly.codebook.countries import Countries
from reportedly.compose.references import Pointers, nation
from reportedly.records import (
    Event,
    Figure,
    Form,
    LinkKind,
    Mention,
    Polarity,
    Reading,
    Relation,
    Span,
    Stance,
    Statement,
    Style,
    Time,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STEM = 6
_LEAD = 12
_WISHING = frozenset({Stance.DEMANDS, Stance.OFFERS, Stance.REFUSES})
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.REFUSES})
_SILENT = frozenset({Stance.ASKS})
_SUBJECTLESS = re.compile(r"^[\"“'‘\s]*(?:[a-z]+ing\b|to\s|having\b|any\b|that it\b)", re.IGNORECASE)

Tie = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement, reduced. `voice` is the actor who speaks (None if unknown), `voices` all who do ("A and B
    deny"), `kin` these and the countries that the source's words name ("Aldinian officials"); `hands` the chain as
    (actor, name, kind). `actors`, `ties` hold actor ids (mention ids until `known`); `deeds` names what is told of,
    by whomever. `sign` is -1 where the content is negated; `wished` where it says what should be, not what is.
    `addressee` is to whom it is put; `place` its number among the report's statements.
    """

    statement: str
    report: str
    place: int
    text: str
    stance: Stance
    narrated: bool
    voice: str | None
    voices: frozenset[str]
    kin: frozenset[str]
    hands: tuple[tuple[str | None, str, LinkKind], ...]
    addressee: str | None
    actors: frozenset[str]
    ties: frozenset[Tie]
    deeds: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[float]
    times: frozenset[str]
    sign: int
    wished: bool

    @property
    def against(self) -> bool:
        """Does its source turn the content away?"""
        return self.stance in _AGAINST

    @property
    def matters(self) -> bool:
        """Does it say something that another could say or deny?"""
        return self.stance not in _SILENT and bool(self.stems) and len(self.stems) + len(self.actors) > 1


class Reducer:
    """Reading → Propositions, with mention ids for actors."""

    def __init__(self, codebook: Codebook) -> None:
        self._words, self._countries = codebook.claims, codebook.countries

    def __call__(self, reading: Reading) -> list[Proposition]:
        """One for each statement of the reading, in the order of their contents."""
        around = _Around(reading, self._countries)
        statements = sorted(reading.of(Statement), key=lambda s: (_start(s), -_end(s), s.id))
        nested: dict[str, list[Statement]] = {}
        for s in statements:
            if s.nested_in:
                nested.setdefault(s.nested_in, []).append(s)
        return [self._reduce(s, n, around, nested.get(s.id, ())) for n, s in enumerate(statements)]

    def _reduce(
        self, statement: Statement, place: int, around: _Around, nested: Iterable[Statement]
    ) -> Proposition:
        parts = [(c.start, c.end) for c in statement.content]
        own = _without(parts, [(c.start, c.end) for inner in nested for c in inner.content]) or parts
        mentions = around.mentions(own)
        text = " ".join(c.exact for c in statement.content)
        voice = around.mention(statement.source) if statement.source else None
        voice = voice or around.mention(statement.chain[-1].span)
        actors = {m.id for m in mentions}
        if voice and _SUBJECTLESS.match(text):
            actors.add(voice)
        words = [w for part in own for w in _words(around.text[part[0] : part[1]])]
        names = {w for m in mentions if m.form is Form.NAME for w in _words(m.span.exact)}
        ties = around.ties.get(statement.id, [])
        negated = sum(w in self._words.negators or w.endswith(("n't", "n’t")) for w in words) % 2
        return Proposition(
            statement=statement.id,
            report=statement.report,
            place=place,
            text=" ".join(text.split()),
            stance=statement.stance,
            narrated=statement.style is Style.NARRATED,
            voice=voice,
            voices=frozenset(around.maximal(statement.source)) | ({voice} if voice else set()),
            kin=frozenset(self._nations(statement)),
            hands=tuple((around.mention(k.span), k.name, k.kind) for k in statement.chain),
            addressee=around.addressee(statement),
            actors=frozenset(actors),
            ties=frozenset(ties),
            deeds=frozenset(deed for _, deed, _ in ties),
            stems=frozenset(stem(w) for w in words if w not in self._words.function_words and w not in names),
            numbers=frozenset(around.numbers.get(statement.id, ())),
            times=frozenset(around.times(own)),
            sign=-1 if negated else 1,
            wished=statement.stance in _WISHING or bool(self._words.wishes.intersection(words)),
        )

    def _nations(self, statement: Statement) -> Iterator[str]:
        """The countries named by adjective, or by name, in the words for the source."""
        words = " ".join([statement.source.exact if statement.source else "", statement.chain[-1].name])
        for word in re.findall(r"[\w.’'-]+", words):
            code = self._countries.demonym(word) or self._countries.country(word)
            if code:
                yield nation(code)


def known(
    proposition: Proposition, actors: Mapping[str, str], named: frozenset[str], nations: Mapping[str, str]
) -> Proposition:
    """The proposition with actor ids in place of mention ids. Actors without a name ("the fighters") do not make
    two propositions alike, so only those in `named` stay among `actors` and `ties`. `nations` maps a country's
    actors (its government, its land) to one of them: what is said of one is held against what is said of the other.
    """

    def one(pointer: str) -> str:
        actor = actors.get(pointer, "")
        return nations.get(actor, actor)

    here = {one(m) for m in proposition.actors}
    ties = {(one(a), p, one(b)) for a, p, b in proposition.ties}
    voices = frozenset(actors[m] for m in proposition.voices if m in actors)
    return replace(
        proposition,
        voice=actors.get(proposition.voice or ""),
        voices=voices,
        kin=frozenset({one(n) for n in proposition.kin} - {""}) | {nations.get(v, v) for v in voices},
        addressee=actors.get(proposition.addressee or ""),
        hands=tuple((actors.get(m or ""), name, kind) for m, name, kind in proposition.hands),
        actors=frozenset(here & named),
        ties=frozenset(
            (a, p, b) for a, p, b in ties if (a in named or not a) and (b in named or not b) and a + b
        ),
    )


def stem(word: str) -> str:
    """The first letters of a word without its ending: enough to bring "withdraw" and "withdrawal" together
    (truncation stemming; Frakes 1992).
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
    return word[:_STEM]


class _Around:
    """What stands in a report, by statement and by place."""

    def __init__(self, reading: Reading, countries: Countries) -> None:
        self.text = reading.report.text
        self._mentions = sorted(reading.of(Mention), key=lambda m: (m.span.start, m.span.end))
        self.mention = Pointers(self._mentions, countries).to
        self._by_head = sorted(self._mentions, key=lambda m: (m.head.start, m.id))
        self._heads = [m.head.start for m in self._by_head]
        self._times = reading.of(Time)
        self.ties: dict[str, list[Tie]] = {}
        self.numbers: dict[str, list[float]] = {}
        for relation in reading.of(Relation):
            tie = (
                self.mention(relation.subject.span),
                relation.predicate,
                self.mention(relation.object.span),
            )
            self._tie(relation.statement, tie, relation.polarity is not Polarity.HYPOTHETICAL)
        for event in reading.of(Event):
            sides = {p.role: self.mention(p.reference.span) for p in event.participants}
            tie = (sides.get("actor"), event.event_type.value, sides.get("recipient"))
            self._tie(event.statement, tie, True)
        for figure in reading.of(Figure):
            value = figure.value if figure.value is not None else figure.low
            if value is not None:
                self.numbers.setdefault(figure.statement, []).append(value)

    def _tie(self, statement: str, tie: tuple[str | None, str, str | None], counts: bool) -> None:
        if counts and (tie[0] or tie[2]):
            self.ties.setdefault(statement, []).append((tie[0] or "", tie[1], tie[2] or ""))

    def maximal(self, source: Span | None) -> list[str]:
        """The mentions in a source's words that stand in no other one there."""
        inside = [m for m in self._mentions if source and source.contains(m.span)]
        return [m.id for m in inside if not any(n.span.contains(m.span) and n.id != m.id for n in inside)]

    def mentions(self, parts: list[tuple[int, int]]) -> list[Mention]:
        found = []
        for start, end in parts:
            first, last = bisect_left(self._heads, start), bisect_left(self._heads, end)
            found += [self._by_head[n] for n in range(first, last)]
        return found

    def addressee(self, statement: Statement) -> str | None:
        """To whom a statement is put: whom the reading gives, or, for a wish, whom its content begins with, but for
        "for" or "that" ("demanded that Aldin stop").
        """
        given = self.mention(statement.addressee.span) if statement.addressee else None
        if given or statement.stance not in _WISHING:
            return given
        start = _start(statement)
        begin = [m for m in self._mentions if start <= m.span.start <= start + _LEAD]
        source = self.mention(statement.source) if statement.source else None
        return next((m.id for m in begin if m.id != source), None)

    def times(self, parts: list[tuple[int, int]]) -> list[str]:
        return [t.edtf for t in self._times if _inside(t.span.start, parts)]


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]


def _inside(place: int, parts: list[tuple[int, int]]) -> bool:
    return any(a <= place < b for a, b in parts)


def _without(parts: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts less what is taken."""
    for a, b in taken:
        cut: list[tuple[int, int]] = []
        for c, d in parts:
            cut += [piece for piece in ((c, min(d, a)), (max(c, b), d)) if piece[0] < piece[1]]
        parts = cut
    return parts


def _start(statement: Statement) -> int:
    return min(c.start for c in statement.content)


def _end(statement: Statement) -> int:
    return max(c.end for c in statement.content)
