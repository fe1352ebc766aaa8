"""What a statement says, in a form that two statements can be compared by: who, does what, to whom, when, how
many, with what sign. Words come last: vectors of whole sentences do not tell a charge from its like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.codebook import Codebook
from reportedly.compose.ground import WISHING, Ground, Tie, end_of, start_of, without, words_of
from reportedly.compose.references import nation
from reportedly.compose.wording import in_full, stands_alone
from reportedly.records import (
    Form,
    LinkKind,
    Reading,
    Stance,
    Statement,
    Style,
)

_STEM = 6
_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.REFUSES})
_SILENT = frozenset({Stance.ASKS})
_SUBJECTLESS = re.compile(r"^[\"“'‘\s]*(?:[a-z]+ing\b|to\s|having\b|any\b|that it\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement, reduced. `voice` is the actor who speaks (None if unknown), `voices` all who do ("A and B
    deny"), `kin` these and the countries that the source's words name ("Aldinian officials"); `hands` the chain as
    (actor, name, kind). `actors`, `ties` hold actor ids (mention ids until `known`); `deeds` names what is told of,
    by whomever; `subject` is who opens the content, or the speaker where it has no subject, `opening` the pronoun
    there is for them. `told` is the text with who says it, where the text alone would be no sentence, else empty.
    `sign` is -1 where the content is negated; `wished` where it says what should be, not what is. `addressee` is to
    whom it is put, `holds` the first statement within its content; `place` its number among
    the report's statements.
    """

    statement: str
    report: str
    place: int
    text: str
    told: str
    stance: Stance
    narrated: bool
    voice: str | None
    voices: frozenset[str]
    kin: frozenset[str]
    hands: tuple[tuple[str | None, str, LinkKind], ...]
    addressee: str | None
    holds: str | None
    subject: str | None
    opening: str
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
        around = Ground(reading, self._countries)
        statements = sorted(reading.of(Statement), key=lambda s: (start_of(s), -end_of(s), s.id))
        return [self._reduce(s, n, around, _inside_of(statements, n)) for n, s in enumerate(statements)]

    def _reduce(
        self, statement: Statement, place: int, around: Ground, inner: Sequence[Statement]
    ) -> Proposition:
        parts = [(c.start, c.end) for c in statement.content]
        own = without(parts, [(c.start, c.end) for s in inner for c in s.content]) or parts
        mentions = around.mentions(own)
        text = " ".join(c.exact for c in statement.content)
        voice = around.mention(statement.source) if statement.source else None
        voice = voice or around.mention(statement.chain[-1].span)
        actors = {m.id for m in mentions}
        subject = voice if _SUBJECTLESS.match(text) else around.opener(parts[0][0])
        if subject:
            actors.add(subject)
        words = [w for part in own for w in words_of(around.text[part[0] : part[1]])]
        names = {w for m in mentions if m.form is Form.NAME for w in words_of(m.span.exact)}
        ties = around.ties.get(statement.id, [])
        negated = sum(w in self._words.negators or w.endswith(("n't", "n’t")) for w in words) % 2
        return Proposition(
            statement=statement.id,
            report=statement.report,
            place=place,
            text=" ".join(text.split()),
            told="" if len(parts) == 1 and stands_alone(text) else in_full(statement, around.text),
            stance=statement.stance,
            narrated=statement.style is Style.NARRATED,
            voice=voice,
            voices=frozenset(around.maximal(statement.source)) | ({voice} if voice else set()),
            kin=frozenset(self._nations(statement)),
            hands=tuple((around.mention(k.span), k.name, k.kind) for k in statement.chain),
            addressee=around.addressee(statement),
            holds=next((s.id for s in inner), None),
            subject=subject,
            opening="" if (word := around.pronoun(parts[0][0])).lower() in self._words.possessives else word,
            actors=frozenset(actors),
            ties=frozenset(ties),
            deeds=frozenset(deed for _, deed, _ in ties),
            stems=frozenset(stem(w) for w in words if w not in self._words.function_words and w not in names),
            numbers=frozenset(around.numbers.get(statement.id, ())) | around.digits(own),
            times=frozenset(around.times(own)),
            sign=-1 if negated else 1,
            wished=statement.stance in WISHING or bool(self._words.wishes.intersection(words)),
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
        subject=subject if (subject := one(proposition.subject or "")) in named else None,
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


def _inside_of(statements: Sequence[Statement], place: int) -> list[Statement]:
    """Those whose contents stand within the content of the one at `place`, in statements sorted by content."""
    start, end = start_of(statements[place]), end_of(statements[place])
    found = []
    for s in statements[place + 1 :]:
        if start_of(s) >= end:
            break
        if end_of(s) <= end and (start_of(s), end_of(s)) != (start, end):
            found.append(s)
    return found
