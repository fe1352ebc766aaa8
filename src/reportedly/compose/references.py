"""From words to actors: fills in whom the references, links and sources of a reading stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.codebook.countries import Countries
from reportedly.compose.actors import Whereabouts
from reportedly.records import (
    Event,
    Figure,
    Form,
    Kept,
    Kind,
    Link,
    LinkKind,
    Mention,
    Participant,
    Reading,
    Reference,
    Relation,
    Span,
    Statement,
)
from reportedly.records.names import people_key


class Pointers:
    """What words of one report point to: a mention's id, or, for a country's adjective ("the Turkish president"),
    which is no mention of its own, "nation:" and the country's code; a people's adjective points to the people's
    first mention.
    """

    def __init__(self, mentions: Iterable[Mention], countries: Countries) -> None:
        known = list(mentions)
        self._whereabouts, self._countries = Whereabouts(known), countries
        self._peoples: dict[str, str] = {}
        for mention in known:
            if (mention.form, mention.label) == (Form.NAME, Kind.PEOPLE):
                self._peoples.setdefault(people_key(mention.head.exact), mention.id)

    def to(self, span: Span | None) -> str | None:
        """What the words point to, or None."""
        if span is None:
            return None
        mention = self._whereabouts.at(span)
        if mention is not None:
            return mention.id
        code = self._countries.demonym(span.exact)
        return nation(code) if code else self._peoples.get(people_key(span.exact))


def nation(code: str) -> str:
    """How a country is pointed to that no mention names."""
    return f"nation:{code}"


class References:
    """The actors of one report's words. `actors` maps what words point to (see Pointers) to an actor's id;
    `outlets` an outlet's name, in lower case, to the actor who has it, for publishers not named in the text.
    """

    def __init__(self, pointers: Pointers, actors: Mapping[str, str], outlets: Mapping[str, str]) -> None:
        self._pointers, self._actors, self._outlets = pointers, actors, outlets

    def actor(self, span: Span | None) -> str | None:
        """The actor whom the words stand for, or None."""
        return self._actors.get(self._pointers.to(span) or "")

    def reference(self, reference: Reference) -> Reference:
        """The reference with its actor filled in."""
        return reference.model_copy(update={"actor": self.actor(reference.span)})

    def link(self, link: Link) -> Link:
        """The link with its actor filled in: by its words, or, for an outlet, by its name."""
        found = self.actor(link.span)
        if found is None and link.kind is LinkKind.OUTLET:
            found = self._outlets.get(link.name.lower())
        return link.model_copy(update={"actor": found})

    def statement(self, statement: Statement, claim: str | None) -> Statement:
        """The statement with chain, speaker, addressee and claim filled in. The speaker is the last link of the
        chain, or whom the source's words stand for where the chain does not say.
        """
        chain = tuple(self.link(link) for link in statement.chain)
        speaker = chain[-1].actor or self.actor(statement.source)
        addressee = self.reference(statement.addressee) if statement.addressee else None
        update = {"chain": chain, "speaker": speaker, "addressee": addressee, "claim": claim}
        return statement.model_copy(update=update)

    def event(self, event: Event) -> Event:
        """The event with its participants filled in."""
        filled = tuple(
            Participant(role=p.role, reference=self.reference(p.reference)) for p in event.participants
        )
        return event.model_copy(update={"participants": filled})

    def relation(self, relation: Relation) -> Relation:
        """The tie with both sides filled in, as far as they are known."""
        sides = {"subject": self.reference(relation.subject), "object": self.reference(relation.object)}
        return relation.model_copy(update=sides)

    def figure(self, figure: Figure) -> Figure:
        """The figure with its actor filled in."""
        if figure.actor is None:
            return figure
        return figure.model_copy(update={"actor": self.reference(figure.actor)})


def filled(reading: Reading, references: References, claims: Mapping[str, str]) -> Reading:
    """The reading with everything in it filled in; `claims` maps a statement's id to its claim's."""
    done: list[Kept] = []
    for record in reading.records:
        match record:
            case Statement():
                done.append(references.statement(record, claims.get(record.id)))
            case Event():
                done.append(references.event(record))
            case Relation():
                done.append(references.relation(record))
            case Figure():
                done.append(references.figure(record))
            case _:
                done.append(record)
    return Reading(reading.report, tuple(done))
