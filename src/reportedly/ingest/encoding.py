"""Bytes to characters: by mark, by what fits, by what the page says, by statistics, in that order."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_SAMPLE = 200_000
# What browsers do: pages that say Latin-1 or ASCII mean Windows-1252, which has the quotation marks.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text, and sentences about what could not be trusted.

    `declared` is what a header says; a page's own declaration is looked up in its first bytes. UTF-8 that fits
    is UTF-8 whatever is declared: other encodings almost never fit it by chance.
    """
    if marked := _marked(data):
        return _forgiving(data, marked)
    if (text := _strict(data, "utf-8")) is not None:
        return text, ()
    said = _known(declared) or _known(_in_page(data))
    if said and said != "utf-8" and (text := _strict(data, said)) is not None:
        return text, ()
    found = _detected(data)
    text, notes = _forgiving(data, found)
    claim = f"it says its encoding is {said}, which does not fit" if said else "its encoding is not stated"
    return text, (*notes, f"{claim}; it was read as {found}, so look whether accented letters are right")


def encoding_of(start: bytes) -> str:
    """The encoding of a file that is read as a stream, by its beginning."""
    whole = start[: start.rfind(b"\n") + 1] or start
    if marked := _marked(start):
        return marked
    return "utf-8" if _strict(whole, "utf-8") is not None else _detected(whole)


def _marked(data: bytes) -> str | None:
    """The encoding that a byte-order mark names, or UTF-16 without one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:2000]
    pairs = len(head) // 2
    if pairs < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else None


def _in_page(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return _MEANT.get(found, found) if found else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes) -> str:
    """The likeliest encoding by charset-normalizer; UTF-8 where only a few bytes are broken; else cp1252."""
    sample = data[:_SAMPLE]
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if len(sample.decode("utf-8", "ignore").encode()) > len(sample) - 8 and any(b >= 0xC2 for b in sample):
        intact = sum(ord(c) > 127 for c in sample.decode("utf-8", "ignore"))
        if intact > broken:
            return "utf-8"
    if _strict(data, "cp1252") is not None and _mostly_letters(sample.decode("cp1252", "replace")):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _mostly_letters(text: str) -> bool:
    """Does cp1252 give the sparse accents and quotation marks of Western text, not runs of them?"""
    high = [k for k, c in enumerate(text) if ord(c) > 127]
    return len(high) < 0.1 * len(text)


def _forgiving(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    return text, (
        f"{lost} characters could not be read as {encoding} and stand as \ufffd; save the file as UTF-8",
    )
