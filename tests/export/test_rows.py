import json

import pytest
from tests.export.sample import chronicle

from reportedly.errors import ExportError, UsageError
from reportedly.export import FORMATS, write
from reportedly.export.rows import ROWS, rows


def exported(tmp_path):
    write("jsonl", chronicle(), tmp_path / "out.jsonl")
    return [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_line_is_an_object_whose_first_key_is_its_type(tmp_path):
    lines = exported(tmp_path)
    assert all(next(iter(line)) == "type" for line in lines)
    assert [line["type"] for line in lines] == [row.type for row in rows(chronicle())]


def test_every_type_of_the_contract_is_exported(tmp_path):
    expected = {*CONTRACT, "judgement", "run", "gap"}
    assert {line["type"] for line in exported(tmp_path)} == expected
    assert len(ROWS) == len(expected)


CONTRACT = {
    "report": "id path url title publisher republisher byline published place credit language text digest reprint_of",
    "actor": "id name kind aliases country authorities mentions",
    "statement": "id report source cue content style stance certainty speaker chain nested_in addressee stated claim "
    "confidence",
    "event": "id report event_type time place participants trigger statement",
    "relation": "id report subject predicate object valid_from valid_to polarity evidence statement",
    "figure": "id report measure value low high unit approximator actor as_of said evidence statement",
    "time": "report span edtf granularity basis",
    "claim": "id text for against asserted_by denied_by origins standing",
    "position": "id holder addressee kind text statements answer",
}


@pytest.mark.parametrize(("kind", "fields"), CONTRACT.items())
def test_rows_have_the_fields_of_the_contract(tmp_path, kind, fields):
    row = next(r for r in exported(tmp_path) if r["type"] == kind)
    assert set(fields.split()) <= set(row)


def test_references_are_flattened_to_actor_ids_and_spans_are_exact(tmp_path):
    lines = exported(tmp_path)
    text = {r["id"]: r["text"] for r in lines if r["type"] == "report"}
    relation = next(r for r in lines if r["type"] == "relation")
    assert (relation["subject"], relation["object"]) == ("actor-2", "actor-3")
    event = next(r for r in lines if r["type"] == "event")
    assert event["participants"] == [{"actor": "actor-1", "role": "actor"}], (
        "a participant nobody knows is left out"
    )
    assert event["place"] == "Velsa"
    demand = next(r for r in lines if r["type"] == "statement" and r["stance"] == "demands")
    assert demand["addressee"] == "actor-3"
    spans = [s for r in lines for s in _spans(r)]
    assert len(spans) > 15
    assert all(text[s["report"]][s["start"] : s["end"]] == s["exact"] for s in spans)


def _spans(value):
    if isinstance(value, dict):
        if set(value) == {"report", "start", "end", "exact"}:
            yield value
        else:
            for v in value.values():
                yield from _spans(v)
    elif isinstance(value, list):
        for v in value:
            yield from _spans(v)


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(UsageError, match="choose one of"):
        write("xls", chronicle(), tmp_path / "x")


@pytest.mark.parametrize("format_", FORMATS)
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing_behind(tmp_path, format_):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="cannot be written"):
        write(format_, chronicle(), tmp_path / "file" / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_chronicle_gives_the_same_bytes(tmp_path, format_):
    name = {"csv": "out.zip"}.get(format_, "out")
    write(format_, chronicle(), tmp_path / "a" / name)
    write(format_, chronicle(), tmp_path / "b" / name)
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
