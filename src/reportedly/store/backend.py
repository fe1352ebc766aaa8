"""What the two databases do differently, behind one shape."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from reportedly.store.asked import Hit
from reportedly.store.search import Asked


@dataclass(frozen=True, slots=True)
class Backend:
    """A database that is open.

    `name` is how messages call it. `lock` holds the right to write, for as long as it is entered. `reindex`
    indexes the words of all entries anew, within the caller's transaction. `search` finds words (as typed).
    """

    name: str
    engine: Engine
    lock: Callable[[], AbstractContextManager[None]]
    reindex: Callable[[Connection], None]
    search: Callable[[Connection, Asked], list[Hit]]
