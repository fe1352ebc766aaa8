"""Building: only what is new or changed, whole after any interruption, the same however it came about."""

import hashlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path

import pytest

from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.engine.local import InProcess, Processes
from reportedly.errors import UsageError
from reportedly.records import (
    Claim,
    Gap,
    Link,
    LinkKind,
    Reading,
    Run,
    Statement,
    Style,
    content_id,
)
from reportedly.store import writer as store_writer
from reportedly.workspace import Progress, Workspace

codebook = lru_cache(load)


class PlainReader:
    """Reads every sentence with "said" as a statement: all that building needs of a reader, without a model."""

    def __init__(self, fingerprint="plain-1"):
        self.fingerprint = fingerprint

    @property
    def codebook(self):
        return codebook()

    def runs(self, started, ended):
        return (Run(id="run-plain", stage="plain", version=self.fingerprint, started=started, ended=ended),)

    def __call__(self, report):
        if "poison" in report.text:
            raise ValueError("poisoned")
        return Reading(report, tuple(self._statements(report)))

    def _statements(self, report):
        for match in re.finditer(r"([A-Z]\w+) said ([^.]+)\.", report.text):
            source, content = report.span(*match.span(1)), report.span(*match.span(2))
            yield Statement(
                id=content_id("statement", report.id, content.start),
                report=report.id,
                source=source,
                cue=report.span(match.end(1) + 1, match.end(1) + 5),
                content=(content,),
                style=Style.INDIRECT,
                chain=(
                    Link(name=report.publisher or "unknown", kind=LinkKind.OUTLET),
                    Link(name=source.exact, kind=LinkKind.NAMED, span=source),
                ),
            )


BODY = (
    "{who} said forty boats crossed the river near the border town on the first day. "
    "The ministry in the capital did not answer questions about report number {n}. "
    "Witnesses told of smoke over the harbour, and the ferries did not run until the evening."
)


def write_reports(folder, count, first=0):
    folder.mkdir(exist_ok=True)
    for n in range(first, first + count):
        who = ("Aldin", "Velsa", "Morra")[n % 3]
        (folder / f"{n:03}.txt").write_text(f"Boats on the river, part {n}\n\n" + BODY.format(who=who, n=n))


def opened(path, reader=None, **settings):
    return Workspace.open(
        path, Settings.load(jobs=1, **settings), create=True, reader=reader or PlainReader()
    )


def build(path, *folders, reader=None, settings=None, **options):
    options = {"engine": InProcess()} | options
    with opened(path, reader, **(settings or {})) as workspace:
        return workspace.build(list(folders), **options)


def exported(path, tmp_path):
    """The export without its runs, which hold times."""
    out = tmp_path / "export.jsonl"
    with opened(path) as workspace:
        workspace.export("jsonl", out)
    return "".join(line for line in out.open() if not line.startswith('{"type":"run"'))


def content(path):
    """A digest of everything in the database but the times of runs, and how often it was composed."""
    digest = hashlib.sha256()
    with sqlite3.connect(path) as database:
        tables = ("file", "reading", "source", "trouble", "judgement", "entry", "involved", "fact")
        for table in tables:
            rows = database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for row in rows if table != "fact" else [row for row in rows if row[0] != "edition"]:
                digest.update(repr(row).encode())
    return digest.hexdigest()


@pytest.fixture
def folder(tmp_path):
    write_reports(tmp_path / "reports", 6)
    return tmp_path / "reports"


@pytest.fixture
def db(tmp_path):
    return tmp_path / "chronicle.db"


def test_a_build_reads_everything_once(folder, db):
    summary = build(db, folder)
    assert (summary.read, summary.unchanged) == (6, 0)
    assert summary.counts.entries["report"] == 6
    assert summary.counts.entries["statement"] == 6
    with opened(db) as workspace:
        assert all("crossed the river" in claim.text for claim in workspace.view.each(Claim))


def test_the_same_folder_twice_changes_nothing(folder, db, tmp_path):
    build(db, folder)
    before, digest = exported(db, tmp_path), content(db)
    summary = build(db, folder)
    assert (summary.read, summary.unchanged) == (0, 6)
    assert exported(db, tmp_path) == before
    assert content(db) == digest


