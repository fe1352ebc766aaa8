"""Bytes to reports: every format a reader, every trouble a Gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from reportedly.codebook import Codebook, load
from reportedly.config import Settings
from reportedly.errors import ReadError
from reportedly.ingest.columns import check
from reportedly.ingest.piece import Allowance, Desk, Piece
from reportedly.ingest.reading import read
from reportedly.ingest.walk import File, files
from reportedly.records import Gap, Report

__all__ = ["File", "files", "read_one", "reports"]


def reports(
    file: File, settings: Settings, mapping: Mapping[str, str] | None = None
) -> Iterator[Report | Gap]:
    """The reports in a file, streamed, each followed by the gaps about it.

    Members of a container are named `path#member`: the id column of a table or the row's number, the path inside
    a ZIP, the address in a web archive. `mapping` (field of Report → column) is for tables. Raises UsageError for
    a mapping of a field that reports do not have, CodebookError for a codebook that cannot be used, and nothing
    for bad content: that is a Gap.
    """
    desk = _desk(settings, mapping or {})
    piece = Piece(file.path, Path(file.key), allowance=Allowance(settings.limits.archive_bytes))
    yield from read(piece, desk)


def read_one(
    path: Path, settings: Settings, mapping: Mapping[str, str] | None = None
) -> tuple[Report | Gap, ...]:
    """All that is in one file, for an audit. Raises UsageError if there is no such file, ReadError if it cannot
    be opened or is a folder.
    """
    if path.is_dir():
        raise ReadError("this is a folder", where=str(path), to_do="name one file, or build the folder")
    found: list[Report | Gap] = []
    for file in files([path], settings.limits):
        found.extend([file] if isinstance(file, Gap) else reports(file, settings, mapping))
    return tuple(found)


def _desk(settings: Settings, mapping: Mapping[str, str]) -> Desk:
    check(mapping)
    words = _codebook(settings.codebooks)
    return Desk(settings.limits, words.outlets, words.furniture, settings.languages, dict(mapping))


@lru_cache(maxsize=2)
def _codebook(overlays: tuple[Path, ...]) -> Codebook:
    """Loaded once a process: a folder has many files, and one codebook."""
    return load(overlays)
