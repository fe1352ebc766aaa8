"""Search, over the words of reports and statements and the names of actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import Field

from reportedly.records import Actor
from reportedly.store import Filter, Hit
from reportedly.store.asked import Profile
from reportedly.web.asked import Asked, Words
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.section import Section

section = Section("Search", "/search")
_ACTORS = 8


class SearchAsked(Asked):
    """The words to look for; `few` of what is found, for a list that opens while somebody types."""

    q: Words = ""
    few: bool = False
    limit: int = Field(40, ge=1, le=200)


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand: who says it (of a report, its title), where, an excerpt in pieces, each with
    whether it is one of the words.
    """

    kind: str
    href: str
    who: str
    outlet: str
    day: str | None
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, the best match first."""

    q: str
    few: bool
    actors: tuple[Profile, ...]
    found: tuple[Found, ...]
    more: bool


@section.page("/search", "search.html")
def search(asked: Annotated[SearchAsked, Query()], desk: AtDesk) -> SearchPage:
    """Where the words stand, and who says them."""
    limit, most = (7, 3) if asked.few else (asked.limit, _ACTORS)
    hits = desk.view.search(asked.q, limit + most + 1, typing=asked.few) if asked.q else []
    actors = desk.view.search(asked.q, most, kind=Actor, typing=asked.few) if asked.q else []
    profiles = desk.view.profiles(Filter(ids=tuple(hit.id for hit in actors))) if actors else ()
    hits = [hit for hit in hits if hit.kind != "actor"]
    return SearchPage(
        asked.q,
        asked.few,
        tuple(profiles),
        tuple(_found(hits[:limit], desk)),
        len(hits) > limit,
    )


def _found(hits: list[Hit], desk: Desk) -> list[Found]:
    desk.reports.load(hit.report for hit in hits)
    desk.statements.load(hit.id for hit in hits if hit.kind == "statement")
    return [_place(hit, desk) for hit in hits]


def _place(hit: Hit, desk: Desk) -> Found:
    statement = desk.statements.get(hit.id) if hit.kind == "statement" else None
    report = desk.reports.get(hit.report or "")
    href = desk.places.said(statement) if statement else desk.places.report(hit.report or "")
    outlet = (report.publisher if report else None) or "unknown outlet"
    return Found(hit.kind, href, hit.who, outlet, hit.day, hit.excerpt)
