"""From tag probabilities and token vectors to sayings: constrained tags, then links to the cues.

Only NumPy is needed. All spans are words here, first and last inclusive.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Span = tuple[int, int]

ROLES = ("source", "cue", "content")
TAG_COUNT = 1 + 2 * len(ROLES)
"""Outside, then begin and inside of each role."""

FARTHEST = 160
"""Words between a cue and what belongs to it, at most."""

DISTANCES, PARAGRAPHS, BETWEEN = 64, 8, 4
"""How many values the pair features take: distance, paragraphs apart, other cues between."""

_IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which cue may go with which other span, and how they lie to one another."""

    cue: NDArray[np.int64]
    other: NDArray[np.int64]
    distance: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    between: NDArray[np.int64]
    role: NDArray[np.int64]


ByRule = Callable[[Pairs, Sequence[Span], Sequence[Span]], NDArray[np.int64]]
"""What the rules say of each pair of a cue and another span: see `hints.Hints.ruled`."""


@dataclass(slots=True)
class Found:
    """One saying in words, with the probability of each choice that made it."""

    cue: Span
    source: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    source_link: float = 0.0
    content_link: float = 1.0


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_tags(log_probs: Floats) -> list[int]:
    """The likeliest tags ([words, TAG_COUNT]) in which every inside follows its own begin or inside."""
    if not len(log_probs):
        return []
    rows = log_probs.tolist()
    score = rows[0]
    for inside in (2, 4, 6):
        score[inside] = _IMPOSSIBLE
    back: list[list[int]] = []
    for row in rows[1:]:
        top = max(range(TAG_COUNT), key=score.__getitem__)
        peak = score[top]
        new = [peak + row[0]]
        origins = [top]
        for begin in (1, 3, 5):
            inside = begin + 1
            origin = begin if score[begin] >= score[inside] else inside
            new += (peak + row[begin], score[origin] + row[inside])
            origins += (top, origin)
        score = new
        back.append(origins)
    tags = [max(range(TAG_COUNT), key=score.__getitem__)]
    for origins in reversed(back):
        tags.append(origins[tags[-1]])
    return tags[::-1]


