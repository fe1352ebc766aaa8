"""RSS and Atom feeds: one report an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import feedparser

from reportedly.errors import ReadError
from reportedly.ingest import markup
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.ingest.text import stated
from reportedly.records import Gap


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The entries of a feed: full content where it is given, otherwise the summary, with a note."""
    parsed = feedparser.parse(
        io.BytesIO(piece.data(desk.limits)), sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        why = f"{parsed.bozo_exception}" if parsed.get("bozo") else "it has no entries"
        raise ReadError(f"the feed gives nothing to read: {why}", where=piece.path, to_do="fetch it again")
    outer = piece.facts | Facts.of("title of the feed", publisher=parsed.feed.get("title"))
    outer |= Facts.of("language of the feed", language=parsed.feed.get("language"))
    for number, entry in enumerate(parsed.entries, 1):
        yield _draft(f"{piece.path}#{number}", entry, outer)


def _draft(path: str, entry: Any, outer: Facts) -> Draft:  # noqa: ANN401 - the library has no types
    contents = [c.get("value", "") for c in entry.get("content", [])]
    full = max(contents, key=len, default="")
    words = markup.text_of_fragment(full or entry.get("summary", ""))
    said = {
        "title": markup.text_of_fragment(entry.get("title", "")),
        "url": entry.get("link", ""),
        "byline": ", ".join(a.get("name", "") for a in entry.get("authors", []) if a.get("name")),
        "published": entry.get("published") or "",
        "publisher": (entry.get("source") or {}).get("title", ""),
    }
    facts = stated(said, "feed entry") | outer
    if not full:
        facts = facts.noting(
            "the feed gives only a summary, and that was read; save the page itself for the report"
        )
    return Draft(path, words, facts)
