"""Places where a text refers to somebody or something, and pointers from other records to them."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.span import Span


class Form(StrEnum):
    """How a mention refers: by name ("Kofi Annan"), by a noun ("the group"), by a pronoun ("they")."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Kind(StrEnum):
    """What sort of actor a mention or an Actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    AGENCY = "agency"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PEOPLE = "people"
    PLACE = "place"
    ROLE = "role"


class Mention(Record):
    """A place where a text refers to somebody. `label` is the kind of actor it refers to, `head` the word
    that carries the reference ("official" of "a senior U.S. official"); for a name it is the name itself, while
    `span` holds titles too ("Ryan Crocker" of "U.S. Ambassador to Iraq Ryan Crocker").
    """

    id: str
    report: str
    span: Span
    head: Span
    label: Kind
    form: Form


class Reference(Record):
    """Words that stand for an actor in another record. `actor` is None in a reading; composing fills it in
    with the actor's id, where resolve could tell.
    """

    span: Span
    actor: str | None = None


class Participant(Record):
    """Who takes part in an event, and as what (actor, recipient, instrument, place)."""

    role: str
    reference: Reference
