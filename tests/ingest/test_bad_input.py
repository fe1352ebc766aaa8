"""The kinds of bad input: each has one clear sentence, and the rest of the batch is unharmed."""

from __future__ import annotations

import gzip
import os
import random
import zipfile
from pathlib import Path

import pytest

from reportedly.config import Limits, Settings
from reportedly.errors import UsageError
from reportedly.ingest import files, reports
from reportedly.records import Gap

GOOD = ("a-good.txt", "z-good.txt")


def _junk(make):
    return {"junk.bin": random.Random(7).randbytes(4000)}


def _encrypted_member(make):
    data = bytearray(make.zip({"in.txt": make.text.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return {"locked.zip": bytes(data)}


def _bomb(make):
    return {"bomb.zip": make.zip({"zeros.txt": b"0" * 20_000_000})}


def _deep(make):
    return {"deep.html": "<html><body>" + "<div>" * 1200 + make.text + "</div>" * 1200}


def _cut_warc(make):
    first = make.warc("https://mast.example/1", make.page("Whole page").encode())
    second = make.warc("https://mast.example/2", make.page("Cut page").encode())
    return {"cut.warc": (first + second)[:-300]}


def _cut_warc_gz(make):
    first, second = (
        gzip.compress(make.warc(f"https://mast.example/{n}", make.page(f"Page {n}").encode())) for n in (1, 2)
    )
    return {"cut.warc.gz": first + second[:-100]}


CASES = [
    (
        "empty",
        lambda make: {"empty.txt": b""},
        "the file is empty (empty.txt); look whether it was saved whole.",
        [],
    ),
    (
        "blank",
        lambda make: {"blank.txt": b" \n\n \t\n"},
        "the file is empty (blank.txt); look whether it was saved whole.",
        [],
    ),
    (
        "binary junk",
        _junk,
        "the file is binary and in no format that is read (junk.bin); save it as text, HTML or PDF.",
        [],
    ),
    (
        "truncated PDF",
        lambda make: {"cut.pdf": make.pdf(list(make.story))[:300]},
        "the PDF is damaged or cut off (cut.pdf); fetch it again.",
        [],
    ),
    (
        "encrypted PDF",
        lambda make: {"locked.pdf": make.pdf(list(make.story), encrypted=True)},
        "the PDF is encrypted (locked.pdf); save it without a password.",
        [],
    ),
    (
        "scanned PDF",
        lambda make: {"scan.pdf": make.pdf([], [])},
        "the PDF has 2 pages but no text, so it is probably scanned (scan.pdf); "
        "run text recognition (OCR) over it first.",
        [],
    ),
    (
        "zip bomb",
        _bomb,
        "the member would unpack to more than 200 times its packed size, which the setting limits.archive_ratio "
        "does not allow (bomb.zip#zeros.txt); unpack it yourself if you trust it, or raise the setting.",
        [],
    ),
    (
        "encrypted ZIP member",
        _encrypted_member,
        "the member is encrypted (locked.zip#in.txt); unpack the archive with its password first.",
        [],
    ),
    (
        "deeply nested HTML",
        _deep,
        "the page nests 1202 elements in one another, more than the setting limits.html_depth allows (400) "
        "(deep.html); save its text or raise the setting.",
        [],
    ),
    (
        "wrong encoding",
        lambda make: {
            "wrong.html": make.page(
                "Café talks", paragraphs=("He said “no” — " + make.story[0], make.story[1])
            ).encode("cp1252")
        },
        "it says its encoding is utf-8, which does not fit; it was read as cp1252, so look whether accented "
        "letters are right (wrong.html).",
        ["wrong.html"],
    ),
    (
        "NUL bytes",
        lambda make: {
            "nul.txt": ("Talks to be\x00gin soon\n\n" + make.text.replace("Velsa", "Vel\x00sa")).encode()
        },
        "the text held 2 NUL characters, which were taken out; look whether it is whole (nul.txt).",
        ["nul.txt"],
    ),
    (
        "WARC cut mid-record",
        _cut_warc,
        "the web archive is incomplete: the record of https://mast.example/2 is cut off after 273 of 569 bytes "
        "(cut.warc); what came before was read: fetch it again.",
        ["cut.warc#https://mast.example/1"],
    ),
    (
        "table without a text column",
        lambda make: {"table.csv": "year,tonnes\n2019,400\n2020,380\n"},
        "no column of the table is known to hold the text; it has year, tonnes (table.csv); say which one does: "
        "--map text=COLUMN.",
        [],
    ),
    (
        "damaged ZIP",
        lambda make: {"cut.zip": make.zip({"in.txt": make.text.encode()})[:-40]},
        "the ZIP archive is damaged (File is not a zip file) (cut.zip); fetch or make it again.",
        [],
    ),
    (
        "old Word file",
        lambda make: {"old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)},
        "the file is an old Office file, which is not read (old.doc); save it as DOCX or PDF.",
        [],
    ),
]


@pytest.fixture
def batch(tmp_path: Path, monkeypatch, make):
    """A folder with a good report before and after whatever else is put in it."""
    monkeypatch.chdir(tmp_path)
    for name in GOOD:
        Path(name).write_text(f"Talks about {name}\n\n{make.text}")
    return tmp_path


def everything(settings: Settings, paths=(Path(),)):
    found = []
    for file in files(list(paths), settings.limits):
        found.extend([file] if isinstance(file, Gap) else reports(file, settings))
    return {r.path: r for r in found if not isinstance(r, Gap)}, [g for g in found if isinstance(g, Gap)]


@pytest.mark.parametrize(("kind", "build", "message", "read"), CASES, ids=[case[0] for case in CASES])
def test_one_sentence_and_the_rest_unharmed(batch, make, kind, build, message, read):
    for name, data in build(make).items():
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    found, gaps = everything(Settings())
    assert [gap.reason for gap in gaps] == [message]
    assert sorted(found) == sorted([*GOOD, *read])
    assert all(found[name].text == make.text for name in GOOD)


def test_a_200_mb_file_names_the_limit(batch, make):
    with Path("large.txt").open("wb") as file:
        file.write(make.text.encode())
        file.truncate(200 * 1024 * 1024)
    found, gaps = everything(Settings())
    assert [gap.reason for gap in gaps] == [
        "the file has 209,715,200 bytes, more than the setting limits.file_bytes allows (50,000,000) (large.txt); "
        "raise the setting or split the file."
    ]
    assert sorted(found) == sorted(GOOD)


def test_a_gzipped_web_archive_cut_mid_record_keeps_the_records_before(batch, make):
    for name, data in _cut_warc_gz(make).items():
        Path(name).write_bytes(data)
    found, gaps = everything(Settings())
    assert sorted(found) == sorted([*GOOD, "cut.warc.gz#https://mast.example/1"])
    assert len(gaps) == 1
    assert gaps[0].reason.startswith("the web archive is incomplete: ")


def test_an_unreadable_file_is_a_gap(batch, make, monkeypatch):
    """Root may read whatever the permission bits say, so the refusal of the operating system is put in by hand."""
    Path("secret.txt").write_text(make.text)
    opened = Path.open

    def refusing(self, *args, **kwargs):
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    found, gaps = everything(Settings())
    assert [gap.reason for gap in gaps] == [
        "the file cannot be read: Permission denied (secret.txt); look at its permissions."
    ]
    assert sorted(found) == sorted(GOOD)


def test_an_unreadable_folder_is_a_gap(batch, monkeypatch):
    Path("closed").mkdir()
    scanned = os.scandir

    def refusing(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scanned(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found, gaps = everything(Settings())
    assert [gap.reason for gap in gaps] == [
        "the folder cannot be read: Permission denied (closed); look at its permissions."
    ]
    assert sorted(found) == sorted(GOOD)


def test_a_file_gone_between_listing_and_reading_is_a_gap(batch, make):
    Path("gone.txt").write_text(make.text)
    listed = list(files([Path()], Limits()))
    Path("gone.txt").unlink()
    gaps = [item for file in listed for item in reports(file, Settings()) if isinstance(item, Gap)]
    assert [gap.reason for gap in gaps] == [
        "the file cannot be read: No such file or directory (gone.txt); look at its permissions."
    ]


def test_a_link_back_is_not_followed(batch):
    Path("sub").mkdir()
    Path("sub/up").symlink_to("..")
    Path("sub/self").symlink_to("self")
    found, gaps = everything(Settings())
    assert [gap.reason for gap in gaps] == [
        "the link leads back to itself (sub/self); remove it or mend it.",
        "the link leads back to a folder it lies in (sub/up); it was not followed again.",
    ]
    assert sorted(found) == sorted(GOOD)


def test_links_across_are_followed_once(batch, make):
    for name in "abcdefgh":
        Path(name).mkdir()
        Path(name, "report.txt").write_text(f"A quay is closed\n\n{name} {make.text}")
    for name in "abcdefgh":
        for other in set("abcdefgh") - {name}:
            Path(name, f"to-{other}").symlink_to(f"../{other}")
    found, gaps = everything(Settings())
    assert len(found) == 8 + len(GOOD)
    assert all("it was not followed again" in gap.reason for gap in gaps)


def test_a_path_that_is_not_there_stops_the_run_before_it_starts(batch):
    with pytest.raises(
        UsageError, match=r"there is no such file or folder \(nowhere\); look at the spelling\."
    ):
        next(iter(files([Path("a-good.txt"), Path("nowhere")], Limits())))


def test_archives_in_archives_stop_at_the_depth(batch, make):
    inner = make.text.encode()
    for level in range(5):
        inner = make.zip({f"in-{level}.zip" if level else "in.txt": inner})
    Path("deep.zip").write_bytes(inner)
    found, gaps = everything(Settings())
    assert len(gaps) == 1
    assert (
        "it lies 4 containers deep, more than the setting limits.archive_depth allows (3)" in gaps[0].reason
    )
    assert sorted(found) == sorted(GOOD)


def test_all_members_together_have_a_limit(batch, make):
    """Each inner archive is small enough; together they are not."""
    inner = make.zip({"in.txt": make.text.encode() * 30}, zipfile.ZIP_STORED)
    Path("many.zip").write_bytes(make.zip({f"{n}.zip": inner for n in range(6)}, zipfile.ZIP_STORED))
    settings = Settings(limits=Limits(archive_bytes=4 * len(inner)))
    found, gaps = everything(settings)
    assert gaps
    assert all("the setting limits.archive_bytes does not allow" in gap.reason for gap in gaps)
    assert set(GOOD) < set(found)


def test_names_that_climb_out_of_an_archive_are_only_shown(batch, make):
    Path("climb.zip").write_bytes(
        make.zip({"../../outside.txt": make.text.encode(), "/etc/x.txt": make.text.encode()})
    )
    found, gaps = everything(Settings())
    assert not gaps
    assert {"climb.zip#outside.txt", "climb.zip#etc/x.txt"} < set(found)
    assert not (batch.parent / "outside.txt").exists()
