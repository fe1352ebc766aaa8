"""The gate on a part of the corpora that is small enough to run every time."""

import os
from pathlib import Path

import pytest
from evaluation.reading import Finder

from evaluation import nested, polnear

DATA = Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).parents[3] / "shared" / "data"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"the corpora are not at {DATA} (REPORTEDLY_DATA)"),
]


def test_rules_on_every_sixth_article_of_polnear_dev():
    figures = polnear.measure(DATA / "polnear" / "dev", Finder(), every=6).figures()
    assert figures["full"] >= 0.58
    assert figures["kind.direct"] >= 0.75
    assert figures["exact.source"] >= 0.70


def test_nested_dev():
    figures = nested.measure(DATA / "annotated" / "nested" / "dev.jsonl")
    assert figures["outermost"] >= 0.60
    assert figures["inner"] >= 0.33
    assert figures["stance"] >= 0.90
