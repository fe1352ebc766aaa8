"""Where a text quotes: every style of quotation mark, over sentences and over paragraphs.

Straight double, doubled single (''), curly, single British, guillemets and corner marks. A quotation of
several paragraphs opens each of them and closes the last alone (the convention of English printing).
A mark that is never closed ends with its paragraph: half a page must not become a quotation by a slip.
"""

from __future__ import annotations

import re

from reportedly.records import Offsets

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "「": "」"}
_MARK = re.compile(r"“|”|„|«|»|\"|``|''|‘|(?<![\w])'(?=\w)|’|(?<=[\w.,!?…])'(?!\w)|\n")
_SINGLE_CLOSERS = {"‘": re.compile(r"\n|[\w.,!?…]’(?!\w)"), "'": re.compile(r"\n|[\w.,!?…]'(?!\w)")}
_STOPS = frozenset(".,;:!?)")
_LONGEST = 6000
"""Characters: no quotation in a news report runs longer; beyond it, a mark was missed."""


def quotations(text: str) -> list[Offsets]:
    """The outermost quotations with their marks, in order, none overlapping."""
    found: list[Offsets] = []
    start, kind, resumed = -1, "", False
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if not kind:
            if _opens(text, mark, at):
                start, kind = at, mark
        elif resumed and mark == kind:
            resumed = False  # the mark that opens a further paragraph of the quotation
        elif mark == "\n":
            resumed = resumed or (at - start <= _LONGEST and _resumes(text, at, kind))
            if not resumed:
                found.extend(_unclosed(text, start, at, kind))
                kind = ""
        elif _closes(text, kind, mark, match.end()):
            found.append(Offsets(start, match.end()))
            kind = ""
    if kind:
        found.extend(_unclosed(text, start, len(text), kind))
    return [q for q in found if any(c.isalnum() for c in text[q.start : q.end])]


def _opens(text: str, mark: str, at: int) -> bool:
    """Can the mark open a quotation here? One that either opens or closes opens before a word."""
    if mark in {"\n", "”", "»", "’"}:
        return False
    if mark in {"“", "„", "«", "``", "「"}:
        return True
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in {"'", "‘"}:
        return after.isalnum() and not text[at - 1 : at].isalnum() and _single(text, mark, at)
    if after in _STOPS and text[at - 1 : at].isalnum():
        return False  # the end of a quotation whose beginning was missed
    return bool(after) and (not after.isspace() or _spaced(text, mark, at))


def _spaced(text: str, mark: str, at: int) -> bool:
    """A mark between spaces, as old scrapes have them, opens where another like it follows behind a space in the same
    paragraph (`" We waited, " she said`).
    """
    if text[at - 1 : at].strip() or text[at + 1 : at + 2] == "\n":
        return False
    stop = text.find("\n", at)
    closing = text.find(f" {mark}", at + 2, min(at + _LONGEST, stop if stop >= 0 else len(text)))
    return closing >= 0


def _single(text: str, mark: str, at: int) -> bool:
    """A single mark quotes only if one like it closes in the same paragraph, after a word or a stop."""
    match = _SINGLE_CLOSERS[mark].search(text, at + 1, at + _LONGEST)
    return match is not None and not match.group().startswith("\n")


def _closes(text: str, kind: str, mark: str, end: int) -> bool:
    if kind in {'"', "''", "``"}:
        return mark in ('"”' if kind == '"' else "''")
    if kind in {"'", "‘"}:
        return mark == ("'" if kind == "'" else "’") and not text[end : end + 1].isalnum()
    return mark in _CLOSERS[kind] or (kind == "“" and mark == '"')


def _resumes(text: str, at: int, kind: str) -> bool:
    """Does the next paragraph open with the same mark, so that the quotation goes on in it?"""
    return kind in {"“", '"', "''", "‘", "«"} and text[at : at + 100].lstrip().startswith(kind)


def _unclosed(text: str, start: int, end: int, kind: str) -> list[Offsets]:
    """A double mark that is never closed still quotes its paragraph; a single one was an apostrophe."""
    return [] if kind in {"'", "‘"} else [Offsets(start, start + len(text[start:end].rstrip()))]
