"""The commands that the pages on judging and on changes show can be typed as they stand."""

import re
import shlex
from pathlib import Path

import pytest
from tests.workspace.light import build, opened, write
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.records import Claim, Figure, Judgement, Report, Statement, Time

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
KINDS = {kind.__name__.upper(): kind for kind in (Claim, Figure, Report, Statement, Time)}
PAD = "the ferries did not run until evening and the market stayed shut all that day in the old town."


def commands(page):
    blocks = re.findall(r"```sh\n(.*?)```", (HOW_TO / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("reportedly ")]


@pytest.fixture
def chronicle(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTEDLY_BY", "Ada")
    write(tmp_path / "reports", "one", "Velsa said that Aldin arms Orrin on 2001-02-03.", PAD)
    write(
        tmp_path / "reports",
        "two",
        "Lena Voss said that Aldin arms Orrin on 2001-02-03.",
        PAD.replace("o", "0"),
    )
    write(
        tmp_path / "reports", "three", "Morra said that 300 boats crossed the river.", PAD.replace("a", "4")
    )
    with opened(tmp_path / "chronicle.db") as workspace:
        build(workspace, tmp_path / "reports")
        workspace.export("jsonl", tmp_path / "hers.jsonl")
    return tmp_path / "chronicle.db"  # closed, so that nothing of it waits beside the file


def ids(db):
    """What the words in capitals stand for: things that belong together."""
    with opened(db) as workspace:
        view = workspace.view
        first = {name: next((e.id for e in view.each(kind)), "") for name, kind in KINDS.items()}
        if claim := next((c for c in view.each(Claim) if len(c.for_ + c.against) > 1), None):
            statement = view.get(Statement, (claim.for_ + claim.against)[0])
            first |= {"CLAIM": claim.id, "STATEMENT": statement.id, "REPORT": statement.report}
        judged = [j.id for j in view.each(Judgement) if j.by_person and not j.retracted_at]
        return first | ({"JUDGEMENT": judged[-1]} if judged else {})


def typed(line, db):
    known = ids(db)
    words = [known.get(word, word) for word in shlex.split(line, comments=True)[1:]]
    if "--seen" in words:
        words[words.index("--seen") + 1] = "0"
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, f"{line}: {result.output}"


@pytest.mark.parametrize("page", ["judge.md", "changes.md"])
def test_the_commands_can_be_typed(page, chronicle):
    shown = commands(page)
    assert len(shown) > 1
    fresh = chronicle.read_bytes()
    for line in shown:
        chronicle.write_bytes(fresh)
        for before in shown[:1] if "JUDGEMENT" in line else []:
            typed(before, chronicle)
        typed(line, chronicle)
