"""What is in a chronicle, as tables and as JSON."""

import json

import pytest

TABLES = {
    "claims": ("contested", "forty boats crossed the river", "Velsa", "Aldin", "claim-1"),
    "actors": ("Velsa", "government", "Republic of Velsa", "actor-1"),
    "timeline": ("2001-03", "MOBILIZE", "Velsa (actor)", "forty boats crossed", "The Aldin Herald → Velsa"),
    "positions": ("Velsa", "demand", "keep your boats away", "Aldin", "that any boat had crossed"),
    "figures": ("boats", "about 40", "Aldin", "The Aldin Herald → Velsa"),
    "relations": ("Velsa", "accuses", "Aldin", "held", "2001/"),
    "gaps": ("reports/1.txt", "times", "could not be placed"),
    "report": ("2001-03-04", "The Aldin Herald", "reports/1.txt"),
}


@pytest.mark.parametrize("table", TABLES)
def test_tables(run, db, table):
    result = run("show", table, "--db", db)
    assert result.exit_code == 0
    for words in TABLES[table]:
        assert words in result.output


@pytest.mark.parametrize("table", TABLES)
def test_json_has_the_shape_of_the_export(run, db, table, tmp_path):
    result = run("show", table, "--format", "json", "--db", db)
    assert result.exit_code == 0
    run("export", "--format", "jsonl", "-o", tmp_path / "e.jsonl", "--db", db)
    exported = [json.loads(line) for line in (tmp_path / "e.jsonl").open()]
    shown = json.loads(result.stdout)
    assert shown
    assert all(row in exported for row in shown)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("columns", ["30", "80", "200"])
def test_no_terminal_is_too_narrow(run, db, table, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    result = run("show", table, "--db", db)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= int(columns)


def test_one_report(run, db):
    for which in ("reports/1", "BOATS"):
        result = run("show", "report", which, "--db", db)
        assert "The Aldin Herald → Aldin" in result.output
        assert "denies" in result.output
    result = run("show", "report", "reports/1", "--format", "json", "--db", db)
    shown = json.loads(result.stdout)
    assert shown["report"]["published"] == "2001-03-04"
    assert [s["id"] for s in shown["statements"]] == ["statement-1", "statement-2"]
    result = run("show", "report", "nothing like it", "--db", db)
    assert result.exit_code == 2
    assert "no report fits" in result.stderr


def test_filters(run, db):
    def shown(*arguments):
        return json.loads(run("show", *arguments, "--format", "json", "--db", db).stdout)

    assert shown("claims", "--standing", "contested")
    assert shown("claims", "--standing", "single") == []
    assert shown("claims", "--actor", "republic")
    assert shown("timeline", "--actor", "Aldin") == []
    assert shown("timeline", "--actor", "actor-1")
    assert shown("timeline", "--since", "2001-03", "--until", "2001")
    assert shown("timeline", "--since", "2001-04") == []
    assert shown("timeline", "--until", "2000") == []
    assert [a["id"] for a in shown("actors", "--actor", "l", "--limit", "1")] == ["actor-1"]


def test_actors_have_short_ids_where_there_is_little_room(run, db, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert "short id" in run("show", "actors", "--db", db).stdout
    monkeypatch.setenv("COLUMNS", "200")
    wide = run("show", "actors", "--db", db).stdout
    assert "actor-1" in wide and "short id" not in wide


def test_what_is_left_out_is_said(run, db):
    result = run("show", "actors", "--limit", "1", "--db", db)
    assert "1 more" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--actor", "Morra"), "no actor is called 'Morra'"),
        (("--since", "yesterday"), "--since is no date"),
        (("--standing", "sitting"), "there is no standing 'sitting'"),
    ],
)
def test_wrong_filters(run, db, arguments, words):
    result = run("show", "claims", *arguments, "--db", db)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_no_chronicle(run):
    result = run("show", "claims")
    assert result.exit_code == 1
    assert result.stderr == (
        "reportedly: there is no chronicle here (chronicle.db); "
        "make one with `reportedly build`, or name it with --db.\n"
    )


def test_nothing_out_of_a_report_acts_on_the_terminal(run, db):
    for arguments in (("show", "report"), ("show", "report", "reports/1"), ("search", "boats")):
        for format_ in ("table", "json"):
            output = run(*arguments, "--format", format_, "--db", db).output
            assert not set(output) & set("\x1b\x07\x9b\u202e\u202c")
    output = run("show", "report", "--db", db).output
    assert "Boats red [bold]not bold[/bold]" in output
    assert "⟨U+202E⟩" in output


def test_changes_between_two_dates(run, db):
    shown = json.loads(
        run(
            "show", "changes", "--since", "2001-03", "--until", "2001-03", "--db", db, "--format", "json"
        ).stdout
    )
    assert [claim["id"] for claim in shown["claims"]] == ["claim-1"]
    assert (shown["reports"], shown["standings"]) != ([], None)
    table = run("show", "changes", "--since", "2001", "--until", "2001", "--db", db).stdout
    assert "1 reports were published then" in table
    assert "forty boats" in table
    assert "accuses" not in run("show", "changes", "--since", "2002", "--until", "2003", "--db", db).stdout


@pytest.mark.parametrize(("since", "until"), [("March", "2001"), ("2002", "2001")])
def test_changes_between_no_dates(run, db, since, until):
    result = run("show", "changes", "--since", since, "--until", until, "--db", db)
    assert result.exit_code == 2
    assert "--since" in result.stderr
