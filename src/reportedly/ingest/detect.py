"""What a file is: by its content first, by its name where the content leaves it open."""

from __future__ import annotations

import json
import re
import zlib
from enum import StrEnum
from pathlib import PurePosixPath

from reportedly.errors import ReadError
from reportedly.ingest.piece import Piece


class Format(StrEnum):
    """The formats that are read."""

    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    FEED = "feed"
    WARC = "warc"
    MAIL = "mail"
    MAILBOX = "mailbox"
    TABLE = "table"
    ZIP = "zip"
    GZIP = "gzip"


HEAD = 4096
"""Bytes looked at."""

_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file", "save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file", "save it as DOCX or PDF"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it or make it a ZIP"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it or make it a ZIP"),
    (b"BZh", "a bzip2 archive", "unpack it or make it a ZIP"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it or make it a ZIP"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it or make it a ZIP"),
    (b"\x89PNG\r\n", "an image", "only text is read: run text recognition over it first"),
    (b"\xff\xd8\xff", "an image", "only text is read: run text recognition over it first"),
    (b"GIF8", "an image", "only text is read: run text recognition over it first"),
    (b"II*\x00", "an image", "only text is read: run text recognition over it first"),
    (b"MM\x00*", "an image", "only text is read: run text recognition over it first"),
    (b"ID3", "an audio file", "only text is read: transcribe it first"),
    (b"OggS", "an audio file", "only text is read: transcribe it first"),
    (b"RIFF", "an image, audio or video file", "only text is read"),
    (b"SQLite format 3\x00", "a database", "export its table as CSV"),
    (b"PAR1", "a Parquet table", "export it as CSV or JSONL"),
    (b"\x7fELF", "a program", "name a file of text"),
    (b"MZ", "a program", "name a file of text"),
)
_NAMED = {
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".mhtml": Format.MAIL, ".mht": Format.MAIL,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".eml": Format.MAIL, ".mbox": Format.MAILBOX,
    ".csv": Format.TABLE, ".tsv": Format.TABLE, ".tab": Format.TABLE,
    ".jsonl": Format.TABLE, ".ndjson": Format.TABLE, ".json": Format.TABLE,
    ".rss": Format.FEED, ".atom": Format.FEED,
}  # fmt: skip
_MEDIA = {"text/html": Format.HTML, "application/xhtml+xml": Format.HTML, "message/rfc822": Format.MAIL,
          "text/csv": Format.TABLE, "text/markdown": Format.MARKDOWN}  # fmt: skip
_FEED = re.compile(rb"<(?:rss|rdf:RDF|feed)\b", re.IGNORECASE)
_HTML = re.compile(
    rb"<!doctype\s+html|<html\b|<(?:head|body|article|div|p|h1|meta|main|section)\b[^>]*>", re.IGNORECASE
)
_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|"
    rb"x-[a-z-]+|reply-to|sender|list-[a-z-]+|dkim-signature):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"From \S+.*\d\d:\d\d")
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27, 0}


def detect(piece: Piece) -> Format:
    """The format of a piece. Raises ReadError where it is none that is read."""
    head = piece.head(HEAD)
    if not head.strip():
        what = "is empty" if not head or piece.size() <= HEAD else "begins with nothing but blanks"
        raise ReadError(f"the file {what}", where=piece.path, to_do="look whether it was saved whole")
    return _by_magic(head, piece) or _by_markup(head, piece) or _by_name(head, piece)


def _by_magic(head: bytes, piece: Piece) -> Format | None:
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIP
    if head.startswith(b"\x1f\x8b"):
        return Format.WARC if _unzipped(head).startswith(b"WARC/") else Format.GZIP
    if head.startswith(b"WARC/"):
        return Format.WARC
    for magic, what, to_do in _FOREIGN:
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):
            raise ReadError(f"the file is {what}, which is not read", where=piece.path, to_do=to_do)
    if _MBOX.match(head):
        return Format.MAILBOX
    return None


def _by_markup(head: bytes, piece: Piece) -> Format | None:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<"):
        if _FEED.search(start[:1500]) and not start[:15].lower().startswith(b"<!doctype html"):
            return Format.FEED
        if _HTML.search(start):
            return Format.HTML
    if _MEDIA.get(piece.media):
        return _MEDIA[piece.media]
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    if _HEADER.match(top) and len(_HEADER.findall(top)) >= 3:
        return Format.MAIL
    return Format.TABLE if start[:1] in b"{[" and _is_json(start) else None


def _by_name(head: bytes, piece: Piece) -> Format:
    """Text is what is left; what has too many control characters to be text is refused."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or 0.3 < head.count(0) / len(head) < 0.6
    controls = sum(byte in _CONTROLS for byte in head)
    if controls > 0.05 * len(head) or (head.count(0) > 0.3 * len(head) and not wide):
        raise ReadError(
            "the file is binary and in no format that is read",
            where=piece.path,
            to_do="save it as text, HTML or PDF",
        )
    suffix = PurePosixPath(piece.path.rpartition("#")[2] or piece.path).suffix.casefold()
    return _NAMED.get(suffix, Format.TEXT)


def _is_json(start: bytes) -> bool:
    """Is the first line a JSON object, or the head the start of an array of objects?"""
    line = start.split(b"\n", 1)[0].strip()
    try:
        return isinstance(json.loads(line), dict | list)
    except ValueError:
        return bool(re.match(rb'\[\s*\{\s*"|\{\s*"[^"]{1,80}"\s*:', start))


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""
