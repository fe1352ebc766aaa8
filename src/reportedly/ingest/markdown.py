"""Markdown: front matter, headings, and the words without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from reportedly.ingest.encoding import decode
from reportedly.ingest.facts import Facts
from reportedly.ingest.piece import Desk, Draft, Piece
from reportedly.ingest.text import header, named
from reportedly.records import Gap

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$|^([^\n#>*-][^\n]*)\n=+$", re.MULTILINE)
_MARKS = tuple(
    (re.compile(pattern, re.MULTILINE), put)
    for pattern, put in (
        (r"<!--.*?-->", ""),
        (r"^[ \t]*(?:```|~~~).*$", ""),
        (r"^[ \t]*(?:[-*_][ \t]*){3,}$", ""),
        (r"^[=-]{3,}$", ""),
        (r"!\[[^\]]*\]\([^)]*\)", ""),
        (r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])", r"\1"),
        (r"^[ \t]*\[[^\]]+\]:[ \t]+\S+.*$", ""),
        (r"<(https?://[^>]+)>", r"\1"),
        (r"</?[a-zA-Z][^>]*>", ""),
        (r"^[ \t]*#{1,6}[ \t]+(.+?)[ \t]*#*$", r"\1"),
        (r"^[ \t]*>[ \t]?", ""),
        (r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2"),
        (r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!-])", r"\1"),
        (r"(?:  |\\)$", ""),
    )
)


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The one report of a Markdown file."""
    words, notes = decode(piece.data(desk.limits))
    words = words.replace("\r\n", "\n")
    facts, body = _front_matter(words)
    title = _TITLE.search(body)
    if title:
        said = next(filter(None, title.groups()))
        facts |= Facts.of("first heading", title=_bare(said))
    yield Draft(piece.path, _bare(body), (piece.facts | facts).noting(*notes), scraped=True)


def _front_matter(words: str) -> tuple[Facts, str]:
    match = _FRONT.match(words)
    if not match:
        return header(words)
    try:
        said = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
    except yaml.YAMLError:
        return Facts().noting("its front matter is not valid YAML and was passed over"), words[match.end() :]
    return named(said, "front matter") if isinstance(said, dict) else Facts(), words[match.end() :]


def _bare(words: str) -> str:
    for pattern, put in _MARKS:
        words = pattern.sub(put, words)
    return words
