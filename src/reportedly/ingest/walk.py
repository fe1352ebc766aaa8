"""Files and folders as a user names them: every file once, in order, and no round trips."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from reportedly.config import Limits
from reportedly.errors import UsageError
from reportedly.ingest.piece import gap
from reportedly.records import Gap

_PASSED_OVER = ("__MACOSX", "Thumbs.db", "desktop.ini")
_LOCKS = ("~$", ".~lock.")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `path` as the user gave it, in POSIX form; `key` its resolved absolute path, by which a
    later run knows it; `digest` of its bytes, by which a later run sees that it changed; `size` in bytes.
    """

    path: str
    key: str
    digest: str
    size: int


def is_passed_over(name: str) -> bool:
    """Hidden files, lock files, and what operating systems leave behind."""
    return name in _PASSED_OVER or name.startswith((".", *_LOCKS)) or name.endswith((".lock", "~"))


def files(paths: Sequence[Path], limits: Limits) -> Iterator[File | Gap]:
    """The files under the given paths, sorted within each folder; a gap for what cannot be read.

    Raises UsageError for a path that does not exist, before anything else is read. A file that is named twice,
    or reached by two ways, comes once.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError("there is no such file or folder", where=str(path), to_do="look at the spelling")
    seen: set[str] = set()
    for path in paths:
        for found in _under(path, (), seen):
            yield found if isinstance(found, Gap) else _file(found, str(found.resolve()))


def _under(path: Path, above: tuple[str, ...], seen: set[str]) -> Iterator[Path | Gap]:
    """Files under a path; `above` are the resolved folders it lies in, so that a link back is noticed; `seen` all
    files and folders met, so that links across make no round trips.
    """
    name = path.as_posix()
    try:
        real = str(path.resolve(strict=True))
    except (OSError, RuntimeError) as error:
        loop = isinstance(error, RuntimeError) or error.errno == errno.ELOOP
        what = "the link leads back to itself" if loop else "the link leads nowhere"
        yield gap(name, f"{what} ({name}); remove it or mend it.")
        return
    if real in above:
        yield gap(name, f"the link leads back to a folder it lies in ({name}); it was not followed again.")
        return
    if real in seen:
        return
    seen.add(real)
    if path.is_dir():
        try:
            inside = sorted(entry.name for entry in os.scandir(path))
        except OSError as error:
            yield gap(name, f"the folder cannot be read: {error.strerror} ({name}); look at its permissions.")
            return
        for entry in inside:
            if not is_passed_over(entry):
                yield from _under(path / entry, (*above, real), seen)
    elif path.is_file():
        yield path
    else:
        yield gap(
            name, f"it is neither a file nor a folder but a device or pipe ({name}); copy it into a file."
        )


def _file(path: Path, key: str) -> File | Gap:
    """The file with its digest, in blocks, so that size costs no memory."""
    hashed = blake2b(digest_size=16)
    size = 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(_CHUNK):
                hashed.update(block)
                size += len(block)
    except OSError as error:
        name = path.as_posix()
        return gap(name, f"the file cannot be read: {error.strerror} ({name}); look at its permissions.")
    return File(path.as_posix(), key, hashed.hexdigest(), size)
