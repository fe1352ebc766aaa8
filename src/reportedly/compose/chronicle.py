"""The order of it all: readings and judgements in, the entries of a chronicle out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.codebook import Codebook
from reportedly.compose.actors import Cast
from reportedly.compose.claims import group
from reportedly.compose.independence import Sourcing
from reportedly.compose.positions import KINDS, Wish, positions, unheld
from reportedly.compose.propositions import Proposition, Reducer, known
from reportedly.compose.references import Pointers, References, filled, nation
from reportedly.compose.rulings import Rulings
from reportedly.records import (
    Authority,
    Entry,
    Event,
    Figure,
    Form,
    Gap,
    Judgement,
    Kind,
    Mention,
    Reading,
    Relation,
    Report,
    Sameness,
    Statement,
    Time,
)

_NATIONS = (Kind.GOVERNMENT, Kind.PLACE)


def compose(
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
    codebook: Codebook,
    authorities: Sequence[Authority] = (),
) -> Iterator[Entry]:
    """The chronicle that the readings and judgements come to; pure, and the same in whatever order they come. Who was
    judged to be one of `authorities`, a list of known actors, has its ids.

    `readings` is gone through three times (who is one, what is said, giving it out), so it must be iterable anew.
    Held meanwhile: the mentions' names, and one Proposition a statement; not the readings.
    """
    rulings = Rulings(judgements, readings)
    readings = rulings.readings(readings)
    index = _Index.of(readings, rulings, codebook, authorities)
    descriptive = frozenset(name for name, tie in codebook.predicates.ties.items() if tie.descriptive)
    found = group(index.propositions, codebook.claims, index.sourcing(), rulings.statements)
    grouping = found.judged(rulings.effects("claim", found.of.get))
    held, gaps = index.wishes()
    stands = positions(held, grouping.of)
    referred: set[str] = {a for c in grouping.claims for a in (*c.asserted_by, *c.denied_by)}
    referred |= {a for p in stands for a in (p.holder, p.addressee) if a}
    for reading in readings:
        references = References(
            Pointers(reading.of(Mention), codebook.countries), index.actors, index.outlets
        )
        for entry in _entries(filled(reading, references, grouping.of), index.originals):
            if isinstance(entry, Relation) and _says_nothing(entry, index.named, descriptive):
                continue
            referred |= _referred(entry)
            yield entry
    yield from index.cast.actors(referred)
    yield from grouping.claims
    yield from stands
    yield from rulings.judgements(index.cast.actor_of, grouping.of.get)
    yield from (*gaps, *rulings.gaps())


def propositions(
    readings: Iterable[Reading], judgements: Iterable[Judgement], codebook: Codebook
) -> list[Proposition]:
    """What the statements come to, before any of them are taken as one: what weights are learned from."""
    rulings = Rulings(judgements, readings)
    return _Index.of(rulings.readings(readings), rulings, codebook, ()).propositions


@dataclass(slots=True)
class _Index:
    """What is kept of all readings while the chronicle is made."""

    cast: Cast
    actors: dict[str, str]
    named: frozenset[str]
    names: dict[str, str]
    outlets: dict[str, str]
    reports: dict[str, Report]
    originals: dict[str, str]
    propositions: list[Proposition]

    @classmethod
    def of(
        cls,
        readings: Iterable[Reading],
        rulings: Rulings,
        codebook: Codebook,
        authorities: Sequence[Authority],
    ) -> _Index:
        notes = _Notes(Reducer(codebook))
        sameness = rulings.sameness(notes.reports_of(readings))
        judged = rulings.effects("actor", sameness.root)
        cast = Cast(notes.mentions(readings), sameness, codebook, judged, authorities)
        actors = {m: a for m in notes.forms if (a := cast.actor_of(m))}
        named = frozenset(actors[m] for m, form in notes.forms.items() if form is Form.NAME and m in actors)
        names: dict[str, str] = {}
        nations: dict[str, str] = {}
        outlets: dict[str, str] = {}
        for actor in cast.actors():
            names[actor.id] = actor.name
            code = codebook.countries.country(actor.name)
            if code and actor.kind in _NATIONS:
                nations[actor.id] = actors.setdefault(nation(code), actor.id)
            if actor.kind is Kind.OUTLET:
                outlets.update((n.lower(), actor.id) for n in (actor.name, *actor.aliases))
        said = [known(p, actors, named, nations) for p in notes.propositions]
        originals = _originals(notes.reports, sameness)
        return cls(cast, actors, named, names, outlets, notes.reports, originals, said)

    def sourcing(self) -> Sourcing:
        """What is known of where the reports come from."""
        return Sourcing(
            original=self.originals,
            publisher={r.id: r.publisher for r in self.reports.values() if r.publisher},
            credit={r.id: r.credit for r in self.reports.values() if r.credit},
            names=self.names,
        )

    def wishes(self) -> tuple[list[Wish], list[Gap]]:
        """The statements that want, offer or refuse something, and a gap for each of nobody known."""
        held: list[Wish] = []
        gaps: list[Gap] = []
        seen: set[str] = set()
        for p in self.propositions:
            if p.stance not in KINDS or not p.matters or p.statement in seen:
                continue
            seen.add(p.statement)
            holder = p.voice or p.hands[-1][0]
            if holder is None:
                gaps.append(unheld(p))
                continue
            report = self.reports[p.report]
            when = (report.published or "~", report.id, p.place)
            addressee = p.addressee if p.addressee != holder else None  # "Aldin wants Aldin to be heard"
            held.append(Wish(p, holder, addressee, when))
        return held, gaps


@dataclass(slots=True)
class _Notes:
    """What is written down of the readings as they go by."""

    reducer: Reducer
    reports: dict[str, Report] = field(default_factory=dict)
    propositions: list[Proposition] = field(default_factory=list)
    forms: dict[str, Form] = field(default_factory=dict)

    def reports_of(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings; on the way, each report is kept, without its text."""
        for reading in readings:
            self.reports[reading.report.id] = reading.report.model_copy(update={"text": ""})
            yield reading

    def mentions(self, readings: Iterable[Reading]) -> Iterator[Mention]:
        """All mentions; on the way, each reading's propositions are kept."""
        for reading in readings:
            self.propositions += self.reducer(reading)
            for mention in reading.of(Mention):
                self.forms[mention.id] = mention.form
                yield mention


