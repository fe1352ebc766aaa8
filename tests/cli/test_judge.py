"""`reportedly judge`: a correction counts at once, says so, and stands in the log with who, why and its state."""

import json

import pytest
from tests.workspace.light import build, opened, write

from reportedly.cli.asking import short_id
from reportedly.records import Actor, Statement

PAD = "the ferries did not run until evening and the market stayed shut all that day in the old town."


@pytest.fixture
def db(tmp_path):
    folder = tmp_path / "reports"
    write(folder, "one", "Velsa said that Aldin arms Orrin on 2001-02-03.", PAD)
    write(folder, "two", "Lena Voss said that 900 boats crossed the river.", PAD.replace("old", "new"))
    with opened(tmp_path / "c.db") as workspace:
        build(workspace, folder)
    return str(tmp_path / "c.db")


@pytest.fixture
def judge(run, db):
    def judging(*words, by="Ada"):
        return run("judge", *words, "--db", db, *(["--by", by] if by else []))

    return judging


def statement(db, source):
    with opened(db) as workspace:
        return next(s.id for s in workspace.view.each(Statement) if s.source.exact == source)


def logged(run, db, *words):
    return json.loads(run("judge", "log", *words, "--db", db, "--format", "json").stdout)


def test_an_edit_counts_at_once_and_stands_in_the_log(judge, run, db):
    said = statement(db, "Velsa")
    result = judge("edit", said, "stance=denies", "--why", "misread")
    assert result.exit_code == 0
    assert ": applies." in result.stdout
    shown = json.loads(run("show", "claims", "--db", db, "--format", "json").stdout)
    assert "denied" in {claim["standing"] for claim in shown}
    (row,) = logged(run, db, said)
    assert (row["judged_by"], row["why"], row["right"]) == ("person:Ada", "misread", '{"stance": "denies"}')
    table = run("judge", "log", "--db", db).stdout
    assert "stance=denies" in table and "misread" in table and "Ada" in table


def test_actors_go_by_name(judge, run, db):
    assert judge("merge", "Velsa", "Lena Voss").exit_code == 0
    with opened(db) as workspace:
        (both,) = [a for a in workspace.view.each(Actor) if "Velsa" in (a.name, *a.aliases)]
    assert "Lena Voss" in (both.name, *both.aliases)
    assert len(logged(run, db, "Velsa")) == 1


def test_actors_go_by_short_ids(judge, db):
    with opened(db) as workspace:
        one, other = (short_id(a) for a in workspace.view.each(Actor) if a.name in {"Velsa", "Lena Voss"})
    assert judge("merge", one, other).exit_code == 0
    with opened(db) as workspace:
        assert any({"Velsa", "Lena Voss"} <= {a.name, *a.aliases} for a in workspace.view.each(Actor))
    assert judge("merge", one, "0").exit_code != 0


def test_later_counts_later_and_undo_takes_back(judge, run, db):
    said = statement(db, "Velsa")
    result = judge("reject", said, "--later")
    assert "counts from the next build on" in result.stdout
    (row,) = logged(run, db)
    assert row["state"] is None
    judge("undo", row["id"], by="Bob")
    first, second = logged(run, db)
    assert first["state"] == "retracted" and first["overruled_by"] == second["id"]
    assert statement(db, "Velsa") == said


def test_a_stale_judgement_is_refused_with_what_was_judged(judge, db):
    said = statement(db, "Velsa")
    judge("edit", said, "stance=denies")
    result = judge("reject", said, "--seen", "0", by="Bob")
    assert result.exit_code == 1
    assert "Ada judged this since you looked at it" in result.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("edit", "Velsa", "kind"), "no FIELD=VALUE"),
        (("edit", "Velsa", "kind=cloud"), "kind cannot be 'cloud'"),
        (("reject", "Nobody"), "no actor is called 'Nobody'"),
        (("reject", "statement-0"), "nothing that goes by statement-0"),
        (("undo", "judgement-0"), "no judgement judgement-0"),
    ],
)
def test_what_makes_no_sense_is_a_wrong_usage(judge, words, sentence):
    result = judge(*words)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_somebody_must_judge(judge):
    assert judge("reject", "Velsa", by=None).exit_code == 2


def test_judgements_are_imported_and_broken_lines_named(judge, run, db, tmp_path):
    judge("edit", statement(db, "Velsa"), "stance=denies", "--why", "misread")
    run("export", "--format", "jsonl", "--db", db, "-o", str(tmp_path / "out.jsonl"))
    with (tmp_path / "out.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"type": "judgement"')
    result = run("judge", "import", str(tmp_path / "out.jsonl"), "--db", db)
    assert result.exit_code == 0
    assert "0 judgements taken, 1 known already, 1 refused." in result.stdout
    assert ": this is not JSON; write one JSON object a line" in result.stderr


def test_a_file_without_a_judgement_one_could_take_is_said_to_be_so(run, db, tmp_path):
    (tmp_path / "bad.jsonl").write_text("no\n", encoding="utf-8")
    result = run("judge", "import", str(tmp_path / "bad.jsonl"), "--db", db)
    assert result.exit_code == 2
    assert "no judgement could be taken" in result.stderr
