"""Full text over reports and statements: FTS5 in a file, tsvector on a server."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, text

from reportedly.store.base import Hit
from reportedly.store.days import UNDATED

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _SHUT = "\ue000", "\ue001"  # private characters: they mark found words inside an excerpt
_MARKED = re.compile(f"{_OPEN}(.*?){_SHUT}", re.DOTALL)

_SQLITE = text("""
    SELECT entry.kind, entry.id, entry.report, entry.who, entry.day,
           snippet(words, 0, :open, :shut, '…', 24) AS excerpt
    FROM words JOIN entry ON entry.seq = words.rowid
    WHERE words MATCH :words ORDER BY rank, entry.seq LIMIT :limit""")

# the expression is the index's own, letter for letter: else PostgreSQL would not use it
_POSTGRES = text("""
    WITH found AS (
        SELECT seq, kind, id, report, who, day, text, query, ts_rank(
            to_tsvector('english', left(coalesce(text, ''), 250000) || ' ' || coalesce(who, '')), query) AS rank
        FROM entry, websearch_to_tsquery('english', :words) AS query
        WHERE kind IN ('report', 'statement')
          AND to_tsvector('english', left(coalesce(text, ''), 250000) || ' ' || coalesce(who, '')) @@ query
        ORDER BY rank DESC, seq LIMIT :limit)
    SELECT kind, id, report, who, day,
           ts_headline('english', text, query,
                       'StartSel=' || :open || ',StopSel=' || :shut || ',MaxWords=24,MinWords=12') AS excerpt
    FROM found ORDER BY rank DESC, seq""")


def reindex_sqlite(connection: Connection) -> None:
    """Index all words anew."""
    connection.execute(text("INSERT INTO words(words) VALUES ('delete-all')"))
    connection.execute(
        text("INSERT INTO words(rowid, text, who) SELECT seq, text, who FROM entry WHERE text IS NOT NULL")
    )


def reindex_postgres(connection: Connection) -> None:
    """Nothing to do: the index follows the table."""


def search_sqlite(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Entries that hold all the words, best first."""
    terms = [phrase or word for phrase, word in _TERM.findall(words)]
    asked = " ".join('"' + term.replace('"', '""') + '"' for term in terms if re.search(r"\w", term))
    if not asked:
        return []
    given = {"words": asked, "limit": limit, "open": _OPEN, "shut": _SHUT}
    return [_hit(row) for row in connection.execute(_SQLITE, given)]


def search_postgres(connection: Connection, words: str, limit: int) -> list[Hit]:
    """Entries that hold all the words, best first."""
    given = {"words": words, "limit": limit, "open": _OPEN, "shut": _SHUT}
    return [_hit(row) for row in connection.execute(_POSTGRES, given)]


def _hit(row: Row[Any]) -> Hit:
    excerpt = row.excerpt
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _MARKED.finditer(excerpt):
        pieces += [(excerpt[end : match.start()], False), (match.group(1), True)]
        end = match.end()
    pieces.append((excerpt[end:], False))
    who = row.who.split("\n")[0]
    day = None if row.day == UNDATED else row.day
    return Hit(row.kind, row.id, row.report, who, day, tuple(piece for piece in pieces if piece[0]))
