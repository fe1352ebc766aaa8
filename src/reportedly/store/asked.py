"""What a view is asked, and what it answers beside entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.records import Actor


class Sort(StrEnum):
    """In what order entries are wanted: most statements (of a claim) or mentions (of an actor) first; most origins
    first; by the last or the first day of their time; least sure first. What has no such thing comes last.
    """

    MOST = "most"
    ORIGINS = "origins"
    NEWEST = "newest"
    OLDEST = "oldest"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries are wanted; what is None asks nothing.

    An entry must have one of `ids`; name one of `actors`; be a saying of others that speaks of one of `about`. These,
    `report`, `claim`, `speaker` (of a statement; the holder of a position), `addressee`, `statement` and `reprint_of`
    are ids. `name` is part of the name of an actor. `stance` is a statement's, or a tie's polarity. `type` is an
    event's type, a tie's predicate, a figure's measure, a position's or an actor's kind.
    `voice` is named, unnamed or narrated: of a claim, the best that stands for it. `least` and `most` bound a claim's
    number of origins. `together` are ids of what entries are accounts of: of moments, ties, series of figures.
    `since` and `until` are days ("1999-06-01") that an entry's time must reach into, so that an entry without a time
    falls out where either is given, but for `anytime`; `dated` tells apart those with a beginning in time and those
    without.
    """

    ids: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    about: tuple[str, ...] | None = None
    report: str | None = None
    claim: str | None = None
    speaker: str | None = None
    addressee: str | None = None
    statement: str | None = None
    reprint_of: str | None = None
    name: str | None = None
    standing: str | None = None
    stance: str | None = None
    type: str | None = None
    voice: str | None = None
    least: int | None = None
    most: int | None = None
    together: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    dated: bool | None = None
    anytime: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words stand: an entry (`kind` "report", "statement" or "actor"), who says it, the day it
    goes by, and an excerpt in pieces, each with whether it is one of the words.
    """

    kind: str
    id: str
    report: str | None
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


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor in a list: its places are counted, not told, since there may be ten thousand (`actor.mentions` is
    empty here). `reports` are those that mention it.
    """

    actor: Actor
    mentions: int
    reports: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Entries that are accounts of one thing: a moment, a tie, a series of figures. `size` counts them; `first` and
    `last` are the days of their time.
    """

    id: str
    size: int
    first: str | None
    last: str | None
