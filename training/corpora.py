"""The corpora, read into one shape: PolNeAR's brat files and the nested sayings' JSON lines."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Offsets = tuple[int, int]
ROLES = ("source", "cue", "content")
READERS = ("any", "4b22", "4e07", "5fec", "6b86", "d473", "ef2d", "nested")
"""Who annotated: nobody in particular, PolNeAR's six people, the nested corpus's language model."""

_TEXT_BOUND = re.compile(r"T\d+$")
_ARGUMENT = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Saying:
    """One annotated attribution: offsets of each role; `level` 0 for outermost sayings."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One text as one person annotated it. `nested` tells whether inner sayings were marked too."""

    id: str
    text: str
    reader: str
    sayings: tuple[Saying, ...]
    nested: bool = False


def data_folder() -> Path:
    """Where the corpora lie: REPORTEDLY_DATA, or `shared/data` beside the checkout."""
    return Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).parents[2] / "shared" / "data"))


def polnear(split: str, *, every_annotator: bool = False) -> list[Article]:
    """PolNeAR's articles; of several annotators the first by name, or all of them."""
    folder = data_folder() / "polnear" / split
    articles: list[Article] = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        names = sorted(p for p in (folder / "attributions").iterdir() if p.name[:-9] == path.stem)
        for name in names if every_annotator else names[:1]:
            sayings = tuple(_brat(name.read_text(encoding="utf-8"), text))
            articles.append(Article(path.stem, text, name.stem[-4:], sayings))
    return articles


def nested(path: Path) -> list[Article]:
    """The corpus of nested sayings: one JSON object a line, `text` and `statements`."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        parents = {s["id"]: s["nested_in"] for s in record["statements"]}
        sayings = tuple(
            Saying(*(joined(map(tuple, s[role]), record["text"]) for role in ROLES), _depth(s["id"], parents))
            for s in record["statements"]
            if s["cue"] and s["content"]
        )
        articles.append(Article(record["report"], record["text"], "nested", sayings, nested=True))
    return articles


def joined(fragments: Iterator[Offsets] | Sequence[Offsets], text: str) -> tuple[Offsets, ...]:
    """Fragments in order, made one where only white space is between (brat splits at line ends)."""
    merged: list[Offsets] = []
    for start, end in sorted(set(fragments)):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _depth(name: str, parents: Mapping[str, str | None]) -> int:
    depth = 0
    while (parent := parents.get(name)) is not None and depth < len(parents):
        name, depth = parent, depth + 1
    return depth


def _brat(annotation: str, text: str) -> Iterator[Saying]:
    """The attributions of one brat file that have a cue and a content."""
    bounds: dict[str, list[Offsets]] = {}
    events: list[list[str]] = []
    for line in annotation.split("\n"):
        name, _, rest = line.partition("\t")
        if _TEXT_BOUND.match(name):
            places = rest.partition("\t")[0].partition(" ")[2]
            bounds[name] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif name.startswith("E"):
            events.append(rest.split()[1:])
    for arguments in events:
        found: dict[str, list[Offsets]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, _, bound = argument.partition(":")
            role = _ARGUMENT.sub("", role).lower()
            if role in found and bound in bounds:
                found[role] += bounds[bound]
        if found["cue"] and found["content"]:
            yield Saying(*(joined(found[role], text) for role in ROLES))
