"""Judgements from a file: those of an export count as they did there; what somebody broke by hand is refused, line by
line, and nothing else is lost.
"""

import json

import pytest
from tests.workspace.light import build, opened, write

from reportedly.errors import ReadError
from reportedly.records import Judgement, JudgementState, Stance, Statement

ARMS = "Velsa said that Aldin arms Orrin on 2001-02-03."
BOATS = "Morra denied that 300 boats crossed the river near the border town."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    write(folder, "one", ARMS, BOATS)
    return folder


@pytest.fixture
def desk(tmp_path, folder):
    """Another chronicle of the same reports, and what was judged there, exported."""
    with opened(tmp_path / "other.db") as other:
        build(other, folder)
        said = statement(other)
        ada = other.judge("edit", [said.id], by="Ada", changes={"stance": "denies"}).judgement
        bob = other.judge("edit", [said.id], by="Bob", changes={"stance": "doubts"}).judgement
        other.undo(bob.id, by="Bob", why="hasty")
        other.settle()
        other.export("jsonl", tmp_path / "out.jsonl")
    with opened(tmp_path / "chronicle.db") as workspace:
        build(workspace, folder)
        yield workspace, tmp_path / "out.jsonl", ada


def statement(workspace):
    (found,) = [s for s in workspace.view.each(Statement) if s.source and s.source.exact == "Velsa"]
    return found


def edited(file, change):
    """The export with one row of Ada's changed by hand; the number of its line."""
    lines = file.read_text(encoding="utf-8").splitlines()
    (number,) = [n for n, line in enumerate(lines) if '"person:Ada"' in line]
    lines[number] = change(lines[number])
    file.write_text("\n".join(lines), encoding="utf-8")
    return number + 1


def test_what_was_judged_elsewhere_counts_here_as_it_did_there(desk):
    workspace, file, ada = desk
    taken = workspace.take(file)
    assert (len(taken.new), taken.known, taken.refused) == (3, 0, ())
    workspace.settle()
    assert statement(workspace).stance is Stance.DENIES
    states = {j.id: j.state for j in workspace.judgements()}
    assert sorted(states.values()) == ["applies", "applies", "retracted"]
    assert states[ada.id] is JudgementState.APPLIES
    again = workspace.take(file)
    assert (again.new, again.known, again.refused) == ((), 3, ())


BROKEN = {
    "cut off": (
        lambda line: line[:-9],
        "this is not JSON; write one JSON object a line, as the export does.",
    ),
    "a list": (lambda _: "[1]", "this is no JSON object; write one JSON object a line, as the export does."),
    "no verdict": (
        lambda line: line.replace('"instead"', '"perhaps"'),
        "this is no judgement, verdict: input should be 'same', 'different', 'wrong', 'right' or 'instead'.",
    ),
    "nobody": (
        lambda line: line.replace("person:Ada", "person: "),
        "nobody is named who judged; write judged_by as person:NAME.",
    ),
    "no time": (
        lambda line: with_(line, judged_at="yesterday"),
        "judged_at cannot be 'yesterday'; write ISO 8601 with a zone.",
    ),
    "no zone": (
        lambda line: with_(line, judged_at="2026-01-02T03:04:05"),
        "judged_at has no zone: '2026-01-02T03:04:05'; write ISO 8601 with a zone.",
    ),
    "no place": (
        lambda line: with_(line, left_at=[]),
        "left_at is empty, so what it is about could not be found again.",
    ),
    "one of two": (
        lambda line: with_(line, verdict="same"),
        "what is same must be two things, but right_at is empty.",
    ),
    "no such field": (
        lambda line: with_(line, right='{"colour": "red"}'),
        "a statement has no field 'colour' to correct; correct one of: source, source_kind, content, stance, "
        "certainty, stated.",
    ),
    "no correction": (lambda line: with_(line, right="denies"), "its correction is not JSON: 'denies'."),
    "a list of corrections": (
        lambda line: with_(line, right='["denies"]'),
        "its correction is no JSON object of fields: '[\"denies\"]'.",
    ),
}


def with_(line, **changes):
    return json.dumps(json.loads(line) | changes)


@pytest.mark.parametrize("kind", BROKEN)
def test_a_line_broken_by_hand_is_refused_in_one_sentence_and_nothing_else_is_lost(desk, kind):
    workspace, file, ada = desk
    change, sentence = BROKEN[kind]
    number = edited(file, change)
    taken = workspace.take(file)
    assert [(r.line, r.reason) for r in taken.refused] == [(number, sentence)]
    assert len(taken.new) == 2
    assert ada.id not in {j.id for j in workspace.judgements()}


def test_a_judgement_that_reads_otherwise_by_now_is_refused_and_stays_as_it_was_made(desk):
    workspace, file, ada = desk
    workspace.take(file)
    number = edited(file, lambda line: with_(line, right='{"stance": "asserts"}'))
    taken = workspace.take(file)
    assert [r.line for r in taken.refused] == [number]
    assert f"the judgement {ada.id} was made already and reads otherwise" in taken.refused[0].reason
    (kept,) = [j for j in workspace.judgements() if j.id == ada.id]
    assert json.loads(kept.right) == {"stance": "denies"}


def test_what_is_not_utf_8_or_not_there_is_said(desk, tmp_path):
    workspace, file, _ = desk
    file.write_bytes(file.read_bytes() + b"\n\xff\xfe{}\n")
    (refused,) = workspace.take(file).refused
    assert refused.reason.startswith("this is not JSON")
    with pytest.raises(ReadError, match="cannot be read: No such file"):
        workspace.take(tmp_path / "none.jsonl")


def test_a_judgement_of_a_report_that_is_not_here_waits_and_is_listed(desk, tmp_path):
    _, file, ada = desk
    write(tmp_path / "elsewhere", "two", BOATS)
    with opened(tmp_path / "third.db") as third:
        build(third, tmp_path / "elsewhere")
        assert len(third.take(file).new) == 3
        third.settle()
        (kept,) = [j for j in third.view.each(Judgement) if j.id == ada.id]
        assert kept.state is JudgementState.DETACHED
