"""The totals: counted once, when a chronicle was composed, because going through all of it takes a while."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy import Connection, func, select

from reportedly.store import schema
from reportedly.store.asked import Counts

FACT = "counts"
"""The fact that they are kept as."""


def counted(connection: Connection) -> str:
    """The totals of what is there, to be kept."""
    entry = schema.entry.c
    by_kind = select(entry.kind, func.count()).group_by(entry.kind)
    entries: dict[str, int] = dict(connection.execute(by_kind).all())
    entries["run"] = connection.scalar(select(func.count()).select_from(schema.run)) or 0
    by_standing = select(entry.standing, func.count()).where(entry.kind == "claim").group_by(entry.standing)
    reprints = select(func.count(entry.reprint_of)).where(entry.kind == "report")
    standings: dict[str, int] = dict(connection.execute(by_standing).all())
    return json.dumps(asdict(Counts(entries, standings, connection.scalar(reprints) or 0)))


def known(connection: Connection) -> Counts:
    """The totals that were kept, with the judgements that there are now."""
    fact, judgement = schema.fact.c, schema.judgement
    kept = connection.scalar(select(fact.value).where(fact.name == FACT))
    counts = Counts(**json.loads(kept or counted(connection)))
    counts.entries["judgement"] = connection.scalar(select(func.count()).select_from(judgement)) or 0
    return counts