def test_two_processes_give_what_one_gives(folder, db, tmp_path):
    build(db, folder)
    build(tmp_path / "other.db", folder, engine=Processes(2), settings={"batch": 2})
    assert content(tmp_path / "other.db") == content(db)


def test_a_changed_report_replaces_only_its_own_records(folder, db):
    build(db, folder)
    with opened(db) as workspace:
        before = {s.id for s in workspace.view.each(Statement)}
    write_reports(folder, 1, first=3)
    (folder / "003.txt").write_text("Another headline\n\n" + BODY.format(who="Morra", n=999))
    summary = build(db, folder)
    assert (summary.read, summary.unchanged) == (1, 5)
    with opened(db) as workspace:
        after = {s.id for s in workspace.view.each(Statement)}
    assert len(before & after) == 5
    assert len(after) == 6


def test_building_bit_by_bit_equals_building_at_once(tmp_path, db):
    folder = tmp_path / "reports"
    write_reports(folder, 3)
    build(db, folder)
    write_reports(folder, 4, first=2)
    (folder / "001.txt").unlink()
    build(db, folder, prune=True)
    build(tmp_path / "other.db", folder)
    assert content(db) == content(tmp_path / "other.db")


def test_a_vanished_file_is_kept_and_said_so_unless_pruned(folder, db):
    build(db, folder)
    (folder / "002.txt").unlink()
    summary = build(db, folder)
    assert summary.missing == 1
    assert summary.counts.entries["report"] == 6
    with opened(db) as workspace:
        assert [gap.path for gap in workspace.view.each(Gap) if "no longer there" in gap.reason] == [
            (folder / "002.txt").as_posix()
        ]
    write_reports(folder, 1, first=2)
    assert build(db, folder).missing == 0
    with opened(db) as workspace:
        assert not any("no longer there" in gap.reason for gap in workspace.view.each(Gap))
    (folder / "002.txt").unlink()
    summary = build(db, folder, prune=True)
    assert (summary.removed, summary.counts.entries["report"]) == (1, 5)


def test_files_elsewhere_are_left_alone(folder, tmp_path, db):
    write_reports(tmp_path / "others", 2, first=50)
    build(db, folder)
    summary = build(db, tmp_path / "others", prune=True)
    assert (summary.read, summary.missing, summary.removed) == (2, 0, 0)
    assert summary.counts.entries["report"] == 8


def test_the_same_report_in_two_files_is_one(folder, db):
    build(db, folder)
    (folder / "zzz.txt").write_bytes((folder / "001.txt").read_bytes())
    summary = build(db, folder)
    assert summary.read == 0
    assert summary.counts.entries["report"] == 6
    with opened(db) as workspace:
        (gap,) = (gap for gap in workspace.view.each(Gap) if "read once" in gap.reason)
    assert gap.path == (folder / "zzz.txt").as_posix()


def test_a_changed_codebook_reads_again_even_what_lies_elsewhere(folder, tmp_path, db):
    write_reports(tmp_path / "others", 2, first=50)
    build(db, folder, tmp_path / "others")
    summary = build(db, folder, reader=PlainReader("plain-2"))
    assert summary.read == 8
    assert build(db, folder, reader=PlainReader("plain-2")).read == 0


def test_a_report_that_cannot_be_read_is_a_gap_and_the_others_are_read(folder, db):
    (folder / "003.txt").write_text(
        "Poisoned news\n\nAldin said this is poison to the reader, and more of the same."
    )
    summary = build(db, folder)
    assert summary.counts.entries["report"] == 6
    assert summary.counts.entries["statement"] == 5
    with opened(db) as workspace:
        assert [g.reason for g in workspace.view.each(Gap) if g.stage == "engine"] == [
            "the report could not be read: reading failed with ValueError: poisoned; it is kept without statements"
        ]


def test_a_file_that_cannot_be_read_is_a_gap_until_it_can(folder, db):
    (folder / "003.txt").write_bytes(b"")
    summary = build(db, folder)
    assert summary.counts.entries["report"] == 5
    assert summary.counts.entries["gap"] == 1
    assert build(db, folder).counts.entries["gap"] == 1
    write_reports(folder, 1, first=3)
    summary = build(db, folder)
    assert "gap" not in summary.counts.entries
    (folder / "003.txt").write_bytes(b"")
    build(db, folder)
    (folder / "003.txt").unlink()
    assert "gap" not in build(db, folder).counts.entries


