"""A Filter and a Sort as SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, null, or_, select

from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Gap,
    Mention,
    Relation,
    Report,
    Statement,
    Time,
)
from reportedly.store import schema
from reportedly.store.asked import Filter, Sort
from reportedly.store.days import UNDATED
from reportedly.store.filling import ABOUT
from reportedly.store.rows import kind_of

ENTRY, CONTENT = schema.entry.c, schema.content.c
_Order = tuple[ColumnElement[Any], ...]
_EQUAL = (
    *("report", "claim", "speaker", "addressee", "statement", "standing", "stance", "type", "voice"),
    "reprint_of",
)
"""Fields of a Filter that a column of the same name must equal."""

_BY_PLACE = (ENTRY.day, ENTRY.report, ENTRY.start, ENTRY.id)
_BY_TIME = (ENTRY.at, *_BY_PLACE)
_ORDERS: dict[type, _Order] = {
    Report: (ENTRY.day, ENTRY.report),
    # contested, corroborated, denied, single: the alphabet happens to put first what an editor looks for
    Claim: (ENTRY.standing, ENTRY.weight.desc(), ENTRY.id),
    **dict.fromkeys((Mention, Statement, Event, Relation, Figure, Time), _BY_PLACE),
}
_SELECTED: dict[type, _Order] = {
    **_ORDERS,
    Actor: (ENTRY.weight.desc(), ENTRY.id),
    **dict.fromkeys((Event, Relation, Figure, Time), _BY_TIME),
    Gap: (ENTRY.report.is_not(None), *_BY_PLACE),  # files that gave nothing are not to be overlooked
}
_SORTED: dict[Sort, _Order] = {
    Sort.MOST: (func.coalesce(ENTRY.weight, 0).desc(), ENTRY.id),
    Sort.ORIGINS: (func.coalesce(ENTRY.origins, 0).desc(), func.coalesce(ENTRY.weight, 0).desc(), ENTRY.id),
    Sort.NEWEST: (func.coalesce(ENTRY.last, "").desc(), ENTRY.id),
    Sort.OLDEST: (ENTRY.at, ENTRY.id),
    Sort.UNSURE: (func.coalesce(ENTRY.confidence, 1), ENTRY.id),
}
_PARTS = {"year": 4, "month": 7, "day": 10}
"""Characters of a day that name its year, month, or itself."""


def told(kind: type[Any]) -> Select[Any]:
    """Body of the entries of a kind, and what of it lies apart."""
    apart: dict[type, Any] = {Report: CONTENT.text, Actor: CONTENT.more}
    joined = schema.entry.join(schema.content, ENTRY.seq == CONTENT.seq)
    return (
        select(CONTENT.body, apart.get(kind, null())).select_from(joined).where(ENTRY.kind == kind_of(kind))
    )


def chronicled(kind: type[Any]) -> _Order:
    """The order of a chronicle."""
    return _ORDERS.get(kind, (ENTRY.id,))


def selected(kind: type[Any], sort: Sort | None) -> _Order:
    """The order of a list."""
    return _SORTED[sort] if sort else _SELECTED.get(kind, (ENTRY.id,))


def chosen(kind: type[Any], wanted: Filter, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns or functions of them
    """These columns of the wanted entries of a kind."""
    return narrowed(select(*columns).select_from(schema.entry), kind, wanted)


def narrowed(asked: Select[Any], kind: type[Any], wanted: Filter) -> Select[Any]:
    """The question with the kind's and the filter's conditions put to it."""
    asked = asked.where(ENTRY.kind == kind_of(kind))
    for name in _EQUAL:
        if (value := getattr(wanted, name)) is not None:
            asked = asked.where(ENTRY[name] == value)
    for part, actors in ((kind_of(kind), wanted.actors), (ABOUT, wanted.about)):
        if actors is not None:
            asked = asked.where(ENTRY.seq.in_(_naming(part, actors)))
    if wanted.ids is not None:
        asked = asked.where(ENTRY.id.in_(wanted.ids))
    if wanted.together is not None:
        asked = asked.where(ENTRY.together.in_(wanted.together))
    if wanted.least is not None:
        asked = asked.where(ENTRY.origins >= wanted.least)
    if wanted.most is not None:
        asked = asked.where(ENTRY.origins <= wanted.most)
    if wanted.name is not None:
        folded = wanted.name.strip().casefold()
        by = schema.content.alias().c
        # one entry at a time: asked the other way round, the words of everything would be gone through
        asked = asked.where(exists().where(by.seq == ENTRY.seq, by.who.contains(folded, autoescape=True)))
    return _timed(asked, wanted)


def counted_by(name: str) -> ColumnElement[Any]:
    """The column, or the part of the day of an entry's time, that entries are counted by."""
    if name in _PARTS:
        return func.substr(ENTRY.at, 1, _PARTS[name])
    return ENTRY[name]


def _naming(part: str, actors: tuple[str, ...]) -> Select[Any]:
    involved = schema.involved.c
    return select(involved.seq).where(involved.actor.in_(actors), involved.kind == part)


def _timed(asked: Select[Any], wanted: Filter) -> Select[Any]:
    if wanted.dated is not None:
        asked = asked.where(ENTRY.at < UNDATED if wanted.dated else ENTRY.at == UNDATED)
    if (wanted.since is not None or wanted.until is not None) and not wanted.anytime:
        asked = asked.where(or_(ENTRY.first.is_not(None), ENTRY.last.is_not(None)))
    if wanted.since is not None:
        asked = asked.where(or_(ENTRY.last.is_(None), ENTRY.last >= wanted.since))
    if wanted.until is not None:
        asked = asked.where(or_(ENTRY.first.is_(None), ENTRY.first <= wanted.until))
    return asked
