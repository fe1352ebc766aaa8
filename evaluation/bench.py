"""How fast and how big, beside a bare spaCy run on the same text in the same session.

    python -m evaluation.bench [--quick] [--pairs N] [--json FILE]

Speed is a ratio, pair by pair: machines differ, and the same machine differs by the hour; beside other work,
the ratio of processor time is the steadier one. Memory is that of all
processes together. Growth is the peak of builds of more and more short reports, and of the quarters of the largest.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from evaluation.bench_memory import MEGABYTE, Measured, measure
from evaluation.synthetic import articles, write_table
from reportedly.config import Settings

TIME_AIM = 2.5
"""A whole build takes at most so many times the bare pipeline."""

MEMORY_AIM = 1_500 * MEGABYTE
"""All processes together hold at most so many bytes, with two workers."""

_JOBS = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """One build and one bare run, one after the other; seconds and bytes."""

    build_seconds: float
    spacy_seconds: float
    build_cpu: float
    spacy_cpu: float
    build_peak: int
    build_largest: int
    spacy_peak: int

    @property
    def ratio(self) -> float:
        """How many times as long the build took."""
        return self.build_seconds / self.spacy_seconds

    @property
    def cpu_ratio(self) -> float:
        """How many times as much processor time the build took."""
        return self.build_cpu / self.spacy_cpu


@dataclass(frozen=True, slots=True)
class Growth:
    """One build of so many synthetic reports; seconds and bytes, `quarters` the peaks of the quarters of its time."""

    reports: int
    words: int
    seconds: float
    peak: int
    largest: int
    quarters: list[int]


def corpus() -> Path | None:
    """The table of real articles that speed is measured on, or None where it is not there."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    file = Path(os.environ.get("REPORTEDLY_DATA", beside)) / "guardian-sdf" / "dev.jsonl"
    return file if file.exists() else None


def sample(folder: Path, *, quick: bool) -> tuple[Path, str]:
    """The table to measure speed on, and its name: the corpus, a part of it if `quick`, or synthetic reports."""
    source, out = corpus(), folder / "sample.jsonl"
    if source is None:
        write_table(articles(200 if quick else 2_000, seed=1), out)
        return out, "synthetic reports (the corpora are not here: set REPORTEDLY_DATA)"
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    out.write_text("".join(lines[:20] if quick else lines), encoding="utf-8")
    return out, "guardian-sdf/dev.jsonl" + (", its first 20 reports" if quick else "")


def build(table: Path, database: Path) -> Measured:
    """A whole `reportedly build` of the table into a new chronicle, as a process of its own."""
    database.unlink(missing_ok=True)
    return measure(
        [
            sys.executable,
            "-m",
            "reportedly",
            "build",
            str(table),
            "--into",
            str(database),
            "--jobs",
            str(_JOBS),
        ]
    )


def bare(table: Path) -> Measured:
    """The bare spaCy pipeline of the settings over the same table."""
    pipeline = Settings().pipeline
    run = [sys.executable, "-m", "evaluation.bench_spacy", str(table)]
    return measure([*run, "--pipeline", pipeline, "--processes", str(_JOBS)])


def pair(table: Path, folder: Path) -> Pair:
    """One build, then one bare run."""
    built, plain = build(table, folder / "speed.db"), bare(table)
    seconds, cpu = (built.seconds, plain.seconds), (built.cpu, plain.cpu)
    return Pair(*seconds, *cpu, built.peak, built.largest, plain.peak)


def growth(count: int, folder: Path) -> Growth:
    """A build of `count` synthetic reports of about sixty words."""
    table = folder / f"synthetic-{count}.jsonl"
    write_table(articles(count, seed=1), table)
    built = build(table, folder / f"growth-{count}.db")
    return Growth(count, words(table), built.seconds, built.peak, built.largest, built.quarters())


def words(table: Path) -> int:
    """How many words, by white space, the texts of a table hold."""
    with table.open(encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].split()) for line in lines)


