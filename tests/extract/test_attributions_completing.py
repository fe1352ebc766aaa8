"""A saying that a trained reader left without a source gets the subject of its cue's verb, and no other."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import sentences

from reportedly.extract.attributions.completing import completed
from reportedly.extract.page import Page
from reportedly.records import Attribution, Offsets


def source_of(text: str, cue: str, content: str, source: str = "") -> list[str]:
    at = [
        tuple(Offsets(text.index(w), text.index(w) + len(w)) for w in [words] if w)
        for words in (source, cue, content)
    ]
    page = Page(text, sentences(text))
    done = completed(page, Attribution(*at, 0.5, "model"))
    assert (done.cue, done.content, done.score, done.found_by) == (at[1], at[2], 0.5, "model")
    return [text[a:b] for a, b in done.source]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Aldin signed the treaty and is calling for talks.", "is calling for", "talks", "Aldin"),
        (
            "The minister left the hall, saying the talks had failed.",
            "saying",
            "the talks had failed",
            "The minister",
        ),
        ("Velsa's president promised to reject the offer.", "to reject", "the offer", "Velsa's president"),
    ],
)
def test_the_subject_of_the_cue_speaks(text, cue, content, source):
    assert source_of(text, cue, content) == [source]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The group is believed to hold the town.", "is believed", "to hold the town"),
        ("It was reported that the town had fallen.", "was reported", "that the town had fallen"),
        ("There was a letter that promised a swift end to the war.", "promised", "a swift end to the war"),
        ("Claims of fraud followed the vote.", "Claims of", "fraud"),
    ],
)
def test_nobody_is_named_where_the_text_names_nobody(text, cue, content):
    assert source_of(text, cue, content) == []


def test_a_source_that_was_read_stays():
    text = "Aldin said Velsa had promised to leave."
    assert source_of(text, "promised", "to leave", "Aldin") == ["Aldin"]


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        ("the towns", "the towns that Velsa took"),
        ("the towns that Velsa took", "the towns that Velsa took"),
    ],
)
def test_a_content_goes_on_to_the_end_of_its_phrase(content, whole):
    text = "Aldin wants the towns that Velsa took, and it may fight."
    at = [(Offsets(text.index(w), text.index(w) + len(w)),) for w in ("Aldin", "wants", content)]
    done = completed(Page(text, sentences(text)), Attribution(*at, 0.5, "model"))
    assert [text[a:b] for a, b in done.content] == [whole]


def contents(text: str, *content: str, cue: str) -> list[str]:
    at = [Offsets(text.index(w), text.index(w) + len(w)) for w in (cue, *content)]
    done = completed(Page(text, sentences(text)), Attribution((), (at[0],), tuple(at[1:]), 0.5, "model"))
    return [text[a:b] for a, b in done.content]


def test_a_content_that_stops_at_the_subject_goes_on_to_what_is_said_of_it():
    text = "Analysts say the price of bread has doubled in Velsa."
    assert contents(text, "the price of bread", cue="say") == ["the price of bread has doubled in Velsa"]


def test_what_an_earlier_sentence_ends_with_is_no_content_of_a_later_cue():
    text = "Lind regards the group as an ally. Moro accuses the group of theft."
    assert contents(text, "as an ally", "the group of theft", cue="accuses") == ["the group of theft"]


def test_a_quotation_before_the_sentence_of_its_cue_stays():
    text = '"Nobody came to help us. It was dark." Moro said the road was closed.'
    assert contents(text, '"Nobody came to help us.', "the road was closed", cue="said")[0].startswith(
        '"Nobody'
    )
