"""The figures of attribution reading: each role alone, whole sayings, kinds, and sayings without a source.

Spans are compared as sets of words (signs count only where there is nothing else). A whole saying is
`full` right where cues overlap and source and content each share half their words with the gold
(intersection over union); `strict` where all three are equal. The cue must link the right two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.models.attribution.quotes import INSIDE
from reportedly.models.attribution.words import read_words
from training.corpora import ROLES, Article, Saying
from training.examples import words_in

Words = frozenset[int]
Sets = dict[str, Words]
T = TypeVar("T")
Figure = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Found:
    """Predicted sayings of one article, in the shape of the gold."""

    article: Article
    sayings: Sequence[Saying]


def score(results: Sequence[Found], level: int = 0) -> dict[str, object]:
    """Precision, recall and F1 in per cent, by the names the issue uses."""
    counts: Counter[tuple[str, str]] = Counter()
    for result in results:
        _count(result, level, counts)
    names = [f"{how} {role}" for how in ("exact", "partial") for role in ROLES]
    figures: dict[str, object] = {
        name: _figure(counts, name) for name in (*names, "full", "strict", "direct", "mixed", "indirect")
    }
    figures["sourceless"] = (counts["sourceless", "right"], counts["sourceless", "gold"])
    figures["sayings"] = (counts["full", "found"], counts["full", "gold"])
    return figures


def full(gold: Sets, found: Sets) -> float:
    """How well two whole sayings agree; 0 where they do not."""
    content, source = _iou(gold["content"], found["content"]), _iou(gold["source"], found["source"])
    if content < 0.5 or not gold["cue"] & found["cue"]:
        return 0.0
    if (gold["source"] or found["source"]) and source < 0.5:
        return 0.0
    return content + source + _iou(gold["cue"], found["cue"])


def right_ones(result: Found, level: int = 0) -> list[bool]:
    """For each predicted saying of `level`, whether it is `full` right."""
    view = _View(result.article)
    gold = [view.sets(s) for s in result.article.sayings if s.level == level]
    found = [view.sets(s) for s in result.sayings if s.level == level]
    right = _match(gold, found, full)[1]
    return [index in right for index in range(len(found))]


class _View:
    """An article's words, and which of them count."""

    def __init__(self, article: Article) -> None:
        self._words = read_words(article.text, lambda words: ([], []))
        self._counts = [article.text[start].isalnum() for start, _ in self._words.offsets]

    def sets(self, saying: Saying) -> Sets:
        return {role: self._set(words_in(self._words.offsets, getattr(saying, role))) for role in ROLES}

    def _set(self, indices: set[int]) -> Words:
        return frozenset(i for i in indices if self._counts[i]) or frozenset(indices)

    def kind(self, sets: Sets) -> str:
        content = sets["content"]
        quoted = sum(self._words.quoted[i] == INSIDE for i in content)
        return "direct" if content and quoted >= 0.95 * len(content) else "mixed" if quoted else "indirect"


def _count(result: Found, level: int, counts: Counter[tuple[str, str]]) -> None:
    view = _View(result.article)
    gold = [view.sets(s) for s in result.article.sayings if s.level == level]
    found = [view.sets(s) for s in result.sayings if s.level == level]
    for role in ROLES:
        g, f = (list({s[role] for s in sayings if s[role]}) for sayings in (gold, found))
        exact = len(set(g) & set(f))
        partial = len(_match(g, f, lambda a, b: v if (v := _iou(a, b)) >= 0.5 else 0.0)[0])
        for how, right in (("exact", exact), ("partial", partial)):
            _add(counts, f"{how} {role}", right, right, len(f), len(g))
    strict = _match(gold, found, lambda a, b: float(a == b))
    _add(counts, "strict", len(strict[0]), len(strict[1]), len(found), len(gold))
    right_gold, right_found = _match(gold, found, full)
    _add(counts, "full", len(right_gold), len(right_found), len(found), len(gold))
    for index, sets in enumerate(gold):
        _add(counts, view.kind(sets), index in right_gold, 0, 0, 1)
        if not sets["source"]:
            _add(counts, "sourceless", index in right_gold, 0, 0, 1)
    for index, sets in enumerate(found):
        _add(counts, view.kind(sets), 0, index in right_found, 1, 0)


def _add(counts: Counter[tuple[str, str]], name: str, right: int, hits: int, found: int, gold: int) -> None:
    counts.update(
        {(name, "right"): right, (name, "hits"): hits, (name, "found"): found, (name, "gold"): gold}
    )


def _figure(counts: Counter[tuple[str, str]], name: str) -> Figure:
    found, gold = counts[name, "found"], counts[name, "gold"]
    p = counts[name, "hits"] / found if found else 0.0
    r = counts[name, "right"] / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return round(100 * p, 1), round(100 * r, 1), round(100 * f, 1)


def _match(
    gold: Sequence[T], found: Sequence[T], agree: Callable[[T, T], float]
) -> tuple[set[int], set[int]]:
    """Greedy one-to-one matching, best agreement first."""
    ranked = sorted(
        ((agree(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda row: -row[0],
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in ranked:
        if value > 0 and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
    return used_gold, used_found


def _iou(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0
