"""The events of PLOVER, and how they are put into words."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from reportedly.codebook.patterns import NounPattern, VerbPattern, word_sets_named
from reportedly.records.base import Record
from reportedly.records.event import EventType


class EventExample(Record):
    """A sentence that tells of the event, with the words for its sides where they must be found."""

    text: str
    actor: str | None = None
    recipient: str | None = None


class Triggers(Record):
    """How one type of event is told: X is its actor, Y its recipient. Of what somebody says that he will do,
    `announced` is the type: a promise of aid is an agreement, of an attack a threat. With `reaching`, whoever stands
    in what is asked, promised or refused is the recipient, if nobody else is.
    """

    description: str
    verbs: tuple[VerbPattern, ...] = ()
    nouns: tuple[NounPattern, ...] = ()
    announced: EventType | None = None
    reaching: bool = False
    examples: tuple[EventExample, ...] = ()


class EventWords(Record):
    """All types. `word_sets` are the lists that patterns name; with `announcing` auxiliaries somebody says what he is
    going to do.
    """

    announcing: frozenset[str]
    word_sets: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    types: dict[EventType, Triggers]

    @model_validator(mode="after")
    def _sets_exist(self) -> Self:
        for name, triggers in self.types.items():
            missing = word_sets_named((*triggers.verbs, *triggers.nouns)) - set(self.word_sets)
            if missing:
                raise ValueError(f"{name}: no word set is called {sorted(missing)[0]!r}")
        return self
