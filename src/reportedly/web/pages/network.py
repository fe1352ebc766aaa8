"""The network: who is said to be tied to whom, over all or at a date, who says so and who disputes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query
from pydantic import Field

from reportedly.export.html.ledger import TieView
from reportedly.records import Polarity, Relation
from reportedly.store import Bundle, Filter
from reportedly.web.arcs import Network, network
from reportedly.web.asked import SIZE, Asked, Day, Paged, Words, paged
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.section import Section

section = Section("Network", "/network", key="n")
_ACCOUNTS = 12  # most of one tie that are shown


class NetworkAsked(Asked):
    """Which ties: at a date, of a predicate; `undated` adds those that no account gives a date."""

    at: Day | None = Field(None, description="the day, month or year at which the ties are said to hold")
    type: Words | None = Field(None, description="a predicate of the codebook, such as hosts")
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """The years in which ties are said to begin or end: where the slider stops, and the next before and after."""

    years: tuple[str, ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The ties of one page, drawn and told; `undated` counts those that no account dates."""

    drawing: Network
    ties: Paged[TieView]
    steps: Steps
    predicates: tuple[str, ...]
    undated: int


@section.page("/network", "network.html")
def ties(asked: Annotated[NetworkAsked, Query()], desk: AtDesk) -> NetworkPage:
    """Ties with most accounts first."""
    every = replace(
        asked.filter(desk.view, type=asked.type and asked.type.replace(" ", "_")), since=None, until=None
    )
    wanted = _at(asked, every)
    bundles = desk.view.bundles(Relation, wanted, limit=SIZE, offset=asked.offset)
    found = desk.ledgers(_accounts(bundles, desk)).ties()
    shown = tuple(
        sorted(found, key=lambda t: (-len(t.held) - len(t.negated) - len(t.supposed), t.subject.name))
    )
    timeless = len(desk.view.tally(Relation, replace(every, dated=False), "together", "last"))
    return NetworkPage(
        drawing=network(shown),
        ties=paged(shown, desk.view.bundled(Relation, wanted), asked.page),
        steps=_steps(asked.at, desk),
        predicates=tuple(p for (p,) in desk.view.tally(Relation, Filter(), "type") if p),
        undated=timeless,
    )


def _accounts(bundles: Sequence[Bundle], desk: Desk) -> list[Relation]:
    """Of a tie that holds then, accounts of any date, and those that deny it however many assert it."""
    denied = Filter(together=tuple(b.id for b in bundles), stance=Polarity.NEGATED.value)
    denials = desk.view.select(Relation, denied, limit=_ACCOUNTS * SIZE) if bundles else ()
    found = [*desk.accounts(Relation, Filter(), bundles, _ACCOUNTS), *denials]
    return list({relation.id: relation for relation in found}.values())


def _at(asked: NetworkAsked, wanted: Filter) -> Filter:
    """Ties at a date are those that some account says held then; an end that nobody gives lies open."""
    if asked.at is None:
        return wanted
    until = f"{asked.at}-99-99"[:10]
    return replace(wanted, since=asked.at, until=until, anytime=asked.undated, stance=Polarity.HELD.value)


def _steps(at: str | None, desk: Desk) -> Steps:
    bounds = desk.view.tally(Relation, Filter(), "first", "last")
    years = sorted({day[:4] for pair in bounds for day in pair if day})
    here = (at or "")[:4]
    return Steps(
        tuple(years),
        before=max((y for y in years if y < here), default=None) if at else (years[-1] if years else None),
        after=min((y for y in years if y > here), default=None) if at else None,
    )
