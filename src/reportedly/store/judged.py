"""What people judged, as a store keeps it: as it was appended, and what the last composing made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Select, func, or_, select

from reportedly.errors import StoreError
from reportedly.records import Judgement
from reportedly.store import schema

_TABLE, _ENTRY, _CONTENT = schema.judgement.c, schema.entry.c, schema.content.c
_COMPOSED = (
    select(_CONTENT.body)
    .where(_CONTENT.seq == _ENTRY.seq, _ENTRY.kind == "judgement", _ENTRY.id == _TABLE.id)
    .scalar_subquery()
)
BODY = func.coalesce(_COMPOSED, _TABLE.body)
"""A judgement as composed, or, where it was made since, as appended."""

Rows = Callable[[Select[Any]], Iterable[Any]]


def judgement(body: str, where: str) -> Judgement:
    """The judgement that a row holds. Raises StoreError where that is none: somebody wrote into the store by hand."""
    try:
        return Judgement.model_validate_json(body)
    except ValidationError as error:
        found = error.errors()[0]
        field = ".".join(map(str, found["loc"])) or "the whole"
        raise StoreError(
            f"a judgement in the chronicle cannot be read, {field}: {found['msg'].lower()}",
            where=where,
            to_do="put right what was changed by hand, or restore the chronicle from a copy",
        ) from error


def by_people(rows: Rows, where: str, target: str | None) -> Iterator[Judgement]:
    """People's judgements, those about one thing (by the id it has, or had when it was judged) and those that take
    them back, or all; oldest first.
    """
    asked = select(BODY).where(_TABLE.machine.is_(False))
    found: dict[str, Judgement] = {}
    wanted = [asked] if target is None else [asked.where(_about([target]))]
    while wanted:
        new = [judgement(body, where) for (body,) in rows(wanted.pop())]
        new = [one for one in new if one.id not in found]
        found |= {one.id: one for one in new}
        if new and target is not None:
            wanted.append(asked.where(_TABLE.left.in_([one.id for one in new])))
    yield from sorted(found.values(), key=lambda one: (one.judged_at or "", one.id))


def _about(ids: list[str]) -> Any:  # noqa: ANN401 - a SQL condition
    part = schema.involved.c
    now = select(_ENTRY.id).join(schema.involved, part.seq == _ENTRY.seq)
    now = now.where(part.kind == "judgement", part.actor.in_(ids))
    return or_(_TABLE.left.in_(ids), _TABLE.right.in_(ids), _TABLE.id.in_(now))
