"""A chronicle in a PostgreSQL database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from reportedly.errors import StoreError
from reportedly.store import search
from reportedly.store.backend import Backend
from reportedly.store.errors import translated

_LOCK = 0x7265706F72  # any number that others do not use: "repor"
_TRIES = 25
_PAUSE = 0.2  # seconds; 25 tries wait as long as SQLite does


def backend(address: str) -> Backend:
    """The database, opened. Raises StoreError where psycopg is not installed or the address is not one."""
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(url)
    except ImportError as error:
        raise StoreError(
            "PostgreSQL needs the package psycopg",
            to_do="install it with `pip install reportedly[postgres]`, or name a file instead",
        ) from error
    except ArgumentError as error:
        raise StoreError(
            "this is not the address of a database", to_do="postgresql://user@host/name"
        ) from error
    name = url.render_as_string(hide_password=True).replace("+psycopg", "", 1)
    return Backend(
        name, engine, partial(_lock, engine, name), search.reindex_postgres, search.search_postgres
    )


@contextmanager
def _lock(engine: Engine, name: str) -> Iterator[None]:
    """The right to write: an advisory lock, which falls with its connection."""
    with translated(name), engine.connect() as connection:
        for _ in range(_TRIES):
            if connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": _LOCK}).scalar():
                break
            time.sleep(_PAUSE)
        else:
            raise StoreError(
                "another build is writing to this chronicle", where=name, to_do="wait until it is done"
            )
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:n)"), {"n": _LOCK})
