"""A few steps on the made-up sample, where torch is installed: the product's own environment has none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_a_few_steps_on_the_sample_leave_weights_and_a_log(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the training environment is not installed")
    command = [sys.executable, "-m", "training.train", "--steps", "2", "--sample", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": "src"}, check=True)
    assert (tmp_path / "average.pt").exists()
    last = json.loads((tmp_path / "log.jsonl").read_text().splitlines()[-1])
    assert last["at"] == "end"
    assert last["step"] == 2


def test_the_sample_is_what_it_says() -> None:
    lines = (ROOT / "training" / "sample" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        names = {s["id"] for s in record["statements"]}
        for saying in record["statements"]:
            assert saying["cue"]
            assert saying["content"]
            assert saying["nested_in"] is None or saying["nested_in"] in names
            for role in ("source", "cue", "content"):
                for start, end in saying[role]:
                    assert record["text"][start:end].strip() == record["text"][start:end] != ""
