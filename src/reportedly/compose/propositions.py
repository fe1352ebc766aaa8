"""What a statement says, in a form that two statements can be compared by: who, does what, to whom, when, how
many, with what sign. Words come last: vectors of whole sentences do not tell a charge from its like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.codebook import Codebook
from reportedly.compose.ground import Ground, Parts, Tie, end_of, start_of, without, words_of
from reportedly.compose.references import nation
from reportedly.compose.terms import Terms
from reportedly.compose.wording import in_full, stands_alone
from reportedly.records import (
    Form,
    LinkKind,
    Mood,
    Point,
    Reading,
    Stance,
    Statement,
    Style,
)

_AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS, Stance.REFUSES})
_OUGHT = frozenset({Stance.DEMANDS, Stance.REFUSES})
_SILENT = frozenset({Stance.ASKS})
_SUBJECTLESS = re.compile(r"^[\"“'‘\s]*(?:[a-z]+ing\b|to\s|having\b|any\b|that it\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposition:
    """One point of a statement, reduced. `key` tells the points of a statement apart (that of one with a single point
    is the statement's id); `single` says that it has no other; `text` is the point's own words, `said` the whole
    statement's. `voice` is the actor who speaks (None if unknown), `voices` all who do ("A and B deny"), `kin` these
    and the countries that the source's words name ("Aldinian officials"); `hands` the chain as (actor, name, kind).
    `actors`, `ties` hold actor ids (mention ids until `known`); `deeds` names what is told of, by whomever; `subject`
    is of whom the point speaks, or the speaker where it has no subject, `opening` the pronoun there is for them.
    `told` is the text with who says it, where the text alone would be no sentence, else empty. `terms` are all its
    words and numbers (see Terms), `stems` those that are no names, `matter` those that stand in no mention of
    anybody ("the Aldinian president" tells whom, not what), `predicate` those of its verbs. `sign` is -1 where the
    content is negated; `mood` says whether it is, is meant to be or should be so. `addressee` is to whom it is put,
    `holds` the first statement within its content; `place` its number among the report's points. `parties` are all
    actors it speaks of, those without a name among them; `cue` is the cue in lower case, `contrast` whether its
    words set it against what stands before; `turned` are the terms whose opposite it uses.
    """

    key: str
    statement: str
    single: bool
    report: str
    place: int
    text: str
    said: str
    told: str
    stance: Stance
    narrated: bool
    voice: str | None
    voices: frozenset[str]
    kin: frozenset[str]
    hands: tuple[tuple[str | None, str, LinkKind], ...]
    addressee: str | None
    holds: str | None
    cue: str
    contrast: bool
    subject: str | None
    opening: str
    actors: frozenset[str]
    parties: frozenset[str]
    ties: frozenset[Tie]
    deeds: frozenset[str]
    predicate: frozenset[str]
    stems: frozenset[str]
    matter: frozenset[str]
    terms: frozenset[str]
    numbers: frozenset[float]
    times: frozenset[str]
    turned: frozenset[str]
    sign: int
    mood: Mood

    @property
    def wished(self) -> bool:
        """Does it say what should or would be?"""
        return self.mood is Mood.SUPPOSED

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
        self._terms = Terms(codebook.claims, codebook.countries)
        self._silences = codebook.sources.silences

    def __call__(self, reading: Reading) -> list[Proposition]:
        """One for each point of each statement of the reading, in the order of their contents; a statement without
        points has one, its whole content.
        """
        around = Ground(reading, self._countries)
        statements = sorted(reading.of(Statement), key=lambda s: (start_of(s), -end_of(s), s.id))
        found: list[Proposition] = []
        inside: dict[tuple[int, int], list[Statement]] = {}  # by content: many statements may share one
        for n, statement in enumerate(statements):
            at = start_of(statement), end_of(statement)
            inner = inside[at] if at in inside else inside.setdefault(at, _inside_of(statements, n))
            points = statement.points or (Point(pieces=tuple(c.offsets for c in statement.content)),)
            for k, point in enumerate(points):
                made = self._reduce(statement, point, around, inner)
                key = statement.id if len(points) == 1 else f"{statement.id}#{k}"
                found.append(replace(made, key=key, single=len(points) == 1, place=len(found)))
        return found

    def _reduce(
        self, statement: Statement, point: Point, around: Ground, inner: Sequence[Statement]
    ) -> Proposition:
        parts: Parts = [(start, end) for start, end in point.pieces]
        own = without(parts, [(c.start, c.end) for s in inner for c in s.content])
        if not own and len(statement.points) < 2:
            own = parts
        mentions = around.mentions(own)
        text = " … ".join(around.text[a:b] for a, b in parts)
        said = " ".join(c.exact for c in statement.content)
        voice = around.mention(statement.source) if statement.source else None
        voice = voice or around.mention(statement.chain[-1].span)
        subject = self._subject(point, around, voice)
        if not subject:
            subject = voice if _SUBJECTLESS.match(text) else around.opener(parts[0][0])
        actors = {m.id for m in mentions} | ({subject} if subject else set())
        texts = [around.text[a:b] for a, b in own]
        terms = frozenset(self._terms.of(texts))
        names = set(self._terms.of(m.span.exact for m in mentions if m.form is Form.NAME))
        told = without(own, [(m.span.start, m.head.end) for m in mentions])
        words = [w.lower() for text in texts for w in words_of(text)]
        whole = len(statement.points) < 2
        ties = around.ties_in(statement.id, parts, whole=whole)
        turned = self._terms.turned(words)
        negated = (
            sum(w in self._words.negators or w.endswith(("n't", "n’t")) for w in words) + len(turned)
        ) % 2
        cue = statement.cue.exact.lower() if statement.cue else ""
        numbers = frozenset(around.numbers_in(statement.id, parts, whole=whole)) | around.digits(own)
        return Proposition(
            key=statement.id,
            statement=statement.id,
            single=True,
            report=statement.report,
            place=0,
            text=" ".join(text.split()),
            said=" ".join(said.split()),
            told="" if len(parts) == 1 and stands_alone(text) else in_full(statement, around.text),
            stance=statement.stance,
            narrated=statement.style is Style.NARRATED,
            voice=voice,
            voices=frozenset(around.maximal(statement.source)) | ({voice} if voice else set()),
            kin=frozenset(self._nations(statement)),
            hands=tuple((around.mention(k.span), k.name, k.kind) for k in statement.chain),
            addressee=around.addressee(statement),
            holds=next((s.id for s in inner), None),
            cue=cue,
            contrast=bool(self._words.contrasts.intersection((*around.lead(statement), *cue.split()))),
            subject=subject,
            opening="" if (word := around.pronoun(parts[0][0])).lower() in self._words.possessives else word,
            actors=frozenset(actors),
            parties=frozenset(actors),
            ties=frozenset(ties),
            deeds=frozenset(deed for _, deed, _ in ties),
            predicate=frozenset(self._terms.of(point.predicate)),
            stems=frozenset() if self._silent(statement, words) else terms - names,
            matter=terms.intersection(self._terms.of(around.text[a:b] for a, b in told)),
            terms=terms | {f"#{n:g}" for n in numbers},
            numbers=numbers,
            times=frozenset(around.times(own)),
            turned=turned,
            sign=-1 if negated else 1,
            mood=self._mood(statement, point, words),
        )

    def _subject(self, point: Point, around: Ground, voice: str | None) -> str | None:
        """Whom the point speaks of, by its verb's subject: "I" and "we" are who speaks."""
        if point.subject is None:
            return None
        start, end = point.subject
        return voice if around.text[start:end].lower() in {"i", "we"} else around.head(point.subject)

    def _mood(self, statement: Statement, point: Point, words: Sequence[str]) -> Mood:
        """What is demanded or refused should be; what is offered or planned may come to be."""
        if statement.stance in _OUGHT:
            return Mood.SUPPOSED
        if statement.stance is Stance.OFFERS:
            return Mood.AIM
        if statement.points:
            return point.mood
        return Mood.SUPPOSED if self._words.wishes.intersection(words) else Mood.FACT

    def _silent(self, statement: Statement, words: Sequence[str]) -> bool:
        """Is what is refused to say anything ("declined to comment")? That is no proposition."""
        return statement.stance is Stance.REFUSES and not self._silences.isdisjoint(words[:3])

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
        parties=frozenset(here - {""}),
        ties=frozenset(
            (a, p, b) for a, p, b in ties if (a in named or not a) and (b in named or not b) and a + b
        ),
    )


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
