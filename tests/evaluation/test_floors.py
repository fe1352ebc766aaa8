import pytest
from evaluation.__main__ import SUITES, main

from evaluation import floors
from reportedly.errors import UsageError

KNOWN = {"polnear": {"full": 0.6, "strict": 0.4}}


def test_a_figure_below_its_floor_is_named():
    (sentence,) = floors.below("polnear", {"full": 0.59, "strict": 0.5}, KNOWN)
    assert "full is 0.590" in sentence


def test_a_figure_that_was_not_measured_fails():
    assert floors.below("polnear", {"full": 0.7}, KNOWN)


def test_floors_rise_with_the_figures_and_do_not_fall():
    new = floors.raised("polnear", {"full": 0.7, "strict": 0.3}, KNOWN)
    assert new["polnear"] == {"full": 0.695, "strict": 0.4}


def test_lowering_needs_a_decision_that_speaks_of_the_suite(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "DECISIONS", tmp_path)
    with pytest.raises(UsageError):
        floors.raised("polnear", {"full": 0.5, "strict": 0.5}, KNOWN, decision="9999-why.md")
    (tmp_path / "9999-why.md").write_text("polnear may fall, because", encoding="utf-8")
    new = floors.raised("polnear", {"full": 0.5, "strict": 0.5}, KNOWN, decision="9999-why.md")
    assert new["polnear"]["full"] == 0.495


def test_what_is_written_is_what_is_read(tmp_path):
    file = tmp_path / "floors.toml"
    file.write_text(floors.written(KNOWN), encoding="utf-8")
    assert floors.read(file) == KNOWN


def test_every_suite_with_floors_exists():
    assert set(floors.read()) <= set(SUITES)


def test_a_corpus_that_is_not_there_is_one_sentence_and_status_2(tmp_path, capsys):
    assert main(["polnear", "--data", str(tmp_path / "nowhere")]) == 2
    assert "the corpora are not there" in capsys.readouterr().err
