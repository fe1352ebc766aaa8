"""How long linking takes, by number of reports: all at once, and one more; processor seconds, and growth.

usage: python -m evaluation.bench_resolve [count ...]     (default: 1000 3000 10000)
"""

from __future__ import annotations

import sys
import time
from statistics import median

from evaluation.synthetic_readings import readings
from reportedly.codebook import load
from reportedly.resolve.resolving import Resolver

_MORE = 9
"""So many reports are added one by one; the median and the longest are printed."""


def main() -> None:
    """Print a line for each size. The readings are made before the clock starts."""
    codebook = load()
    before: tuple[int, float] | None = None
    for count in map(int, sys.argv[1:] or ("1000", "3000", "10000")):
        *pile, last = readings(count + 1, seed=1)
        later = [last, *pile[:: max(1, count // (_MORE - 1))]][:_MORE]
        skipped = {reading.report.id for reading in later}
        resolver = Resolver(codebook)
        start = time.process_time()
        _, judgements = resolver.update(r for r in pile if r.report.id not in skipped)
        seconds = time.process_time() - start
        one = []
        for reading in later:
            start = time.process_time()
            resolver.update([reading])
            one.append(time.process_time() - start)
        copies = sum(j.judged_by == "stage:reprints" for j in judgements)
        grown = f", {seconds / before[1]:.1f} times for {count / before[0]:.1f}" if before else ""
        print(
            f"{count} reports: {seconds:.1f} s, {len(judgements)} judgements, {copies} reprints{grown}; "
            f"one more: {median(one):.2f} s, at most {max(one):.2f} s"
        )
        before = count, seconds


if __name__ == "__main__":
    main()
