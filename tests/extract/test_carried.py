"""The day that a story keeps to, on invented sentences."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import codebook, reading_of

from reportedly.extract.carried import Carried
from reportedly.extract.times import Times
from reportedly.records import Basis, Sentence, Time


def carried(text: str, word: str) -> tuple[str, Basis] | None:
    reading = reading_of(text)
    reading = reading.plus(Times(codebook())(reading))
    sentences = reading.of(Sentence)
    number, trigger = next((n, t) for n, s in enumerate(sentences) for t in s.tokens if t.text == word)
    when = Carried(sentences, reading.of(Time)).when(number, trigger)
    return (when.edtf, when.basis) if when else None


def test_the_simple_past_keeps_to_the_day_told_of() -> None:
    text = "Orrin met the envoy on 3 May 2018. He showed him the map. He then left. Much later he wept."
    assert carried(text, "showed") == ("2018-05-03", Basis.INFERRED)
    assert carried(text, "left") is None, "too far on"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Orrin met the envoy on 3 May 2018. He has shown him the map.", "shown"),
        ("Orrin met the envoy on 3 May 2018. He will show him the map.", "show"),
        ("Orrin met the envoy on 3 May 2018. In 2001 he showed him the map.", "showed"),
        ("Orrin met the envoy in May 2018. He showed him the map.", "showed"),
        ("Orrin met the envoy on 3 May 2018.\n\nHe showed him the map.", "showed"),
        ("Orrin showed the envoy the map. They met on 3 May 2018.", "showed"),
    ],
)
def test_nothing_else_does(text: str, word: str) -> None:
    assert carried(text, word) is None