def test_a_link_to_itself_is_a_gap_until_it_is_gone(folder, db):
    (folder / "loop").symlink_to(folder / "loop")
    assert build(db, folder).counts.entries["gap"] == 1
    digest = content(db)
    assert build(db, folder).counts.entries["gap"] == 1
    assert content(db) == digest
    (folder / "loop").unlink()
    assert "gap" not in build(db, folder).counts.entries


def test_the_chronicle_does_not_read_itself(tmp_path):
    write_reports(tmp_path, 1)
    build(tmp_path / "chronicle.db", tmp_path)
    summary = build(tmp_path / "chronicle.db", tmp_path)
    with opened(tmp_path / "chronicle.db") as workspace:
        assert list(workspace.view.each(Gap)) == []
    assert summary.read == 0


def test_other_languages_are_kept_but_not_read(folder, db):
    (folder / "003.txt").write_text(
        "Nachrichten vom Fluss\n\nDie Regierung erklärte am Montag, dass vierzig Boote den Fluss überquert hätten. "
        "Das Ministerium wollte dazu keine Stellung nehmen, und die Fähren fuhren erst am Abend."
    )
    summary = build(db, folder)
    assert summary.counts.entries["report"] == 6
    assert summary.counts.entries["statement"] == 5
    assert summary.counts.entries["gap"] == 1


def test_progress_only_grows_and_ends_full(folder, db):
    steps: list[Progress] = []
    build(db, folder, on_progress=steps.append, settings={"batch": 2})
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == steps[-1].total == sum(file.stat().st_size for file in folder.iterdir())
    assert [step.phase for step in steps][-2:] == ["resolving", "composing"]


def test_no_such_path(db):
    with pytest.raises(UsageError, match="no such file"):
        build(db, Path("nowhere"))


class Killed(BaseException):
    """The process is gone: nothing may catch this."""


@pytest.mark.parametrize("seed", range(20))
def test_killed_anywhere_the_next_build_equals_an_uninterrupted_one(tmp_path, seed, monkeypatch):
    """The writer dies at a random one of its statements, now and again, until a build comes through."""
    folder, chance = tmp_path / "reports", random.Random(seed)
    write_reports(folder, 9)
    (folder / "copy.txt").write_bytes((folder / "001.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    settings = {"batch": 2}
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    for db in (whole, killed):
        build(db, folder, settings=settings)
    (folder / "004.txt").write_text("A new headline\n\n" + BODY.format(who="Velsa", n=44))
    (folder / "005.txt").unlink()
    write_reports(folder, 6, first=20)

    uses, last = 0, None

    def dies(self):
        nonlocal uses
        uses += 1
        if uses == last:
            raise Killed
        return alive.__get__(self)

    alive = store_writer.SqlWriter._connection
    monkeypatch.setattr(store_writer.SqlWriter, "_connection", property(dies))
    build(whole, folder, settings=settings)
    needed = uses  # so many times a build that comes through turns to the database
    deaths = 0
    while True:
        uses, last = 0, chance.randrange(1, needed if deaths == 0 else 2 * needed)
        try:
            build(killed, folder, settings=settings)
            break
        except Killed:
            deaths += 1
    monkeypatch.undo()
    assert deaths > 0
    assert content(killed) == content(whole)
    assert exported(killed, tmp_path) == exported(whole, tmp_path)


def test_a_build_that_is_killed_goes_on(tmp_path):
    """A real process, a real SIGKILL."""
    folder, db = tmp_path / "reports", tmp_path / "killed.db"
    write_reports(folder, 40)
    command = [sys.executable, "-m", "reportedly", "build", str(folder), "--into", str(db), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while process.poll() is None and _read_so_far(db) == 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = _read_so_far(db)
    assert before > 0
    subprocess.run(command, check=True, capture_output=True)
    other = tmp_path / "whole.db"
    subprocess.run([*command[:-4], "--into", str(other), "--jobs", "1"], check=True, capture_output=True)
    assert content(db) == content(other)


def _read_so_far(db):
    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as database:
            return database.execute("SELECT count(*) FROM reading").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
