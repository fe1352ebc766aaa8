"""What is not a chronicle, or cannot be one, is said in one sentence."""

import os
import re
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import create_engine, event

from reportedly.errors import StoreError
from reportedly.store import open_store, schema, sqlite


def refused(path, match, create=False):
    with pytest.raises(StoreError, match=match) as caught:
        open_store(path, create=create)
    assert str(caught.value).count("\n") == 0
    assert str(caught.value).endswith(".")


def test_nothing_there(tmp_path):
    refused(tmp_path / "none.db", "no chronicle here")
    assert list(tmp_path.iterdir()) == []


def test_no_folder(tmp_path):
    refused(tmp_path / "none" / "c.db", "no such folder", create=True)


def test_a_folder(tmp_path):
    refused(tmp_path, "folder")


def test_a_text(tmp_path):
    file = tmp_path / "c.db"
    file.write_text("This is a note and no database at all.")
    refused(file, "not a chronicle", create=True)
    assert file.read_text().startswith("This is a note")


def test_another_database(tmp_path):
    file = tmp_path / "c.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    refused(file, "something else than a chronicle", create=True)


def test_another_address():
    refused("mysql://server/name", "a file or a postgresql")


def test_a_newer_one(tmp_path):
    file = tmp_path / "c.db"
    open_store(file, create=True).close()
    with sqlite3.connect(file) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(file, "newer version")


def test_a_damaged_one(tmp_path):
    file = tmp_path / "c.db"
    open_store(file, create=True).close()
    data = bytearray(file.read_bytes())
    data[100:] = os.urandom(len(data) - 100)
    file.write_bytes(data)
    refused(file, "damaged|not a chronicle|database failed")


def test_read_only(store):
    store.close()
    event.listen(store._backend.engine, "connect", lambda c, _: c.execute("PRAGMA query_only = ON"))
    with pytest.raises(StoreError, match="may not be written"), store.writer() as writer, writer.batch():
        writer.mark("/a", missing=True)


def test_a_full_disk(store, make):
    with store._backend.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store.close()

    event.listen(
        store._backend.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages + 2}")
    )
    long = make.report(text="Aldin denied it. Velsa said forty. " + os.urandom(200_000).hex())
    with pytest.raises(StoreError, match="the disk is full"), store.writer() as writer, writer.batch():
        writer.read(make.reading(long), "f")


def test_the_tables_are_what_the_migrations_make(store, tmp_path):
    other = tmp_path / "other.db"
    schema.metadata.create_all(create_engine(f"sqlite:///{other}"))

    def made(file):
        with sqlite3.connect(file) as database:
            rows = database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")
            return {" ".join(sql.split()) for (sql,) in rows if not re.search("alembic|words|sqlite_", sql)}

    assert made(tmp_path / "chronicle.db") == made(other)
    with sqlite3.connect(tmp_path / "chronicle.db") as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (schema.HEAD,)


def test_readers_see_the_last_batch_while_another_is_written(store, make):
    with store.writer() as writer, writer.batch():
        writer.begin_file("/a", "a", "d", "f")
    with store.writer() as writer, writer.batch():
        writer.begin_file("/b", "b", "d", "f")
        assert [file.key for file in store.files()] == ["/a"]
    assert [file.key for file in store.files()] == ["/a", "/b"]


def test_one_writer_at_a_time(store, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.2)
    other = open_store(tmp_path / "chronicle.db", create=False)
    with store.writer(), pytest.raises(StoreError, match="another build is writing"), other.writer():
        pass
    with other.writer():
        pass


def test_the_right_to_write_falls_with_its_process(tmp_path):
    file = tmp_path / "c.db"
    open_store(file, create=True).close()
    code = f"""
import os, signal
from reportedly.store import open_store
with open_store({str(file)!r}, create=False).writer():
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    with open_store(file, create=False).writer():
        pass
