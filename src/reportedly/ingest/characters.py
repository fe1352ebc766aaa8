"""Characters put in order once, at the border, so that all later offsets fit `Report.text`."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
# Controls; zero-width space, word joiner, byte-order mark, soft hyphen. Joiners and bidi marks stay: they are
# part of the spelling in Persian, Arabic, Hindi and others.
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def in_order(text: str) -> str:
    """The text with LF line ends, plain single spaces, no control characters, in NFC.

    NFC, because codebook entries, names and search words are typed composed: a decomposed "é" would be another
    word. Not NFKC, which would change what the report says ("m²", "½"). Half a surrogate pair becomes U+FFFD.
    """
    text = _NEWLINES.sub("\n", text)
    text = _DROPPED.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _SURROGATES.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text)
