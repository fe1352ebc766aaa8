"""Ties between actors, and how they are put into words."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from reportedly.codebook.patterns import (
    AdjectivePattern,
    NounPattern,
    PhrasePattern,
    VerbPattern,
    word_sets_named,
)
from reportedly.records.base import Record
from reportedly.records.mention import Kind
from reportedly.records.relation import Polarity


class Example(Record):
    """A sentence in which `subject` stands in the predicate to `object`; `polarity` as a Relation has it. What sort
    of actor each is, is taken from the parser's label for the name, unless said here.
    """

    text: str
    subject: str
    object: str
    polarity: Polarity = Polarity.HELD
    subject_kind: Kind | None = None
    object_kind: Kind | None = None


class Narrowing(Record):
    """A bearer of one of `roles` for a part only of Y ("Y's press director", "head of sales at Y") stands in the tie
    `to` instead; `bodies` are nouns before the role that mean all of Y ("party chief").
    """

    to: str
    roles: frozenset[str]
    bodies: frozenset[str]


class Predicate(Record):
    """One tie. `verbs`, `nouns`, `adjectives` and `phrases` are patterns; `roles` are nouns that name the bearer X of
    the tie to Y ("X, the leader of Y", "Y leader X"), `possessions` those for what is X's ("Y, X's stronghold");
    `participles` make compound adjectives ("X-backed Y"), `inverted` ones with the two sides exchanged ("Y-based X");
    `prefixes` stand before Y ("anti-Y X"). An `event_like` tie begins at the date its clause names. A `descriptive`
    one says who somebody is, and so nothing of one without a name ("an Aldinian minister"). A `symmetric` one is told
    once, its sides in the order of the text. `narrowing` says whose role is another tie. With `belongings`, what is
    done to Y's things is done to Y. The kinds limit who may stand on a side; none given means anybody. `not_examples`
    must not yield the tie.
    """

    description: str
    event_like: bool = False
    descriptive: bool = False
    symmetric: bool = False
    belongings: bool = False
    verbs: tuple[VerbPattern, ...] = ()
    nouns: tuple[NounPattern, ...] = ()
    adjectives: tuple[AdjectivePattern, ...] = ()
    phrases: tuple[PhrasePattern, ...] = ()
    roles: tuple[str, ...] = ()
    role_prepositions: tuple[str, ...] = ("of",)
    possessions: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    narrowing: Narrowing | None = None
    subject_kinds: tuple[Kind, ...] = ()
    object_kinds: tuple[Kind, ...] = ()
    examples: tuple[Example, ...] = ()
    not_examples: tuple[str, ...] = ()


class Predicates(Record):
    """All ties, with what they share: `word_sets` named in patterns; `light_verbs` whose subject does what their
    object names ("provide support"); `partitives`, nouns that stand for what follows "of" ("members of Y"), and
    `places`, those that say that it is one ("the town of Y");
    `belongings`, things and deeds of which "of Y" says whose they are ("positions of Y");
    `forces`, what a state acts by ("Y's troops", "the Y government"), and `followers`, whom another body acts by
    ("Y fighters"), both taken for Y; `former`, words for who no longer is what he is called;
    `portfolio_roles`, whose "of Y" may be a field and no actor ("minister of education");
    `supposed_under`, words under which a tie is only supposed ("plan to arm"); `denied_under`, words under which it
    does not hold ("refuse to arm"); `begun_under`, verbs that begin a tie at their date ("was elected leader");
    `ended_under`, words that end a tie at their date ("stop arming").
    """

    word_sets: dict[str, tuple[str, ...]]
    light_verbs: frozenset[str]
    partitives: frozenset[str]
    places: frozenset[str]
    belongings: frozenset[str]
    forces: frozenset[str]
    followers: frozenset[str]
    former: frozenset[str]
    portfolio_roles: frozenset[str]
    supposing_auxiliaries: frozenset[str]
    supposing_marks: frozenset[str]
    supposed_under: frozenset[str]
    denied_under: frozenset[str]
    begun_under: frozenset[str]
    ended_under: frozenset[str]
    ties: dict[str, Predicate]

    @model_validator(mode="after")
    def _sets_exist(self) -> Self:
        for name, tie in self.ties.items():
            if tie.narrowing and tie.narrowing.to not in self.ties:
                raise ValueError(f"{name}: no tie is called {tie.narrowing.to!r}")
            missing = word_sets_named((*tie.verbs, *tie.nouns, *tie.adjectives)) - set(self.word_sets)
            if missing:
                raise ValueError(f"{name}: no word set is called {sorted(missing)[0]!r}")
        return self
