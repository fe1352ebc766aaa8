"""What a search found. Loaded only when one is made."""

from __future__ import annotations

from rich.text import Text

from reportedly.cli.options import Format
from reportedly.cli.output import safe, show_json, show_table
from reportedly.store import Hit, open_store


def show(db: str, words: str, limit: int, format_: Format) -> None:
    """The places where the words stand."""
    store = open_store(db, create=False)
    try:
        found = store.view().search(words, limit)
    finally:
        store.close()
    if format_ is Format.JSON:
        show_json([_plain(hit) for hit in found])
    else:
        rows = [(hit.day or "", hit.kind, hit.who, _excerpt(hit), hit.report) for hit in found]
        show_table(f"“{safe(words)}”", ("day", "in a", "who", "words", "report"), rows)


def _plain(hit: Hit) -> dict[str, object]:
    excerpt = "".join(piece for piece, _ in hit.excerpt)
    found = [piece for piece, is_found in hit.excerpt if is_found]
    return {
        "kind": hit.kind,
        "id": hit.id,
        "report": hit.report,
        "who": hit.who,
        "day": hit.day,
        "excerpt": excerpt,
        "found": found,
    }


def _excerpt(hit: Hit) -> Text:
    """The excerpt with the words in bold."""
    text = Text()
    for piece, found in hit.excerpt:
        edges = (piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :])
        text.append(bool(edges[0]) * " " + safe(piece) + bool(edges[1]) * " ", style="bold" if found else "")
    return text
