"""Sends each file to the reader of its format, and what is inside it to theirs."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import ReadError
from reportedly.ingest import archive, docx, feed, html, mail, markdown, pdf, table, text, warc
from reportedly.ingest.detect import Format, detect
from reportedly.ingest.finish import finish
from reportedly.ingest.piece import Desk, Draft, Piece, Reader, gap, too_large
from reportedly.records import Gap, Report

READERS: dict[Format, Reader] = {
    Format.HTML: html.read,
    Format.TEXT: text.read,
    Format.MARKDOWN: markdown.read,
    Format.PDF: pdf.read,
    Format.DOCX: docx.read,
    Format.FEED: feed.read,
    Format.WARC: warc.read,
    Format.MAIL: mail.read,
    Format.MAILBOX: mail.read_box,
    Format.TABLE: table.read,
    Format.ZIP: archive.read_zip,
    Format.GZIP: archive.read_gzip,
}
"""One reader a format."""

STREAMED = frozenset({Format.WARC, Format.MAILBOX, Format.TABLE, Format.ZIP, Format.GZIP})
"""Formats read piece by piece: there the limit on bytes is one on each piece, not on the file."""


def read(piece: Piece, desk: Desk) -> Iterator[Report | Gap]:
    """All reports in a piece, and a gap for each thing in it that could not be read. Never raises for content:
    what a library trips over is that file's gap, and the next file is read.
    """
    if piece.depth > desk.limits.archive_depth:
        yield gap(
            piece.path,
            f"it lies {piece.depth} containers deep, more than the setting limits.archive_depth allows "
            f"({desk.limits.archive_depth}) ({piece.path}); unpack it or raise the setting.",
        )
        return
    try:
        for found in _pieces(piece, desk):
            if isinstance(found, Piece):
                yield from read(found, desk)
            elif isinstance(found, Draft):
                yield from finish(found, desk)
            else:
                yield found
    except ReadError as error:
        yield gap(piece.path, str(error))
    except RecursionError:
        yield gap(piece.path, f"it is nested too deeply to be read ({piece.path}); save it as plain text.")
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield gap(piece.path, f"the file cannot be read: {why} ({piece.path}); look at its permissions.")
    except Exception as error:
        yield gap(
            piece.path,
            f"reading it failed: {type(error).__name__}: {error} ({piece.path}); it may be damaged: save it again.",
        )


def _pieces(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    large = piece.size() > desk.limits.file_bytes
    try:
        kind = detect(piece)
    except ReadError:
        if large:
            raise too_large(piece.path, piece.size(), desk.limits) from None
        raise
    if large and kind not in STREAMED:
        raise too_large(piece.path, piece.size(), desk.limits)
    if kind is Format.ZIP:
        kind = archive.kind_of_zip(piece)
    yield from READERS[kind](piece, desk)
