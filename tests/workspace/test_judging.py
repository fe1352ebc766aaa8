"""People's judgements: they count at once, outlive rebuilding, contradict one another in the open, and are undone."""

import json
import sqlite3

import pytest
from tests.workspace.light import build, opened, write

from reportedly.errors import ConflictError, ReportedlyError, StoreError, UsageError
from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Gap,
    Judgement,
    JudgementState,
    Relation,
    Report,
    Stance,
    Standing,
    Statement,
    Style,
    Time,
    Verdict,
)
from reportedly.workspace import Action

ARMS = "Velsa said that Aldin arms Orrin on 2001-02-03."
AGAIN = "Tarek Oman said that Aldin arms Orrin on 2001-02-03."
BOATS = "Morra denied that 300 boats crossed the river near the border town."
MORE = "Lena Voss said that some 900 boats crossed the river near the border town."
PAD = "the ferries did not run until evening and the market stayed shut all that day in the old town."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    write(folder, "one", ARMS, BOATS, PAD)
    write(folder, "two", PAD.replace("old", "new"), AGAIN, MORE)
    return folder


@pytest.fixture
def db(tmp_path):
    return tmp_path / "chronicle.db"


@pytest.fixture
def workspace(folder, db):
    with opened(db) as workspace:
        build(workspace, folder)
        yield workspace


def said(workspace, words):
    """The statement whose content holds the words; only one may."""
    (found,) = [s for s in workspace.view.each(Statement) if words in s.content[0].exact]
    return found


def by(workspace, source):
    (found,) = [s for s in workspace.view.each(Statement) if s.source and s.source.exact == source]
    return found


def named(workspace, name):
    (found,) = [a for a in workspace.view.each(Actor) if a.name == name]
    return found


def one(workspace, kind):
    return min(workspace.view.each(kind), key=lambda entry: entry.id)


def judge(workspace, action, *targets, **more):
    made = workspace.judge(action, targets, **{"by": "Ada", "why": "read again"} | more)
    workspace.settle()
    return made.judgement


def state(workspace, judgement):
    return workspace.view.get(Judgement, judgement.id).state


def everything(workspace):
    kinds = (Report, Actor, Statement, Claim, Event, Relation, Figure, Time, Gap)
    return {e.model_dump_json() for kind in kinds for e in workspace.view.each(kind)}


EDITS = [
    (lambda w: by(w, "Velsa"), {"stance": "denies"}, "stance", Stance.DENIES),
    (lambda w: by(w, "Velsa"), {"certainty": "probable"}, "certainty", "probable"),
    (lambda w: by(w, "Velsa"), {"stated": "2001-02"}, "stated", "2001-02"),
    (lambda w: one(w, Figure), {"value": "1,200"}, "value", 1200.0),
    (lambda w: one(w, Figure), {"as_of": "1999"}, "as_of", "1999"),
    (lambda w: one(w, Relation), {"valid_from": "2001", "predicate": "funds"}, "predicate", "funds"),
    (lambda w: one(w, Time), {"edtf": "2002-02-03"}, "edtf", "2002-02-03"),
    (lambda w: named(w, "Lena Voss"), {"country": "IE"}, "country", "IE"),
    (lambda w: one(w, Claim), {"text": "It is so"}, "text", "It is so"),
    (lambda w: one(w, Report), {"published": "1998-07-01"}, "published", "1998-07-01"),
]


@pytest.mark.parametrize(("target", "changes", "field", "value"), EDITS)
def test_an_edit_counts_and_is_undone(workspace, target, changes, field, value):
    before = everything(workspace)
    record = target(workspace)
    judgement = judge(workspace, "edit", record.id, changes=changes)
    assert getattr(workspace.view.get(type(record), record.id), field) == value
    assert state(workspace, judgement) is JudgementState.APPLIES
    workspace.undo(judgement.id, by="Ada")
    workspace.settle()
    assert everything(workspace) == before
    assert state(workspace, judgement) is JudgementState.RETRACTED


def test_the_date_of_an_event_is_corrected(workspace):
    event = one(workspace, Event)
    judge(workspace, Action.EDIT, event.id, changes={"time": "1999-06"})
    assert workspace.view.get(Event, event.id).time.edtf == "1999-06"


