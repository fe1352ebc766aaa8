"""The mean of two runs' weights."""

import pytest


def test_weights_are_halved_and_whole_numbers_stay() -> None:
    torch = pytest.importorskip("torch", reason="the training environment is not installed")
    from training.average import mean

    one = {"w": torch.tensor([1.0, 3.0]), "places": torch.tensor([0, 1])}
    other = {"w": torch.tensor([3.0, 5.0]), "places": torch.tensor([4, 4])}
    found = mean(one, other)
    assert found["w"].tolist() == [2.0, 4.0]
    assert found["places"].tolist() == [0, 1]
