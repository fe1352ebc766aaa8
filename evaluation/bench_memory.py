"""Time and memory of a command with all the processes that it starts, read from /proc."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

_EVERY = 0.2
"""Seconds between two looks: a peak shorter than that is missed."""

MEGABYTE = 1_000_000


@dataclass(slots=True)
class Measured:
    """What one run took. `seconds` of wall time, start-up included, and `cpu` seconds of all its processes, which
    other work on the machine disturbs less. `samples` are (seconds since the start, bytes of
    all processes together); memory that processes share counts once (PSS of Linux). `largest` is the most that any
    single process held, shared memory included (RSS).
    """

    seconds: float = 0.0
    cpu: float = 0.0
    largest: int = 0
    samples: list[tuple[float, int]] = field(default_factory=list)

    @property
    def peak(self) -> int:
        """The most bytes that all processes held together."""
        return max((held for _, held in self.samples), default=0)

    def quarters(self) -> list[int]:
        """The peak in each quarter of the run's time, in bytes: level if memory does not grow."""
        found = [0, 0, 0, 0]
        for at, held in self.samples:
            quarter = min(3, int(4 * at / self.seconds)) if self.seconds else 0
            found[quarter] = max(found[quarter], held)
        return found


def measure(command: Sequence[str]) -> Measured:
    """Run the command to its end in a session of its own, looking at its processes all the while.

    Raises SystemExit with the end of what it said where it fails: a benchmark of a failure is worth nothing.
    """
    measured = Measured()
    with TemporaryFile() as said:
        before, started = _cpu(), time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, start_new_session=True)
        while process.poll() is None:
            _look(process.pid, time.perf_counter() - started, measured)
            time.sleep(_EVERY)
        measured.seconds, measured.cpu = time.perf_counter() - started, _cpu() - before
        if process.returncode:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace")[-2000:]
            sys.exit(f"{' '.join(command)} ended with status {process.returncode}:\n{tail}")
    return measured


def _cpu() -> float:
    """Seconds of processor that ended child processes took, with those that they waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _look(session: int, at: float, measured: Measured) -> None:
    together = 0
    for folder in _processes(session):
        own = _kilobytes(folder / "status", "VmRSS:") * 1024
        together += _kilobytes(folder / "smaps_rollup", "Pss:") * 1024 or own
        measured.largest = max(measured.largest, own)
    measured.samples.append((at, together))


def _processes(session: int) -> Iterator[Path]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # it ended between the two looks
                continue
            if int(stat.rpartition(")")[2].split()[3]) == session:
                yield folder


def _kilobytes(file: Path, label: str) -> int:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(label)), 0)
