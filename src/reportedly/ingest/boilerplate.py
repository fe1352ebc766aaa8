"""Takes page furniture from among the paragraphs and keeps the article whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.codebook.furniture import Furniture

_PROSE = 140
_LABEL_WORDS = 3
_MENU = 4
_LONGEST = 400
_QUOTED = re.compile(r"[\"“”].*\s.*[\"“”].*[.!?][\"”]?$")
_BAR = re.compile(r"\s*[|•·]\s*")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Sorted:
    """Paragraphs of the article, and lines that were none of its words."""

    kept: list[str]
    left_out: list[str]

    @property
    def basis(self) -> str:
        """What was left out, in a sentence for the report's basis."""
        shown = "; ".join(f"“{line[:60]}”" for line in self.left_out[:_SHOWN])
        more = f" and {len(self.left_out) - _SHOWN} more" if len(self.left_out) > _SHOWN else ""
        return f"without {len(self.left_out)} lines of page furniture: {shown}{more}"


def sort_out(paragraphs: list[str], furniture: Furniture) -> Sorted:
    """Part the article from the lines around it.

    A `teaser` line ("You may also like") takes with it the short lines that follow, up to the next paragraph
    of prose or quotation; an `ending` ("Leave a comment") everything after it, if more prose stands before it
    than behind. Menus are runs of four or more lines of up to three words.
    """
    kept: list[str] = []
    out: list[str] = []
    skipping = False
    for number, line in enumerate(paragraphs):
        kind = (furniture.kind(line) or _menu(line)) if len(line) <= _LONGEST else None
        if kind == "ending" and _prose(paragraphs[:number]) > _prose(paragraphs[number:]):
            out.extend(paragraphs[number:])
            break
        if kind:
            skipping = kind == "teaser"
            out.append(line)
        elif skipping and not _is_prose(line) and not _QUOTED.search(line):
            out.append(line)
        else:
            skipping = False
            kept.append(line)
    return _without_menus(kept, out)


def _menu(line: str) -> str | None:
    """Is it a menu on one line: three or more labels between bars, none with a number (bylines have dates)?"""
    parts = [part for part in _BAR.split(line) if part]
    labels = all(len(part.split()) <= _LABEL_WORDS for part in parts)
    digits = any(c.isdigit() for c in line)
    return "line" if len(parts) >= _MENU - 1 and labels and not digits else None


def _prose(lines: list[str]) -> int:
    return sum(len(line) for line in lines if _is_prose(line))


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE and any(mark in line for mark in ".!?。؟")


def _without_menus(lines: list[str], out: list[str]) -> Sorted:
    """Runs of label-like lines are menus, at the head or the foot of the page; in between they may be a list."""
    first = next((k for k, line in enumerate(lines) if _is_prose(line)), 0)
    last = next((k for k in range(len(lines) - 1, -1, -1) if _is_prose(lines[k])), len(lines))
    kept: list[str] = []
    run: list[str] = []
    for number, line in enumerate([*lines, "."]):
        inside = first < number <= last
        if number < len(lines) and not inside and _is_label(line):
            run.append(line)
            continue
        (out if len(run) >= _MENU else kept).extend(run)
        run = []
        kept.append(line)
    return Sorted(kept[:-1], out)


def _is_label(line: str) -> bool:
    return len(line.split()) <= _LABEL_WORDS and not line.rstrip().endswith((".", "!", "?", ":", "”", '"'))
