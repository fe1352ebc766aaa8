"""Cues: the verbs, nouns and phrases that tell of a saying, what they take, and what they make of it."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from reportedly.records.base import Record
from reportedly.records.statement import Certainty, Stance


def _words(value: object) -> object:
    """A string of words is a set of words; anything else is left for pydantic to judge."""
    return frozenset(value.split()) if isinstance(value, str) else value


def _cue(value: object) -> object:
    """The bare name of a kind is a cue of that kind with the constructions of the kind."""
    return {"kind": value} if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_words)]


class CueKind(Record):
    """What cues of one kind make of their content. `negated` is the stance when the cue is negated ("did
    not confirm"), `negated_certainty` the certainty. A kind with `says` false tells of nobody's saying,
    only of the reporter's own caution ("seems"); what a `sourceless` verb has as its subject is part of
    what is said. `takes` and `passive` are the constructions of its verbs, unless an entry has its own.
    """

    description: str
    stance: Stance
    certainty: Certainty = Certainty.CERTAIN
    negated: Stance = Stance.DENIES
    negated_certainty: Certainty = Certainty.UNDERSPECIFIED
    says: bool = True
    sourceless: bool = False
    takes: Words = frozenset()
    passive: Words = frozenset()


class Cue(Record):
    """One verb, noun or adjective: its kind, the frames it takes in the active voice, and those it takes
    in the passive (see `extract/attributions/rules/frames.py` for their names). None: those of the kind.
    `to` is the kind where the content is an infinitive ("told them to go").
    """

    kind: str
    to: str | None = None
    takes: Words | None = None
    passive: Words | None = None


class Cues(Record):
    """All cues. Keys of `verbs` are lemmas, with their particle where one belongs ("point out");
    `adverbs` and `attributives` (before a noun) map a word to a kind. `told` are verbs whose object is
    whom they are said to, `told_through` the prepositions that name him behind others ("demanded of X").
    `carriers` only carry another verb into the cue ("has yet to confirm"), `light` a cue noun ("voiced fears"). A
    content with a word of `probable` or `possible` in its main clause is held as no more than that. `unwilled` verbs
    tell of no deed that somebody can undertake ("said it would rain").
    """

    kinds: dict[str, CueKind]
    verbs: dict[str, Annotated[Cue, BeforeValidator(_cue)]]
    nouns: dict[str, Annotated[Cue, BeforeValidator(_cue)]]
    adjectives: dict[str, Annotated[Cue, BeforeValidator(_cue)]]
    adverbs: dict[str, str]
    attributives: dict[str, str]
    told: Words
    told_through: dict[str, Words]
    carriers: Words
    light: Words
    probable: Words
    possible: Words
    unwilled: Words

    @model_validator(mode="after")
    def _kinds_exist(self) -> Self:
        for table in (self.verbs, self.nouns, self.adjectives):
            for word, cue in table.items():
                for kind in (cue.kind, cue.to):
                    if kind is not None and kind not in self.kinds:
                        raise ValueError(f"{word!r} is of kind {kind!r}, which is not among the kinds")
        for word, kind in (*self.adverbs.items(), *self.attributives.items()):
            if kind not in self.kinds:
                raise ValueError(f"{word!r} is of kind {kind!r}, which is not among the kinds")
        return self

    @cached_property
    def particled(self) -> frozenset[str]:
        """Verbs that some entry joins to a particle."""
        return frozenset(key.split()[0] for key in self.verbs if " " in key)

    def takes(self, cue: Cue, *, passive: bool = False) -> frozenset[str]:
        """The constructions of a cue: its own, or else its kind's."""
        own = cue.passive if passive else cue.takes
        if own is None:
            kind = self.kinds[cue.kind]
            return kind.passive if passive else kind.takes
        return own
