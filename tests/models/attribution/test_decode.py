import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.models.attribution.decode import (
    FARTHEST,
    TAG_COUNT,
    Pairs,
    best_tags,
    link,
    log_softmax,
    pairs,
    tag_spans,
)

scores = arrays(
    np.float32, st.tuples(st.integers(0, 30), st.just(TAG_COUNT)), elements=st.floats(-20, 20, width=32)
)


@given(scores)
def test_an_inside_tag_always_follows_its_own_begin_or_inside(values: np.ndarray) -> None:
    tags = best_tags(log_softmax(values)) if len(values) else best_tags(values)
    assert len(tags) == len(values)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


@given(scores)
def test_spans_cover_exactly_the_tagged_words(values: np.ndarray) -> None:
    tags = best_tags(log_softmax(values)) if len(values) else []
    covered = [w for spans in tag_spans(tags).values() for a, b in spans for w in range(a, b + 1)]
    assert sorted(covered) == [index for index, tag in enumerate(tags) if tag]


def test_only_near_spans_are_paired() -> None:
    far = FARTHEST + 20
    found = pairs([(0, 0), (far, far)], [(2, 3), (far + 2, far + 9)], 1, [1] * (far + 10))
    assert list(zip(found.cue.tolist(), found.other.tolist(), strict=True)) == [(0, 0), (1, 1)]


class Nearest:
    """A link head that prefers what is near, and likes nothing least."""

    def __call__(self, vectors: object, cues: list, others: list, found: Pairs, ruled: object) -> tuple:
        near = -np.abs(found.distance - 31).astype(np.float32)
        return near, np.full(len(cues), -50.0), np.full(len(others), -50.0)


def nothing(found: Pairs, cues: object, others: object) -> np.ndarray:
    """Rules that say nothing of any pair."""
    return np.zeros(len(found.cue), dtype=np.int64)


def test_each_content_goes_to_one_cue_and_a_source_may_serve_two() -> None:
    spans = {"source": [(0, 0)], "cue": [(1, 1), (8, 8)], "content": [(2, 6), (9, 12), (14, 15)]}
    first, second = link(spans, np.zeros((20, 4), np.float32), [1] * 20, Nearest(), nothing)  # type: ignore[arg-type]
    assert (first.source, first.content) == ([(0, 0)], [(2, 6)])
    assert (second.source, second.content) == ([(0, 0)], [(9, 12), (14, 15)])
    assert 0 < first.content_link <= 1


def test_a_cue_without_content_is_no_saying() -> None:
    spans = {"source": [(0, 0)], "cue": [(1, 1)], "content": []}
    assert link(spans, np.zeros((4, 4), np.float32), [1] * 4, Nearest(), nothing) == []  # type: ignore[arg-type]
