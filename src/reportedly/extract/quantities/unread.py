"""What looks like a number or a sum of money and is none that can be read: "1,2,3", "$" alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.quantities.numbers import is_grouped


class Unread(NamedTuple):
    """A stretch of a sentence's text, and why no number was read there."""

    start: int
    end: int
    why: str


class UnreadFinder:
    """Finds digits whose commas group nothing, and signs of money beside no number."""

    def __init__(self, book: Codebook) -> None:
        signs = {s for u in book.units.units.values() for s in (*u.leading, *u.signs) if u.kind == "money"}
        symbols = "|".join(re.escape(s) for s in sorted(signs, key=len, reverse=True) if not s[-1].isalnum())
        self._digits = re.compile(r"(?<![^\s(\[“\"‘'])\d+(?:,\d+)+(?=[\s)\]”\"’';:?!]|[.,](?:\s|$)|$)")
        self._money = re.compile(
            rf"(?<![^\s(\[“\"‘'])(?:{symbols})(?=\s+[^\W\d]|[\s)\]”\"’']*(?:[.,;:?!]|$))"
        )

    def __call__(self, text: str) -> Iterator[Unread]:
        """Those of one sentence's text, in order of kind."""
        for m in self._digits.finditer(text):
            if not is_grouped(m[0]):
                yield Unread(*m.span(), "its commas part neither thousands nor lakhs")
        for m in self._money.finditer(text):
            yield Unread(*m.span(), "no number stands beside the sign")
