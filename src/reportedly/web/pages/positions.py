"""Positions: who demands, offers or refuses what of whom, as a matrix and in words, with the answers given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Query
from pydantic import Field

from reportedly.export.html.ledger import PositionView
from reportedly.records import Actor, Position, PositionKind
from reportedly.store import Filter
from reportedly.web.asked import SIZE, Asked, Paged, Words, called, paged
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.section import Section

W = TypeVar("W", str, "str | None")
section = Section("Positions", "/positions", key="p")
_SIDES = 9
"""Holders, and addressees, in the matrix: as many as can be read on one screen."""


class PositionsAsked(Asked):
    """Which positions: of a kind, of a holder, toward an addressee; `actor` is either."""

    kind: PositionKind | None = None
    holder: Words | None = Field(None, description="who wants it, by id or name")
    addressee: Words | None = Field(None, description="of whom, by id or name")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many positions of each kind one holds toward another."""

    demands: int
    offers: int
    refusals: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one actor holds toward each addressee, in their order."""

    holder: Actor
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Those with most positions. An addressee of None is nobody named. `others` counts positions of those who have no
    place in it.
    """

    addressees: tuple[Actor | None, ...]
    rows: tuple[Row, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Stand:
    """What one actor wants of another, on this page of the list."""

    holder: Actor
    addressee: Actor | None
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """The matrix, and the positions in words."""

    matrix: Matrix
    positions: Paged[Stand]


@section.page("/positions", "positions.html")
def positions(asked: Annotated[PositionsAsked, Query()], desk: AtDesk) -> PositionsPage:
    """Who wants what of whom."""
    wanted = asked.filter(
        desk.view,
        type=asked.kind,
        speaker=_one(asked.holder, desk),
        addressee=_one(asked.addressee, desk),
    )
    found = desk.view.select(Position, wanted, limit=SIZE, offset=asked.offset)
    stands = tuple(
        Stand(holder, to, tuple(views))
        for holder, cells in desk.ledgers(found).positions()
        for to, views in cells
    )
    return PositionsPage(_matrix(wanted, desk), paged(stands, desk.view.count(Position, wanted), asked.page))


def _one(who: str | None, desk: Desk) -> str | None:
    """The id of the actor meant; what nobody is called finds nothing."""
    if who is None:
        return None
    found = called(who, desk.view)
    return found[0].id if found else who


def _matrix(wanted: Filter, desk: Desk) -> Matrix:
    counted = desk.view.tally(Position, wanted, "speaker", "addressee", "type")
    holding: Counter[str] = Counter()
    asked_of: Counter[str | None] = Counter()
    cells: dict[tuple[str, str | None], Counter[str]] = {}
    for (holder, to, kind), number in counted.items():
        if holder and kind:
            holding[holder] += number
            asked_of[to] += number
            cells.setdefault((holder, to), Counter())[kind] += number
    holders, addressees = _most(holding), _most(asked_of)
    desk.actors.load([*holders, *addressees])
    known = [to for to in addressees if to is None or to in desk.actors]
    rows = tuple(
        Row(desk.actors[h], tuple(_cell(cells.get((h, to))) for to in known))
        for h in holders
        if h in desk.actors
    )
    shown = sum(cell.total() for (h, to), cell in cells.items() if h in holders and to in known)
    names = tuple(desk.actors[to] if to else None for to in known)
    return Matrix(names, rows, holding.total() - shown)


def _most(counts: Counter[W]) -> list[W]:
    return sorted(counts, key=lambda who: (-counts[who], who or "~"))[:_SIDES]


def _cell(kinds: Counter[str] | None) -> Cell | None:
    return Cell(kinds["demand"], kinds["offer"], kinds["refusal"]) if kinds else None