def tag_spans(tags: Sequence[int]) -> dict[str, list[Span]]:
    """The spans of each role, in reading order."""
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    previous = 0
    for index, tag in enumerate(tags):
        if tag:
            found = spans[ROLES[(tag - 1) // 2]]
            if tag % 2 or previous not in (tag, tag - 1):
                found.append((index, index))
            else:
                found[-1] = (found[-1][0], index)
        previous = tag
    return spans


def pairs(
    cues: Sequence[Span], others: Sequence[Span], first_content: int, paragraph: Sequence[int]
) -> Pairs:
    """Every cue with every span near enough; `others` holds sources, then contents, each in order."""
    rows: list[tuple[int, int, int, int, int, int]] = []
    starts = [start for start, _ in cues]
    for begin, end, role in ((0, first_content, 0), (first_content, len(others), 1)):
        longest = max((e - s for s, e in others[begin:end]), default=0)
        firsts = [start for start, _ in others[begin:end]]
        for i, cue in enumerate(cues):
            low = bisect.bisect_left(firsts, cue[0] - FARTHEST - longest)
            high = bisect.bisect_right(firsts, cue[1] + FARTHEST)
            for j in range(begin + low, begin + high):
                apart = _apart(cue, others[j])
                if abs(apart) <= FARTHEST:
                    steps = paragraph[others[j][0]] - paragraph[cue[0]] + 3
                    between = abs(bisect.bisect_left(starts, others[j][0]) - i - (apart > 0))
                    rows.append(
                        (
                            i,
                            j,
                            _bucket(apart),
                            min(max(steps, 0), PARAGRAPHS - 1),
                            min(between, BETWEEN - 1),
                            role,
                        )
                    )
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    return Pairs(*(np.ascontiguousarray(table[:, column]) for column in range(6)))


def _apart(cue: Span, other: Span) -> int:
    """Signed distance in words; 0 where they overlap."""
    if other[0] > cue[1]:
        return other[0] - cue[1]
    return min(other[1] - cue[0], 0)


def _bucket(distance: int) -> int:
    """Exact up to nine words, then ever coarser; both directions in DISTANCES values."""
    size = abs(distance)
    step = size if size < 10 else 10 + min(20, int((size - 10) ** 0.5 * 1.6))
    return 31 + step if distance >= 0 else 31 - step


class LinkHead:
    """Scores how well a source or a content goes with a cue; weights by name, as they were trained."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights

    def __call__(
        self,
        vectors: Floats,
        cues: Sequence[Span],
        others: Sequence[Span],
        found: Pairs,
        ruled: NDArray[np.int64],
    ) -> tuple[Floats, Floats, Floats]:
        """Score of each pair, of "no source" for each cue, and of "no cue" for each other span."""
        w = self._weights
        cue = np.tanh(_ends(vectors, cues) @ w["cue.weight"].T + w["cue.bias"])
        other = np.tanh(_ends(vectors, others) @ w["other.weight"].T + w["other.bias"])
        of_cue, of_other = cue @ w["of_cue.weight"].T, other @ w["of_other.weight"].T
        hidden = (
            of_cue[found.cue]
            + of_other[found.other]
            + (cue[found.cue] * other[found.other]) @ w["of_both.weight"].T
            + w["of_both.bias"]
            + w["distance.weight"][found.distance]
            + w["paragraph.weight"][found.paragraph]
            + w["between.weight"][found.between]
            + w["role.weight"][found.role]
            + w["ruled.weight"][ruled]
        )
        score = np.maximum(hidden, 0) @ w["score.weight"][0]
        return score, self._null(cue, "no_source"), self._null(other, "no_cue")

    def _null(self, spans: Floats, name: str) -> Floats:
        w = self._weights
        hidden = np.maximum(spans @ w[f"{name}.0.weight"].T + w[f"{name}.0.bias"], 0)
        return np.asarray(hidden @ w[f"{name}.2.weight"][0] + w[f"{name}.2.bias"], dtype=np.float32)


def _ends(vectors: Floats, spans: Sequence[Span]) -> Floats:
    """The vectors of each span's first and last word, side by side."""
    first = vectors[[start for start, _ in spans]]
    last = vectors[[end for _, end in spans]]
    return np.concatenate([first, last], axis=-1)


def link(
    spans: Mapping[str, Sequence[Span]],
    vectors: Floats,
    paragraph: Sequence[int],
    head: LinkHead,
    by_rule: ByRule,
) -> list[Found]:
    """Give each cue its source, or none, and each content its cue, or none; a cue without content goes."""
    cues, sources, contents = spans["cue"], spans["source"], spans["content"]
    if not cues or not contents:
        return []
    others = [*sources, *contents]
    found = pairs(cues, others, len(sources), paragraph)
    score, no_source, no_cue = head(vectors, cues, others, found, by_rule(found, cues, others))
    sayings = [Found(cue) for cue in cues]
    of_cue: list[list[tuple[float, int]]] = [[] for _ in cues]
    of_content: list[list[tuple[float, int]]] = [[] for _ in others]
    for i, j, role, value in zip(
        found.cue.tolist(), found.other.tolist(), found.role.tolist(), score.tolist(), strict=True
    ):
        if role:
            of_content[j].append((value, i))
        else:
            of_cue[i].append((value, j))
    for i, saying in enumerate(sayings):
        best, saying.source_link = _choose(of_cue[i], float(no_source[i]))
        if best >= 0:
            saying.source.append(others[best])
    for j in range(len(sources), len(others)):
        best, sure = _choose(of_content[j], float(no_cue[j]))
        if best >= 0:
            sayings[best].content.append(others[j])
            sayings[best].content_link = min(sayings[best].content_link, sure)
    return [saying for saying in sayings if saying.content]


def _choose(options: Sequence[tuple[float, int]], nothing: float) -> tuple[int, float]:
    """The best option, or -1 for none, and its probability."""
    best, index = max([*options, (nothing, -1)], key=lambda option: (option[0], -option[1]))
    total = sum(np.exp(value - best) for value, _ in options) + np.exp(nothing - best)
    return index, float(1 / total)
