"""Learns how much what two propositions share speaks for their being one: the `evidence` of codebook/claims.yaml.

    python -m training.claims [--data DIR]

The pairs are those of statements of `annotated/claims.json` (labels by a careful reading under written guidelines,
not by a panel; the texts are not redistributed, only seven weights are). A logistic regression whose weights keep the
sign that each feature must have, so that what they share never speaks against two propositions. It is fitted on each
topic and shown on the other one (average precision); the weights printed last are fitted on both.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.__main__ import corpora
from evaluation.claims import TOPICS, Found, of_topic, readings_of
from numpy.typing import NDArray

from reportedly.codebook import Codebook, load
from reportedly.compose import compose
from reportedly.compose.chronicle import propositions
from reportedly.compose.likeness import Likeness
from reportedly.compose.propositions import Proposition
from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.records import MemoryChronicle, Reading
from reportedly.resolve import resolve

Floats = NDArray[np.float64]
SIGNS = {"wording": 1, "matter": 1, "actors": 1, "deed": 1, "subject": 1, "no_actor": -1, "mood": -1}
_STEPS, _RATE, _RIDGE = 4000, 0.5, 1e-4
_LEAST = 0.08


class Pairs:
    """Pairs of points of which the gold speaks, as features, with whether some gold claim has both. A gold that
    gives a point to two claims would else call it unlike itself.
    """

    def __init__(self, gold: dict[str, Any], readings: Sequence[Reading], codebook: Codebook) -> None:
        judgements = list(resolve(readings, codebook))
        found = Found(MemoryChronicle(compose(readings, judgements, codebook)))
        points: dict[str, list[Proposition]] = {}
        every = propositions(readings, judgements, codebook)
        for p in every:
            points.setdefault(p.statement, []).append(p)
        self._likeness = Likeness(every, codebook.claims.evidence)
        self._points = {p.key: p for p in every}
        self._claims: dict[str, set[str]] = {}
        for claim, key in _placed(gold, found, points):
            self._claims.setdefault(key, set()).add(claim)

    def table(self) -> tuple[Floats, Floats]:
        """Features by pair, in the order of SIGNS, and 1 for each pair that is of one claim."""
        rows, labels = [], []
        for a, b in combinations(sorted(self._claims), 2):
            p, q = self._points[a], self._points[b]
            if p.statement != q.statement:
                features = self._likeness.features(p, q)
                rows.append([features[name] for name in SIGNS])
                labels.append(float(bool(self._claims[a] & self._claims[b])))
        return np.array(rows), np.array(labels)


def _placed(
    gold: dict[str, Any], found: Found, points: dict[str, list[Proposition]]
) -> Iterator[tuple[str, str]]:
    """The claim of each gold statement that was found, and the key of its point: of those of the narrowest statement
    there, the one that shares most of its words.
    """
    for claim in gold["claims"]:
        for row in claim["statements"]:
            for statement in found.statements(row)[:1]:
                words = set(row["anchor"].lower().split())
                best = max(
                    points[statement.id], key=lambda p: (len(words & set(p.text.lower().split())), -p.place)
                )
                yield claim["claim"], best.key


def asked(features: Floats, labels: Floats) -> tuple[Floats, Floats]:
    """The pairs with enough words in common to be asked about: the rest would only teach that nothing is nothing."""
    alike = features[:, list(SIGNS).index("wording")] > _LEAST
    return features[alike], labels[alike]


def fitted(features: Floats, labels: Floats) -> Floats:
    """The weights, the bias last, by projected gradient descent on the scaled features."""
    scale = features.std(axis=0) + 1e-9
    x = np.hstack([features / scale, np.ones((len(features), 1))])
    signs = np.array([*SIGNS.values(), 0])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        gradient = x.T @ (_probability(x, weights) - labels) / len(labels) + _RIDGE * weights
        weights -= _RATE * gradient
        weights = np.where(
            signs > 0, np.maximum(weights, 0), np.where(signs < 0, np.minimum(weights, 0), weights)
        )
    return np.append(weights[:-1] / scale, weights[-1])


def _probability(x: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-(x @ weights))))


def average_precision(scores: Floats, labels: Floats) -> float:
    """Precision averaged over the ranks of what is right."""
    right = labels[np.argsort(-scores, kind="stable")]
    ranks = np.flatnonzero(right) + 1
    return float((np.arange(1, len(ranks) + 1) / ranks).mean()) if len(ranks) else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, show, and print the line of the codebook."""
    parser = argparse.ArgumentParser(prog="training.claims", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--data", type=Path, help="the folder of the corpora (default: REPORTEDLY_DATA)")
    folder = corpora(parser.parse_args(arguments).data) / "annotated"
    gold = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    readings = list(readings_of(gold, folder, Reader(Settings())))
    tables = {name: Pairs(of_topic(gold, n), readings, load()).table() for name, n in TOPICS.items()}
    for name, (x, y) in tables.items():
        other = [t for n, t in tables.items() if n != name]
        weights = fitted(*asked(*map(np.concatenate, zip(*other, strict=True))))
        print(f"{name}: average precision {average_precision(x @ weights[:-1], y):.3f}", file=sys.stderr)
    weights = fitted(*asked(*map(np.concatenate, zip(*tables.values(), strict=True))))
    shown = ", ".join(f"{name}: {w:.2f}" for name, w in zip([*SIGNS, "bias"], weights, strict=True))
    print(f"  evidence: {{{shown}}}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
