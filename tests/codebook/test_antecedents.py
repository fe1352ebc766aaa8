"""The ranking of antecedents: what its weights may be, and what it makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportedly.codebook import load
from reportedly.codebook.antecedents import Antecedents

SIGNS = st.dictionaries(st.sampled_from(["nobody", "nearer", "known", "unheard of"]), st.floats(-50, 50))


def test_every_sort_of_pronoun_has_weights_and_a_bound():
    book = load().antecedents
    assert set(book.weights) == set(book.least) == {"he", "they", "it", "i", "we", "you"}
    assert all(0 < least < 1 for least in book.least.values())


def test_weights_without_a_bound_are_refused():
    with pytest.raises(ValidationError, match="'he' has weights or a least probability, not both"):
        Antecedents(weights={"he": {"nobody": 1.0}}, least={})


@given(st.lists(SIGNS, min_size=1, max_size=8))
def test_chances_are_probabilities_in_the_order_of_the_options(options):
    book = Antecedents(weights={"he": {"nobody": -2.0, "nearer": 3.0, "known": 1.5}}, least={"he": 0.5})
    chances = book.chances("he", options)
    assert sum(chances) == pytest.approx(1.0)
    assert all(0 <= chance <= 1 for chance in chances)


def test_what_speaks_for_an_option_makes_it_more_likely():
    book = Antecedents(weights={"he": {"known": 1.5}}, least={"he": 0.5})
    without, with_ = book.chances("he", [{}, {"known": 1.0}])
    assert with_ > 0.8 > without
