"""Outlets and agencies: how to know one when its name is met."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from reportedly.records.base import Record

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_EDGES = " \t\n\"'“”‘’.,;:()[]*_"


class Outlet(Record):
    """One outlet: other names it goes by, the country it is based in (ISO 3166 alpha-2), and whether it is a
    wire, whose copy other outlets print.
    """

    aliases: tuple[str, ...] = ()
    country: str | None = None
    is_wire: bool = False


class Outlets(Record):
    """The section `outlets`: `known` by the name they are shown under; `words` that mark an unknown name as an
    outlet's ("Courier", "Agency"); `sections` that have such a word and are none ("World News").
    """

    known: dict[str, Outlet] = Field(default_factory=dict)
    words: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()

    @cached_property
    def _names(self) -> dict[str, str]:
        """Every spelling, as looked up, to the name shown."""
        index: dict[str, str] = {}
        for name, outlet in self.known.items():
            for spelling in (name, *outlet.aliases):
                index.setdefault(_key(spelling), name)
        return index

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(word.casefold() for word in self.words)

    @cached_property
    def _no_names(self) -> frozenset[str]:
        return frozenset(map(_key, self.sections))

    def find(self, words: str) -> str | None:
        """The name of the known outlet that the whole of `words` is, or None. A spelling in capitals of up to
        five letters ("AP", "PA") is found only as written, so that no common word is taken for an agency.
        """
        return self._names.get(_key(words))

    def is_wire(self, name: str) -> bool:
        """Is the outlet of that shown name a wire?"""
        outlet = self.known.get(name)
        return outlet is not None and outlet.is_wire

    def looks_like_one(self, words: str) -> bool:
        """Is this a known outlet, or a short capitalised name with one of the `words` in it?"""
        if self.find(words):
            return True
        parts = words.strip(_EDGES).split()
        return (
            2 <= len(parts) <= 7
            and _key(words) not in self._no_names
            and parts[0][:1].isupper()
            and parts[-1][:1].isupper()
            and any(part.strip(_EDGES).casefold() in self._marks for part in parts)
        )


def _key(words: str) -> str:
    bare = _ARTICLE.sub("", " ".join(words.strip(_EDGES).replace("’", "'").split()))
    return bare if len(bare) <= 5 and bare.isupper() else bare.casefold()
