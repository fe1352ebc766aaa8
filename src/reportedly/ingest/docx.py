"""Word documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from reportedly.errors import ReadError
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.ingest.text import stated
from reportedly.records import Gap


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one report of a document. Its properties tell author and title; when the file was made is not when
    the report was published, so its dates are left alone.
    """
    try:
        with piece.open() as stream:
            document = docx.Document(stream)
            blocks = list(_blocks(document))
            facts = _properties(document)
    except (KeyError, ValueError, PackageNotFoundError, BadZipFile) as error:
        raise ReadError(
            f"the Word document is damaged ({error})", where=piece.path, to_do="open and save it again"
        ) from error
    heading = next(
        (words for words, style in blocks if style in ("Title", "Heading 1") and words.strip()), ""
    )
    facts = Facts.of("title in the document", title=heading) | facts
    text = "\n\n".join(words for words, _ in blocks)
    yield Draft(piece.path, text, piece.facts | facts, scraped=True)


def _blocks(document: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - the library has no types
    """Words and style name of each paragraph; of each row of a table, its cells parted by tabs."""
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                yield "\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)), ""
        else:
            yield item.text, item.style.name if item.style is not None else ""


def _properties(document: Any) -> Facts:  # noqa: ANN401
    said = document.core_properties
    author = said.author if said.author != "python-docx" else ""
    return stated({"title": said.title, "byline": author, "language": said.language}, "document property")