def speed_table(name: str, count: int, pairs: list[Pair]) -> Table:
    """Each pair and the medians, with the aims."""
    table = Table(title=f"Speed on {name}: {count:,} words, {_JOBS} processes", title_justify="left")
    for heading in (
        "run",
        "build s",
        "spaCy s",
        "ratio",
        "cpu ratio",
        "words/s",
        "build MB",
        "largest MB",
        "spaCy MB",
    ):
        table.add_column(heading, justify="right")
    rows = [(str(i), p) for i, p in enumerate(pairs, start=1)]
    for label, p in [*rows, ("median", middle(pairs))]:
        of = pairs if label == "median" else [p]
        table.add_row(
            label,
            f"{p.build_seconds:.1f}",
            f"{p.spacy_seconds:.1f}",
            f"{median(q.ratio for q in of):.2f}",
            f"{median(q.cpu_ratio for q in of):.2f}",
            f"{count / p.build_seconds:,.0f}",
            *(f"{size / MEGABYTE:,.0f}" for size in (p.build_peak, p.build_largest, p.spacy_peak)),
        )
    table.caption = f"aims: ratio at most {TIME_AIM}, build MB under {MEMORY_AIM / MEGABYTE:,.0f}"
    return table


def middle(pairs: list[Pair]) -> Pair:
    """The medians of each measure."""
    columns = zip(*(asdict(p).values() for p in pairs), strict=True)
    return Pair(*(median(column) for column in columns))


def growth_table(grown: list[Growth]) -> Table:
    """Each build, and the peaks of its quarters."""
    table = Table(title=f"Memory over more reports, {_JOBS} processes", title_justify="left")
    for heading in ("reports", "words", "s", "words/s", "peak MB", "largest MB", "MB by quarter of the time"):
        table.add_column(heading, justify="right")
    for g in grown:
        table.add_row(
            f"{g.reports:,}",
            f"{g.words:,}",
            f"{g.seconds:.1f}",
            f"{g.words / g.seconds:,.0f}",
            f"{g.peak / MEGABYTE:,.0f}",
            f"{g.largest / MEGABYTE:,.0f}",
            " ".join(f"{q / MEGABYTE:,.0f}" for q in g.quarters),
        )
    return table


def result(name: str, count: int, pairs: list[Pair], grown: list[Growth]) -> dict[str, object]:
    """All that was measured, for --json."""
    return {
        "machine": {"cpus": os.cpu_count(), "python": platform.python_version(), "load": os.getloadavg()},
        "processes": _JOBS,
        "speed": {
            "on": name,
            "words": count,
            "pairs": [asdict(p) | {"ratio": p.ratio, "cpu_ratio": p.cpu_ratio} for p in pairs],
            "median_ratio": median(p.ratio for p in pairs) if pairs else None,
        },
        "growth": [asdict(g) for g in grown],
    }


def main(arguments: list[str] | None = None) -> None:
    """Measure, print the tables, write the JSON."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="small samples, one pair: does it run at all?")
    parser.add_argument("--pairs", type=int, default=3, help="how many pairs of runs (default 3)")
    parser.add_argument("--only", choices=("speed", "growth"), help="one half of it")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    asked = parser.parse_args(arguments)
    console = Console()
    pairs: list[Pair] = []
    grown: list[Growth] = []
    with TemporaryDirectory(prefix="reportedly-bench-") as name:
        folder = Path(name)
        table, called = sample(folder, quick=asked.quick)
        count = words(table)
        if asked.only != "growth":
            pairs = [pair(table, folder) for _ in range(1 if asked.quick else asked.pairs)]
            console.print(speed_table(called, count, pairs))
        if asked.only != "speed":
            sizes = (100, 200, 400) if asked.quick else (2_500, 5_000, 10_000)
            grown = [growth(size, folder) for size in sizes]
            console.print(growth_table(grown))
    if asked.json:
        asked.json.write_text(
            json.dumps(result(called, count, pairs, grown), indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
