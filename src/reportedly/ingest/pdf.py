"""PDF: lines of pages joined into paragraphs, running heads taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as raw_api

from reportedly.errors import LimitError, ReadError
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.ingest.text import stated
from reportedly.records import Gap

_EDGE_LINES = 2
_REPEATED = 0.5
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_HYPHENS = ("\ufffe", "\x02")
_BREAKS = re.compile(r"(\r\n|\n|\r|\ufffe|\x02)")
"""Line ends; the last two are how pdfium marks a hyphen at the end of a line."""
_PAGE_NUMBER = re.compile(
    r"(?:\D{0,60}\b(?=page ))?(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_NO_TEXT = "Untitled"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, the height of its base over the page's foot and its letters' size, both in
    points (0 where the PDF does not tell), and where it begins.
    """

    words: str
    base: float
    left: float
    size: float


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one report of a PDF. Raises ReadError where it is encrypted, damaged or has pictures only."""
    data = piece.data(desk.limits)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, piece.path) from error
    try:
        if len(document) > desk.limits.pdf_pages:
            raise LimitError(
                f"the PDF has {len(document):,} pages, more than the setting limits.pdf_pages allows "
                f"({desk.limits.pdf_pages:,})",
                where=piece.path,
                to_do="split it or raise the setting",
            )
        pages = [_lines(document, number) for number in range(len(document))]
        said = document.get_metadata_dict()
    finally:
        document.close()
    if not any(pages):
        raise ReadError(
            f"the PDF has {len(pages)} pages but no text, so it is probably scanned",
            where=piece.path,
            to_do="run text recognition (OCR) over it first",
        )
    facts = piece.facts | stated(_properties(said, pages), "PDF property")
    empty = sum(not page for page in pages)
    if empty:
        facts = facts.noting(
            f"{empty} of {len(pages)} pages of the PDF have no text; run text recognition over them"
        )
    yield Draft(piece.path, "\n\n".join(_paragraphs(_without_running_heads(pages))), facts, scraped=True)


def _refused(error: pypdfium2.PdfiumError, path: str) -> ReadError:
    if "password" in str(error).casefold():
        return ReadError("the PDF is encrypted", where=path, to_do="save it without a password")
    return ReadError("the PDF is damaged or cut off", where=path, to_do="fetch it again")


def _properties(said: dict[str, str], pages: list[list[Line]]) -> dict[str, str]:
    """Title and author, where the title is among the words of the first page: many are a file name."""
    first = " ".join(line.words for page in pages[:1] for line in page).casefold()
    title = said.get("Title", "").strip()
    known = {
        "title": title if title and title != _NO_TEXT and " ".join(title.casefold().split()) in first else ""
    }
    author = said.get("Author", "").strip()
    return known | {"byline": author if author.casefold() in first else ""}


def _lines(document: Any, number: int) -> list[Line]:  # noqa: ANN401 - the library has no types
    try:
        page = document[number]
        words = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    text = words.get_text_range()
    found: list[Line] = []
    at = 0
    for raw in _BREAKS.split(text):
        if raw in _HYPHENS and found:
            found[-1] = replace(found[-1], words=found[-1].words + "-")
        elif raw.strip():
            first = min(at + len(raw) - len(raw.lstrip()), words.count_chars() - 1)
            x, y = c_double(), c_double()
            raw_api.FPDFText_GetCharOrigin(words.raw, first, x, y)
            size = float(raw_api.FPDFText_GetFontSize(words.raw, first))
            found.append(Line(" ".join(raw.translate(_LIGATURES).split()), y.value, x.value, size))
        at += len(raw)
    words.close()
    page.close()
    return found


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without page numbers and without edge lines that, numbers apart, stand on most pages."""
    edges = Counter(
        key
        for page in pages
        for key in {_shape(line.words) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    often = max(2, _REPEATED * len(pages))
    kept = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        kept.append(
            [
                line
                for k, line in enumerate(page)
                if not (
                    (k < _EDGE_LINES or k >= last)
                    and (
                        _PAGE_NUMBER.fullmatch(line.words)
                        or (len(pages) > 1 and edges[_shape(line.words)] >= often)
                    )
                )
            ]
        )
    return kept


def _shape(words: str) -> str:
    return re.sub(r"\d+", "0", words.casefold())


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines joined; a new paragraph at a larger gap, an indent, another letter size, or after a short last line."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    gaps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 5 * max(a.size, 1)]
    usual = median(gaps) if gaps else 0.0
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    widest = max(len(line.words) for line in lines)
    found = [lines[0].words]
    for above, line in pairwise(lines):
        step = above.base - line.base
        same_page = step > 0
        ended = bool(_SENTENCE_END.search(above.words))
        apart = same_page and usual and step > 1.35 * usual
        indented = ended and line.left > margin + 5
        short = ended and len(above.words) < 0.75 * widest
        resized = abs(above.size - line.size) > 0.5
        if apart or indented or short or resized or (ended and not same_page):
            found.append(line.words)
        else:
            found[-1] = _joined(found[-1], line.words)
    return found


def _joined(above: str, below: str) -> str:
    """Two lines of one paragraph; a word divided by a hyphen is whole again ("govern-" "ment")."""
    if re.search(r"[^\W\d_]-$", above) and below[:1].islower():
        return above[:-1] + below
    return f"{above} {below}"
