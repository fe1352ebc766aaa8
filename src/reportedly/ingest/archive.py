"""ZIP and gzip: members one by one, never on disk, within limits."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from reportedly.config import Limits
from reportedly.errors import LimitError, ReadError
from reportedly.ingest.detect import Format
from reportedly.ingest.names import Names
from reportedly.ingest.piece import Desk, Draft, Piece, gap
from reportedly.ingest.walk import is_passed_over
from reportedly.records import Gap

_CHUNK = 1 << 20
_SMALL = 1 << 20
"""Bytes below which a member may grow by any ratio: a page of blanks packs very well."""
_OFFICE = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint file", "META-INF/container.xml": "an EPUB book"}


def kind_of_zip(piece: Piece) -> Format:
    """DOCX where the archive is a Word document; raises ReadError for other documents in ZIP clothing."""
    try:
        with piece.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile as error:
        raise ReadError(
            f"the ZIP archive is damaged ({error})", where=piece.path, to_do="fetch or make it again"
        ) from error
    if "word/document.xml" in names:
        return Format.DOCX
    for mark, what in _OFFICE.items():
        if any(name.startswith(mark) for name in names):
            raise ReadError(
                f"the file is {what}, which is not read", where=piece.path, to_do="save it as CSV or PDF"
            )
    if "content.xml" in names and "mimetype" in names:
        raise ReadError("the file is an OpenDocument", where=piece.path, to_do="save it as DOCX, PDF or CSV")
    return Format.ZIP


def read_zip(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The files in a ZIP archive, by name in order. A name is only ever shown, never used as a path."""
    names = Names()
    with piece.open() as stream, zipfile.ZipFile(stream) as archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if len(members) > desk.limits.archive_members:
            raise LimitError(
                f"the archive has {len(members):,} members, more than the setting limits.archive_members allows "
                f"({desk.limits.archive_members:,})",
                where=piece.path,
                to_do="raise the setting or split it",
            )
        for number, member in enumerate(members, 1):
            parts = [part for part in PurePosixPath(member.filename).parts if part not in ("/", "..", ".")]
            if any(map(is_passed_over, parts)):
                continue
            path = f"{piece.path}#{names.of('/'.join(parts), number)}"
            yield _member(archive, member, path, piece, desk.limits)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, piece: Piece, limits: Limits
) -> Piece | Gap:
    if member.flag_bits & 1:
        return gap(path, f"the member is encrypted ({path}); unpack the archive with its password first.")
    try:
        with archive.open(member) as stream:
            data = _unpacked(stream, member.compress_size, path, piece, limits)
    except LimitError as error:
        return gap(path, str(error))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        return gap(path, f"the member cannot be unpacked ({error}) ({path}); make the archive again.")
    return Piece(path, data, depth=piece.depth + 1, allowance=piece.allowance)


def read_gzip(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one file in a gzip file."""
    inner = piece.path.rpartition("/")[2].removesuffix(".gz").rpartition("#")[2]
    path = f"{piece.path}#{inner}"
    try:
        with piece.open() as packed, gzip.GzipFile(fileobj=packed) as stream:
            data = _unpacked(stream, piece.size(), path, piece, desk.limits)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(
            f"the gzip file is damaged ({error})", where=piece.path, to_do="fetch it again"
        ) from error
    yield Piece(path, data, depth=piece.depth + 1, allowance=piece.allowance)


def _unpacked(
    stream: IO[bytes] | gzip.GzipFile, packed: int, path: str, piece: Piece, limits: Limits
) -> bytes:
    """The content, read only as far as the limits go: what an archive says of its own sizes may be a lie."""
    chunks: list[bytes] = []
    total = 0
    while chunk := stream.read(_CHUNK):
        total += len(chunk)
        chunks.append(chunk)
        if total > limits.file_bytes:
            raise _bomb(
                path, "file_bytes", f"the member would unpack to more than {limits.file_bytes:,} bytes"
            )
        if total > _SMALL and total > limits.archive_ratio * max(packed, 1):
            times = f"{limits.archive_ratio} times its packed size"
            raise _bomb(path, "archive_ratio", f"the member would unpack to more than {times}")
        if piece.allowance is not None and not piece.allowance.take(len(chunk)):
            whole = f"the archive would unpack to more than {limits.archive_bytes:,} bytes"
            raise _bomb(path, "archive_bytes", whole)
    return b"".join(chunks)


def _bomb(path: str, setting: str, what: str) -> LimitError:
    return LimitError(
        f"{what}, which the setting limits.{setting} does not allow",
        where=path,
        to_do="unpack it yourself if you trust it, or raise the setting",
    )
