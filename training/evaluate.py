"""What a model makes of the dev parts: `python -m training.evaluate FOLDER [--by-publisher]`.

FOLDER holds an exported model; `--weights FILE` reads a checkpoint in full precision instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from reportedly.models.attribution.reading import Reader
from reportedly.models.onnx_model import WEIGHTS, AttributionModel
from training.corpora import READERS, data_folder, nested, polnear
from training.network import Network
from training.predict import encoder_of, predict, reader_of
from training.scorer import Found, score
from training.train import base_folder


def table(title: str, results: Sequence[Found], level: int = 0) -> str:
    """Precision, recall and F1 of each figure, as lines of text."""
    figures = score(results, level)
    lines = [f"{title}: sayings found, gold {figures.pop('sayings')}, sourceless {figures.pop('sourceless')}"]
    return "\n".join([*lines, *(f"  {name:16s} {_row(values)}" for name, values in figures.items())])


def _row(values: object) -> str:
    return " ".join(f"{value:6.1f}" for value in values) if isinstance(values, tuple) else str(values)


def publishers(results: Sequence[Found]) -> Mapping[str, list[Found]]:
    """The results of each publisher; the name stands first in a PolNeAR article's."""
    groups: dict[str, list[Found]] = {}
    for result in results:
        groups.setdefault(result.article.id.partition("_")[0], []).append(result)
    return groups


def _reader(options: argparse.Namespace) -> Reader:
    if options.weights is None:
        return AttributionModel.load(options.folder, threads=options.threads).reader
    base = base_folder()
    network = Network(base)
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    return reader_of(network.eval(), encoder_of(base), options.as_annotator)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=WEIGHTS)
    parser.add_argument("--weights", type=Path, default=None)
    parser.add_argument("--as-annotator", choices=READERS, default="any")
    parser.add_argument("--by-publisher", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader = _reader(options)
    results = predict(reader, polnear("dev"))
    print(table("PolNeAR dev", results))
    if options.by_publisher:
        for name, part in publishers(results).items():
            figures = score(part)
            print(f"  {name:16s} full {_row(figures['full'])}   strict {_row(figures['strict'])}")
    inner = predict(reader, nested(data_folder() / "annotated" / "nested" / "dev.jsonl"))
    for level, title in enumerate(("nested dev, outermost", "nested dev, inner")):
        print(table(title, inner, level))


if __name__ == "__main__":
    main()
