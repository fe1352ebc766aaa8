"""Hints: every word gets one of each column, whatever the parse and the rules make of the text."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.models.attribution.decode import pairs
from reportedly.models.attribution.hints import COLUMNS, HINTS, Hints, Known
from reportedly.records import Attribution, Offsets, Token

TEXT = "Orr said he left."
WORDS = [(0, 3), (4, 8), (9, 11), (12, 16), (16, 17)]


def token(i, start, end, dep, head, pos="VERB", tag="VBD"):
    return Token(i, start, end, TEXT[start:end], TEXT[start:end], pos, tag, dep, head, "O")


TOKENS = (
    token(0, 0, 3, "nsubj", 1, "PROPN", "NNP"),
    token(1, 4, 8, "ROOT", 1),
    token(2, 9, 11, "nsubj", 3, "PRON", "PRP"),
    token(3, 12, 16, "ccomp", 1),
    token(4, 16, 17, "punct", 1, "PUNCT", "."),
)
RULED = (Attribution((Offsets(0, 3),), (Offsets(4, 8),), (Offsets(9, 16),), 0.9, "rules"),)


def test_roles_are_painted_as_the_tags_are_numbered():
    ids = Hints(Known(TOKENS, [RULED, ()]), WORDS).ids
    assert ids[:, 0].tolist() == [1, 3, 5, 6, 0]
    assert len(set(ids[:, 1].tolist())) == 1, "nothing is nested"
    assert ids[0, 2] == ids[2, 2] - 3, "the governor of Orr is a cue, that of he is content"


def test_what_the_rules_hold_together_is_told_of_pairs():
    hints = Hints(Known(TOKENS, [RULED]), WORDS)
    found = pairs([(1, 1), (3, 3)], [(0, 0), (2, 3), (4, 4)], 1, [0] * 5)
    said = dict(zip(zip(found.cue.tolist(), found.other.tolist(), strict=True), hints.ruled(
        found, [(1, 1), (3, 3)], [(0, 0), (2, 3), (4, 4)]
    ).tolist(), strict=True))  # fmt: skip
    assert said[0, 0] == said[0, 1] == 2
    assert said[0, 2] == 1
    assert said[1, 0] == 0


def test_a_part_of_a_text_is_told_of_its_own_words():
    whole, part = Hints(Known(TOKENS, [RULED]), WORDS), Hints(Known(TOKENS, [RULED]), [(0, 2), (3, 7)], 9)
    assert part.ids[1].tolist()[3:] == whole.ids[3].tolist()[3:]


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda x: Offsets(x[0], x[0] + x[1]))
attributions = st.builds(
    Attribution, st.lists(spans, max_size=2).map(tuple), st.lists(spans, max_size=1).map(tuple),
    st.lists(spans, min_size=1, max_size=2).map(tuple), st.just(0.5), st.just("rules"),
)  # fmt: skip


@given(st.lists(attributions, max_size=4), st.lists(attributions, max_size=3), st.integers(0, 30))
def test_ids_are_within_the_table(outer, inner, start):
    ids = Hints(Known(TOKENS, [outer, inner]), WORDS, start).ids
    assert ids.shape == (len(WORDS), COLUMNS)
    assert ids.min() >= 0
    assert ids.max() < HINTS


def test_a_text_without_words_has_no_hints():
    assert Hints(Known(), []).ids.shape == (0, COLUMNS)
