"""The same store on a PostgreSQL server: run where REPORTEDLY_POSTGRES names an empty database to use."""

import importlib.util
import os

import pytest

from reportedly.errors import StoreError
from reportedly.records import (
    Actor,
    Claim,
    Event,
    Gap,
    MemoryChronicle,
    Mention,
    Report,
    Statement,
)
from reportedly.store import Filter, open_store, postgres

HAS_DRIVER = importlib.util.find_spec("psycopg") is not None


@pytest.mark.skipif(HAS_DRIVER, reason="psycopg is installed")
def test_without_the_driver_it_is_said_how_to_get_it():
    with pytest.raises(StoreError, match=r"pip install reportedly\[postgres\]"):
        open_store("postgresql://desk@server/dispute", create=True)


def test_what_goes_in_comes_out(server, make):
    report = make.report()
    entries = make.entries(report)
    entries += make.across([entry for entry in entries if isinstance(entry, Statement)])
    reading = make.reading(report)
    with server.writer() as writer:
        with writer.batch():
            writer.begin_file("/a", "a", "d", "f")
            writer.found("/a", report)
            writer.read(reading, "f")
            writer.trouble("/a", Gap.of("ingest", "it is cut off", path="a"))
            writer.finish_file("/a")
        for _ in range(2):  # the second time replaces the first
            with writer.batch():
                writer.composed(entries, [], "f")
    assert server.holds(report.id, "f")
    assert [back.of(Mention) for back in server.readings()] == [reading.of(Mention)]
    view, memory = server.view(), MemoryChronicle(entries)
    for kind in (Report, Actor, Statement, Event, Claim):
        assert {e.id: e for e in view.each(kind)} == {e.id: e for e in memory.each(kind)}
    assert view.count(Event, Filter(actors=("actor-2",), since="2000", until="2000-99")) == 1
    assert [actor.id for actor in view.named("republic")] == ["actor-1"]
    hits = view.search('deny "the river"', 5)
    assert [hit.kind for hit in hits] == ["report"]
    assert ("denied", True) in hits[0].excerpt
    assert len(view.search("denied", 5)) == 2
    with server.writer() as writer, writer.batch():
        writer.forget("/a")
    assert list(server.readings()) == []


def test_one_writer_at_a_time(server, monkeypatch):
    monkeypatch.setattr(postgres, "_TRIES", 2)
    other = open_store(os.environ["REPORTEDLY_POSTGRES"], create=False)
    with server.writer(), pytest.raises(StoreError, match="another build is writing"), other.writer():
        pass
    with other.writer():
        pass
    other.close()


@pytest.mark.skipif(not HAS_DRIVER, reason="psycopg is not installed")
def test_no_server():
    with pytest.raises(StoreError, match="does not answer"):
        open_store("postgresql://desk:secret@127.0.0.1:1/dispute", create=True)
