"""Full text over reports and statements: FTS5 in a file, tsvector on a server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, text

from reportedly.store.asked import Hit
from reportedly.store.days import UNDATED

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _SHUT = "\ue000", "\ue001"  # private characters: they mark found words inside an excerpt
_MARKED = re.compile(f"{_OPEN}(.*?){_SHUT}", re.DOTALL)

_MOST = 2000
_WHO = "CASE entry.kind WHEN 'actor' THEN content.text ELSE content.who END AS who"

# Of words that stand everywhere, the first so many places are weighed: which of ten thousand is best tells nobody
# anything. The best are chosen before their excerpts are cut, since cutting one for every match would be slow.
_SQLITE = text(f"""
    WITH met AS (SELECT rowid AS seq, rank AS rank FROM words WHERE words MATCH :words LIMIT {_MOST}),
         best AS (SELECT seq, rank FROM met ORDER BY rank, seq LIMIT :limit)
    SELECT entry.kind, entry.id, entry.report, {_WHO}, entry.day,
           snippet(words, 0, :open, :shut, '…', 24) AS excerpt
    FROM words JOIN entry ON entry.seq = words.rowid JOIN content ON content.seq = words.rowid
    JOIN best ON best.seq = words.rowid
    WHERE words MATCH :words ORDER BY best.rank, best.seq""")  # noqa: S608 - our own words

# the expression is the index's own, letter for letter: else PostgreSQL would not use it
_INDEXED = "to_tsvector('english', left(coalesce(text, ''), 250000) || ' ' || coalesce(content.who, ''))"
_POSTGRES = """
    WITH found AS (
        SELECT entry.seq, entry.kind, id, report, {who}, day, text, query, ts_rank({indexed}, query) AS rank
        FROM content JOIN entry USING (seq), to_tsquery('english', :words) AS query
        WHERE text IS NOT NULL AND {indexed} @@ query {only}
        ORDER BY rank DESC, seq LIMIT :limit)
    SELECT kind, id, report, who, day,
           ts_headline('english', text, query,
                       'StartSel=' || :open || ',StopSel=' || :shut || ',MaxWords=24,MinWords=12') AS excerpt
    FROM found ORDER BY rank DESC, seq"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: `words` as they were typed, in entries of that `kind`; while `typing`, the last word may go
    on; at most `limit` of the best.
    """

    words: str
    kind: str | None
    typing: bool
    limit: int

    def terms(self) -> list[str]:
        """The words and phrases that hold a letter or digit; other signs have a meaning that nobody meant."""
        found = [phrase or word for phrase, word in _TERM.findall(self.words)]
        return [term for term in found if re.search(r"\w", term)]

    @property
    def unfinished(self) -> bool:
        """May the last word go on? One letter alone begins too many."""
        return self.typing and re.search(r"\w\w$", self.words) is not None

    def given(self, words: str) -> dict[str, object]:
        """The parameters of either question."""
        return {"words": words, "kind": self.kind, "limit": self.limit, "open": _OPEN, "shut": _SHUT}


def reindex_sqlite(connection: Connection) -> None:
    """Index all words anew, and count what the tables hold, by which SQLite chooses its ways."""
    connection.execute(text("INSERT INTO words(words) VALUES ('delete-all')"))
    connection.execute(
        text(
            "INSERT INTO words(rowid, text, who, kind) "
            "SELECT seq, text, who, kind FROM content WHERE text IS NOT NULL"
        )
    )
    connection.execute(text("ANALYZE"))


def reindex_postgres(connection: Connection) -> None:
    """Count what the tables hold; the index of words follows by itself."""
    connection.execute(text("ANALYZE"))


def search_sqlite(connection: Connection, asked: Asked) -> list[Hit]:
    """Entries that hold all the words, best first."""
    terms = ['"' + term.replace('"', '""') + '"' for term in asked.terms()]
    if not terms:
        return []
    words = "{text who}: (" + " AND ".join(terms) + ("*)" if asked.unfinished else ")")
    if asked.kind:
        words += f" AND kind: {asked.kind}"
    return [_hit(row) for row in connection.execute(_SQLITE, asked.given(words))]


def search_postgres(connection: Connection, asked: Asked) -> list[Hit]:
    """Entries that hold all the words, best first."""
    terms = [" <-> ".join(re.findall(r"\w+", term)) for term in asked.terms()]
    if not terms:
        return []
    words = " & ".join(f"({term})" for term in terms[:-1])
    last = f"({terms[-1]}{':*' if asked.unfinished else ''})"
    question = _POSTGRES.format(
        who=_WHO, indexed=_INDEXED, only="" if asked.kind is None else "AND content.kind = :kind"
    )
    given = asked.given(f"{words} & {last}" if words else last)
    return [_hit(row) for row in connection.execute(text(question), given)]


def _hit(row: Row[Any]) -> Hit:
    excerpt = row.excerpt.replace("\n", " · ") if row.kind == "actor" else row.excerpt
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _MARKED.finditer(excerpt):
        pieces += [(excerpt[end : match.start()], False), (match.group(1), True)]
        end = match.end()
    pieces.append((excerpt[end:], False))
    who = row.who.split("\n")[0]
    day = None if row.day == UNDATED else row.day
    return Hit(row.kind, row.id, row.report, who, day, tuple(piece for piece in pieces if piece[0]))
