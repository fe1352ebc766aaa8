"""Web archives: the pages of their responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from reportedly.ingest import dates
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece, gap
from reportedly.records import Gap

_READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/rss+xml",
         "application/atom+xml", "application/xml", "text/xml")  # fmt: skip
_OK = 200


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The pages of a WARC file, plain or gzip, as pieces named by their address.

    Other records (redirects, images, scripts) are counted in one gap. A record that is cut off is not read; the
    ones before it are.
    """
    passed = 0
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    cut = "" if _ends_whole(piece) else "its last record is cut off"
    with piece.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=kinds, parse_http=True):
                found = _page(record, piece, desk)
                if isinstance(found, str):
                    cut = found
                elif found is None:
                    passed += 1
                else:
                    yield found
        except OSError as error:
            cut = f"it is damaged ({error})"
    if cut:
        yield gap(
            piece.path,
            f"the web archive is incomplete: {cut} ({piece.path}); what came before was read: fetch it again.",
        )
    if passed:
        yield gap(
            piece.path,
            f"{passed} records of the web archive are no articles (redirects, errors, images, scripts) and were "
            f"passed over ({piece.path}).",
        )


def _page(record: Any, piece: Piece, desk: Desk) -> Piece | Gap | str | None:  # noqa: ANN401 - the library has no types
    """The page of a record; a gap if it is too large; words saying where it is cut off; None if it is no page."""
    address = record.headers.get("WARC-Target-URI") or record.record_id
    path = f"{piece.path}#{address}"
    http = record.http_headers
    media = (record.http_content_type if http else record.headers.get("Content-Type")) or ""
    media = media.split(";")[0].strip().casefold()
    if media not in _READ or (http and http.status_code != _OK):
        return None
    length = record.content_length
    if length > desk.limits.file_bytes:
        return gap(
            path,
            f"the record has {length:,} bytes, more than the setting limits.file_bytes allows "
            f"({desk.limits.file_bytes:,}) ({path}); raise the setting.",
        )
    data = record.reader.read()
    if len(data) < length:
        return f"the record of {address} is cut off after {len(data):,} of {length:,} bytes"
    charset = f"; charset={record.http_charset}" if http and record.http_charset else ""
    return Piece(path, data, _facts(record, address), media + charset, piece.depth + 1, piece.allowance)


def _facts(record: Any, address: str) -> Facts:  # noqa: ANN401
    """The address; and the day of the crawl, which is no publication date and is only told in the basis."""
    facts = Facts.of("address in the web archive", url=address if address.startswith("http") else None)
    try:
        day = dates.read(record.headers.get("WARC-Date") or "")
    except dates.UnreadableDateError:
        return facts
    return facts | Facts(basis={"crawled": f"WARC-Date {day}"})


def _ends_whole(piece: Piece) -> bool:
    """Does a plain WARC end in the blank lines that close every record?"""
    with piece.open() as stream:
        if stream.read(2) == b"\x1f\x8b":
            return True
        stream.seek(max(piece.size() - 2, 0))
        return stream.read() == b"\r\n"
