"""How long resolving takes, by number of reports: seconds, judgements, and growth from one size to the next.

usage: python -m evaluation.bench_resolve [count ...]     (default: 1000 3000 10000)
"""

from __future__ import annotations

import sys
import time

from evaluation.synthetic_readings import readings
from reportedly.codebook import load
from reportedly.resolve import resolve


def main() -> None:
    """Print a line for each size. The readings are made before the clock starts."""
    codebook = load()
    before: tuple[int, float] | None = None
    for count in map(int, sys.argv[1:] or ("1000", "3000", "10000")):
        pile = list(readings(count, seed=1))
        start = time.perf_counter()
        judgements = list(resolve(pile, codebook))
        seconds = time.perf_counter() - start
        copies = sum(j.judged_by == "stage:reprints" for j in judgements)
        grown = f", {seconds / before[1]:.1f} times for {count / before[0]:.1f}" if before else ""
        print(f"{count} reports: {seconds:.1f} s, {len(judgements)} judgements, {copies} reprints{grown}")
        before = count, seconds


if __name__ == "__main__":
    main()
