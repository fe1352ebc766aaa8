"""Reprints: copies are found however they were altered, and their direction is told."""

import random

import pytest

from reportedly.records import Report
from reportedly.resolve.reprints import reprints

WORDS = [
    a + b
    for a in ("ba", "ke", "lo", "mi", "su", "ta", "ro")
    for b in ("dan", "fer", "gul", "hit", "jom", "pek")
]


def _text(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def _report(
    words: list[str], publisher: str, published: str | None = "2020-01-01", **fields: object
) -> Report:
    return Report.of(path=publisher, text=" ".join(words), publisher=publisher, published=published, **fields)


def _reworded(words: list[str]) -> list[str]:
    return [f"other{n}" if n % 10 == 0 else w for n, w in enumerate(words)]


@pytest.mark.parametrize(
    "altered",
    [
        lambda w: w,
        lambda w: ["New", "headline", *w],
        lambda w: w[:90],
        lambda w: w[110:],
        lambda w: w[100:] + w[:100],
        lambda w: w + _text(99, 60),
        _reworded,
    ],
    ids=["whole", "headline", "beginning", "end", "reordered", "added", "reworded"],
)
def test_an_altered_copy_is_found(altered):
    words = _text(1)
    original, copy = _report(words, "Agency"), _report(altered(words), "Post", "2020-01-02")
    (judgement,) = reprints([original, copy, _report(_text(2), "Star")])
    assert (judgement.left, judgement.right) == (copy.id, original.id)
    assert "%" in judgement.why and "the earlier" in judgement.why


def test_the_credited_one_is_the_original_even_if_dated_later():
    words = _text(1)
    credited = _report(words, "Agency", "2020-01-03")
    copy = _report(words[:150], "Post", "2020-01-01", credit="Agency")
    (judgement,) = reprints([copy, credited])
    assert (judgement.left, judgement.right) == (copy.id, credited.id)


def test_a_shared_quotation_is_no_copy():
    shared = _text(7, 40)
    one, other = _text(1, 120) + shared + _text(2, 60), _text(3, 90) + shared + _text(4, 90)
    assert list(reprints([_report(one, "Post"), _report(other, "Star")])) == []


def test_two_cut_copies_of_one_original_are_tied_to_it_alone():
    words = _text(1, 300)
    original = _report(words, "Agency")
    cuts = [_report(words[:120], "Post", "2020-01-02"), _report(words[180:], "Star", "2020-01-02")]
    assert {(j.left, j.right) for j in reprints([*cuts, original])} == {(c.id, original.id) for c in cuts}


@pytest.mark.parametrize("text", ["", "Short.", "سلام " * 3])
def test_texts_too_short_to_tell_are_left_alone(text):
    reports = [Report.of(path=p, text=text, publisher=p) for p in ("a", "b")]
    assert list(reprints(reports)) == []


def test_order_makes_no_difference():
    reports = [_report(_text(n // 2, 150 + n), f"P{n}", f"2020-01-{n + 1:02d}") for n in range(8)]
    assert list(reprints(reports)) == list(reprints(reports[::-1]))
