"""What any store offers: a Store hands out Views to read by and one Writer at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from reportedly.records import (
    Actor,
    Authority,
    Chronicle,
    Entry,
    Gap,
    Judgement,
    Offsets,
    Reading,
    Report,
    Run,
)
from reportedly.records.chronicle import E
from reportedly.store.asked import Bundle, Counts, Filter, Hit, Profile, Sort


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the store remembers of a file: `key` names it across builds, `digest` hashes its bytes and
    `fingerprint` what it was read with; `done` says that all of it is in; `missing` that it has vanished since.
    `reports` counts the reports it gave.
    """

    key: str
    path: str
    digest: str
    fingerprint: str
    done: bool
    missing: bool
    reports: int


class View(Chronicle, Protocol):
    """A chronicle that can be searched and filtered without reading all of it."""

    def select(
        self,
        kind: type[E],
        wanted: Filter,
        *,
        sort: Sort | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[E]:
        """The wanted entries of one type. Unless sorted otherwise: actors by number of mentions, events, relations,
        figures and times by time, gaps of files first and then by place, all others as `each` has them.
        """
        ...

    def profiles(
        self, wanted: Filter, *, sort: Sort = Sort.MOST, limit: int | None = None, offset: int = 0
    ) -> Iterator[Profile]:
        """The wanted actors, for a list."""
        ...

    def bundles(
        self, kind: type[Entry], wanted: Filter, *, limit: int | None = None, offset: int = 0
    ) -> list[Bundle]:
        """What the wanted events, relations or figures are accounts of: moments by time, the undated last; ties and
        series with most accounts first. `Filter(together=...)` then selects the accounts.
        """
        ...

    def bundled(self, kind: type[Entry], wanted: Filter) -> int:
        """How many `bundles` would give."""
        ...

    def tally(self, kind: type[Entry], wanted: Filter, *by: str) -> dict[tuple[str | None, ...], int]:
        """How many of the wanted entries there are of each value, or combination of values, of fields of a Filter
        (speaker, addressee, standing, stance, type, voice), or of the "year", "month" or "day" that their time
        begins in.
        """
        ...

    def several(self, kind: type[E], ids: Iterable[str]) -> dict[str, E]:
        """The entries of those ids that there are, fetched together."""
        ...

    def lasting(self, kind: type[E], ids: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """First and last day of the time that each entry is about, or was said in; claims have those of their
        statements.
        """
        ...

    def edition(self) -> int:
        """How many times the chronicle was composed: what was worked out from one edition holds until the next."""
        ...

    def count(self, kind: type[E], wanted: Filter) -> int:
        """How many `select` would give."""
        ...

    def named(self, name: str) -> list[Actor]:
        """Actors one of whose names is, or failing that contains, `name`; case is ignored."""
        ...

    def search(
        self, words: str, limit: int, *, kind: type[Entry] | None = None, typing: bool = False
    ) -> list[Hit]:
        """The reports, statements and actors, or those of one kind, that hold all the words ("quoted words" as a
        phrase), best first; while `typing`, the last word may be the beginning of one.
        """
        ...

    def cast(self, report: str) -> list[tuple[Offsets, str]]:
        """Every place in the report where an actor is mentioned, with the actor's id, in the order of the text."""
        ...

    def judged(self, target: str | None = None) -> Iterator[Judgement]:
        """What people judged, of one thing (the id that it has, or had when it was judged) and taken back, or all,
        oldest first.
        """
        ...

    def counts(self) -> Counts:
        """The totals."""
        ...


class Writer(Protocol):
    """Changes a store, inside `batch()` only. There is one at a time."""

    def batch(self) -> AbstractContextManager[None]:
        """A transaction: all that is written within it stays, or none."""
        ...

    def begin_file(self, key: str, path: str, digest: str, fingerprint: str) -> None:
        """The file is being read: it is not done, its gaps are forgotten, its reports await being found again."""
        ...

    def found(self, key: str, report: Report) -> None:
        """The file gave this report."""
        ...

    def read(self, reading: Reading, fingerprint: str) -> None:
        """The report was read; what was read in it before is replaced."""
        ...

    def trouble(self, key: str, gap: Gap) -> None:
        """The file gave this gap."""
        ...

    def finish_file(self, key: str) -> None:
        """All of the file is in: reports that it no longer gives, and no other file does, go."""
        ...

    def mark(self, key: str, *, missing: bool) -> None:
        """The file has vanished, or has come back."""
        ...

    def forget(self, key: str) -> None:
        """The file goes, and the reports that only it gave."""
        ...

    def judge(self, judgement: Judgement) -> None:
        """Append a person's judgement. Nothing ever removes it."""
        ...

    def know(self, authorities: Sequence[Authority]) -> None:
        """Put this list of known actors in the place of the one before."""
        ...

    def resolved(self, judgements: Iterable[Judgement]) -> None:
        """Put these in the place of all that the machine judged across reports."""
        ...

    def composed(self, entries: Iterable[Entry], runs: Iterable[Run], fingerprint: str) -> None:
        """Put these in the place of the whole chronicle, which thereby agrees with what was read."""
        ...


class Store(Protocol):
    """An open chronicle. Raises StoreError, one sentence, wherever the file or database fails."""

    location: str

    def view(self) -> View:
        """Read access to the composed chronicle."""
        ...

    def writer(self) -> AbstractContextManager[Writer]:
        """The one writer; waits a little for another to finish, then raises StoreError."""
        ...

    def files(self) -> Iterator[StoredFile]:
        """All files, by key."""
        ...

    def file(self, key: str) -> StoredFile | None:
        """The file of that key, or None."""
        ...

    def file_gaps(self) -> Iterator[Gap]:
        """What only files tell: what could not be read in them, which have vanished, which hold copies."""
        ...

    def holds(self, report: str, fingerprint: str) -> bool:
        """Was the report read with that fingerprint?"""
        ...

    def outdated(self, fingerprint: str) -> Iterator[Report]:
        """Reports that were read with another fingerprint."""
        ...

    def readings(self) -> Iterable[Reading]:
        """All readings by date published, then id; may be gone through more than once."""
        ...

    def judgements(self) -> Iterable[Judgement]:
        """Judgements across reports, people's and the machine's; may be gone through more than once."""
        ...

    def authorities(self) -> tuple[Authority, ...]:
        """The list of known actors; empty where none was given."""
        ...

    def agrees(self, fingerprint: str) -> bool:
        """Is the chronicle composed from all that was read, with that fingerprint?"""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...
