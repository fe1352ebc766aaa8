"""What any store offers: a Store hands out Views to read by and one Writer at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from reportedly.records import Actor, Chronicle, Entry, Gap, Judgement, Reading, Report, Run
from reportedly.records.chronicle import E


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are wanted; what is None asks nothing.

    An entry must name one of `actors`; these, `report`, `claim`, `speaker` and `statement` are ids. `since` and
    `until` are days ("1999-06-01") that an entry's time must reach into, so that an entry without a time falls
    out where either is given.
    """

    actors: tuple[str, ...] | None = None
    report: str | None = None
    claim: str | None = None
    speaker: str | None = None
    statement: str | None = None
    standing: str | None = None
    stance: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand: an entry (`kind` "report" or "statement"), who says it, the day it
    goes by, and an excerpt in pieces, each with whether it is one of the words.
    """

    kind: str
    id: str
    report: str
    who: str
    day: str | None
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries of each kind (by lower-case record name) and claims of each standing; `reprints` counts
    reports that copy another.
    """

    entries: dict[str, int]
    standings: dict[str, int]
    reprints: int


class View(Chronicle, Protocol):
    """A chronicle that can be searched and filtered without reading all of it."""

    def select(
        self, kind: type[E], wanted: Filter, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[E]:
        """The wanted entries of one type: actors by number of mentions, events, relations, figures and times by
        time, gaps of files first and then by place, all others as `each` has them.
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

    def search(self, words: str, limit: int) -> list[Hit]:
        """The reports and statements that hold all the words ("quoted words" as a phrase), best first."""
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

    def agrees(self, fingerprint: str) -> bool:
        """Is the chronicle composed from all that was read, with that fingerprint?"""
        ...

    def close(self) -> None:
        """Let go of the file or connection."""
        ...
