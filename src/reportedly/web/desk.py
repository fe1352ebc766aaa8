"""What a page is made from: the chronicle, with look-ups that fetch many at a time and remember."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends
from starlette.requests import Request

from reportedly.export.html.ledger import Ledgers
from reportedly.export.html.voices import Teller
from reportedly.records import Actor, Claim, Entry, Event, Figure, Position, Relation, Report, Statement
from reportedly.records.chronicle import E
from reportedly.store import Bundle, Filter, View
from reportedly.web.places import Routes
from reportedly.workspace import Workspace

T = TypeVar("T")


class Kept:
    """What is worked out once and shown many times: it holds as long as the chronicle is not composed anew."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[int, Any]] = {}
        self._lock = Lock()

    def once(self, name: str, edition: int, make: Callable[[], T]) -> T:
        """What `make` gave at this edition; two that ask at once wait for one another."""
        with self._lock:
            known = self._made.get(name)
            if known is None or known[0] != edition:
                known = self._made[name] = (edition, make())
        made: T = known[1]
        return made


class Lookup(Mapping[str, E], Generic[E]):
    """Entries of one kind by id, fetched when asked for."""

    def __init__(self, view: View, kind: type[E]) -> None:
        self._view, self._kind = view, kind
        self._known: dict[str, E | None] = {}

    def load(self, ids: Iterable[str | None]) -> None:
        """Fetch these together, since one by one is slow."""
        missing = [i for i in dict.fromkeys(ids) if i and i not in self._known]
        self._known |= dict.fromkeys(missing)
        if missing:
            self._known |= self._fetched(missing)

    def _fetched(self, ids: Iterable[str]) -> dict[str, E]:
        return self._view.several(self._kind, ids)

    def __getitem__(self, id_: str) -> E:
        """The entry of that id."""
        self.load((id_,))
        found = self._known[id_]
        if found is None:
            raise KeyError(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        """The ids that were looked up and found."""
        return (id_ for id_, entry in self._known.items() if entry is not None)

    def __len__(self) -> int:
        """How many were looked up and found."""
        return sum(1 for _ in self)


class Cast(Lookup[Actor]):
    """Actors without their mentions, of which one may have ten thousand."""

    def __init__(self, view: View) -> None:
        super().__init__(view, Actor)

    def _fetched(self, ids: Iterable[str]) -> dict[str, Actor]:
        return {p.actor.id: p.actor for p in self._view.profiles(Filter(ids=tuple(ids)))}


class Part:
    """A chronicle of some entries: what compose and export make of a whole one can be made of these alone."""

    def __init__(self, desk: Desk, entries: Iterable[Entry]) -> None:
        self._desk = desk
        self._entries = tuple(entries)

    def each(self, kind: type[E]) -> Iterator[E]:
        """Those of one type, in the order given."""
        return (entry for entry in self._entries if isinstance(entry, kind))

    def get(self, kind: type[E], id_: str) -> E | None:
        """Any entry of the whole chronicle."""
        return self._desk.lookup(kind).get(id_)

    def of_report(self, kind: type[E], report: str) -> Iterator[E]:
        """Those of one type that were read in one report."""
        return (entry for entry in self.each(kind) if getattr(entry, "report", None) == report)


class Desk:
    """Everything one request needs of the workspace."""

    def __init__(self, workspace: Workspace, kept: Kept) -> None:
        self.workspace, self.view, self.places = workspace, workspace.view, Routes()
        self._kept = kept
        self._lookups: dict[type, Lookup[Any]] = {Actor: Cast(self.view)}
        self.reports = self.lookup(Report)
        self.actors = self.lookup(Actor)
        self.claims = self.lookup(Claim)
        self.statements = self.lookup(Statement)

    def lookup(self, kind: type[E]) -> Lookup[E]:
        """Entries of that kind by id."""
        return self._lookups.setdefault(kind, Lookup(self.view, kind))

    @cached_property
    def teller(self) -> Teller:
        """Shows statements in their sentences, with their chains."""
        unsure_below = self.workspace.settings.unsure_below
        return Teller(self.reports, self.actors, self.places, unsure_below=unsure_below)

    def load_said(self, ids: Iterable[str]) -> list[Statement]:
        """The statements of these ids that there are, with their reports and whoever they name, ready to be shown."""
        wanted = list(ids)
        self.statements.load(wanted)
        found = [self.statements[i] for i in wanted if i in self.statements]
        self.load_around(found)
        return found

    def load_sides(self, sides: Iterable[Iterable[str]], told: slice) -> None:
        """The statements of a claim's sides, with their reports; of those that are told, also whoever they name."""
        for ids in sides:
            wanted = list(ids)
            self.statements.load(wanted)
            found = [self.statements[i] for i in wanted if i in self.statements]
            self.reports.load(s.report for s in found)
            self.load_around(self.teller.by_date(found)[told])

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for each edition of the chronicle."""
        return self._kept.once(name, self.view.edition(), make)

    def accounts(self, kind: type[E], wanted: Filter, bundles: Sequence[Bundle], most: int) -> list[E]:
        """The entries that are accounts of these, at most so many of each: fetched together, but for the longest."""
        short = tuple(bundle.id for bundle in bundles if bundle.size <= most)
        found = list(self.view.select(kind, replace(wanted, together=short))) if short else []
        for bundle in bundles:
            if bundle.size > most:
                found += self.view.select(kind, replace(wanted, together=(bundle.id,)), limit=most)
        return found

    def ledgers(self, entries: Iterable[Entry]) -> Ledgers:
        """The ledgers of these events, relations, figures and positions, with all they name made ready."""
        found = list(entries)
        said = [getattr(entry, "statement", None) for entry in found]
        said += [i for p in found if isinstance(p, Position) for i in (*p.statements, p.answer)]
        self.load_said(i for i in said if i)
        ties = [entry for entry in found if isinstance(entry, Relation)]
        self.actors.load(a for tie in ties for a in (tie.subject.actor, tie.object.actor))
        self.actors.load(a for p in found if isinstance(p, Position) for a in (p.holder, p.addressee))
        self.actors.load(f.actor.actor for f in found if isinstance(f, Figure) and f.actor)
        taking_part = (p for e in found if isinstance(e, Event) for p in e.participants)
        self.actors.load(p.reference.actor for p in taking_part)
        return Ledgers(Part(self, found), self.reports, self.actors, self.places)

    def load_around(self, statements: Iterable[Statement]) -> None:
        """Make ready the reports and actors that these statements name."""
        found = list(statements)
        self.reports.load(s.report for s in found)
        self.actors.load(link.actor for s in found for link in s.chain)
        self.actors.load(s.addressee.actor for s in found if s.addressee)


def _desk(request: Request) -> Desk:
    return Desk(request.app.state.workspace, request.app.state.kept)


AtDesk = Annotated[Desk, Depends(_desk)]
"""The desk of this request."""