def test_another_source_is_another_speaker(workspace):
    statement = by(workspace, "Velsa")
    judge(workspace, "edit", statement.id, changes={"source": "Morra"})
    now = workspace.view.get(Statement, statement.id)
    assert now.chain[-1].name == "Morra"
    assert now.speaker == named(workspace, "Morra").id
    judge(workspace, "edit", statement.id, changes={"source": ""})
    now = workspace.view.get(Statement, statement.id)
    assert (now.style, now.speaker, len(now.chain)) == (Style.NARRATED, now.chain[0].actor, 1)


def test_a_rejected_statement_takes_along_what_stands_on_it(workspace):
    statement = by(workspace, "Velsa")
    hanging = [
        e.id for kind in (Event, Relation) for e in workspace.view.each(kind) if e.statement == statement.id
    ]
    judgement = judge(workspace, "reject", statement.id)
    assert len(hanging) == 2
    assert workspace.view.get(Statement, statement.id) is None
    assert [workspace.view.get(kind, i) for kind, i in zip((Event, Relation), hanging, strict=True)] == [
        None,
        None,
    ]
    assert all(statement.id not in (*c.for_, *c.against) for c in workspace.view.each(Claim))
    restored = judge(workspace, "restore", statement.id, by="Bob")
    assert workspace.view.get(Statement, statement.id) is not None
    assert workspace.view.get(Judgement, judgement.id).overruled_by == restored.id


@pytest.mark.parametrize("kind", [Actor, Claim, Figure, Relation, Event, Time])
def test_what_is_rejected_is_gone_until_it_is_restored(workspace, kind):
    record = one(workspace, kind)
    judge(workspace, "reject", record.id)
    assert workspace.view.get(kind, record.id) is None
    judge(workspace, "restore", record.id)
    assert workspace.view.get(kind, record.id) == record


def test_actors_are_merged_and_a_claim_of_both_has_one_origin(workspace):
    velsa, tarek = named(workspace, "Velsa"), named(workspace, "Tarek Oman")
    (claim,) = [c for c in workspace.view.each(Claim) if "arms" in c.text]
    assert claim.standing is Standing.CORROBORATED
    judgement = judge(workspace, "merge", velsa.id, tarek.id)
    (both,) = [a for a in workspace.view.each(Actor) if "Velsa" in (a.name, *a.aliases)]
    assert "Tarek Oman" in (both.name, *both.aliases)
    (claim,) = [c for c in workspace.view.each(Claim) if "arms" in c.text]
    assert claim.standing is Standing.SINGLE
    workspace.undo(judgement.id, by="Bob")
    workspace.settle()
    assert {velsa.id, tarek.id} <= {a.id for a in workspace.view.each(Actor)}


def test_an_actor_is_split_by_report(workspace):
    aldin = named(workspace, "Aldin")
    reports = sorted({m.report for m in aldin.mentions})
    assert len(reports) == 2
    judge(workspace, "split", aldin.id, reports[0])
    apart = [a for a in workspace.view.each(Actor) if a.name == "Aldin"]
    assert sorted({m.report for m in a.mentions}.pop() for a in apart) == reports
    assert len(apart) == 2


def test_claims_are_split_and_merged(workspace):
    (claim,) = [c for c in workspace.view.each(Claim) if "arms" in c.text]
    judge(workspace, "split", claim.id, claim.for_[0])
    one_, other = (workspace.view.get(Statement, s).claim for s in claim.for_)
    assert one_ != other
    judge(workspace, "merge", one_, other, by="Bob")
    assert len({workspace.view.get(Statement, s).claim for s in claim.for_}) == 1


def test_two_people_contradict_each_other_in_the_open(workspace):
    statement = by(workspace, "Velsa")
    ada = judge(workspace, "edit", statement.id, changes={"stance": "denies"})
    bob = judge(
        workspace, "edit", statement.id, changes={"stance": "doubts"}, by="Bob", why="the cue is weaker"
    )
    assert workspace.view.get(Statement, statement.id).stance is Stance.DOUBTS
    first, second = workspace.judgements(statement.id)
    assert (first.id, first.state, first.overruled_by) == (ada.id, JudgementState.OVERRULED, bob.id)
    assert (second.id, second.state, second.why) == (bob.id, JudgementState.APPLIES, "the cue is weaker")
    workspace.undo(bob.id, by="Bob")
    workspace.settle()
    assert workspace.view.get(Statement, statement.id).stance is Stance.DENIES
    assert state(workspace, ada) is JudgementState.APPLIES


