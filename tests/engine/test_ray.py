"""The engine ray, where Ray is installed; and what is said where it is not."""

import importlib.util

import pytest

from reportedly.engine import engine_named
from reportedly.errors import EngineError

HAS_RAY = importlib.util.find_spec("ray") is not None


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_without_ray_it_is_said_how_to_get_it():
    with pytest.raises(EngineError, match=r"pip install reportedly\[ray\]"):
        engine_named("ray", 2)


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed (pip install reportedly[ray])")
def test_results_in_order():
    assert list(engine_named("ray", 2).map(str, [[1, 2], [3]])) == [["1", "2"], ["3"]]
