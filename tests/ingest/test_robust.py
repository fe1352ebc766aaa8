"""Whatever the bytes, reading gives reports and gaps, never an exception, and spans fit."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.config import Limits
from reportedly.ingest.piece import Allowance, Desk, Piece
from reportedly.ingest.reading import read
from reportedly.records import Gap

SUFFIXES = (
    ".txt", ".html", ".md", ".pdf", ".docx", ".xml", ".rss", ".warc", ".warc.gz", ".eml", ".mbox", ".csv", ".tsv",
    ".jsonl", ".json", ".zip", ".gz", "",
)  # fmt: skip
STARTS = (
    b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"WARC/1.0\r\n", b"From a@b Fri May 3 08:00 2019\n",
    b"<html><body><p>", b"<rss><channel><item>", b'{"text": "', b"[{", b"text,date\n", b"---\ntitle: [\n---\n",
    b"From: a@b\nTo: c@d\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", b"\xff\xfe",
    b"\xef\xbb\xbf",
)  # fmt: skip


@pytest.fixture(scope="module")
def desk():
    book = load()
    return Desk(Limits(), book.outlets, book.furniture, ("en",))


def check(desk, name, data):
    for item in read(Piece(name, data, allowance=Allowance(10_000_000)), desk):
        if isinstance(item, Gap):
            assert item.reason.endswith(".")
            assert "\n" not in item.reason
        else:
            assert item.text.strip() == item.text != ""
            assert "\x00" not in item.text


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes(desk, start, rest, suffix):
    check(desk, f"file{suffix}", start + rest)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(STARTS), st.text(max_size=300), st.sampled_from(SUFFIXES))
def test_any_words(desk, start, rest, suffix):
    check(desk, f"file{suffix}", start + rest.encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_good_files_cut_anywhere(desk, make, data):
    files = {
        "file.pdf": make.pdf(list(make.story)),
        "file.docx": make.word(*make.story),
        "file.zip": make.zip({"a.txt": make.text.encode(), "b.html": make.page().encode()}),
        "file.warc": make.warc("https://a.example/", make.page().encode()),
        "file.html": make.page().encode(),
    }
    name = data.draw(st.sampled_from(sorted(files)))
    whole = files[name]
    check(desk, name, whole[: data.draw(st.integers(0, len(whole)))])


def test_an_entity_bomb_in_a_feed_is_a_gap(desk):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom" * 10}">' for n in range(12))
    feed = "<rss><channel><item><title>&e11;</title></item></channel></rss>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]>{feed}'
    items = list(read(Piece("feed.xml", bomb.encode()), desk))
    assert all(isinstance(item, Gap) for item in items)


def test_a_lying_size_in_an_archive_does_not_help_it(desk):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 5_000_000)
    data = bytearray(out.getvalue())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    items = list(read(Piece("lie.zip", bytes(data), allowance=Allowance(1_000_000)), desk))
    assert all(isinstance(item, Gap) for item in items)
    assert items
