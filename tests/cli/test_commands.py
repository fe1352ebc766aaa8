"""The other commands, and how all of them fail."""

import importlib.util
import json
import re
import subprocess
import sys

import pytest

from reportedly.store import open_store


@pytest.fixture
def one_report(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "boats.txt").write_text(
        "Boats on the river\n\nVelsa said on Monday that forty boats had crossed the river near the border town. "
        "The government of Aldin denied it."
    )
    return tmp_path / "reports"


def test_version(run):
    assert re.fullmatch(r"reportedly \d+\.\d+\.\d+\n", run("version").output)
    assert set(json.loads(run("version", "--format", "json").output)) == {"version"}


def test_search(run, db):
    result = run("search", "boats", "--db", db)
    assert "forty boats crossed the river" in result.output
    shown = json.loads(run("search", '"forty boats"', "--format", "json", "--db", db).stdout)
    assert {hit["kind"] for hit in shown} == {"report", "statement"}
    assert all(hit["found"] for hit in shown)
    assert json.loads(run("search", "zebra", "--format", "json", "--db", db).stdout) == []
    assert "none" in run("search", "zebra", "--db", db).output


def test_export(run, db, tmp_path):
    result = run("export", "--format", "jsonl", "--db", db)
    assert result.exit_code == 0
    assert "chronicle.jsonl" in result.stderr
    assert (tmp_path / "chronicle.jsonl").read_text().startswith('{"type":"report"')
    result = run("export", "--format", "runes", "--db", db)
    assert result.exit_code == 2
    assert "no export format 'runes'" in result.stderr


def test_codebook(run, tmp_path):
    sections = json.loads(run("codebook", "show", "--format", "json").stdout)["sections"]
    assert "cues" in sections
    assert all(sections.values())
    shown = run("codebook", "show", "cues")
    assert shown.stdout.startswith("cues:")
    assert run("codebook", "show", "spells").exit_code == 2
    mine = tmp_path / "mine.yaml"
    mine.write_text(shown.stdout)
    assert run("codebook", "check", mine).exit_code == 0
    mine.write_text("cues:\n  nonsense: 1\n")
    result = run("codebook", "check", mine)
    assert result.exit_code == 1
    assert f"{mine}:2" in result.stderr


def test_codebook_check_reads_the_examples(run, tmp_path):
    mine = tmp_path / "mine.yaml"
    tie = "predicates:\n  ties:\n    insures:\n      description: X insures Y.\n      verbs: [X insure Y]\n"
    example = (
        "      examples: [{text: 'Aldin %s the Velsan Line.', subject: Aldin, object: the Velsan Line}]\n"
    )
    mine.write_text(tie + example % "insures")
    result = run("codebook", "check", mine)
    assert (result.exit_code, "can be used" in result.stdout) == (0, True)
    mine.write_text(tie + example % "dislikes")
    result = run("codebook", "check", mine, "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["valid"], len(found["examples"])) == (1, False, 1)
    assert result.stderr.startswith("insures: ")


def test_doctor(run, db):
    found = json.loads(run("doctor", "--format", "json", "--db", db).stdout)
    assert {"python", "packages", "codebook", "reader", "chronicle", "terminal"} <= {
        c["name"] for c in found["checks"]
    }
    assert all(setting["about"] for setting in found["settings"])
    assert "limits.file_bytes" in {setting["name"] for setting in found["settings"]}
    db.write_text("no database at all")
    result = run("doctor", "--db", db)
    assert result.exit_code == 1
    assert "not a chronicle" in result.output


def test_build_and_build_again(run, one_report):
    result = run("build", one_report, "--jobs", "1")
    assert result.exit_code == 0
    assert re.search(r"reports read\s+│ 1 ", result.stdout)
    result = run("build", one_report, "--jobs", "1", "--format", "json")
    summary = json.loads(result.stdout)
    assert (summary["reports_read"], summary["unchanged"]) == (0, 1)
    assert summary["statements"] > 0
    assert run("build", one_report, "--jobs", "1", "--quiet").output == ""


def test_a_table_with_named_columns(run, tmp_path):
    (tmp_path / "t.csv").write_text("a,b\nVelsa said that forty boats had crossed the river.,2001-03-04\n")
    result = run(
        "build", tmp_path / "t.csv", "--map", "text=a,published=b", "--jobs", "1", "--format", "json"
    )
    assert json.loads(result.stdout)["reports_read"] == 1
    assert json.loads(run("show", "report", "--format", "json").stdout)[0]["published"] == "2001-03-04"
    assert run("build", tmp_path / "t.csv", "--map", "text").exit_code == 2


def test_when_nothing_could_be_read_the_status_says_so(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("build", tmp_path / "empty.txt", "--jobs", "1").exit_code == 1
    assert json.loads(run("show", "gaps", "--format", "json").stdout)


def test_no_such_folder_makes_no_chronicle(run, tmp_path):
    assert run("build", "nowhere").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage(run, one_report):
    for arguments in (("brew",), ("build",), ("build", one_report, "--jobs", "0"), ("search",), ("export",)):
        assert run(*arguments).exit_code == 2


def test_a_traceback_only_when_asked_for(run):
    assert "Traceback" not in run("show", "claims").output
    assert run("--debug", "show", "claims").exception is not None
    assert run("show", "claims", "--debug").exception is not None


def test_stopping_is_no_error_of_the_program(run, one_report, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("reportedly.workspace.Workspace.build", stopped)
    result = run("build", one_report)
    assert result.exit_code == 130
    assert "run it again" in result.stderr


def test_another_build_is_writing(run, one_report, tmp_path, monkeypatch):
    monkeypatch.setattr("reportedly.store.sqlite.WAIT", 0.1)
    store = open_store(tmp_path / "chronicle.db", create=True)
    with store.writer():
        result = run("build", one_report, "--jobs", "1")
    store.close()
    assert result.exit_code == 1
    assert "another build is writing" in result.stderr


@pytest.mark.skipif(importlib.util.find_spec("ray") is not None, reason="Ray is installed")
def test_ray_is_optional(run, one_report):
    result = run("build", one_report, "--engine", "ray")
    assert result.exit_code == 1
    assert "pip install reportedly[ray]" in result.stderr


def test_as_a_program(db):
    command = [sys.executable, "-m", "reportedly", "show", "claims", "--db", str(db)]
    result = subprocess.run(
        command, capture_output=True, text=True, env={"NO_COLOR": "1", "PATH": ""}, check=False
    )
    assert result.returncode == 0
    assert "contested" in result.stdout
    assert "\x1b" not in result.stdout
    closed = subprocess.run(
        f"{sys.executable} -m reportedly show claims --db {db} --format json | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert closed.stderr == ""


def test_version_loads_little():
    code = """
import sys
from reportedly.cli import main
sys.argv = ["reportedly", "version"]
try:
    main()
except SystemExit:
    pass
heavy = {"spacy", "sqlalchemy", "trafilatura", "numpy", "reportedly.records"} & set(sys.modules)
assert not heavy, heavy
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
