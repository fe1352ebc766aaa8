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


def test_every_date_is_read_or_shown_as_a_gap(rows):
    """What the words come to, report by report; "in decades" and "a second round" date nothing."""
    read = [(t["span"]["report"], t["span"]["exact"], t["edtf"]) for t in rows if t["type"] == "time"]
    first, second = sorted((r for r in rows if r["type"] == "report"), key=lambda r: r["published"])
    assert [(words, edtf) for report, words, edtf in read if report == first["id"]] == [
        ("23 May 2002", "2002-05-23"),
        ("2001", "2001"),
        ("this week", "2002-05-20/2002-05-26"),
        ("1991", "1991"),
        ("Since then", "1991/2002"),
        ("the last year", "2001-05/2002-05"),
        ("now", "2002-05"),
        ("1991", "1991"),
        ("1993", "1993"),
        ("July 2001", "2001-07"),
        ("since 1987", "1987/2002"),
        ("1980-88", "1980/1988"),
        ("June 1999", "1999-06"),
        ("the end of 2000", "2000-12~"),
        ("1979", "1979"),
        ("the past decades", "1982~/2002"),
        ("earlier this month", "2002-05"),
    ]
    assert [(words, edtf) for report, words, edtf in read if report == second["id"]] == [
        ("January", "2007-01"),
        ("recent months", "2007-03~/2007-06"),
        ("May 28", "2007-05-28"),
        ("Now", "2007-06"),
        ("recently", "2007-06~"),
        ("the 1980s and ’90s", "1980/1999"),
        ("three weeks ago", "2007-06-04~"),
        ("late 1990s", "1995/1999~"),
        ("1970s", "197X"),
        ("1979-86", "1979/1986"),
        ("1997", "1997"),
        ("2002", "2002"),
        ("April 2003", "2003-04"),
        ("May 2003", "2003-05"),
        ("June 2003", "2003-06"),
        ("2004", "2004"),
        ("2007", "2007"),
    ]


def test_every_figure_has_its_measure_and_its_giver(rows):
    chains = {r["id"]: [link["name"] for link in r["chain"]] for r in rows if r["type"] == "statement"}
    figures = [
        (
            f["evidence"]["exact"],
            f["measure"],
            f["value"],
            f["low"],
            f["unit"],
            f["as_of"],
            chains[f["statement"]],
        )
        for f in rows
        if f["type"] == "figure"
    ]
    assert [f[:6] for f in figures] == [
        ("about 50 officers", "officers", 50, None, None, None),
        ("around $7 million a month", "money", 7_000_000, None, "USD per month", None),
        ("an estimated 6,000 fighters", "fighters", 6000, None, None, None),
        ("three long-range missiles", "weapons", 3, None, None, "1999-06"),
        ("scores of Iranian officials", "killed", None, 40, None, "1982~/2002"),
        ("five Iranian officials", "detained", 5, None, None, "2007-01"),
        ("four Iranian-American academics", "detained", 4, None, None, "2007-03~/2007-06"),
        ("15 British marines", "detained", 15, None, None, "2007-03~/2007-06"),
        ("four-hour", "duration", 4, None, "hour", None),
        ("more than 3,000 MEK members", "members", 3000, 3000, None, None),
        ("roughly 3,500 MEK personnel", "members", 3500, None, None, "2004"),
    ]
    given = {f[0]: f[6] for f in figures}
    assert "Samara'ai" in given["around $7 million a month"][-1].replace("’", "'")
    assert given["an estimated 6,000 fighters"][1] == "Jane's Intelligence Review"
    assert given["three long-range missiles"][-1] == "the government of Iraq"
    assert given["roughly 3,500 MEK personnel"] == ["The Wall Street Journal"]


def test_how_many_they_are_is_one_series(rows):
    about = {a["id"] for a in rows if a["type"] == "actor" and "MEK" in {a["name"], *a["aliases"]}}
    counts = [f for f in rows if f["type"] == "figure" and f["measure"] in {"fighters", "members"}]
    assert sorted(f["value"] for f in counts) == [3000, 3500, 6000]
    assert {f["actor"] for f in counts} == about, "one group, and so one series"


def called(rows, *names):
    """The ids of the actors that go by one of the names."""
    return {a["id"] for a in rows if a["type"] == "actor" and {a["name"], *a["aliases"]}.intersection(names)}


@pytest.mark.parametrize(
    ("words", "by", "denied_by"),
    [
        ("assisted the government of Iraq", ("State Department", "U.S. State Department"), ("MEK",)),
        ("supplying weapons and training", ("Bush administration",), ("Iranians officials", "Iran")),
        ("to challenge Tehran", (), ("Pentagon",)),
    ],
    ids=["the service to Baghdad", "the arming of militias", "the use against Tehran"],
)
def test_what_is_charged_and_what_is_denied_stand_in_one_contested_claim(rows, words, by, denied_by):
    said = {r["id"]: " ".join(c["exact"] for c in r["content"]) for r in rows if r["type"] == "statement"}
    (claim,) = [
        c
        for c in rows
        if c["type"] == "claim"
        and c["standing"] == "contested"
        and any(words in said[statement] for statement in c["for"])
    ]
    assert not by or called(rows, *by).intersection(claim["asserted_by"])
    assert called(rows, *denied_by).intersection(claim["denied_by"])


def test_reuters_stands_once(rows):
    origins = [[o["name"] for o in c["origins"]] for c in rows if c["type"] == "claim"]
    assert any("Reuters" in names for names in origins)
    assert all(names.count("Reuters") <= 1 for names in origins)


def test_the_demands_of_both_sides_fill_the_matrix(rows):
    pairs = {(p["holder"], p["addressee"]) for p in rows if p["type"] == "position"}
    iran, america = called(rows, "Iran"), called(rows, "United States", "the U.S. delegation")
    assert any(holder in iran and addressee in america for holder, addressee in pairs)
    assert any(holder in america and addressee in iran for holder, addressee in pairs)
    assert not [pair for pair in pairs if pair[0] == pair[1]]
