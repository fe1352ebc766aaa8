"""Are copies told from texts that only tell of the same? On labelled pairs and altered bodies of the Fake News
Challenge, and, for what must stay apart, on different writers of one event (ECB+).
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from reportedly.errors import UsageError
from reportedly.records import Report, Sameness
from reportedly.resolve.reprints import reprints

LABELS = Path(__file__).with_suffix(".toml")
TOPICS = 12
"""Topics of ECB+ that are looked at, the first by number."""

Words = list[str]


def _headline(words: Words, _: Words) -> Words:
    return ["Told", "here", "as", "it", "happened,", "and", "why", "it", "matters", *words]


def _cut(words: Words, _: Words) -> Words:
    return words[: max(80, len(words) * 2 // 5)]


def _reordered(words: Words, _: Words) -> Words:
    third = len(words) // 3
    return [*words[2 * third :], *words[:third], *words[third : 2 * third]]


def _rewritten(words: Words, _: Words) -> Words:
    return [f"{word}ish" if number % 11 == 5 else word for number, word in enumerate(words)]


def _added(words: Words, other: Words) -> Words:
    return [*words, *other[:90]]


RECIPES: Mapping[str, Callable[[Words, Words], Words]] = {
    "re-headlined": _headline,
    "cut": _cut,
    "re-ordered": _reordered,
    "rewritten": _rewritten,
    "added": _added,
}
"""How a text is altered, given its words and another's."""


def measure(folder: Path) -> dict[str, float]:
    """Precision and recall on the labelled pairs, `recall.RECIPE` of each way to alter, and `apart`, the share of
    pairs of different writers on one event that are not joined. Raises UsageError where the corpora are not there.
    """
    labels = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    texts = _bodies(folder / "fnc" / "train_bodies.csv")
    pile: dict[str, Report] = {}
    wanted: list[tuple[str, str, bool, str]] = []
    for name, copy in (("copies", True), ("others", False)):
        for a, b in labels[name]:
            pile |= {str(n): _report(str(n), texts[n]) for n in (a, b)}
            wanted.append((str(a), str(b), copy, name))
    for at, n in enumerate(labels["altered"]):
        pile[str(n)] = _report(str(n), texts[n])
        other = texts[labels["altered"][at - 1]].split()
        for recipe, alter in RECIPES.items():
            pile[f"{n} {recipe}"] = _report(f"{n} {recipe}", " ".join(alter(texts[n].split(), other)))
            wanted.append((str(n), f"{n} {recipe}", True, recipe))
    same = Sameness(reprints(pile.values()))
    scored = [(c, same.root(pile[a].id) == same.root(pile[b].id), k) for a, b, c, k in wanted]
    return _figures(scored) | {"apart": _apart(folder / "ecbplus")}


def _figures(scored: Sequence[tuple[bool, bool, str]]) -> dict[str, float]:
    joined = [copy for copy, found, _ in scored if found]
    figures = {"precision": sum(joined) / max(1, len(joined)), "recall": _recall(scored)}
    for kind in ("copies", *RECIPES):
        figures[f"recall.{kind}"] = _recall([one for one in scored if one[2] == kind])
    return figures


def _recall(scored: Sequence[tuple[bool, bool, str]]) -> float:
    found = [found for copy, found, _ in scored if copy]
    return sum(found) / len(found)


def _report(name: str, text: str) -> Report:
    return Report.of(path=name, text=text, publisher=f"Paper {name}", published="2015-01-01")


def _bodies(file: Path) -> dict[int, str]:
    if not file.exists():
        raise UsageError("the corpus is not there", where=str(file), to_do="name its folder with --data")
    csv.field_size_limit(sys.maxsize)
    with file.open(encoding="utf-8", newline="") as lines:
        return {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(lines)}


def _apart(folder: Path) -> float:
    """The share of pairs of documents on one event that are not joined."""
    pairs = joined = 0
    for topic in sorted((d for d in folder.iterdir() if d.is_dir()), key=lambda d: int(d.name))[:TOPICS]:
        for event in ("ecb.xml", "ecbplus.xml"):
            reports = [_report(f.name, text) for f, text in _documents(topic, event)]
            same = Sameness(reprints(reports))
            for a, b in combinations(reports, 2):
                pairs += 1
                joined += same.root(a.id) == same.root(b.id)
    return 1 - joined / max(1, pairs)


def _documents(topic: Path, event: str) -> Iterator[tuple[Path, str]]:
    for file in sorted(topic.glob(f"*[0-9]{event}")):
        tokens = ElementTree.parse(file).getroot().iter("token")
        yield file, " ".join(token.text or "" for token in tokens)
