"""What a database says went wrong, in one sentence of ours: the only place that reads its messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from reportedly.errors import StoreError

_CAUSES = (
    ("is locked", "another program is writing to the chronicle", "wait until it is done and try again"),
    ("readonly", "the chronicle may not be written to", "check the permissions of the file and its folder"),
    ("read-only", "the chronicle may not be written to", "check the permissions of the file and its folder"),
    ("is full", "the disk is full", "make room; what was read so far is kept"),
    ("no space left", "the disk is full", "make room; what was read so far is kept"),
    ("not a database", "this file is not a chronicle", "name another file"),
    ("malformed", "the chronicle is damaged", "restore it from a copy, or build it anew into another file"),
    ("unable to open", "the chronicle cannot be opened", "check that the folder is there and may be used"),
    ("i/o error", "the disk failed under the chronicle", "check the disk; what was read so far is kept"),
    ("connection refused", "the database server does not answer", "check the address, and that it runs"),
    ("could not translate host", "there is no such database server", "check the address"),
    ("password", "the database server refuses this user", "check the user and the password"),
    ("no such table", "this file is not a whole chronicle", "build it anew into another file"),
)


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn the errors of the database libraries into StoreErrors that name the place."""
    try:
        yield
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error).strip()
        lowered = said.lower()
        for words, what, to_do in _CAUSES:
            if words in lowered:
                raise StoreError(what, where=where, to_do=to_do) from error
        first = said.splitlines()[0] if said else type(error).__name__
        raise StoreError(f"the database failed: {first}", where=where, to_do="see --debug") from error
