"""A composed chronicle of synthetic readings, without reading a word: for load tests of the store and the pages.

    python -m evaluation.synthetic_chronicle OUT.db [--count 10000] [--seed 1]

Ten thousand reports are resolved and composed in some minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.synthetic_readings import readings
from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.records import bytes_digest
from reportedly.resolve import resolve
from reportedly.store import Store, open_store

_BATCH = 1000


def fill(store: Store, count: int, seed: int) -> None:
    """Write the readings of `count` reports into an empty store, resolve and compose them."""
    codebook = load()
    with store.writer() as writer:
        waiting = list(readings(count, seed))
        for start in range(0, count, _BATCH):
            with writer.batch():
                for reading in waiting[start : start + _BATCH]:
                    path = reading.report.path
                    writer.begin_file(path, path, bytes_digest(path.encode()), "synthetic")
                    writer.found(path, reading.report)
                    writer.read(reading, "synthetic")
                    writer.finish_file(path)
        del waiting
        with writer.batch():
            writer.resolved(resolve(store.readings(), codebook))
        with writer.batch():
            writer.composed(compose(store.readings(), store.judgements(), codebook), [], "synthetic")


def main() -> None:
    """Make the chronicle that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.synthetic_chronicle", description=__doc__)
    parser.add_argument("out", type=Path, help="the file to make")
    parser.add_argument("--count", type=int, default=10_000, help="how many reports")
    parser.add_argument("--seed", type=int, default=1, help="which world")
    asked = parser.parse_args()
    store = open_store(asked.out, create=True)
    fill(store, asked.count, asked.seed)
    print(f"{store.view().counts()}")
    store.close()


if __name__ == "__main__":
    main()
