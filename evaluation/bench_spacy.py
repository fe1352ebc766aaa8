"""The bare spaCy pipeline over the texts of a JSONL table: what any reading costs at the very least.

    python -m evaluation.bench_spacy FILE --pipeline NAME --processes 2

Texts go whole, sixteen to a batch (spaCy's own batch of 256 would leave the second process idle), and every
parsed document comes back to the first process, as it must for a program that makes something of it.
"""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path


def main() -> None:
    """Parse all texts and say how many tokens there were."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench_spacy")
    parser.add_argument("file", type=Path)
    parser.add_argument("--pipeline", required=True)
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    nlp = importlib.import_module(asked.pipeline).load()
    docs = nlp.pipe(texts, n_process=asked.processes, batch_size=16)
    print(f"{sum(len(doc) for doc in docs)} tokens")


if __name__ == "__main__":
    main()
