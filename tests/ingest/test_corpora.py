"""On the corpora beside the project: whole texts, right metadata. Skipped where they are absent."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.ingest import files, reports
from reportedly.records import Report

DATA = Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).parents[3] / "shared" / "data"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DATA.is_dir(), reason="the corpora are not here (set REPORTEDLY_DATA)"),
]


def everything(path: Path):
    settings = Settings()
    return [item for file in files([path], settings.limits) for item in reports(file, settings)]


def test_the_seeds_have_their_metadata_and_no_furniture():
    found = everything(DATA / "seeds")
    assert all(isinstance(item, Report) for item in found)
    assert [(r.publisher, r.published, r.place) for r in found] == [
        ("RFE/RL", "2002-05-23", "Prague"),
        ("The Wall Street Journal", "2007-06-25", "Washington"),
    ]
    assert [len(r.byline) for r in found] == [0, 2]
    assert "republisher" in found[1].basis
    words = "\n".join(r.text for r in found)
    for gone in ("Accessibility links", "Breaking News", "Home »", "You may also like", "Leave a Comment"):
        assert gone not in words
    assert all(report.title not in report.text for report in found)


def test_the_table_of_articles_is_whole():
    found = everything(DATA / "guardian-sdf" / "dev.jsonl")
    rows = [json.loads(line) for line in (DATA / "guardian-sdf" / "dev.jsonl").open(encoding="utf-8")]
    assert Counter(type(item) for item in found) == {Report: 125}
    for report, row in zip(found, rows, strict=True):
        assert report.path.endswith(f"dev.jsonl#{row['id']}")
        assert (report.publisher, report.published) == (row["publisher"], row["published"])
        assert report.text.split() == row["text"].split()


def test_every_anchor_stands_in_the_text_or_title_of_its_page():
    gold = json.loads((DATA / "annotated" / "statements.json").read_text(encoding="utf-8"))["reports"]
    lost = []
    for entry in gold:
        (report,) = everything(DATA / "annotated" / "reports" / f"{entry['seed']}.html")
        words = f"{report.title}\n{report.text}"
        lost += [(entry["seed"], anchor) for anchor in _anchors(entry) if anchor not in words]
        assert report.publisher in ("The Guardian", "Wikinews")
        assert report.published is not None
    assert lost == []


def _anchors(entry):
    for statement in entry["statements"]:
        yield from filter(None, (statement[key] for key in ("source", "cue", "content")))
    for kind in ("positions", "figures", "relations", "dates"):
        yield from (item["anchor"] for item in entry[kind])
