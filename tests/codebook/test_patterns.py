import pytest

from reportedly.codebook import load
from reportedly.codebook.patterns import noun_pattern, verb_pattern
from reportedly.codebook.predicates import Predicates
from reportedly.records import EventType


def test_a_verb_pattern_names_its_places() -> None:
    pattern = verb_pattern("X supply|send Y with {@arms|money}")
    assert pattern.lemmas == ("supply", "send")
    places = [(a.place, a.slot) for a in pattern.arguments]
    assert places == [("subject", "X"), ("object", "Y"), ("prepositional", None)]
    assert pattern.arguments[2].words == {"@arms", "money"}


@pytest.mark.parametrize(
    ("pattern", "passive", "particle"),
    [("X be base in Y", True, None), ("X be at {war} with Y", False, None), ("X shore_up Y", False, "up")],
)
def test_voice_and_particle_are_read(pattern: str, passive: bool, particle: str | None) -> None:
    read = verb_pattern(pattern)
    assert (read.passive, read.particle) == (passive, particle)


def test_what_stands_before_a_noun_is_the_doer_unless_said_otherwise() -> None:
    assert noun_pattern("support for Y by X").arguments[0].slot == "X"
    assert noun_pattern("Y's arrest by X").arguments[0].slot == "Y"


@pytest.mark.parametrize("wrong", ["host Y", "X", "X host Y with", "X pull_out|leave Y", "X host with of Y"])
def test_a_pattern_that_says_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"X|prepos|follows|particle|braces"):
        verb_pattern(wrong)


def test_a_word_set_must_exist() -> None:
    words = load().predicates.model_dump()
    words["ties"]["arms"]["verbs"] = ["X sell {@ships} to Y"]
    with pytest.raises(ValueError, match="ships"):
        Predicates.model_validate(words)


def test_all_sixteen_types_have_triggers() -> None:
    types = load().events.types
    assert set(types) == set(EventType)
    assert all(t.verbs and t.nouns for t in types.values())


def test_every_predicate_has_examples_of_both_sorts() -> None:
    ties = load().predicates.ties
    assert len(ties) == 18
    assert [n for n, t in ties.items() if not t.examples or not t.not_examples] == []