def test_merging_what_another_split_overrules_the_split(workspace):
    aldin = named(workspace, "Aldin")
    split = judge(workspace, "split", aldin.id, aldin.mentions[0].report)
    parts = [a.id for a in workspace.view.each(Actor) if a.name == "Aldin"]
    merge = judge(workspace, "merge", *parts, by="Bob")
    assert len([a for a in workspace.view.each(Actor) if a.name == "Aldin"]) == 1
    assert workspace.view.get(Judgement, split.id).overruled_by == merge.id


def test_an_undo_is_undone(workspace):
    statement = by(workspace, "Velsa")
    judgement = judge(workspace, "reject", statement.id)
    undo = workspace.undo(judgement.id, by="Bob", why="it stands there").judgement
    assert workspace.judgements(statement.id)[0].retracted_at == undo.judged_at
    with pytest.raises(UsageError, match="already"):
        workspace.undo(judgement.id, by="Ada")
    workspace.undo(undo.id, by="Ada")
    workspace.settle()
    assert workspace.view.get(Statement, statement.id) is None


def test_what_was_judged_meanwhile_is_not_judged_over(workspace):
    statement = by(workspace, "Velsa")
    seen = workspace.revision(statement.id)
    theirs = workspace.judge("edit", [statement.id], by="Ada", changes={"stance": "denies"}, seen=seen)
    assert theirs.revision == seen + 1
    with pytest.raises(ConflictError, match=r"Ada judged this since .*denies") as caught:
        workspace.judge("reject", [statement.id], by="Bob", seen=seen)
    assert caught.value.theirs == (theirs.judgement.id,)
    yours = Judgement.model_validate_json(caught.value.yours)
    assert (yours.verdict, yours.judged_by) == (Verdict.WRONG, "person:Bob")
    assert len(workspace.judgements()) == 1
    workspace.judge("reject", [statement.id], by="Bob", seen=theirs.revision)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ARMS, f"It rained. {ARMS}"),
        (BOATS, ""),
        (PAD, f"{PAD} Correction: an earlier version told of more ferries."),
        (ARMS, f"Velsa said that nobody crossed. {ARMS}"),
    ],
    ids=["moved", "less", "more", "another beside it"],
)
def test_a_judgement_outlives_a_change_of_its_report(workspace, folder, before, after):
    statement = by(workspace, "Velsa")
    judgement = judge(workspace, "edit", statement.id, changes={"stance": "doubts"})
    file = folder / "one.txt"
    file.write_text(file.read_text().replace(before, after))
    build(workspace, folder)
    (now,) = [s for s in workspace.view.each(Statement) if s.stance is Stance.DOUBTS]
    assert now.id != statement.id
    assert now.content[0].exact == statement.content[0].exact
    found = workspace.view.get(Judgement, judgement.id)
    assert (found.left, found.state) == (now.id, JudgementState.APPLIES)
    assert [j.id for j in workspace.judgements(now.id)] == [judgement.id]


def test_a_judgement_outlives_a_change_of_title(workspace, folder):
    figure = one(workspace, Figure)
    report = workspace.view.get(Report, figure.report)
    judge(workspace, "edit", figure.id, changes={"value": "77"})
    file = folder / report.path.rpartition("/")[2]
    file.write_text(file.read_text().replace("of the dispute", "of a long dispute"))
    build(workspace, folder)
    assert [f.value for f in workspace.view.each(Figure)].count(77) == 1


def test_what_cannot_be_found_again_waits_and_is_listed(workspace, folder):
    statement = by(workspace, "Velsa")
    judgement = judge(workspace, "edit", statement.id, changes={"stance": "doubts"})
    file = folder / "one.txt"
    text = file.read_text()
    file.write_text(text.replace(ARMS, "Velsa did not speak."))
    build(workspace, folder)
    assert state(workspace, judgement) is JudgementState.DETACHED
    (gap,) = [g for g in workspace.view.each(Gap) if g.stage == "judgements"]
    assert judgement.id in gap.reason
    assert "no longer in the reports" in gap.reason
    file.write_text(text)
    build(workspace, folder)
    assert state(workspace, judgement) is JudgementState.APPLIES
    assert by(workspace, "Velsa").stance is Stance.DOUBTS


def test_an_actor_is_found_again_by_name(workspace, folder):
    judge(workspace, "edit", named(workspace, "Aldin").id, changes={"kind": "government"})
    for name in ("one", "two"):
        (folder / f"{name}.txt").unlink()
    write(folder, "three", PAD, "Orrin said that Aldin arms Velsa on 2003-04-05.")
    workspace.build([folder], prune=True)
    assert named(workspace, "Aldin").kind == "government"


