"""How fast the pages of a large chronicle are answered over the loopback, and how big they are.

    python -m evaluation.bench_web [CHRONICLE.db] [--count 10000] [--rounds 30]

Without a chronicle, one of synthetic readings is made first, which takes some minutes. Each page is asked for once
cold, then `--rounds` times, one after another. Beside the time that passed stands the time of processor that the
server used: on a machine that does other things too, that is what the page itself costs.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from evaluation.synthetic_chronicle import fill
from reportedly.records import Claim, Report, Statement
from reportedly.store import Filter, View, open_store

MEDIAN_AIM, P95_AIM, SEARCH_AIM, FIRST_AIM = 150, 400, 100, 200_000
"""Milliseconds of any page and of a search, bytes of the first page."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One page: milliseconds that passed, milliseconds of processor in the middle, bytes."""

    path: str
    cold: float
    middle: float
    p95: float
    cpu: float
    size: int

    @property
    def meets(self) -> bool:
        """Is it as fast as is aimed at?"""
        aim = SEARCH_AIM if self.path.startswith("/search") else MEDIAN_AIM
        return self.middle < aim and self.p95 < P95_AIM and (self.path != "/" or self.size < FIRST_AIM)


def pages(view: View) -> list[str]:
    """Addresses of each page of the app, with the filters that cost most, of the biggest things there are."""
    speakers = view.tally(Statement, Filter(), "speaker")
    actor = max((n, who) for (who,), n in speakers.items() if who)[1]
    claim = next(view.select(Claim, Filter(), limit=1)).id
    report = next(view.select(Report, Filter(), limit=1, offset=view.count(Report, Filter()) // 2)).id
    years = sorted(year for (year,) in view.tally(Report, Filter(), "year") if year)
    middle = years[len(years) // 2]
    return [
        *(
            "/",
            "/claims",
            "/claims?standing=contested",
            f"/claims?actor={actor}",
            "/claims?sort=origins&least=2",
        ),
        *("/claims?voice=unnamed", f"/claims?since={middle}-03&until={middle}-04", "/claims?page=300"),
        *(f"/claims/{claim}", "/actors", "/actors?name=an", f"/actors/{actor}", f"/actors/{actor}?of=said"),
        *("/timeline", f"/timeline?since={middle}-03&until={middle}-04", f"/timeline?actor={actor}"),
        *(
            "/timeline?type=ASSAULT",
            "/network",
            f"/network?at={middle}&undated=true",
            f"/network?actor={actor}",
        ),
        *("/figures", f"/figures?actor={actor}", "/positions", f"/positions?holder={actor}"),
        *("/reports", "/reports?page=200", f"/reports/{report}", "/gaps", "/history", "/review"),
        *("/search?q=denied", "/search?q=in", "/search?q=camp+front", "/search?q=den&few=true"),
    ]


@contextmanager
def served(chronicle: Path) -> Iterator[tuple[int, int]]:
    """`reportedly serve` on a free port, as a user starts it: its process id and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--db", str(chronicle), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 300
        while time.monotonic() < until and process.poll() is None:
            with socket.socket() as asking:
                if asking.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(30)


def timed(path: str, process: int, port: int, rounds: int) -> Timed:
    """Ask for a page. Raises SystemExit where it is not answered well: a benchmark of a failure is worth nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    passed, used, size = [], [], 0
    for _ in range(rounds + 1):
        before, start = _cpu(process), time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        passed.append((time.perf_counter() - start) * 1000)
        used.append((_cpu(process) - before) * 1000)
        if answer.status != 200:
            sys.exit(f"{path} was answered with status {answer.status}")
    connection.close()
    cold, *warm = passed
    p95 = quantiles(warm, n=20)[-1] if len(warm) > 1 else warm[0]
    # the clock of the processor ticks coarsely, so that only the mean of many says much
    return Timed(path, cold, median(warm), p95, sum(used[1:]) / rounds, size)


def _cpu(process: int) -> float:
    """Seconds of processor that the process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(found: list[Timed], load: float) -> Table:
    """All pages, slowest first."""
    table = Table(title=f"Pages over the loopback; load of the machine {load:.1f}", title_justify="left")
    for heading in ("page", "cold ms", "median ms", "p95 ms", "cpu ms", "kB", ""):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    for t in sorted(found, key=lambda t: -t.cpu):
        numbers = (f"{n:,.0f}" for n in (t.cold, t.middle, t.p95, t.cpu, t.size / 1000))
        table.add_row(t.path, *numbers, "" if t.meets else "slow")
    table.caption = (
        f"aims: median {MEDIAN_AIM}, p95 {P95_AIM}, search {SEARCH_AIM} ms, first page {FIRST_AIM // 1000} kB"
    )
    return table


def main(arguments: list[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.bench_web", description=__doc__.splitlines()[0]
    )
    parser.add_argument("chronicle", type=Path, nargs="?", help="made of synthetic readings if left out")
    parser.add_argument("--count", type=int, default=10_000, help="reports of a synthetic chronicle")
    parser.add_argument("--rounds", type=int, default=30, help="how often each page is asked for")
    asked = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="reportedly-bench-") as folder:
        chronicle = asked.chronicle or Path(folder) / "chronicle.db"
        store = open_store(chronicle, create=asked.chronicle is None)
        if asked.chronicle is None:
            fill(store, asked.count, seed=1)
        paths = pages(store.view())
        store.close()
        with served(chronicle) as (process, port):
            found = [timed(path, process, port, asked.rounds) for path in paths]
    Console(width=120).print(report(found, os.getloadavg()[0]))


if __name__ == "__main__":
    main()
