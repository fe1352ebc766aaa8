"""The benchmark's arithmetic and its look at processes; its figures are never tested: a machine is not a test."""

import json
import sys
from pathlib import Path

import pytest
from evaluation.bench import Growth, Pair
from evaluation.bench_memory import MEGABYTE, Measured, measure

from evaluation import bench

needs_proc = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux's /proc")

HOLD = "import time; held = bytearray({size}); held[::4096] = b'x' * len(held[::4096]); time.sleep(0.8)"
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}], check=True)"


@needs_proc
def test_sees_the_memory_of_a_command():
    measured = measure([sys.executable, "-c", HOLD.format(size=200 * MEGABYTE)])
    assert 200 * MEGABYTE <= measured.peak <= 300 * MEGABYTE
    assert measured.largest >= 200 * MEGABYTE
    assert measured.seconds >= 0.8


@needs_proc
def test_sees_the_memory_of_the_processes_that_a_command_starts():
    measured = measure([sys.executable, "-c", CHILD.format(code=HOLD.format(size=200 * MEGABYTE))])
    assert measured.peak >= 200 * MEGABYTE


@needs_proc
def test_a_command_that_fails_ends_the_benchmark_with_its_words():
    with pytest.raises(SystemExit, match=r"status 1:\s[\s\S]*no such thing"):
        measure([sys.executable, "-c", "import sys; sys.exit('no such thing')"])


def test_quarters_hold_the_peak_of_each_quarter_of_the_time():
    measured = Measured(8.0, 1.0, 5, [(0.5, 1), (1.0, 3), (2.5, 2), (5.0, 9), (7.9, 4), (8.0, 5)])
    assert measured.quarters() == [3, 2, 9, 5]
    assert measured.peak == 9


def test_medians_are_taken_measure_by_measure():
    pairs = [Pair(10, 5, 8, 4, 3, 2, 1), Pair(30, 6, 9, 1, 1, 3, 2), Pair(20, 4, 7, 2, 2, 1, 3)]
    assert bench.middle(pairs) == Pair(20, 5, 8, 2, 2, 2, 2)
    assert pairs[1].ratio == 5
    assert pairs[1].cpu_ratio == 9


def test_runs_whole_and_writes_what_it_measured(tmp_path, monkeypatch, capsys):
    seen = []

    def pretend(command):
        seen.append(command)
        return Measured(2.0 if "reportedly" in command else 1.0, 1.0, 7, [(0.0, 5), (1.0, 6)])

    monkeypatch.setattr(bench, "measure", pretend)
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "nowhere"))
    out = tmp_path / "bench.json"
    bench.main(["--quick", "--json", str(out)])
    said = capsys.readouterr().out
    assert "Speed on synthetic reports" in said
    assert "Memory over more reports" in said
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["speed"]["median_ratio"] == 2.0
    assert [g["reports"] for g in told["growth"]] == [100, 200, 400]
    assert set(told["growth"][0]) == set(Growth.__dataclass_fields__)
    assert len(seen) == 5


def test_only_one_half_on_request(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "measure", lambda command: Measured(1.0, 1.0, 7, [(0.0, 5)]))
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "nowhere"))
    bench.main(["--quick", "--only", "speed"])
    assert "Memory over more reports" not in capsys.readouterr().out


@pytest.mark.corpus
def test_measures_on_the_corpus_where_it_is(tmp_path):
    if bench.corpus() is None:
        pytest.skip("needs guardian-sdf/dev.jsonl beside the project (REPORTEDLY_DATA)")
    table, name = bench.sample(tmp_path, quick=True)
    assert name.startswith("guardian-sdf")
    assert bench.words(table) > 5_000
