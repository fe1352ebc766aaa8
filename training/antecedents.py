"""Learns how much what is seen of a pronoun and of somebody before it speaks for their being one: the weights of
codebook/antecedents.yaml.

    python -m training.antecedents [--data DIR]

From the chains of GUM's train documents (CC-BY and CC-BY-SA genres; numbers alone are kept): the stage reads each
document, every pronoun is joined to the right one of its options, and a log-linear ranking of the options, with that
it stands for nobody spoken of before as one of them, is fitted to those choices, by sort of pronoun. The weights have
a Gaussian prior. The least probability is the smallest above which, on documents left out in turn, so many of the
links of a sort are right as `PRECISION` says. Takes some minutes, most of them for parsing.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from evaluation.__main__ import corpora
from evaluation.coreference import Document, as_words, documents
from numpy.typing import NDArray
from scipy.optimize import minimize

from reportedly.codebook import Codebook, load
from reportedly.config import Settings
from reportedly.extract.coreference import Coreference
from reportedly.extract.coreference.antecedents import Option, Options
from reportedly.extract.coreference.view import Seen
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Mention, Reading, Report

Floats = NDArray[np.float64]
PRECISION = 0.85
_PRIOR, _FOLDS, _LEAST, _SURE, _TELLING = 1.0, 5, 0.45, 0.9, 0.05


class Example(NamedTuple):
    """The options of one pronoun, and the numbers of those that are right; `fold` is its document's."""

    options: list[dict[str, float]]
    right: list[int]
    fold: int


class Teacher:
    """Chooses what the gold chains say, and keeps what it was asked."""

    def __init__(self) -> None:
        self.examples: dict[str, list[Example]] = defaultdict(list)
        self._gold: dict[str, int] = {}
        self._fold = 0

    def sit(self, gold: dict[str, int], fold: int) -> None:
        """Begin with another document: gold chain by mention."""
        self._gold, self._fold = gold, fold

    def __call__(self, seen: Seen, options: Options) -> tuple[Option | None, float]:
        """The nearest right option, else none."""
        chain = self._gold.get(seen.mention.id)
        right = [
            n
            for n, option in enumerate(options.some)
            if chain is not None and self._gold.get(option.other.mention.id) == chain
        ]
        signs = [options.nobody, *(option.signs for option in options.some)]
        example = Example(signs, [n + 1 for n in right] or [0], self._fold)
        self.examples[options.sort].append(example)
        return (options.some[right[0]] if right else None), 1.0


def gold_of(document: Document, mentions: Iterable[Mention]) -> dict[str, int]:
    """The gold chain of each mention: of the same words, else of the shortest gold mention whose head it has."""
    of = {words: n for n, chain in enumerate(document.chains) for words in chain}
    found: dict[str, int] = {}
    for m in mentions:
        whole = as_words(document, m.span.start, m.span.end)
        first, last = as_words(document, m.head.start, m.head.end)
        options = [w for w, head in document.heads.items() if w in of and first <= head <= last]
        words = whole if whole in of else min(options, key=lambda w: (w[1] - w[0], w), default=None)
        if words is not None:
            found[m.id] = of[words]
    return found


