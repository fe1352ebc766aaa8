"""Engines give every result in order, whatever happens to some."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.engine import Failure, engine_named
from reportedly.engine.local import InProcess, Processes
from reportedly.errors import EngineError, ModelError, UsageError


@dataclass(frozen=True)
class Double:
    """Doubles numbers, fails on 13, has no model for 99, and dies of 666."""

    def __call__(self, number):
        if number == 13:
            raise ValueError("unlucky")
        if number == 99:
            raise ModelError("there is no model")
        if number == 666:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number


ENGINES = pytest.mark.parametrize("engine", [InProcess(), Processes(2)], ids=["one", "two"])


@ENGINES
def test_results_in_order_and_failures_in_place(engine):
    batches = [[1, 2], [], [13, 3], [4]]
    assert list(engine.map(Double(), batches)) == [
        [2, 4],
        [],
        [Failure("reading failed with ValueError: unlucky"), 6],
        [8],
    ]


@ENGINES
def test_an_error_about_the_whole_is_raised(engine):
    with pytest.raises(ModelError, match="no model"):
        list(engine.map(Double(), [[1], [99]]))
    assert multiprocessing.active_children() == []


@ENGINES
def test_batches_are_not_drawn_far_ahead(engine):
    drawn = 0

    def batches():
        nonlocal drawn
        for number in range(50):
            drawn += 1
            yield [number]

    ahead = 0
    for done, _ in enumerate(engine.map(Double(), batches()), start=1):
        ahead = max(ahead, drawn - done)
    assert done == 50
    assert ahead <= 4


def test_only_what_kills_a_worker_is_lost():
    results = list(Processes(2).map(Double(), [[1, 2], [3, 666, 4], [5], [6, 7], [8], [9]]))
    died = Failure("the process that read it died (perhaps for want of memory)")
    assert results == [[2, 4], [6, died, 8], [10], [12, 14], [16], [18]]
    assert multiprocessing.active_children() == []


def test_when_all_die_it_is_said():
    with pytest.raises(EngineError, match="--jobs 1"):
        list(Processes(2).map(Double(), [[666, 666]]))


def test_stopping_early_leaves_no_process():
    results = Processes(2).map(Double(), ([n] for n in range(1000)))
    next(results)
    results.close()
    assert multiprocessing.active_children() == []


def test_workers_end_when_their_parent_is_killed(tmp_path):
    code = """
import os, signal, sys, time
sys.path.insert(0, {here!r})
from reportedly.engine.local import Processes
def slow(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
if __name__ == "__main__":
    list(Processes(2).map(slow, [[1], [2]]))
"""
    script = tmp_path / "killed.py"
    script.write_text(code.format(here=str(tmp_path)))
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    workers = [int(process.stdout.readline()) for _ in range(2)]
    process.kill()
    process.wait()
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(_runs(pid) for pid in workers)


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_names():
    assert isinstance(engine_named("local", 1), InProcess)
    assert isinstance(engine_named("local", 2), Processes)
    with pytest.raises(UsageError, match="no engine"):
        engine_named("steam", 1)
