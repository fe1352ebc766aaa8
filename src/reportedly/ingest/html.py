"""HTML pages: the main text by trafilatura, metadata from the markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree

from reportedly.errors import LimitError, ReadError
from reportedly.ingest import markup, page
from reportedly.ingest.encoding import decode
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.records import Gap

_WHOLE = 0.7
"""Share of an article element's paragraphs below which the main text is taken to have lost some of them."""


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one report of a page. Raises ReadError where it has no text or is nested too deeply."""
    words, notes = decode(piece.data(desk.limits), piece.media.partition("charset=")[2])
    yield draft(piece, words, desk, piece.facts.noting(*notes))


def draft(piece: Piece, words: str, desk: Desk, facts: Facts) -> Draft:
    """The draft of a page that is decoded already. Facts given go before those of the page."""
    if nuls := words.count("\x00"):
        facts = facts.noting(
            f"the page held {nuls} NUL characters, which were taken out; look whether it is whole"
        )
    try:
        tree = markup.tree_of(words)
    except etree.ParserError as error:
        raise ReadError("the page has no content", where=piece.path, to_do="save it again") from error
    if (depth := markup.depth_of(tree)) > desk.limits.html_depth:
        raise LimitError(
            f"the page nests {depth} elements in one another, more than the setting limits.html_depth allows "
            f"({desk.limits.html_depth})",
            where=piece.path,
            to_do="save its text or raise the setting",
        )
    facts |= page.read(tree, desk.outlets)
    article = _article(tree)
    text = _main(tree)
    if len(text) < _WHOLE * len(article):
        text = article
    if not text:
        text = markup.text_of(tree)
        facts = facts.noting(
            "the article could not be told from the rest of the page; all its text was taken"
        )
    if not text:
        raise ReadError(
            "the page has no text", where=piece.path, to_do="save it after it has loaded, or as PDF"
        )
    return Draft(piece.path, text, facts, scraped=not facts.title)


def _main(tree: Any) -> str:  # noqa: ANN401 - lxml has no types
    """The main text, in favour of keeping too much: what is lost here is never seen again."""
    found = trafilatura.bare_extraction(
        tree, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
    )
    body = getattr(found, "body", None)  # None where it found nothing
    return markup.text_of(body, tei=True) if body is not None else ""


def _article(tree: Any) -> str:  # noqa: ANN401
    """Paragraphs of the page's article element, where there is just one: what the main text must not lose."""
    articles = list(tree.iter("article"))
    if len(articles) != 1:
        return ""
    return "\n\n".join(filter(None, (markup.text_of(p) for p in articles[0].iter("p"))))
