"""PolNeAR: its articles with their attributions (brat standoff), and our reading of them scored.

An article with several annotators is read by the first of them in order of name. Attributions without cue or content
are left out, as in the corpus' own evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evaluation.reading import Finder
from evaluation.spans import ROLES, Pieces, Read, Said, Scores, score

_SPAN = re.compile(r"T\d+$")


class Article(NamedTuple):
    """One text with its gold."""

    name: str
    text: str
    gold: list[Said]


def articles(folder: Path, *, every: int = 1) -> Iterator[Article]:
    """Every `every`-th article of a split folder (`.../polnear/dev`), in order of name."""
    for path in sorted((folder / "text").glob("*.txt"))[::every]:
        annotated = sorted(
            p for p in (folder / "attributions").glob("*.ann") if p.stem.rsplit("_", 1)[0] == path.stem
        )
        if annotated:
            text = _read(path)
            gold = [said for said in standoff(_read(annotated[0]), text) if said.cue and said.content]
            yield Article(path.stem, text, gold)


def standoff(lines: str, text: str) -> list[Said]:
    """The attributions of one annotation file: E lines that tie T spans."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[list[str]]] = []
    for line in lines.split("\n"):
        parts = line.split("\t")
        if len(parts) >= 2 and _SPAN.match(parts[0]):
            places = parts[1].split(" ", 1)[1].split(";")
            spans[parts[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
        elif len(parts) >= 2 and re.match(r"E\d+$", parts[0]):
            events.append([argument.split(":") for argument in parts[1].split()])
    found = []
    for arguments in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for role, span in arguments[1:]:
            name = re.sub(r"\d+$", "", role).lower()
            if name in roles and span in spans:
                roles[name] += spans[span]
        found.append(Said(*(_merged(roles[role], text) for role in ROLES)))
    return found


def _merged(pieces: list[tuple[int, int]], text: str) -> Pieces:
    """Pieces in order, one where only white space stands between (brat splits at line breaks)."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(pieces)):
        if found and (start <= found[-1][1] or not text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def measure(folder: Path, finder: Finder, *, every: int = 1) -> Scores:
    """Our outermost attributions of a split's articles against the gold: PolNeAR has no nested ones."""
    return score(Read(a.text, a.gold, finder.outermost(a.text)) for a in articles(folder, every=every))
