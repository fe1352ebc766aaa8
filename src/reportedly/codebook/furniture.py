"""Furniture of web pages: lines around an article that are not its words."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import field_validator

from reportedly.records.base import Record

_EDGES = " \t.,:;!?…|·•*-–—»›>«‹<→←↑↓+[](){}#_"


class Furniture(Record):
    """The section `furniture`. `lines` are whole lines, compared without case or edge marks; `patterns` regular
    expressions that a whole line matches; `teasers` lines after which come links to other articles, up to the
    next paragraph; `endings` lines after which nothing of the article comes.
    """

    lines: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    teasers: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    @field_validator("patterns")
    @classmethod
    def _compile(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns

    @cached_property
    def _exact(self) -> dict[str, str]:
        named = (("line", self.lines), ("teaser", self.teasers), ("ending", self.endings))
        return {_key(line): kind for kind, lines in named for line in lines}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in self.patterns) or r"(?!)", re.IGNORECASE)

    def kind(self, line: str) -> str | None:
        """Say "line", "teaser" or "ending" where the whole line is furniture, otherwise None."""
        exact = self._exact.get(_key(line))
        if exact:
            return exact
        return "line" if self._pattern.fullmatch(line.strip()) else None


def _key(line: str) -> str:
    return " ".join(line.replace("’", "'").strip(_EDGES).casefold().split())
