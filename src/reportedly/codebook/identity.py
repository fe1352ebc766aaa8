"""One key for all usual names of the same institution, state or place."""

from __future__ import annotations

from functools import lru_cache

from reportedly.codebook.actors import ActorWords
from reportedly.codebook.countries import Countries
from reportedly.records.mention import Kind
from reportedly.records.names import name_words

KNOWN = "known "
"""How the key of an institution that the codebook lists begins."""

_SHORT = 3
"""Letters of the longest word whose last "s" is its own, not a plural's."""


class Identity:
    """What a name of a given kind comes to: "Washington" and "the U.S." of a government are the same; "Washington" of
    a place is another. Names that no list knows come to their own words.
    """

    def __init__(self, words: ActorWords, countries: Countries) -> None:
        self._words, self._countries = words, countries
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, name: str, kind: Kind) -> str:
        """The key of the name, with what it is known as in front where a list knows it."""
        code = self.country(name, kind)
        if code is not None:
            return f"{kind} {code}"
        words = name_words(name)
        if kind is Kind.PEOPLE and words and len(words[-1]) > _SHORT:
            words = (*words[:-1], words[-1].removesuffix("s"))
        institution = self._words.institutions.get(" ".join(words))
        if institution is not None and kind is not Kind.PERSON:
            return f"{KNOWN}{institution}"
        nation = self._countries.nation(words[0]) if len(words) > 1 and kind is not Kind.PERSON else None
        return " ".join([nation, *words[1:]] if nation else words)

    def country(self, name: str, kind: Kind) -> str | None:
        """The code of the country whose government, territory or people the name means, or None."""
        if kind is Kind.GOVERNMENT:
            return (
                self._countries.government(name)
                or self._countries.country(name)
                or self._countries.capital(name)
                or self._countries.demonym(name)
            )
        if kind is Kind.PLACE:
            return self._countries.country(name)
        return self._countries.demonym(name) if kind is Kind.PEOPLE else None