class Fitted:
    """A log-linear ranking fitted to examples of one sort."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names = sorted({name for e in examples for o in e.options for name in o}, key=_rank)
        self.weights = np.zeros(len(self.names))
        x, starts, right = self._table(examples)
        result = minimize(_loss, self.weights, args=(x, starts, right), jac=True, method="L-BFGS-B")
        self.weights = result.x

    def _table(self, examples: Sequence[Example]) -> tuple[Floats, NDArray[np.intp], Floats]:
        at = {name: n for n, name in enumerate(self.names)}
        rows = [(e, n) for e in examples for n in range(len(e.options))]
        x = np.zeros((len(rows), len(at)))
        for row, (e, n) in enumerate(rows):
            for name, value in e.options[n].items():
                if name in at:
                    x[row, at[name]] = value
        starts = np.cumsum([0, *(len(e.options) for e in examples)])[:-1]
        return x, starts, np.array([float(n in e.right) for e, n in rows])

    def chosen(self, examples: Sequence[Example]) -> list[tuple[float, bool]]:
        """Of each example whose best option is somebody, how probable it is and whether it is right."""
        x, starts, right = self._table(examples)
        p = _chances(x @ self.weights, starts)
        found = []
        for start, e in zip(starts, examples, strict=True):
            best = int(np.argmax(p[start : start + len(e.options)]))
            if best:
                found.append((float(p[start + best]), bool(right[start + best])))
        return found

    def shown(self) -> dict[str, float]:
        """The weights by name, those that tell hardly anything left out."""
        pairs = zip(self.names, self.weights, strict=True)
        return {name: round(float(w), 2) for name, w in pairs if abs(w) >= _TELLING}


def _rank(name: str) -> tuple[bool, str]:
    return not name.startswith("nobody"), name


def _chances(scores: Floats, starts: NDArray[np.intp]) -> Floats:
    counts = np.diff([*starts, len(scores)])
    parts = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), counts))
    return np.asarray(parts / np.repeat(np.add.reduceat(parts, starts), counts))


def _loss(weights: Floats, x: Floats, starts: NDArray[np.intp], right: Floats) -> tuple[float, Floats]:
    """Minus the log of the probability that a right option is chosen, with the prior, and its gradient."""
    p = _chances(x @ weights, starts)
    counts = np.diff([*starts, len(p)])
    good = np.add.reduceat(p * right, starts)
    share = p * right / np.repeat(good, counts)
    value = -np.log(good).sum() + _PRIOR / 2 * (weights @ weights)
    return float(value), x.T @ (p - share) + _PRIOR * weights


def least(examples: Sequence[Example]) -> tuple[float, list[tuple[float, bool]]]:
    """The least probability, and all choices of documents that were left out, the surest first."""
    choices: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        fitted = Fitted([e for e in examples if e.fold != fold])
        choices += fitted.chosen([e for e in examples if e.fold == fold])
    choices.sort(reverse=True)
    for bound in np.arange(_LEAST, _SURE, 0.01):
        above = [right for p, right in choices if p >= bound]
        if not above or sum(above) >= PRECISION * len(above):
            return float(bound), choices
    return _SURE, choices


def examples_of(part: Path, codebook: Codebook) -> dict[str, list[Example]]:
    """All pronouns of the documents, by sort."""
    settings, teacher = Settings(), Teacher()
    sentences = Sentences(spacy_model(settings.pipeline), longest=settings.limits.sentence_characters)
    mentions, coreference = Mentions(codebook), Coreference(codebook, teacher)
    for number, document in enumerate(documents(part, [])):
        reading = Reading(Report.of(path=document.name, text=document.text))
        for stage in (sentences, mentions):
            reading = reading.plus(stage(reading))
        teacher.sit(gold_of(document, reading.of(Mention)), number % _FOLDS)
        list(coreference(reading))
    return teacher.examples


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, show, and print the section of the codebook."""
    parser = argparse.ArgumentParser(prog="training.antecedents", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--data", type=Path, help="the folder of the corpora (default: REPORTEDLY_DATA)")
    gum = corpora(parser.parse_args(arguments).data) / "gum"
    examples, held = (examples_of(gum / part, load()) for part in ("train", "dev"))
    weights, bounds = {}, {}
    for sort in sorted(examples):
        bound, choices = least(examples[sort])
        fitted = Fitted(examples[sort])
        weights[sort] = fitted.shown()
        bounds[sort] = round(bound, 2)
        for name, chosen, of in (
            ("left out", choices, examples[sort]),
            ("dev", fitted.chosen(held[sort]), held[sort]),
        ):
            print(f"{sort}, {name}: {_told(chosen, bound, of)}", file=sys.stderr)
    section = {"antecedents": {"weights": weights, "least": bounds}}
    print(yaml.dump(section, sort_keys=False, default_flow_style=None, width=118), end="")
    return 0


def _told(choices: Sequence[tuple[float, bool]], bound: float, examples: Sequence[Example]) -> str:
    right = [good for p, good in choices if p >= bound]
    linked = sum(e.right != [0] for e in examples)
    return (
        f"{sum(right)} of {len(right)} links right ({sum(right) / max(1, len(right)):.2f}), "
        f"{linked} possible, {len(examples)} pronouns"
    )


if __name__ == "__main__":
    sys.exit(main())
