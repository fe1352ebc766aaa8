"""The two real reports it all began with: what the desk wants to see of them. Facts only, no text."""

import json
import os
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.workspace import Workspace

SEEDS = Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).parents[2] / "shared" / "data")) / "seeds"
FURNITURE = ("Accessibility links", "Breaking News", "You may also like", "Leave a Comment", "Home »")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpora are not here (REPORTEDLY_DATA)"),
]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    with Workspace.open(folder / "chronicle.db", Settings(), create=True) as workspace:
        workspace.build([SEEDS])
        workspace.export("jsonl", folder / "out.jsonl")
    return [json.loads(line) for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_metadata(rows):
    reports = sorted((r for r in rows if r["type"] == "report"), key=lambda r: r["published"])
    assert [(r["published"], r["publisher"]) for r in reports] == [
        ("2002-05-23", "RFE/RL"),
        ("2007-06-25", "The Wall Street Journal"),
    ]
    assert reports[0]["title"].startswith("Iran: Washington Says Iranian Opposition")
    assert reports[0]["place"] == "Prague"
    assert reports[1]["title"] == "Two Agendas: Why Iran, U.S. Stand Far Apart"
    assert reports[1]["byline"] == ["Jay Solomon", "Neil King Jr."]
    assert reports[1]["republisher"] is None
    assert not [words for r in reports for words in FURNITURE if words in r["text"]]
    assert reports[1]["text"].count("\n— ") + reports[1]["text"].count("\n\n— ") >= 9, (
        "the chronology box is whole"
    )


def test_at_least_45_sayings_with_exact_spans(rows):
    texts = {r["id"]: r["text"] for r in rows if r["type"] == "report"}
    sayings = [r for r in rows if r["type"] == "statement" and r["style"] != "narrated"]
    assert len(sayings) >= 45
    for s in sayings:
        for span in filter(None, [s["source"], s["cue"], *s["content"]]):
            assert texts[span["report"]][span["start"] : span["end"]] == span["exact"]


def test_hearsay_keeps_every_hand(rows):
    chains = [[link["name"] for link in r["chain"]] for r in rows if r["type"] == "statement"]
    assert any(c[:2] == ["RFE/RL", "Reuters"] and "State Department official" in c[-1] for c in chains)
    assert any("al-Karadaghi" in c[1] and len(c) > 2 for c in chains if len(c) > 1)


def test_one_group_under_all_its_names_and_two_offices_of_one_country(rows):
    actors = [{a["name"], *a["aliases"]} for a in rows if a["type"] == "actor"]
    assert len([names for names in actors if {"MEK", "Mujahedin Khalq"} <= names]) == 1
    assert not [names for names in actors if {"Washington", "State Department"} <= names]


def test_the_charges_are_contested(rows):
    contested = [c for c in rows if c["type"] == "claim" and c["standing"] == "contested"]
    assert len(contested) >= 3
