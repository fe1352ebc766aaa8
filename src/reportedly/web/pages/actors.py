"""Actors, and one actor: its names, its ties in time, what it says, what is said of it, what it wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from reportedly.export.html.ledger import PositionView, SeriesView, TieView
from reportedly.export.html.lines import Line
from reportedly.records import Actor, Figure, Kind, Position, Relation, Statement
from reportedly.store import Filter
from reportedly.store.asked import Profile
from reportedly.web.asked import SIZE, Asked, Paged, Words, paged
from reportedly.web.bars import Scale, Stretch, scale, stretch
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.failures import NotThereError
from reportedly.web.lines import said_lines
from reportedly.web.section import Section

section = Section("Actors", "/actors", key="a")
_TIES, _FIGURES, _POSITIONS = 120, 60, 60  # most entries of which an actor's page is made


class ActorsAsked(Asked):
    """Which actors: of a kind, or with these words in a name."""

    kind: Kind | None = None
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """Actors, the most mentioned first."""

    actors: Paged[Profile]


@section.page("/actors", "actors.html")
def actors(asked: Annotated[ActorsAsked, Query()], desk: AtDesk) -> ActorsPage:
    """Who acts or speaks."""
    wanted = Filter(type=asked.kind, name=asked.name or asked.actor)
    found = list(desk.view.profiles(wanted, limit=SIZE, offset=asked.offset))
    return ActorsPage(paged(found, desk.view.count(Actor, wanted), asked.page))


class ActorAsked(Asked):
    """Which of the two lists on an actor's page is asked for page by page."""

    of: Literal["says", "said"] = "says"


@dataclass(frozen=True, slots=True)
class TieBar:
    """A tie with its stretch of time; None where nobody says when."""

    tie: TieView
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor. `says` and `said` are sayings by it, and of others about it; `positions` go by addressee."""

    actor: Actor
    mentions: int
    reports: int
    ties: tuple[TieBar, ...]
    scale: Scale | None
    of: str
    sayings: Paged[Line]
    says: int
    said: int
    figures: tuple[SeriesView, ...]
    positions: tuple[tuple[Actor | None, tuple[PositionView, ...]], ...]


@section.page("/actors/{id_}", "actor.html")
def actor(id_: str, asked: Annotated[ActorAsked, Query()], desk: AtDesk) -> ActorPage:
    """One actor: its names, its ties in time, what it says and what is said of it."""
    profile = next(iter(desk.view.profiles(Filter(ids=(id_,)))), None)
    if profile is None:
        raise NotThereError("there is no such actor", where=id_, to_do="look for it among the actors")
    says, said = Filter(speaker=id_), Filter(about=(id_,))
    wanted = says if asked.of == "says" else said
    counts = {"says": desk.view.count(Statement, says), "said": desk.view.count(Statement, said)}
    sayings = desk.view.select(Statement, wanted, limit=SIZE, offset=asked.offset)
    ties = desk.ledgers(desk.view.select(Relation, Filter(actors=(id_,)), limit=_TIES)).ties()
    bar = scale(tie.bounds for tie in ties)
    return ActorPage(
        actor=profile.actor,
        mentions=profile.mentions,
        reports=profile.reports,
        ties=tuple(_tie_bar(tie, bar) for tie in ties),
        scale=bar,
        of=asked.of,
        sayings=paged(said_lines(sayings, desk), counts[asked.of], asked.page),
        **counts,
        figures=tuple(
            desk.ledgers(desk.view.select(Figure, Filter(actors=(id_,)), limit=_FIGURES)).figures()
        ),
        positions=_positions(profile.actor, desk),
    )


def _tie_bar(tie: TieView, bar: Scale | None) -> TieBar:
    dated = bar is not None and any(tie.bounds)
    return TieBar(tie, stretch(*tie.bounds, bar) if bar and dated else None)


def _positions(actor: Actor, desk: Desk) -> tuple[tuple[Actor | None, tuple[PositionView, ...]], ...]:
    """What it wants, by whom it wants it of."""
    held = desk.view.select(Position, Filter(speaker=actor.id), limit=_POSITIONS)
    return tuple(
        (to, tuple(views))
        for holder, cells in desk.ledgers(held).positions()
        if holder.id == actor.id
        for to, views in cells
    )
