"""How sure the reader is of one saying: the probabilities of its choices, made honest on held-out text.

A network's own probabilities are too sure of themselves. Platt's method (1999): a logistic regression
from a few of them to whether the saying was right, fitted on the dev articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.models.attribution.decode import Floats, Found, Span

MEASURES = ("cue", "source", "content", "edges", "source_link", "content_link")
_LEAST = 1e-4


def measures(saying: Found, log_probs: Floats, tags: Sequence[int]) -> list[float]:
    """The logarithm of how probable each choice was; in the order of MEASURES."""
    probs = np.exp(log_probs)

    def role(spans: Sequence[Span], begin: int) -> float:
        values = [float(probs[a : b + 1, begin : begin + 2].sum(axis=1).mean()) for a, b in spans]
        return min(values, default=1.0)

    spans = [saying.cue, *saying.source, *saying.content]
    edges = [float(probs[a, tags[a]]) for a, _ in spans]
    edges += [float(probs[b + 1, tags[b + 1]]) for _, b in spans if b + 1 < len(tags)]
    chosen = [role([saying.cue], 3), role(saying.source, 1), role(saying.content, 5), float(np.prod(edges))]
    return [float(np.log(max(p, _LEAST))) for p in (*chosen, saying.source_link, saying.content_link)]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted regression. Before it is fitted, the product of the probabilities of all choices."""

    weights: tuple[float, ...] = (0.0,) * len(MEASURES)
    bias: float = 0.0

    def __call__(self, saying: Found, log_probs: Floats, tags: Sequence[int]) -> float:
        """The probability that all of `saying` is right, from 0 to 1."""
        return self.of(measures(saying, log_probs, tags))

    def of(self, values: Sequence[float]) -> float:
        """The same from the measures."""
        if not any(self.weights):
            return float(np.exp(sum(values)))
        total = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return float(1 / (1 + np.exp(-total)))
