"""Numbers in figures and words, and what they come to."""

from __future__ import annotations

import re
from functools import cached_property

from reportedly.records.base import Record

_WORD = re.compile(r"\d(?:\d|,\s?(?=\d))*(?:\.\d+)?(?:\s?/\s?\d+)?|\.\d+|[^\W\d_]+|[½¼¾⅓⅔⅛]")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


class Numbers(Record):
    """Number words by value: `cardinals` add up, `scales` multiply what stands before them, `marks` are scales
    written against a figure, `fractions` name the parts of one; after `naming` nouns a number counts nothing, nor
    does "one" before the words of `idle_one`. That there are none is a figure for the nouns of `none_of`; beside the
    words of `scoring` two numbers are a score; a bare plural after those of `lasting` is a length of time.
    """

    cardinals: dict[str, float]
    scales: dict[str, float]
    marks: dict[str, float]
    fractions: dict[str, float]
    naming: tuple[str, ...]
    idle_one: tuple[str, ...]
    none_of: frozenset[str]
    scoring: frozenset[str]
    lasting: frozenset[str]

    @cached_property
    def words(self) -> str:
        """A regular expression for one cardinal word, hyphenated ones ("twenty-three") included."""
        units = "|".join(w for w, v in self.cardinals.items() if 0 < v < 10)
        tens = "|".join(w for w, v in self.cardinals.items() if v >= 20)
        every = "|".join(sorted(self.cardinals, key=len, reverse=True))
        return rf"(?:(?:{tens})[- ](?:{units})|{every})"

    @cached_property
    def figure(self) -> str:
        """A regular expression for a number in figures, decimals and vulgar fractions included."""
        vulgar = "".join(_VULGAR)
        whole = r"(?:\d{1,3}(?:,\d{3}|,\s0\d\d)+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d+)(?:\.\d+)?"
        part = rf"(?:[{vulgar}]|\d/\d{{1,2}}(?![\d/]))"
        return rf"(?:\d{{1,2}}/\d{{1,2}}(?![\d/])|{whole}(?:[ -]?{part})?|[{vulgar}]|\.\d+)"

    def read(self, text: str) -> float:
        """The value of a number in figures, words or both ("3,500", "two hundred and six", "1.5 million",
        "7 3/4", "half a million"). Raises ValueError where the words are not a number.
        """
        total = part = 0.0
        seen = False
        words = _WORD.findall(text.lower().replace("-", " "))
        for position, word in enumerate(words):
            if word in self.cardinals:
                part, seen = part + self.cardinals[word], True
            elif word in self.scales or word in self.marks:
                scale = self.scales.get(word) or self.marks[word]
                if scale == 100:
                    part = (part or 1) * 100
                else:
                    total, part = total + (part or 1) * scale, 0.0
                seen = True
            elif word in _VULGAR:
                part, seen = part + _VULGAR[word], True
            elif (size := self.fractions.get(word.removesuffix("s")) or self.fractions.get(word)) is not None:
                added = words[max(position - 2, 0) : position] in (["and", "a"], ["and", "one"])
                part, seen = (part + size if added else (part or 1) * size), True
            elif word[0].isdigit() or word[0] == ".":
                part, seen = part + _figure(word), True
            elif word not in {"and", "a", "an", "of"}:
                raise ValueError(f"{word!r} is not a number word")
        if not seen:
            raise ValueError(f"no number in {text!r}")
        return total + part


def _figure(word: str) -> float:
    """The value of a number in figures; "3/4" is a fraction."""
    above, _, below = word.replace(",", "").replace(" ", "").partition("/")
    return float(above) / float(below) if below and float(below) else float(above)
