"""A chronicle in one SQLite file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from reportedly.errors import StoreError
from reportedly.store import search
from reportedly.store.backend import Backend

WAIT = 5.0
"""Seconds to wait for another writer."""

_MAGIC = b"SQLite format 3\x00"


def backend(path: Path, *, create: bool) -> Backend:
    """The file, opened; made where it is not there and `create` says so. Raises StoreError."""
    _check(path, create=create)
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT, "check_same_thread": False}
    )
    writable = os.access(path if path.exists() else path.parent, os.W_OK)
    event.listen(engine, "connect", partial(_prepare, writable=writable))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return Backend(str(path), engine, partial(_lock, path), search.reindex_sqlite, search.search_sqlite)


def _check(path: Path, *, create: bool) -> None:
    """Is there a chronicle, or a place for one?"""
    where = str(path)
    try:
        if path.is_dir():
            raise StoreError("this is a folder, not a chronicle", where=where, to_do="name a file in it")
        if not path.exists():
            if not create:
                raise StoreError(
                    "there is no chronicle here",
                    where=where,
                    to_do="make one with `reportedly build`, or name it with --db",
                )
            if not path.parent.is_dir():
                raise StoreError("there is no such folder", where=str(path.parent), to_do="make it first")
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as error:
        raise StoreError(
            f"the chronicle cannot be opened: {error.strerror or error}",
            where=where,
            to_do="check the permissions of the file and its folder",
        ) from error
    if start not in {b"", _MAGIC}:
        raise StoreError("this file is not a chronicle", where=where, to_do="name another file")


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry, *, writable: bool) -> None:
    """Each connection: transactions begun by us alone, readers beside the writer, references kept whole."""
    connection.isolation_level = None  # sqlite3's own idea of when to begin is off
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(WAIT * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    if writable:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """The right to write, held by a lock on a file beside the chronicle: it falls with its process, however that
    ends. SQLite's own locking is used on it because it works alike on every system and can wait.
    """
    beside = path.with_name(path.name + ".lock")
    try:
        with closing(sqlite3.connect(beside, timeout=WAIT, isolation_level=None)) as held:
            held.execute("PRAGMA journal_mode = OFF")  # nothing is written: the lock alone matters
            held.execute("BEGIN EXCLUSIVE")
            yield
            held.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreError(
                "another build is writing to this chronicle", where=str(path), to_do="wait until it is done"
            ) from error
        raise StoreError(
            "the chronicle may not be written to",
            where=str(path),
            to_do="check the permissions of the file and its folder",
        ) from error
