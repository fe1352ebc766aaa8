"""The generator of synthetic reports and readings: the same for the same seed, with exact spans and known counts."""

import json
from itertools import islice

from evaluation.synthetic import REPRINT_SHARE, articles, write_folder, write_table
from evaluation.synthetic_readings import reading, readings
from evaluation.synthetic_text import TEMPLATES
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import (
    Event,
    Figure,
    Judgement,
    Mention,
    Reading,
    Relation,
    Span,
    Stance,
    Statement,
    Time,
)


def _spans(value: object):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), number=st.integers(0, 200))
def test_every_span_is_exact_whatever_the_seed(seed, number):
    item = next(islice(articles(number + 1, seed), number, None))
    read = reading(item)
    spans = [span for record in read.records for span in _spans(record)]
    assert spans
    for span in spans:
        assert span.report == read.report.id
        assert read.report.text[span.start : span.end] == span.exact


def test_the_same_seed_gives_the_same_reports_and_another_gives_others():
    once, again, other = (list(articles(50, seed)) for seed in (1, 1, 2))
    assert once == again
    assert [a.text for a in once] != [a.text for a in other]


def test_fewer_reports_are_the_beginning_of_more():
    assert list(articles(40, 3)) == list(articles(200, 3))[:40]


def test_reports_are_short_and_a_share_of_them_are_reprints():
    some = list(articles(2_000, 1))
    words = [len(item.text.split()) for item in some]
    copies = [item for item in some if item.copies is not None]
    assert 50 <= sum(words) / len(words) <= 75
    assert 0.8 * REPRINT_SHARE <= len(copies) / len(some) <= 1.2 * REPRINT_SHARE
    by_number = {item.number: item for item in some}
    for item in copies:
        original = by_number[item.copies]
        assert original.copies is None
        assert original.text.startswith(item.text)
        assert item.outlet != original.outlet
    assert any(item.text != by_number[item.copies].text for item in copies)


def test_what_is_at_issue_comes_back_and_is_denied():
    records = [record for read in readings(400, 1) for record in read.records]
    statements = [r for r in records if isinstance(r, Statement)]
    assert {s.stance for s in statements} >= {Stance.ASSERTS, Stance.DENIES, Stance.DEMANDS, Stance.REFUSES}
    assert any(s.nested_in for s in statements)
    assert any(s.source is None and s.cue for s in statements)
    contents = [
        s.content[0].exact.removesuffix(" for months") for s in statements if s.stance is Stance.ASSERTS
    ]
    assert len(set(contents)) < 0.9 * len(contents)


def test_readings_hold_every_kind_of_record_and_whole_references():
    read = list(readings(100, 1))
    kinds = {type(record) for one in read for record in one.records}
    assert kinds == {Mention, Judgement, Statement, Event, Relation, Figure, Time}
    for one in read:
        _check_references(one)


def _check_references(read: Reading) -> None:
    ids = [record.id for record in read.records]
    assert len(set(ids)) == len(ids)
    statements = {s.id for s in read.of(Statement)}
    mentioned = {m.span.offsets for m in read.of(Mention)}
    for s in read.of(Statement):
        assert s.chain[0].name == read.report.publisher
        assert s.nested_in is None or s.nested_in in statements
    for happening in (*read.of(Event), *read.of(Relation), *read.of(Figure)):
        assert happening.statement in statements
    for e in read.of(Event):
        assert {p.reference.span.offsets for p in e.participants} <= mentioned
    for j in read.of(Judgement):
        assert {j.left, j.right} <= {m.id for m in read.of(Mention)}


def test_templates_use_each_way_of_saying():
    assert {t.style.value for t in TEMPLATES} == {"direct", "indirect", "mixed", "narrated"}


def test_writes_a_folder_of_files(tmp_path):
    assert write_folder(articles(1_001, 1), tmp_path) == 1_001
    files = sorted(tmp_path.rglob("*.txt"))
    assert len(files) == 1_001
    assert {f.parent.name for f in files} == {"000", "001"}
    first = next(articles(1, 1))
    text = files[0].read_text(encoding="utf-8")
    assert text.startswith(first.title)
    assert first.text in text


def test_writes_a_table_a_line_a_report(tmp_path):
    out = tmp_path / "deep" / "reports.jsonl"
    assert write_table(articles(25, 1), out) == 25
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["text"] for row in rows] == [item.text for item in articles(25, 1)]
    assert set(rows[0]) == {"id", "publisher", "published", "title", "text"}
