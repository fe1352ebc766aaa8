"""The bundled example against what a careful reader found in it (examples/expected.json).

Metadata must be exact. Sayings, figures and dates are read by rules or a small model, so a share of them must be
found: the shares are what was measured, a little below; raise them when they are beaten.
"""

import json
import unicodedata
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.workspace import Workspace

EXPECTED = json.loads(
    (Path(__file__).parent.parent / "examples" / "expected.json").read_text(encoding="utf-8")
)
FOUND = {"sayings": 0.88, "chains": 0.65, "stances": 0.69, "figures": 0.94, "dates": 0.71}


def flat(text):
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, straight)
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@pytest.fixture(scope="session")
def rows(example, tmp_path_factory):
    out = tmp_path_factory.mktemp("rows") / "out.jsonl"
    with Workspace.open(example, Settings(), create=False) as workspace:
        workspace.export("jsonl", out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def reports(rows):
    """Each expected report with the row that it became."""
    own = [r for r in rows if r["type"] == "report"]
    found = []
    for e in EXPECTED["reports"]:
        file = e["path"].split("#")[0]
        match = [r for r in own if f"/{file}" in r["path"] and flat(r["title"]) == flat(e["title"])]
        found.append((e, match[0] if match else None))
    return found


def of(rows, kind, report):
    return [r for r in rows if r["type"] == kind and r["report"] == report["id"]]


@pytest.mark.parametrize("number", range(len(EXPECTED["reports"])))
def test_each_report_is_found_whole_with_its_metadata(reports, number):
    expected, row = reports[number]
    assert row, f"no report with the title {expected['title']!r} from {expected['path']}"
    for name in ("publisher", "republisher", "published", "byline", "language", "place"):
        assert row[name] == expected[name], name
    text = flat(row["text"])
    assert flat(expected["starts"])[:40] in text[:400]
    assert flat(expected["ends"])[-40:] in text[-300:]
    assert [words for words in expected["absent"] if flat(words) in text] == []


def test_reprints_are_known_and_nothing_else_is_one(rows, reports):
    by_path = {e["path"]: row for e, row in reports}
    pairs = {(by_path[p["reprint"]]["id"], by_path[p["original"]]["id"]) for p in EXPECTED["reprints"]}
    assert {(r["id"], r["reprint_of"]) for r in rows if r["type"] == "report" and r["reprint_of"]} == pairs


def test_what_cannot_be_read_is_a_gap(rows):
    gaps = [r for r in rows if r["type"] == "gap"]
    paths = {r["id"]: r["path"] for r in rows if r["type"] == "report"}
    for e in EXPECTED["gaps"]:
        assert [g for g in gaps if e["path"] in (g["path"] or paths.get(g["report"], ""))], e["path"]


def test_every_span_is_exact(rows):
    texts = {r["id"]: r["text"] for r in rows if r["type"] == "report"}
    seen = 0
    todo = list(rows)
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if set(value) == {"report", "start", "end", "exact"}:
                assert texts[value["report"]][value["start"] : value["end"]] == value["exact"]
                seen += 1
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    assert seen > 2000


def test_every_chain_begins_with_the_publisher(rows):
    publisher = {r["id"]: r["publisher"] for r in rows if r["type"] == "report"}
    for s in (r for r in rows if r["type"] == "statement"):
        assert s["chain"][0]["kind"] == "outlet"
        assert publisher[s["report"]] is None or s["chain"][0]["name"] == publisher[s["report"]]


def saying(expected, statements):
    """The statement that best fits an expected saying: its content overlaps, its source and cue agree."""
    best, most = None, 0
    for s in statements:
        content = flat(" ".join(c["exact"] for c in s["content"]))
        wanted = flat(expected["content"])
        if s["style"] == "narrated" or not (wanted[:40] in content or content[:40] in wanted):
            continue
        source = flat((s["source"] or {"exact": ""})["exact"])
        cue = flat((s["cue"] or {"exact": ""})["exact"])
        want_source, want_cue = flat(expected["source"] or ""), flat(expected["cue"] or "")
        score = 1 + (want_source in source or (bool(source) and source in want_source))
        score += want_cue in cue or (bool(cue) and cue in want_cue)
        if score > most:
            best, most = s, score
    return best if most > 1 else None


def test_most_of_what_is_said_is_found_with_its_chain_and_stance(rows, reports):
    total = found = chains = stances = 0
    for expected, row in reports:
        statements = of(rows, "statement", row)
        for e in expected["sayings"]:
            total += 1
            if not (s := saying(e, statements)):
                continue
            found += 1
            stances += s["stance"] == e["stance"]
            names = [flat(link["name"]) for link in s["chain"][1:]]
            wanted = [flat(name) for name in e["chain"]]
            alike = [any(w in n or n in w for n in [name]) for w, name in zip(wanted, names, strict=False)]
            chains += len(names) == len(wanted) and all(alike)
    assert total > 300
    shares = {"sayings": found / total, "chains": chains / found, "stances": stances / found}
    assert {k: v for k, v in shares.items() if v < FOUND[k]} == {}, shares


def test_most_figures_and_dates_are_read(rows, reports):
    hits = {"figures": [], "dates": []}
    for expected, row in reports:
        figures = of(rows, "figure", row)
        for e in expected["figures"]:
            wanted = {v for v in (e["value"], e["low"]) if v is not None}
            hits["figures"].append(
                any(
                    wanted & {f["value"], f["low"]}
                    for f in figures
                    if flat(f["evidence"]["exact"]) in flat(e["anchor"])
                    or flat(e["anchor"]) in flat(f["evidence"]["exact"])
                )
            )
        times = of(rows, "time", row)
        for e in expected["dates"]:
            hits["dates"].append(
                any(
                    t["edtf"] == e["edtf"]
                    for t in times
                    if flat(t["span"]["exact"]) in flat(e["anchor"])
                    or flat(e["anchor"]) in flat(t["span"]["exact"])
                )
            )
    shares = {name: sum(found) / len(found) for name, found in hits.items()}
    assert {k: v for k, v in shares.items() if v < FOUND[k]} == {}, shares


def test_two_people_of_one_surname_stay_two_and_the_front_is_one(rows):
    actors = [r for r in rows if r["type"] == "actor"]
    for pair in EXPECTED["not_the_same"][:1]:
        assert not [a for a in actors if set(pair["names"]) <= {a["name"], *a["aliases"]}]
    front = [a for a in actors if "harbour front" in {flat(n) for n in (a["name"], *a["aliases"])}]
    assert len(front) == 1
    assert "hf" in {flat(n) for n in front[0]["aliases"]}
