"""Spellings of names: what is one name, and what is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.records.names import name_words, same_spelling, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mujahedin", "Mojahedin"),
        ("Mujahedin", "Mujahideen"),
        ("al-Samarrai", "Samara'ai"),
        ("Mohammed", "Muhammad"),
        ("Hussein", "Hossein"),
        ("Saleem", "Salim"),
        ("Qassem", "Kasim"),
        ("Osama", "Usama"),
        ("Élise", "Elise"),
    ],
)
def test_one_name(one, other):
    (a,), (b,) = name_words(one), name_words(other)
    assert same_spelling(a, b)
    assert skeleton(a) == skeleton(b), "else the two would never be compared"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria", "Mario"), ("Hassan", "Hussein"), ("Daniel", "Danilo"), ("Marine", "Marina"), ("Omar", "Umar")],
)
def test_two_names(one, other):
    assert not same_spelling(one.lower(), other.lower())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.text(max_size=12))
def test_a_word_is_its_own_spelling_and_the_order_does_not_matter(one, other):
    assert same_spelling(one, one)
    assert same_spelling(one, other) == same_spelling(other, one)
    assert not same_spelling(one, other) or skeleton(one) == skeleton(other)
