"""Ids that hash content: the same words read twice have the same id, so reading again changes nothing."""

from __future__ import annotations

from hashlib import blake2b

_SEPARATOR = "\x1f"


def content_id(kind: str, *parts: object) -> str:
    """`kind` and 16 hex digits of a BLAKE2b hash over `parts` (each by its `str`, None apart from "").

    64 bits: among a million records of one kind, two share an id with a chance of about 3 in 10⁸.
    """
    text = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{kind}-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def text_digest(text: str) -> str:
    """BLAKE2b of a text, 32 hex digits: what a Report's `digest` holds and a judgement is re-attached by."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def bytes_digest(data: bytes) -> str:
    """BLAKE2b of a file's bytes, 32 hex digits: tells a changed file from one already read."""
    return blake2b(data, digest_size=16).hexdigest()