def _originals(reports: Mapping[str, Report], sameness: Sameness) -> dict[str, str]:
    """For each reprint, the report that it copies: the first published of those judged the same."""
    found: dict[str, str] = {}
    for same in sameness.groups(sorted(reports)).values():
        first, *copies = sorted(same, key=lambda r: (reports[r].published or "~", r))
        found.update((copy, first) for copy in copies)
    return found


def _entries(reading: Reading, originals: Mapping[str, str]) -> Iterator[Entry]:
    """A filled reading's entries: its report, its records, and a gap in place of a tie with an unknown side."""
    report = reading.report
    yield report.model_copy(update={"reprint_of": originals.get(report.id)})
    for record in reading.records:
        match record:
            case Relation() if record.subject.actor is None or record.object.actor is None:
                yield _untied(record)
            case Statement() | Event() | Relation() | Figure() | Time() | Gap() | Mention():
                yield record


def _says_nothing(relation: Relation, named: frozenset[str], descriptive: frozenset[str]) -> bool:
    """Is it a tie of somebody to himself, or a description that only describes itself ("an Aldinian minister",
    whoever that is)?
    """
    if relation.subject.actor == relation.object.actor:
        return True
    within = relation.subject.span.contains(relation.object.span)
    return within and relation.subject.actor not in named and relation.predicate in descriptive


def _untied(relation: Relation) -> Gap:
    return Gap.of(
        "relations",
        f"a tie ({relation.predicate}) was read in {relation.evidence.exact!r}, but who stands on both sides of it "
        "could not be told",
        report=relation.report,
        span=relation.evidence,
    )


def _referred(entry: Entry) -> set[str]:
    """The actors that an entry points to."""
    match entry:
        case Statement():
            found = [entry.speaker, *(k.actor for k in entry.chain)]
            found.append(entry.addressee.actor if entry.addressee else None)
        case Event():
            found = [p.reference.actor for p in entry.participants]
        case Relation():
            found = [entry.subject.actor, entry.object.actor]
        case Figure():
            found = [entry.actor.actor if entry.actor else None]
        case _:
            found = []
    return {actor for actor in found if actor}
