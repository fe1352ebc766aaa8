"""The reader: what it says of itself before it loads anything is what it turns out to be."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.errors import ModelError
from reportedly.extract.reader import Reader
from reportedly.models import onnx_model
from reportedly.models.onnx_model import AttributionModel
from reportedly.models.spacy_model import spacy_digest
from reportedly.records import Report


def test_runs_name_the_stages_of_the_pipeline_in_its_order() -> None:
    reader = Reader(Settings())
    said = [(run.stage, run.version) for run in reader.runs("", "")]
    assert said == [(stage.name, stage.version) for stage in reader.pipeline.stages]


def test_a_fingerprint_loads_no_model() -> None:
    asked = (
        "import sys; from reportedly.config import Settings; from reportedly.extract.reader import Reader;"
        "Reader(Settings()).fingerprint; sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False, timeout=120).returncode == 0


def test_weights_have_the_digest_that_their_list_gives_them() -> None:
    assert AttributionModel.load().digest == AttributionModel.digest_of()


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match="'no_such_pipeline' cannot be loaded"):
        spacy_digest("no_such_pipeline")
    with pytest.raises(ModelError, match="'no_such_pipeline'"):
        _ = Reader(Settings(pipeline="no_such_pipeline")).fingerprint


def test_weights_that_are_missing_stop_the_reading_and_are_no_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(onnx_model.WEIGHTS / onnx_model.CONFIG, tmp_path)
    monkeypatch.setattr(onnx_model, "WEIGHTS", tmp_path)
    reader = Reader(Settings())
    assert reader.fingerprint  # told by the list of the weights alone
    with pytest.raises(ModelError, match="file of the attribution model is missing"):
        reader(Report.of(path="a.txt", text="Aldin said that Velsa had left.", language="en"))