@pytest.mark.parametrize(
    ("action", "targets", "more", "sentence"),
    [
        ("praise", ("s",), {}, "cannot praise"),
        ("reject", (), {}, "name 1 thing"),
        ("reject", ("s",), {"by": " "}, "nobody is named"),
        ("reject", ("statement-0",), {}, "nothing that goes by statement-0"),
        ("merge", ("s",), {}, "name 2 thing"),
        ("merge", ("s", "a"), {}, "only two actors"),
        ("merge", ("s", "s"), {}, "different things"),
        ("split", ("s", "a"), {}, "cannot be split"),
        ("split", ("a", "s"), {}, "none of these is a report or mention"),
        ("split", ("c", "a"), {}, "not all statements of the claim"),
        ("edit", ("s",), {}, "nothing is to be changed"),
        ("edit", ("s",), {"changes": {"colour": "red"}}, "no field 'colour'"),
        (
            "edit",
            ("s",),
            {"changes": {"stance": "sulks"}},
            "stance cannot be 'sulks'.*choose one of: asserts",
        ),
        ("edit", ("s",), {"changes": {"stated": "2001-02-31"}}, "stated cannot be '2001-02-31'.*EDTF"),
        ("edit", ("s",), {"changes": {"source": "Nobody Here"}}, "do not stand in the report"),
        ("reject", ("s",), {"changes": {"stance": "denies"}}, "only changed by an edit"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(workspace, action, targets, more, sentence):
    ids = {"s": by(workspace, "Velsa").id, "a": named(workspace, "Aldin").id, "c": one(workspace, Claim).id}
    with pytest.raises(UsageError, match=sentence) as caught:
        workspace.judge(action, [ids.get(t, t) for t in targets], **{"by": "Ada"} | more)
    assert "\n" not in str(caught.value)
    assert workspace.judgements() == []


def test_undoing_what_is_not_there_is_refused(workspace):
    with pytest.raises(UsageError, match="no judgement judgement-0"):
        workspace.undo("judgement-0", by="Ada")


def rewrite(db, change):
    """Somebody edits the judgements of a chronicle by hand."""
    with sqlite3.connect(db) as database:
        ((id_, body),) = database.execute("SELECT id, body FROM judgement WHERE NOT machine").fetchall()
        database.execute("UPDATE judgement SET body = ? WHERE id = ?", (change(body), id_))
        database.execute("DELETE FROM entry WHERE kind = 'judgement'")
        database.execute("DELETE FROM fact WHERE name = 'composed'")


@pytest.mark.parametrize(
    "change",
    [lambda body: body[:-5], lambda body: body.replace("instead", "likewise"), lambda _: "[]"],
    ids=["cut off", "no such verdict", "no object"],
)
def test_a_judgement_broken_by_hand_is_one_clear_sentence(workspace, db, change):
    judge(workspace, "edit", by(workspace, "Velsa").id, changes={"stance": "doubts"})
    rewrite(db, change)
    with pytest.raises(StoreError, match="a judgement in the chronicle cannot be read") as caught:
        workspace.settle()
    assert isinstance(caught.value, ReportedlyError)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("right", ["no JSON", '["stance"]', '{"stance": "sulks"}', '{"colour": "red"}'])
def test_a_correction_made_senseless_by_hand_does_not_count_and_is_listed(workspace, db, right):
    statement = by(workspace, "Velsa")
    judgement = judge(workspace, "edit", statement.id, changes={"stance": "doubts"})
    rewrite(db, lambda body: json.dumps(json.loads(body) | {"right": right}))
    workspace.settle()
    assert workspace.view.get(Statement, statement.id).stance is Stance.ASSERTS
    assert state(workspace, judgement) is JudgementState.DETACHED
    assert judgement.id in next(g.reason for g in workspace.view.each(Gap) if g.stage == "judgements")


def test_judgements_are_exported(workspace, tmp_path):
    statement = by(workspace, "Velsa")
    judgement = judge(workspace, "edit", statement.id, changes={"stance": "doubts"})
    workspace.export("jsonl", tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").open()]
    (row,) = [r for r in rows if r["type"] == "judgement" and r["judged_by"] == "person:Ada"]
    assert (row["id"], row["left"], row["state"]) == (judgement.id, statement.id, "applies")
    assert row["left_at"][0]["exact"] == statement.content[0].exact
