"""Plain text, as scraped or as saved, with or without a few header lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportedly.ingest import byline, dates
from reportedly.ingest.encoding import decode
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.records import Gap

_HEADER = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z _-]{1,20})\s*:\s*(?P<value>\S.*)")
_FIELDS = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "publication date": "published", "pubdate": "published",
    "source": "publisher", "publisher": "publisher", "outlet": "publisher", "publication": "publisher",
    "newspaper": "publisher", "site": "publisher",
    "author": "byline", "authors": "byline", "byline": "byline", "by": "byline",
    "url": "url", "link": "url", "language": "language", "lang": "language", "place": "place", "location": "place",
    "republisher": "republisher", "credit": "credit",
}  # fmt: skip
_FEWEST = 2
"""Header lines that must stand together: one line with a colon may be a headline."""


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one report of a text file."""
    words, notes = decode(piece.data(desk.limits), piece.media.partition("charset=")[2])
    facts, body = header(words)
    yield Draft(piece.path, body, (piece.facts | facts).noting(*notes), scraped=True)


def header(words: str) -> tuple[Facts, str]:
    """Facts of "Title: …", "Date: …" lines at the top, and the text without them."""
    lines = words.lstrip("\ufeff\n\r ").split("\n")
    said: dict[str, str] = {}
    used = 0
    for line in lines:
        match = _HEADER.fullmatch(line.strip())
        field = (
            _FIELDS.get(match["name"].strip().casefold().replace("_", " ").replace("-", " "))
            if match
            else None
        )
        if match is None or field is None:
            break
        said.setdefault(field, match["value"])
        used += 1
    if used < _FEWEST:
        return Facts(), words
    return stated(said, "header line"), "\n".join(lines[used:])


def named(values: Mapping[str, object], basis: str) -> Facts:
    """Facts of a mapping whose keys are the usual names ("headline", "source"); other keys are left alone."""
    said: dict[str, str] = {}
    for key, value in values.items():
        field = _FIELDS.get(str(key).casefold().replace("_", " ").replace("-", " "))
        words = (
            ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
        )
        if field and words.strip():
            said.setdefault(field, words.strip())
    return stated(said, basis)


def stated(said: Mapping[str, str], basis: str, order: dates.Order | None = None) -> Facts:
    """Facts that somebody wrote down by field name. Dates are read, names of a byline taken apart."""
    plain = {k: v for k, v in said.items() if k not in ("published", "byline", "text") and v}
    facts = Facts.of(basis, **plain)
    if people := said.get("byline"):
        facts |= Facts.of(basis, byline=byline.names(people) or (people,))
    if when := said.get("published"):
        try:
            facts |= Facts.of(basis, published=dates.read(when, order))
        except dates.UnreadableDateError as trouble:
            year = re.search(r"\b\d{4}\b", when) if str(trouble) == dates.AMBIGUOUS else None
            kept = f"only the year {year.group()} was kept" if year else "the date was left out"
            facts |= Facts.of(f"{basis}; day and month in doubt", published=year.group() if year else None)
            facts = facts.noting(f"the publication date “{when[:60]}” ({basis}) {trouble}; {kept}")
    return facts
