"""Where dropped files are kept: a folder beside the chronicle, under names that do no harm."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath

from reportedly.errors import StoreError, UsageError

_HARMFUL = re.compile(r"[^\w .,()\[\]-]+")
_LONGEST = 120


def harmless(name: str) -> str:
    """The file's own name without folders and signs that mean something to a shell or a screen."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    cleaned = _HARMFUL.sub("_", bare).strip(" .")
    stem, dot, suffix = cleaned.rpartition(".")
    if not dot:
        return cleaned[:_LONGEST] or "file"
    return f"{stem[: _LONGEST - len(suffix[:12])] or 'file'}.{suffix[:12]}"


def keep(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """The files written into the folder; one of the same name and other content gets a number. Raises StoreError,
    UsageError where there is none.
    """
    kept = []
    try:
        for name, content in files:
            folder.mkdir(parents=True, exist_ok=True)
            path = _free(folder, harmless(name), content)
            path.write_bytes(content)
            kept.append(path)
    except OSError as error:
        raise StoreError(
            f"the files cannot be kept: {error.strerror or error}",
            where=str(folder),
            to_do="make room there, or let this program write there",
        ) from error
    if not kept:
        raise UsageError("no file was sent", to_do="choose some files, or drop them on the page")
    return kept


def _free(folder: Path, name: str, content: bytes) -> Path:
    """The path of that name, or a numbered one where another content goes by it already."""
    path, number = folder / name, 1
    while path.exists() and path.read_bytes() != content:
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path
