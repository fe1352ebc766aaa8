"""A composed chronicle, read, filtered and searched."""

import pytest

from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Gap,
    Judgement,
    MemoryChronicle,
    Mention,
    Position,
    Relation,
    Report,
    Run,
    Statement,
    Time,
)
from reportedly.store import Filter

KINDS = (Report, Mention, Actor, Statement, Event, Relation, Figure, Time, Claim, Position, Gap)


@pytest.fixture
def composed(store, make):
    """Two reports and what is in them."""
    reports = [make.report(1, "2001-03-04"), make.report(2, None)]
    entries = [entry for report in reports for entry in make.entries(report)]
    entries += make.across([entry for entry in entries if isinstance(entry, Statement)])
    run = Run(id="run-1", stage="sentences", version="1", started="", ended="")
    with store.writer() as writer, writer.batch():
        writer.begin_file("/a", "a", "d", "f")
        for report in reports:
            writer.found("/a", report)
            writer.read(make.reading(report), "f")
        writer.finish_file("/a")
        writer.composed(entries, [run], "f")
    return entries


@pytest.mark.parametrize("kind", KINDS)
def test_entries_come_back_as_they_were(store, composed, kind):
    memory, view = MemoryChronicle(composed), store.view()
    expected = {entry.id: entry for entry in memory.each(kind)}
    assert {entry.id: entry for entry in view.each(kind)} == expected
    for id_, entry in expected.items():
        assert view.get(kind, id_) == entry
    assert view.get(kind, "nothing") is None
    report = composed[0].id
    of_report = [entry for entry in expected.values() if getattr(entry, "report", None) == report]
    if kind is not Report:
        assert list(view.of_report(kind, report)) == of_report


def test_judgements_of_a_report_come_out_of_its_reading(store, composed, make):
    view, report = store.view(), composed[0]
    reading = make.reading(report)
    assert tuple(view.of_report(Judgement, report.id)) == reading.of(Judgement)
    assert [run.id for run in view.each(Run)] == ["run-1"]


def ids(found):
    return [entry.id for entry in found]


def test_filters(store, composed):
    view, first = store.view(), composed[0]
    assert ids(view.select(Statement, Filter(report=first.id))) == [composed[3].id]
    assert len(ids(view.select(Statement, Filter(speaker="actor-1")))) == 2
    assert view.count(Statement, Filter(claim="claim-1")) == 2
    assert view.count(Statement, Filter(actors=("actor-1",))) == 2
    assert view.count(Statement, Filter(actors=("actor-2",))) == 0
    assert view.count(Event, Filter(actors=("actor-2", "actor-9"))) == 2
    assert view.count(Claim, Filter(standing="contested")) == 1
    assert view.count(Claim, Filter(standing="single")) == 0
    assert view.count(Claim, Filter(actors=("actor-2",))) == 1
    assert len(ids(view.select(Statement, Filter(), limit=1, offset=1))) == 1


def test_time_filters(store, composed):
    view = store.view()
    assert view.count(Event, Filter(since="2000", until="2000-99-99")) == 2
    assert view.count(Event, Filter(since="2000-06")) == 0
    assert view.count(Event, Filter(until="2000-04-99")) == 0
    assert view.count(Relation, Filter(since="1999")) == 2
    assert view.count(Relation, Filter(since="2000")) == 0
    assert view.count(Relation, Filter(until="1950")) == 2  # nothing says when it began
    assert view.count(Figure, Filter(since="1900")) == 0  # undated
    # a statement without a date of its own was said by the day of its report
    assert ids(view.select(Statement, Filter(since="2001-03-01"))) == [composed[3].id]
    assert view.count(Claim, Filter(since="2001-03-05")) == 0
    assert view.count(Claim, Filter(since="2001-03-04", until="2001-03-04")) == 1
    assert view.count(Position, Filter(until="2001")) == 0
    assert view.count(Position, Filter(since="2001")) == 1


def test_names(store, composed):
    view = store.view()
    assert ids(view.named("REPUBLIC OF VELSA")) == ["actor-1"]
    assert ids(view.named("publi")) == ["actor-1"]
    assert ids(view.named("l")) == ["actor-1", "actor-2"]
    assert view.named("%") == []
    assert view.named("  ") == []


def test_search(store, composed):
    view = store.view()
    hits = view.search("denied", 10)
    assert {hit.kind for hit in hits} == {"report", "statement"}
    assert all(("denied", True) in hit.excerpt for hit in hits)
    assert {hit.who for hit in hits} == {"Title 1", "Title 2", "Velsa"}
    assert len(view.search("boat", 10)) == 2  # endings do not matter
    assert len(view.search("deny river", 1)) == 1
    assert view.search('"river the"', 10) == []
    assert len(view.search('"the river"', 10)) == 2
    assert {hit.day for hit in view.search("forty", 10)} == {"2001-03-04", None}


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "AND", "OR NOT", "*", "text:x", "NEAR(", "a^2", "(", "-", "'; DROP TABLE entry"]
)
def test_no_words_break_the_search(store, composed, words):
    assert isinstance(store.view().search(words, 5), list)


def test_composing_replaces_everything(store, composed, make):
    with store.writer() as writer, writer.batch():
        writer.composed([composed[0]], [], "g")
    view = store.view()
    assert view.counts().entries == {"report": 1, "judgement": 0, "run": 0}
    assert view.search("forty", 10)[0].kind == "report"
    assert len(view.search("forty", 10)) == 1


def test_a_chronicle_half_composed_is_never_seen(store, composed):
    view = store.view()
    before = view.counts()

    def entries():
        yield composed[0]
        assert view.counts() == before
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError), store.writer() as writer, writer.batch():
        writer.composed(entries(), [], "g")
    assert view.counts() == before


def test_counts(store, composed):
    counts = store.view().counts()
    assert counts.entries["statement"] == 2
    assert counts.standings == {"contested": 1}
    assert counts.reprints == 0
