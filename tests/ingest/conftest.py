"""Builders of files in every format, by code: no third-party file is kept here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest

from reportedly.config import Limits, Settings
from reportedly.ingest import files, reports
from reportedly.records import Gap

STORY = (
    "The foreign ministry of Velsa said on Tuesday that it had agreed to a meeting with Aldin about the fishing "
    "grounds, after weeks in which both had refused to name a date for it.",
    "A spokesman for the harbour workers said that they had not been asked, and that they would not be bound by "
    "what was decided in the capital without them.",
)
"""Two paragraphs in English, long enough to be an article."""


def pdf(*pages: list[str], encrypted: bool = False) -> bytes:
    """A PDF by hand: each page a list of lines in 11 points, 14 apart; "" leaves a line free."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    font = 3
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for lines in pages:
        shown = b"".join(b"(" + line.encode("latin-1") + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 11 Tf 14 TL 60 760 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 %d 0 R >> >> >>" % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    trailer = b""
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"3a" * 32 + b"> /U <" + b"7c" * 32 + b"> >>"
        )
        trailer = b" /Encrypt %d 0 R /ID [<%s><%s>]" % (len(objects), b"01" * 16, b"01" * 16)
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return out + head + table + end


def warc_record(
    url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """One response record."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(title: str = "Velsa agrees to talks", head: str = "", paragraphs: tuple[str, ...] = STORY) -> str:
    """An HTML page with navigation, an article and a footer."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<nav><a href=/>Home</a><a href=/world>World</a></nav><article><h1>{title}</h1>{body}</article>"
        "<footer>Printed in Velsa</footer></body></html>"
    )


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word document."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def make():
    return SimpleNamespace(
        story=STORY, text="\n\n".join(STORY), pdf=pdf, warc=warc_record, page=page, zip=zipped, word=word
    )


@pytest.fixture
def read(tmp_path: Path, monkeypatch):
    """Reads bytes as a file of that name; gives reports and the reasons of gaps."""
    monkeypatch.chdir(tmp_path)

    def run(name: str, data: bytes | str, mapping=None, **limits):
        settings = Settings(limits=Limits(**limits))
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        found = []
        for file in files([path], settings.limits):
            found.extend([file] if isinstance(file, Gap) else reports(file, settings, mapping))
        return [r for r in found if not isinstance(r, Gap)], [g.reason for g in found if isinstance(g, Gap)]

    return run
