"""Learning the ranking of antecedents, on made-up examples."""

import pytest

pytest.importorskip("scipy")

from training.antecedents import Example, Fitted, least


def _examples(count: int = 40) -> list[Example]:
    """The nearer of two is right, and nobody where neither is near."""
    found = []
    for n in range(count):
        if n % 4 == 0:
            found.append(Example([{"nobody": 1.0}, {"far": 1.0}, {"far": 1.0}], [0], n % 5))
        else:
            found.append(Example([{"nobody": 1.0}, {"far": 1.0}, {"near": 1.0}], [2], n % 5))
    return found


def test_what_is_mostly_right_gets_the_weight():
    weights = Fitted(_examples()).shown()
    assert weights["near"] > weights["nobody"] > weights["far"]


def test_nobody_comes_first():
    assert next(iter(Fitted(_examples()).shown())) == "nobody"


def test_the_bound_is_low_where_all_is_right_and_high_where_nothing_is():
    assert least(_examples())[0] == pytest.approx(0.45)
    guesses = [Example([{"nobody": 1.0}, {"near": 1.0}], [1 if n % 10 < 6 else 0], n % 5) for n in range(50)]
    assert least(guesses)[0] > 0.6


def test_fitting_twice_gives_the_same():
    assert Fitted(_examples()).shown() == Fitted(_examples()).shown()
