"""Which column of a table is which field of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportedly.errors import ReadError, UsageError
from reportedly.ingest.facts import FIELDS

NAMED = ("id", "text", *FIELDS)
"""Fields that a mapping may name."""

_USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articlebody", "articletext", "article", "fulltext", "maintext", "bodytext",
             "contents", "story", "storytext", "plaintext", "document", "newstext", "rawtext", "cleantext"),
    "id": ("id", "articleid", "uid", "guid", "bodyid", "docid", "documentid", "storyid", "uuid", "identifier", "key"),
    "title": ("title", "headline", "heading", "articletitle", "name", "webtitle", "head"),
    "url": ("url", "link", "weburl", "articleurl", "permalink", "href", "canonicalurl", "sourceurl"),
    "publisher": ("publisher", "publication", "outlet", "source", "sourcename", "newspaper", "site", "sitename",
                  "media", "publishername"),
    "republisher": ("republisher", "repostedby"),
    "byline": ("byline", "author", "authors", "creator", "writer", "journalist", "reporter", "by"),
    "published": ("published", "date", "publishedat", "publicationdate", "pubdate", "datepublished", "publishdate",
                  "publisheddate", "webpublicationdate", "articledate", "day", "timestamp", "created", "createdat"),
    "place": ("place", "dateline", "location"),
    "credit": ("credit", "wire", "agency"),
    "language": ("language", "lang"),
}  # fmt: skip


def check(mapping: Mapping[str, str]) -> None:
    """Raises UsageError for a mapping of a field that reports do not have."""
    for field, column in mapping.items():
        if field not in NAMED:
            raise UsageError(
                f"reports have no field {field!r}",
                where=f"{field}={column}",
                to_do=f"map one of: {', '.join(NAMED)}",
            )


def fields_of(columns: Sequence[str], mapping: Mapping[str, str], path: str) -> dict[str, str]:
    """Field → column: as the mapping says, then by usual names, compared without case and marks.

    Raises ReadError where a mapped column is missing or no column holds the text.
    """
    for field, column in mapping.items():
        if column not in columns:
            raise ReadError(
                f"the table has no column {column!r} to map to {field}; it has {_listed(columns)}",
                where=path,
                to_do=f"map {field} to one of these",
            )
    bare = {re.sub(r"[\W_]", "", column).casefold(): column for column in reversed(columns)}
    found = dict(mapping)
    for field, usual in _USUAL.items():
        taken = set(found.values())
        free = [bare[name] for name in usual if name in bare and bare[name] not in taken]
        if field not in found and free:
            found[field] = free[0]
    if "text" not in found:
        raise ReadError(
            f"no column of the table is known to hold the text; it has {_listed(columns)}",
            where=path,
            to_do="say which one does: --map text=COLUMN",
        )
    return found


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(column[:40] for column in columns[:12])
    return shown + (f" and {len(columns) - 12} more" if len(columns) > 12 else "")
