"""Make the confidence honest: fit Platt's regression on the dev articles, and show how honest it is.

`python -m training.calibrate src/reportedly/models/attribution`
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.models.attribution.confidence import Confidence, measures
from reportedly.models.attribution.decode import Floats
from reportedly.models.attribution.decode import Found as Choice
from reportedly.models.onnx_model import CONFIG, AttributionModel
from training.corpora import Article, Saying, polnear
from training.export import describe
from training.known import known
from training.plot import reliability_plot
from training.scorer import Found, right_ones

Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Recorder(Confidence):
    """Keeps the measures of every saying, and gives its number as its score."""

    kept: list[list[float]] = field(default_factory=list)

    def __call__(self, saying: Choice, log_probs: Floats, tags: Sequence[int]) -> float:
        """The number of the saying."""
        self.kept.append(measures(saying, log_probs, tags))
        return float(len(self.kept) - 1)


def observed(model: AttributionModel, articles: Sequence[Article]) -> list[tuple[Rows, Rows]]:
    """For each article, the measures of the outermost sayings found, and which of them were right."""
    recorder = Recorder()
    reader = replace(model.reader, confidence=recorder)
    seen = []
    for article in articles:
        spans = [s for s in reader(article.text, known(article.text)) if s.level == 0]
        rows = np.array([recorder.kept[int(s.score)] for s in spans]).reshape(len(spans), -1)
        found = Found(article, [Saying(s.source, s.cue, s.content) for s in spans])
        seen.append((rows, np.array(right_ones(found), dtype=float)))
    return [one for one in seen if len(one[0])]


def fit(seen: Sequence[tuple[Rows, Rows]], ridge: float = 1.0) -> Confidence:
    """Logistic regression by Newton's method."""
    x = np.concatenate([rows for rows, _ in seen])
    x = np.hstack([x, np.ones((len(x), 1))])
    y = np.concatenate([right for _, right in seen])
    weights = np.zeros(x.shape[1])
    penalty = ridge * np.diag([1.0] * (x.shape[1] - 1) + [0.0])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty @ weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, slope)
    return Confidence(tuple(round(float(w), 4) for w in weights[:-1]), round(float(weights[-1]), 4))


def reliability(seen: Sequence[tuple[Rows, Rows]], confidence: Confidence) -> list[tuple[int, float, float]]:
    """Ten bins of confidence: how many sayings, how sure, how often right."""
    sure = np.array([confidence.of(row) for rows, _ in seen for row in rows])
    right = np.concatenate([r for _, r in seen])
    bins = np.minimum((sure * 10).astype(int), 9)
    return [
        (int((bins == b).sum()), float(sure[bins == b].mean()), float(right[bins == b].mean()))
        for b in range(10)
        if (bins == b).any()
    ]


def main() -> None:
    """Fit on all dev articles; show the reliability of a fit on one half, on the other half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plot", type=Path, help="write the reliability plot (SVG) to this file")
    options = parser.parse_args()
    folder: Path = options.folder
    seen = observed(AttributionModel.load(folder, threads=2), polnear("dev"))
    table = reliability(seen[1::2], fit(seen[::2]))
    total = sum(count for count, _, _ in table)
    print("sayings  sure  right")
    for count, sure, right in table:
        print(f"{count:7d} {sure:5.2f} {right:6.2f}")
    print(f"expected calibration error {sum(n * abs(s - r) for n, s, r in table) / total:.3f}")
    if options.plot:
        options.plot.write_text(reliability_plot(table), encoding="utf-8")
    fitted = fit(seen)
    version = json.loads((folder / CONFIG).read_text(encoding="utf-8"))["version"]
    describe(folder, version, list(fitted.weights), fitted.bias)


if __name__ == "__main__":
    main()
