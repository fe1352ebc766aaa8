"""Readings in, readings out; files and their reports come and go together."""

import pytest

from reportedly.errors import StoreError
from reportedly.records import Gap, Judgement, Mention, Reading, Statement, Verdict


def add(store, key, readings, fingerprint="f1", gaps=()):
    with store.writer() as writer, writer.batch():
        writer.begin_file(key, key.lstrip("/"), f"digest of {key}", fingerprint)
        for reading in readings:
            writer.found(key, reading.report)
            if not store.holds(reading.report.id, fingerprint):
                writer.read(reading, fingerprint)
        for gap in gaps:
            writer.trouble(key, gap)
        writer.finish_file(key)


def test_a_reading_comes_back_as_it_was(store, make):
    reading = make.reading(make.report())
    add(store, "/a", [reading])
    (back,) = store.readings()
    assert back.report == reading.report
    for kind in (Mention, Statement, Judgement, Gap):
        assert back.of(kind) == reading.of(kind)
    assert len(back.records) == len(reading.records)


def test_readings_stand_by_date_then_id_and_can_be_read_twice(store, make):
    reports = [make.report(n, date) for n, date in enumerate(["2003", None, "2001-05-06", "2001-05-06"])]
    add(store, "/a", [Reading(report) for report in reports])
    readings = store.readings()
    once = [reading.report.id for reading in readings]
    assert once == [reading.report.id for reading in readings]
    assert once[:2] == sorted([reports[2].id, reports[3].id])
    assert once[2:] == [reports[0].id, reports[1].id]


def test_a_report_that_its_file_no_longer_gives_goes(store, make):
    one, two = make.reading(make.report(1)), make.reading(make.report(2))
    add(store, "/a", [one, two])
    add(store, "/a", [two])
    assert [reading.report.id for reading in store.readings()] == [two.report.id]


def test_a_report_of_two_files_stays_until_both_are_gone(store, make):
    report = make.report()
    again = report.model_copy(update={"path": "reports/copy.txt"})
    add(store, "/a", [Reading(report)])
    add(store, "/b", [Reading(again)])
    (copy,) = store.file_gaps()
    assert copy.path == "reports/copy.txt"
    assert "same report" in copy.reason
    with store.writer() as writer, writer.batch():
        writer.forget("/a")
    (left,) = store.readings()
    assert left.report == again
    with store.writer() as writer, writer.batch():
        writer.forget("/b")
    assert list(store.readings()) == []
    assert list(store.files()) == []


def test_a_missing_file_is_said_so_and_its_copy_counts(store, make):
    report = make.report()
    again = report.model_copy(update={"path": "reports/copy.txt"})
    add(store, "/a", [Reading(report)])
    add(store, "/b", [Reading(again)])
    with store.writer() as writer, writer.batch():
        writer.mark("/a", missing=True)
    (reading,) = store.readings()
    assert reading.report.path == "reports/copy.txt"
    assert any("no longer there" in gap.reason for gap in store.file_gaps())
    with store.writer() as writer, writer.batch():
        writer.mark("/a", missing=False)
    assert not any("no longer there" in gap.reason for gap in store.file_gaps())


def test_gaps_of_a_file_are_replaced_with_it(store):
    add(store, "/a", [], gaps=[Gap.of("ingest", "it is empty", path="a")])
    assert [gap.reason for gap in store.file_gaps()] == ["it is empty"]
    add(store, "/a", [], gaps=[])
    assert list(store.file_gaps()) == []


def test_a_batch_is_whole_or_not_there(store, make):
    with pytest.raises(RuntimeError), store.writer() as writer, writer.batch():
        writer.begin_file("/a", "a", "d", "f")
        writer.read(make.reading(make.report()), "f")
        raise RuntimeError("killed")
    assert list(store.files()) == []
    assert not store.holds(make.report().id, "f")


def test_nothing_is_written_outside_a_batch(store, make):
    with store.writer() as writer, pytest.raises(StoreError, match="outside a batch"):
        writer.read(make.reading(make.report()), "f")


def test_outdated_are_those_read_otherwise(store, make):
    one, two = make.report(1), make.report(2)
    add(store, "/a", [Reading(one)], "f1")
    add(store, "/b", [Reading(two)], "f2")
    assert list(store.outdated("f2")) == [one]


def test_the_machine_judges_anew_and_people_stay(store):
    def machine(right):
        return Judgement.by_stage("resolve", Verdict.SAME, "a", right, score=1, why="")

    person = Judgement(
        id="j1",
        left="a",
        right="b",
        verdict=Verdict.DIFFERENT,
        score=1,
        why="known",
        judged_by="person:Ada",
        judged_at="2026-01-01T00:00:00+00:00",
    )
    with store.writer() as writer, writer.batch():
        writer.resolved([machine("b"), machine("c"), machine("c")])
        writer.judge(person)
    with store.writer() as writer, writer.batch():
        writer.resolved([machine("d")])
    assert list(store.judgements()) == sorted([person, machine("d")], key=lambda j: j.id)
    with pytest.raises(StoreError, match="already"), store.writer() as writer, writer.batch():
        writer.judge(person)


def test_whatever_is_read_unsettles_the_chronicle(store, make):
    report = make.report()
    add(store, "/a", [Reading(report)])
    with store.writer() as writer, writer.batch():
        writer.composed([report], [], "now")
    assert store.agrees("now")
    assert not store.agrees("then")
    add(store, "/b", [])
    assert not store.agrees("now")
