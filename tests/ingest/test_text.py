"""Plain text as scraped: the article whole, the page gone, the metadata from its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.characters import in_order
from reportedly.ingest.paragraphs import paragraphs


def test_furniture_goes_and_the_article_stays_whole(read, make):
    scraped = (
        "Accessibility links\n\nBreaking News\n\nVelsa: Harbour Talks Put Off For A Third Time\n\n"
        "Harbour talks were put off again. The workers say nobody has asked them. The Mast looks at both.\n\n"
        f"Karsholm, 4 March 2014 (Northern Wire) -- {make.story[0]}\n\n{make.story[1]}\n\n"
        "Old Quarrels\n\n— 1970s: the first quay is built\n\n— April 2003: the quay is closed\n\n"
        "You may also like\n\nTen soups for a wet week\n\nLeave a Comment\n\nYour name"
    )
    (report,), gaps = read("talks.txt", scraped)
    assert gaps == []
    assert report.title == "Velsa: Harbour Talks Put Off For A Third Time"
    assert (report.publisher, report.published, report.place) == ("Northern Wire", "2014-03-04", "Karsholm")
    assert report.text.split("\n\n") == [
        "Harbour talks were put off again. The workers say nobody has asked them. The Mast looks at both.",
        f"Karsholm, 4 March 2014 (Northern Wire) -- {make.story[0]}",
        make.story[1],
        "Old Quarrels",
        "— 1970s: the first quay is built",
        "— April 2003: the quay is closed",
    ]
    assert report.basis["text"].startswith("without 6 lines of page furniture: “Accessibility links”")
    assert report.basis["published"] == "dateline “Karsholm, 4 March 2014 (Northern Wire) --”"


def test_a_repost_names_its_original_and_says_that_the_site_is_not_named(read, make):
    scraped = (
        "Home » Harbour » Two Quays: Why the Sides Stand Apart\n\nTwo Quays: Why the Sides Stand Apart\n\n"
        "Two Quays: Why the Sides Stand Apart — Workers Seek a Word; Ministry Wants Quiet\n\n"
        f" Ostrel — {make.story[0]} It was said in Ostrel.\n\n{make.story[1]}\n\n"
        "By Ada Roe and Neil Quist Jr.\n\nThe Velsa Journal, June 25, 2007\n\nYou may also like\n"
    )
    (report,), gaps = read("repost.txt", scraped)
    assert gaps == []
    assert report.title == "Two Quays: Why the Sides Stand Apart"
    assert report.byline == ("Ada Roe", "Neil Quist Jr.")
    assert (report.publisher, report.published, report.place) == ("The Velsa Journal", "2007-06-25", "Ostrel")
    assert report.republisher is None
    assert "no page names this one" in report.basis["republisher"]
    assert report.text.startswith("Workers Seek a Word; Ministry Wants Quiet\n\nOstrel — ")
    assert report.text.endswith(make.story[1])


def test_a_masthead_over_another_papers_credit_is_the_republisher(read, make):
    scraped = f"Strait Monitor\n\nA quay is closed again\n\n{make.text}\n\nBy Ada Roe / The Velsa Journal, 3 May 2019"
    (report,), _ = read("repost.txt", scraped)
    assert (report.publisher, report.republisher) == ("The Velsa Journal", "Strait Monitor")
    assert (report.byline, report.published) == (("Ada Roe",), "2019-05-03")


@pytest.mark.parametrize(
    ("line", "publisher", "credit"),
    [
        ("Karsholm (AP) — ", "Associated Press", "Associated Press"),
        ("KARSHOLM, May 3 (Reuters) - ", "Reuters", "Reuters"),
        ("KARSHOLM, Velsa — ", None, None),
        ("KARSHOLM ― ", None, None),
    ],
)
def test_datelines_in_all_their_forms(read, make, line, publisher, credit):
    (report,), _ = read("wire.txt", f"Why is a quay closed?\n\n{line}{make.text} It was seen in Karsholm.")
    assert report.title == "Why is a quay closed?"
    assert (report.place, report.publisher, report.credit) == ("Karsholm", publisher, credit)
    assert report.text.startswith(line.strip())


@pytest.mark.parametrize(
    "start", ["Nobody knows why — ", "Some say so -- ", "LOOK – ", "The minister — a sailor — "]
)
def test_a_few_words_and_a_dash_are_no_dateline(read, make, start):
    (report,), _ = read("plain.txt", f"A quay is closed again\n\n{start}{make.text}")
    assert report.place is None


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        ("Reuters contributed to this report.", "Reuters"),
        ("Additional reporting by Agence France-Presse.", "Agence France-Presse"),
        ("He said no more. (AP)", "Associated Press"),
        ("He said no more. — AFP", "Agence France-Presse"),
        ("Source: Xinhua", "Xinhua"),
    ],
)
def test_credits_at_the_end(read, make, end, credit):
    (report,), _ = read("wire.txt", f"A quay is closed again\n\n{make.text}\n\n{end}")
    assert report.credit == credit
    assert "credit" in report.basis


def test_a_source_with_a_name_like_a_persons_is_no_byline(read, make):
    (report,), _ = read("blog.txt", f"A quay is closed again\n\n{make.text}\n\nSource: Dripping Gate")
    assert report.byline == ()


def test_an_impossible_date_is_a_gap_and_no_guess(read, make):
    (report,), gaps = read("odd.txt", f"A quay is closed\n\nKarsholm, 31 February 2014 (AP) -- {make.text}")
    assert report.published is None
    assert gaps == [
        "the date “31 February 2014” of the dateline is impossible; the date was left out (odd.txt)."
    ]


def test_wrapped_lines_are_joined_and_lists_are_not(make):
    wrapped = (
        "The talks were put off once more on Tuesday, said the\nministry of the harbour, because nobody could\n"
        "find the key to the hall.\n\n- one\n- two"
    )
    assert paragraphs(wrapped) == [
        "The talks were put off once more on Tuesday, said the ministry of the harbour, because nobody could find "
        "the key to the hall.",
        "- one",
        "- two",
    ]


def test_header_lines_are_metadata(read, make):
    head = "Title: A quay is closed\nSource: The Velsa Courier\nDate: 3 May 2019\nAuthor: Ada Roe\n\n"
    (report,), _ = read("saved.txt", head + make.text)
    assert (report.title, report.publisher, report.published) == (
        "A quay is closed",
        "The Velsa Courier",
        "2019-05-03",
    )
    assert report.byline == ("Ada Roe",)
    assert report.text == make.text


@given(st.text())
def test_characters_come_in_order_once_and_for_all(text):
    once = in_order(text)
    assert in_order(once) == once
    assert not any(ord(c) < 32 and c != "\n" for c in once)
    once.encode("utf-8")


def test_bidi_marks_and_joiners_stay():
    assert in_order("می\u200cخواهم \u202bسلام\u202c\x00\ufeff") == "می\u200cخواهم \u202bسلام\u202c"
