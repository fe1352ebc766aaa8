"""What one narrated statement is: a clause that says something by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extract.test_stances import read

from reportedly.records import Mood, Style


def narrated(text):
    return [s for s in read(text) if s.style is Style.NARRATED]


def words(statement):
    return " … ".join(span.exact for span in statement.content)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Aldin seized the northern harbour and the navy closed the western strait.",
            ["Aldin seized the northern harbour", "the navy closed the western strait"],
        ),
        (
            "The Front, which has fought the army since March, left the valley on Monday.",
            ["The Front … left the valley on Monday", "which has fought the army since March"],
        ),
        (
            "The army sent two brigades to the border in order to drive the rebels from the hills.",
            ["The army sent two brigades to the border", "in order to drive the rebels from the hills"],
        ),
        (
            "The ministers left the hall after they had signed the treaty.",
            ["The ministers left the hall", "after they had signed the treaty"],
        ),
    ],
)
def test_clauses_that_assert_something_are_statements_of_their_own(text, clauses):
    assert [words(s) for s in narrated(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "The army will attack the harbour if the talks in the capital fail.",
        "The navy failed to take the harbour and hold it against the rebels.",
        "The villages that the army holds have no water.",
        "The minister slept.",
    ],
)
def test_what_only_completes_a_clause_stays_with_it(text):
    assert len(narrated(text)) <= 1


def test_a_point_says_of_whom_it_speaks_and_in_what_mood():
    seized, aim = narrated("The army sent two brigades to the border to drive the rebels from the hills.")
    assert [p.mood for p in (*seized.points, *aim.points)] == [Mood.FACT, Mood.AIM]
    (point,) = narrated("The army did not shell the northern harbour on Monday.")[0].points
    assert point.negated
    assert point.predicate == ("shell",)


def test_a_saying_is_one_statement_of_several_points():
    (said,) = [
        s
        for s in read(
            "The minister said that Aldin had seized the harbour and that Velsa had closed the strait."
        )
        if s.style is not Style.NARRATED
    ]
    assert said.points
    inside = [
        any(c.start <= a and b <= c.end for c in said.content) for p in said.points for a, b in p.pieces
    ]
    assert all(inside)


PARTS = st.sampled_from(
    [
        "Aldin seized the harbour",
        "which the navy had mined in March",
        "and the army left the valley",
        "to drive the rebels out",
        "because the talks had failed",
        "a force of nine hundred men",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_no_word_is_narrated_twice(parts):
    text = ", ".join(parts) + "."
    taken = [i for s in narrated(text) for c in s.content for i in range(c.start, c.end)]
    assert len(taken) == len(set(taken))
