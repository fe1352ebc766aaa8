"""Judging in the browser's way: forms, undone in the history, refused where somebody was faster."""

import time

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HERE
from tests.web.test_actions import signed
from tests.workspace.light import LightReader

from reportedly.engine.local import InProcess
from reportedly.records import Actor, Claim, Statement
from reportedly.web import app
from reportedly.workspace import Workspace

TEXTS = {
    "one.txt": "Velsa said that Aldin arms Orrin on 2001-02-03.\n\nTarek Oman denied that Aldin arms Orrin.\n",
    "two.txt": "Tarek Oman said that Orrin sank 12 boats.\n",
}


@pytest.fixture
def desk(tmp_path):
    """A client over a small chronicle, built from files, with a folder for more."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Workspace.open(tmp_path / "chronicle.db", create=True, reader=LightReader()) as workspace:
        workspace.build([folder], engine=InProcess())
        made = app(workspace, inbox=tmp_path / "added")
        client = TestClient(made, base_url=HERE, follow_redirects=False, raise_server_exceptions=False)
        client.workspace, client.folder = workspace, folder
        yield client


def post(client, path, files=None, **fields):
    """Post a form with the signature that the page prints."""
    client.get("/add")
    csrf = signed(client)
    return client.post(path, data={"csrf": csrf, **fields}, files=files)


def first(client, kind):
    return next(iter(client.workspace.view.each(kind)))


def test_a_statement_is_rejected_and_restored_by_undoing(desk):
    statement = first(desk, Statement)
    answer = post(
        desk, "/judge", action="reject", target=statement.id, by="Ada", why="a joke", seen="0", back="/claims"
    )
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith("/claims?said=Rejected")
    assert "reportedly-name=Ada" in answer.headers["set-cookie"]
    assert desk.workspace.view.get(Statement, statement.id) is None
    history = desk.get("/history").text
    assert "a joke" in history
    assert "applies" in history
    (judgement,) = desk.workspace.judgements()
    answer = post(desk, "/history/undo", judgement=judgement.id, by="Ada")
    assert answer.headers["location"].startswith("/history?said=Taken+back")
    assert desk.workspace.view.get(Statement, statement.id) is not None
    assert "taken back" in desk.get("/history").text


def test_two_actors_are_merged_by_name(desk):
    actors = sorted(desk.workspace.view.each(Actor), key=lambda a: a.name)
    one, other = actors[0], actors[1]
    answer = post(desk, "/judge", action="merge", target=one.id, other=other.name, by="Ada")
    assert answer.status_code == 303, answer.text
    assert len(list(desk.workspace.view.each(Actor))) == len(actors) - 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"action": "merge", "other": "Nobody At All"}, "nobody else goes by"),
        ({"action": "merge", "other": ""}, "does not say what it is the same as"),
        ({"action": "paint"}, "does not say what to do"),
        ({"action": "reject", "by": " "}, "nobody is named who judges"),
        ({"action": "edit"}, "nothing is to be changed"),
        ({"action": "edit", "to.kind": "wizard", "was.kind": "person"}, "kind cannot be"),
    ],
)
def test_a_form_that_makes_no_sense_is_answered_in_a_sentence(desk, fields, words):
    actor = first(desk, Actor)
    answer = post(desk, "/judge", **{"target": actor.id, "by": "Ada", **fields})
    assert answer.status_code == 422
    assert words.lower() in answer.text.lower()
    assert desk.workspace.judgements() == []


def test_the_later_of_two_windows_sees_both_versions(desk):
    statement = first(desk, Statement)
    page = desk.get(f"/judge?target={statement.id}").text
    assert 'name="seen" value="0"' in page
    post(desk, "/judge", action="restore", target=statement.id, by="Ada", why="I heard it", seen="0")
    answer = post(desk, "/judge", action="reject", target=statement.id, by="Bob", why="I did not", seen="0")
    assert answer.status_code == 409
    for words in ("Somebody judged this before you", "Ada", "I heard it", "Bob", "I did not"):
        assert words in answer.text
    assert len(desk.workspace.judgements()) == 1


def test_only_what_was_altered_is_an_edit(desk):
    statement = first(desk, Statement)
    fields = {
        "was.stance": "asserts", "to.stance": "denies", "was.certainty": "certain", "to.certainty": "certain",
    }  # fmt: skip
    assert post(desk, "/judge", action="edit", target=statement.id, by="Ada", **fields).status_code == 303
    (judgement,) = desk.workspace.judgements()
    assert judgement.right == '{"stance": "denies"}'
    assert desk.workspace.view.get(Statement, statement.id).stance == "denies"
    desk.workspace.build([desk.folder], engine=InProcess())
    assert desk.workspace.view.get(Statement, statement.id).stance == "denies"


def test_afterwards_one_is_never_led_elsewhere(desk):
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = post(desk, "/judge", action="restore", target=first(desk, Claim).id, by="Ada", back=back)
        assert answer.headers["location"].startswith("/judge?target=")


def test_the_queue_loses_what_was_judged(desk):
    before = desk.get("/review.json").json()["items"]
    item = before["items"][0]["voice"]["id"]
    assert post(desk, "/judge", judge=f"restore {item}", by="Ada").status_code == 303
    after = desk.get("/review.json").json()["items"]
    assert after["total"] == before["total"] - 1
    assert item not in [x["voice"]["id"] for x in after["items"]]


def test_added_files_are_kept_and_what_they_changed_is_told(desk, tmp_path):
    files = [
        ("files", ("../../three.txt", b"Velsa said that Orrin sank 14 boats.\n")),
        ("files", ("broken.pdf", b"%PDF-1.4 nothing")),
    ]
    assert post(desk, "/add", files=files).status_code == 303
    until = time.monotonic() + 20
    while (page := desk.get("/add.json").json())["phase"] and time.monotonic() < until:
        time.sleep(0.05)
    assert page["failed"] is None
    assert page["outcome"]["read"] == 1
    assert [r["title"] for r in page["outcome"]["reports"]]
    assert any("broken.pdf" in gap for gap in page["outcome"]["gaps"])
    assert sorted(p.name for p in (tmp_path / "added").iterdir()) == ["broken.pdf", "three.txt"]
    assert "What changed" in desk.get("/add").text


def test_a_server_without_a_folder_takes_no_files(desk):
    desk.app.state.inbox = None
    assert "takes no files" in desk.get("/add").text
    assert post(desk, "/add", files=[("files", ("a.txt", b"words"))]).status_code == 422


def test_no_file_is_no_file(desk):
    answer = post(desk, "/add")
    assert answer.status_code == 422
    assert "No file was sent" in answer.text
