"""What a time expression is read against: the publication date, the time last told of, tense, words around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.grammar import governors, verb_group
from reportedly.extract.times.calendar import Point, Unplaced, Value
from reportedly.extract.times.tense import Tense, tense_of
from reportedly.records import Sentence, Token


@dataclass(frozen=True)
class Scene:
    """One sentence, with what its expressions may rest on.

    `published` is None where the report has no usable date; `told` is the time last resolved in the text
    (None where there is none near), `age` how many sentences ago that was; `lead` is the day that the report opens
    with. `starts` are the offsets of the sentence's tokens in its `text`; `reach` is where the last date before, in
    this very sentence, ends in it (-1 for none).
    """

    grammar: Grammar
    sentence: Sentence
    text: str
    published: Point | None
    told: Value | None
    age: int
    starts: tuple[int, ...]
    lead: Value | None = None
    reach: int = -1

    def day(self) -> Point:
        """The publication date, which a relative expression counts from. Raises Unplaced without one."""
        if self.published is None:
            raise Unplaced("the report has no usable publication date to count from")
        return self.published

    @property
    def book(self) -> Codebook:
        """The words to go by."""
        return self.grammar.book

    def since(self, start: str) -> str:
        """What began then and has not been said to end: open, or up to publication where the codebook says so."""
        if self.book.times.since == "published" and self.published is not None:
            day = self.published
            parts = start.rstrip("~").count("-")
            end = (Point(day.year), Point(day.year, day.month), day)[min(parts, 2)]
            return f"{start}/{end}"
        return f"{start}/.."

    def token(self, offset: int) -> Token:
        """The token that an offset into the sentence's text stands in."""
        return self.sentence.tokens[max(bisect_right(self.starts, offset) - 1, 0)]

    def tense(self, offset: int) -> Tense:
        """The tense of the clause that an offset stands in."""
        return tense_of(self.sentence, self.token(offset), self.book.times)

    def present(self, offset: int) -> bool:
        """Is the clause in the simple present ("is still used", "remains"), or has it only a participle ("known today
        as")?
        """
        token = self.token(offset)
        verb = next((t for t in (token, *governors(self.sentence, token)) if t.pos in {"VERB", "AUX"}), None)
        if verb is None or re.match(r"\w+\s+(?:is|are)\s+to\b", self.text[offset:]):
            return False
        if verb.dep == "acl" and verb.tag in {"VBN", "VBG"}:
            return True
        first = next((t for t in verb_group(self.sentence, verb) if t.pos in {"VERB", "AUX"}), verb)
        return first.tag in {"VBZ", "VBP"} and verb.tag != "VBG" and first.lemma != "have"

    def before(self, match: re.Match[str]) -> str:
        """The text of the sentence before a match, in lower case."""
        return self.text[: match.start()].lower()


Read = Callable[[re.Match[str], Scene], Value | None]


class Rule(NamedTuple):
    """A pattern and what its match comes to: None where the words turn out to be no time; raises Unplaced where
    they are one that cannot be dated.
    """

    pattern: re.Pattern[str]
    read: Read


class Grammar:
    """Compiles patterns in which `<NAME>` stands for a set of words of the codebook."""

    def __init__(self, book: Codebook) -> None:
        self.book = book
        words = book.times
        months = "|".join(
            sorted((m for m in words.months if len(m) > 4 or m in {"may", "june", "july"}), key=len)[::-1]
        )
        short = "|".join(m for m in words.months if len(m) <= 4 and m not in {"may", "june", "july"})
        self.macros = {
            "MONTH": rf"(?-i:{_capitals(months)}|(?:{_capitals(short)})\b\.?)",
            "WEEKDAY": rf"(?-i:{_capitals('|'.join(words.weekdays))})",
            "UNIT": rf"(?:{'|'.join(words.units)})",
            "SEASON": rf"(?:{'|'.join(words.seasons)})",
            "YEAR": r"(?:1\d{3}|20\d{2})",
            "DAY": r"(?:[0-3]?\d)(?:st|nd|rd|th)?",
            "DASH": r"\s?[-–—]\s?",
            "NUMBER": rf"(?:{book.numbers.words}|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|"
            r"a few|several|a couple of|couple of|an?)",
            "ABOUT": rf"(?:{_any(words.about)})",
        }
        self._counts = re.compile(rf"(?:(?:^|(?<!\w))(?:{_any(words.not_after)})|[#$£€¥/+×]) ?$")
        self._counted = re.compile(
            rf"[ -]years?\b| ?(?:{_any(words.not_before)})(?!\w)|[,.]\d", re.IGNORECASE
        )
        self._year_next = re.compile(
            rf"(?:^|(?:^|\W)(?:{_any(words.before_year)}|\w+[’']s)[ -]|[(\[—–:;,/] ?)$"
        )

    def counts(self, before: str) -> bool:
        """Does the text before a number make it something other than a year ("Room", "$")?"""
        return self._counts.search(before) is not None

    def counted(self, text: str, end: int) -> bool:
        """Does the text behind a number make it something other than a year ("%", "people")?"""
        return self._counted.match(text, end) is not None

    def leads_to_year(self, before: str) -> bool:
        """May a year follow this text?"""
        return self._year_next.search(before) is not None

    def rule(self, pattern: str, read: Read, *, flags: int = re.IGNORECASE) -> Rule:
        """A rule over whole words, its macros filled in."""
        filled = re.sub(r"<([A-Z]+)>", lambda m: self.macros[m.group(1)], pattern)
        return Rule(re.compile(rf"(?<![\w.$£€])(?<!\d,)(?:{filled})(?![\w])", flags), read)


def _capitals(words: str) -> str:
    """The words with a capital or all in capitals: lower-case "may" and "march" are no months."""
    each = words.split("|")
    return "|".join([w.capitalize() for w in each] + [w.upper() for w in each])


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
