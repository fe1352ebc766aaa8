"""Every format gives whole text and what it says of itself."""

from __future__ import annotations

import gzip
import json

import pytest

from reportedly.errors import UsageError

META = (
    '<meta property="og:site_name" content="The Velsa Courier"><meta property="article:published_time" '
    'content="2019-05-03T08:00:00Z"><meta name="author" content="Ada Roe">'
    '<link rel="canonical" href="https://courier.example/quay">'
)


def test_html_by_meta_elements(read, make):
    (report,), gaps = read("page.html", make.page(head=META))
    assert gaps == []
    assert report.text == make.text
    assert (report.title, report.publisher, report.published) == (
        "Velsa agrees to talks",
        "The Velsa Courier",
        "2019-05-03",
    )
    assert (report.byline, report.url, report.language) == (
        ("Ada Roe",),
        "https://courier.example/quay",
        "en",
    )
    assert report.basis["publisher"] == "meta og:site_name"


def test_html_by_json_ld(read, make):
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "Other"},
            {
                "@type": ["NewsArticle"],
                "headline": "A quay is closed",
                "datePublished": "2019-05-03T08:00:00+01:00",
                "author": [{"name": "Ada Roe"}, {"name": "Ben Quist"}],
                "publisher": {"name": "WSJ"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    (report,), _ = read("page.html", make.page(head=head))
    assert (report.title, report.publisher) == ("A quay is closed", "The Wall Street Journal")
    assert (report.published, report.byline) == ("2019-05-03", ("Ada Roe", "Ben Quist"))
    assert report.basis["published"] == "JSON-LD datePublished"


def test_html_keeps_every_paragraph_and_no_page(read, make):
    many = tuple(
        f"Paragraph {n}: the harbour said it would open gate {n} again, and {n} men waited."
        for n in range(40)
    )
    (report,), _ = read("long.html", make.page(paragraphs=many))
    assert report.text.split("\n\n") == list(many)


def test_html_repost_keeps_the_two_publishers_apart(read, make):
    credit = "By Ada Roe / The Wall Street Journal, June 25, 2007"
    (report,), _ = read("page.html", make.page(head=META, paragraphs=(*make.story, credit)))
    assert (report.publisher, report.republisher) == ("The Wall Street Journal", "The Velsa Courier")
    assert report.published == "2007-06-25"


def test_html_with_a_wire_credit_is_the_papers_own(read, make):
    (report,), _ = read(
        "page.html", make.page(head=META, paragraphs=(f"KARSHOLM (AP) — {make.story[0]}", make.story[1]))
    )
    assert (report.publisher, report.credit, report.republisher) == (
        "The Velsa Courier",
        "Associated Press",
        None,
    )


def test_html_with_an_impossible_date_has_none(read, make):
    head = META.replace("2019-05-03", "2019-02-31")
    (report,), gaps = read("page.html", make.page(head=head))
    assert report.published is None
    assert gaps == [
        "the publication date “2019-02-31T08:00:00Z” (meta article:published_time) is impossible; the date was left "
        "out (page.html)."
    ]


def test_markdown_with_front_matter(read, make):
    front = "---\ntitle: A quay is closed\nsource: The Velsa Courier\ndate: 2019-05-03\n---\n\n# A quay is closed\n\n"
    words = f"{front}**{make.story[0]}** See [this](http://x.example).\n\n> {make.story[1]}\n"
    (report,), gaps = read("note.md", words)
    assert gaps == []
    assert (report.title, report.publisher, report.published) == (
        "A quay is closed",
        "The Velsa Courier",
        "2019-05-03",
    )
    assert report.text == f"{make.story[0]} See this.\n\n{make.story[1]}"


def test_pdf_lines_become_paragraphs_without_running_heads(read, make):
    first = [
        "The Velsa Courier",
        "The ministry of the harbour said on Tuesday that the govern-",
        "ment would open the gates again, and that it had told all",
        "workers so.",
        "",
        "A spokesman for the workers said that nobody had asked",
        "them what they thought of it, and that they would wait un-",
        "1",
    ]
    second = [
        "The Velsa Courier",
        "til somebody did. The ministry had no comment on this.",
        "",
        "The gates stay closed.",
        "2",
    ]
    (report,), gaps = read("paper.pdf", make.pdf(first, second))
    assert gaps == []
    assert report.text.split("\n\n") == [
        "The ministry of the harbour said on Tuesday that the government would open the gates again, and that it had "
        "told all workers so.",
        "A spokesman for the workers said that nobody had asked them what they thought of it, and that they would "
        "wait until somebody did. The ministry had no comment on this.",
        "The gates stay closed.",
    ]


def test_pdf_with_an_empty_page_says_so(read, make):
    (report,), gaps = read("paper.pdf", make.pdf([make.story[0][:90], make.story[0][90:180]], []))
    assert gaps == ["1 of 2 pages of the PDF have no text; run text recognition over them (paper.pdf)."]
    assert report.text.startswith("The foreign ministry of Velsa")


def test_docx(read, make):
    (report,), gaps = read(
        "word.docx", make.word("A quay is closed", *make.story, title="A quay is closed", author="Ada Roe")
    )
    assert gaps == []
    assert (report.title, report.byline, report.text) == ("A quay is closed", ("Ada Roe",), make.text)


@pytest.mark.parametrize("full", [True, False])
def test_feed(read, make, full):
    body = "".join(f"<p>{p}</p>" for p in make.story)
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if full else ""
    feed = (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Northern Wire</title><item><title>A quay &amp; a gate</title><link>https://wire.example/1"
        f"</link><pubDate>Fri, 03 May 2019 08:00:00 GMT</pubDate><description>{make.story[0]}</description>{content}"
        "</item></channel></rss>"
    )
    (report,), gaps = read("feed.xml", feed)
    assert report.path == "feed.xml#1"
    assert (report.title, report.publisher, report.published) == (
        "A quay & a gate",
        "Northern Wire",
        "2019-05-03",
    )
    assert report.text == (make.text if full else make.story[0])
    assert bool(gaps) is not full


@pytest.mark.parametrize("packed", [False, True])
def test_warc(read, make, packed):
    records = [
        make.warc("https://mast.example/1", make.page("One", META).encode()),
        make.warc("https://mast.example/2", b"gone", status="404 Not Found"),
        make.warc("https://mast.example/3", b"\x89PNG", media="image/png"),
    ]
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    (report,), gaps = read("web.warc.gz" if packed else "web.warc", data)
    assert report.path.endswith("#https://mast.example/1")
    assert report.text == make.text
    assert len(gaps) == 1
    assert gaps[0].startswith("2 records of the web archive are no articles")


MAIL = (
    "From: =?utf-8?q?The_Velsa_Courier?= <news@courier.example>\nTo: you@there.example\n"
    "Subject: =?utf-8?q?A_quay_is_closed_=E2=80=93_again?=\nDate: Fri, 3 May 2019 08:00:00 +0000\nMIME-Version: 1.0\n"
)


def test_mail_decodes_and_tells_of_attachments(read, make):
    quoted = make.text.replace("unions", "unions").replace("said", "said=\n")
    words = (
        f'{MAIL}Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{quoted}\n-- \nSent by us\n\n"
        '--b\nContent-Type: image/png; name="map.png"\nContent-Disposition: attachment; filename="map.png"\n\nx\n'
        f'--b\nContent-Type: text/html; name="more.html"\nContent-Disposition: attachment; filename="more.html"\n\n'
        f"{make.page('More')}\n--b--\n"
    )
    found, gaps = read("letter.eml", words)
    assert [r.path for r in found] == ["letter.eml", "letter.eml#more.html"]
    assert found[0].text == make.text
    assert (found[0].title, found[0].published) == ("A quay is closed – again", "2019-05-03")
    assert found[0].publisher == "The Velsa Courier"
    assert gaps == [
        "the attachment is image/png, which is not read (letter.eml#map.png); save what it says as text or PDF."
    ]


def test_mail_of_a_person_has_no_publisher(read, make):
    words = MAIL.replace("=?utf-8?q?The_Velsa_Courier?=", "Ada Roe").replace("news@", "ada@")
    (report,), _ = read("letter.eml", f"{words}Content-Type: text/plain\n\n{make.text}\n")
    assert report.publisher is None


def test_mailbox_streams_its_messages(read, make):
    start = f"From a@b Fri May  3 08:00:00 2019\n{MAIL}Message-ID: <1@x>\n\n"
    one = f"{start}{make.text}\n\n>From here on it is quoted.\n\n"
    found, gaps = read("box.mbox", one + one.replace("<1@x>", "<2@x>"))
    assert gaps == []
    assert [r.path for r in found] == ["box.mbox#1@x", "box.mbox#2@x"]
    assert found[0].text.endswith("From here on it is quoted.")


def test_table_by_usual_names(read, make):
    rows = [
        {
            "Article ID": "7",
            "Headline": "A quay",
            "Body": make.text,
            "Source": "The Velsa Courier",
            "Date": "03/04/2020",
        },
        {
            "Article ID": "8",
            "Headline": "A gate",
            "Body": make.text,
            "Source": "The Velsa Courier",
            "Date": "25/04/2020",
        },
    ]
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    table = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    found, gaps = read("table.csv", table)
    assert gaps == []
    assert [(r.path, r.published) for r in found] == [
        ("table.csv#7", "2020-04-03"),
        ("table.csv#8", "2020-04-25"),
    ]
    assert found[0].text == make.text
    assert found[0].basis["published"] == "column 'Date'"


def test_an_ambiguous_date_keeps_the_year_only(read, make):
    (report,), gaps = read("table.jsonl", json.dumps({"text": make.text, "date": "03/04/2020"}))
    assert report.published == "2020"
    assert gaps == [
        "the publication date “03/04/2020” (column 'date') may be day/month or month/day; only the year 2020 was "
        "kept (table.jsonl#1)."
    ]


def test_table_by_mapping(read, make):
    line = json.dumps({"stuff": make.text, "when": "3 May 2019", "text": "a summary"})
    (report,), _ = read("table.jsonl", line, mapping={"text": "stuff", "published": "when"})
    assert (report.text, report.published) == (make.text, "2019-05-03")


def test_a_mapping_of_an_unknown_field_is_wrong_usage(read, make):
    with pytest.raises(
        UsageError, match=r"reports have no field 'txet' \(txet=body\); map one of: id, text, title"
    ):
        read("table.tsv", "text\nwords\n", mapping={"txet": "body"})


def test_a_mapping_to_a_missing_column_is_a_gap(read, make):
    found, gaps = read("table.tsv", f"text\tdate\n{make.story[0]}\t2019\n", mapping={"text": "body"})
    assert found == []
    assert gaps == [
        "the table has no column 'body' to map to text; it has text, date (table.tsv); map text to one of these."
    ]


def test_a_broken_line_is_a_gap_and_the_others_are_read(read, make):
    line = json.dumps({"id": "a", "text": make.text})
    found, gaps = read("table.jsonl", f"{line}\n{{broken\n{line}\n")
    assert [r.path for r in found] == ["table.jsonl#a", "table.jsonl#a~2"]
    assert gaps == ["line 2 is no JSON object (table.jsonl:2); mend the line."]


def test_json_array_and_wrapped_array(read, make):
    for document in ([{"text": make.text}], {"status": "ok", "articles": [{"content": make.text}]}):
        (report,), gaps = read("all.json", json.dumps(document, indent=1))
        assert gaps == []
        assert report.text == make.text


def test_zip_of_many_formats(read, make):
    members = {
        "in/page.html": make.page().encode(),
        "in/word.docx": make.word("A quay is closed", *make.story),
        "__MACOSX/in/._page.html": b"x",
        "in/.hidden.txt": b"x",
        "in/deeper.zip": make.zip({"note.txt": b"A quay is closed\n\n" + make.text.encode()}),
    }
    found, gaps = read("all.zip", make.zip(members))
    assert gaps == []
    assert sorted(r.path for r in found) == [
        "all.zip#in/deeper.zip#note.txt",
        "all.zip#in/page.html",
        "all.zip#in/word.docx",
    ]
    assert all(r.text == make.text for r in found)


def test_a_gzipped_page(read, make):
    (report,), gaps = read("page.html.gz", gzip.compress(make.page(head=META).encode()))
    assert gaps == []
    assert report.path == "page.html.gz#page.html"
    assert report.text == make.text


def test_another_language_is_stored_and_told(read):
    words = (
        "El gobierno de Velsa dijo el martes que había aceptado una reunión con Aldin sobre las zonas de pesca. "
        "Un portavoz de los trabajadores del puerto dijo que nadie les había preguntado y que no aceptarían nada."
    ) * 2
    (report,), gaps = read("es.txt", words)
    assert report.language == "es"
    assert gaps == [
        "the report is in Spanish (es); it was stored but not read (es.txt); only languages in the setting languages "
        "(en) are read."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(read, make, encoding):
    words = f"A quay is closed\n\n“Café” — {make.text}"
    (report,), gaps = read("page.txt", words.encode(encoding))
    assert report.text == f"“Café” — {make.text}"
    assert bool(gaps) is (encoding == "cp1252")


def test_cyrillic_is_detected_whole(read):
    words = (
        "Министерство иностранных дел сообщило во вторник, что встреча состоится на острове в следующем месяце. "
        * 3
    )
    (report,), _ = read("ru.txt", words.encode("cp1251"))
    assert report.text == words.strip()
    assert report.language == "ru"


def test_reading_twice_gives_the_same(read, make):
    first, _ = read("page.html", make.page(head=META))
    again, _ = read("page.html", make.page(head=META))
    assert first == again
