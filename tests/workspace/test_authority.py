"""A list of known actors: taken in by a build, kept for later ones, taken away by an empty one."""

import json

import pytest
from tests.workspace.light import LightReader

from reportedly.config import Settings
from reportedly.errors import AuthorityError
from reportedly.records import Actor
from reportedly.workspace import Workspace

LIST = "id,name,aliases,kind\nQ7,Front of the Harbour,Harbour Front,\n"


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(
        "Harbour Front said that it rained. Ona Marek denied that it did."
    )
    with Workspace.open(tmp_path / "c.db", Settings(jobs=1), create=True, reader=LightReader()) as opened:
        yield opened


def _ids(workspace):
    return {a.name: a.authorities for a in workspace.view.each(Actor)}


def _know(workspace, tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text)
    return workspace.know(path)


def test_the_ids_of_a_list_stay_until_another_takes_its_place(workspace, tmp_path):
    assert _know(workspace, tmp_path, LIST) == 1
    workspace.build([tmp_path / "reports"])
    assert _ids(workspace)["Front of the Harbour"] == {"wikidata": "Q7"}
    assert _ids(workspace)["Ona Marek"] == {}

    (tmp_path / "reports" / "b.txt").write_text("Harbour Front said that it snowed.")
    workspace.build([tmp_path / "reports"])
    assert _ids(workspace)["Front of the Harbour"] == {"wikidata": "Q7"}

    assert _know(workspace, tmp_path, "id,name\n") == 0
    workspace.build([tmp_path / "reports"])
    assert _ids(workspace)["Harbour Front"] == {}


def test_a_broken_list_changes_nothing(workspace, tmp_path):
    _know(workspace, tmp_path, LIST)
    workspace.build([tmp_path / "reports"])
    with pytest.raises(AuthorityError, match=r"list\.csv:3"):
        _know(workspace, tmp_path, LIST + "Q7,Ona Marek,,\n")
    assert workspace.settled
    assert _ids(workspace)["Front of the Harbour"] == {"wikidata": "Q7"}


def test_ids_are_exported(workspace, tmp_path):
    _know(workspace, tmp_path, LIST)
    workspace.build([tmp_path / "reports"])
    workspace.export("jsonl", tmp_path / "out.jsonl")
    rows = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert {"wikidata": "Q7"} in [row["authorities"] for row in rows if row["type"] == "actor"]
