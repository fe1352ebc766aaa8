"""The timelines' scorer: relations of a timeline, and what counts as right."""

from __future__ import annotations

from evaluation.participants import Participants
from evaluation.timelines import Dated, compare, first_day, plain, timeline_of, whole
from tests.extract.reading_of import reading_of

GOLD = """Orrin
0\tXXXX-XX-XX\t7-1-owned
1\t2005\t7-2-built\t9-0-built
2\t2006-03-01\t7-3-sold
"""


def test_gold_is_read_with_whole_dates() -> None:
    target, rows = timeline_of(GOLD)
    assert target == "Orrin"
    assert rows[1:] == [
        Dated(1, "2005-XX-XX", "7-2-built"),
        Dated(1, "2005-XX-XX", "9-0-built"),
        Dated(2, "2006-03-01", "7-3-sold"),
    ]


def test_the_gold_itself_is_all_right_and_events_without_a_place_do_not_count() -> None:
    _, rows = timeline_of(GOLD)
    assert compare(rows, rows) == {"given": 5, "right": 5, "wanted": 5, "found": 5}


def test_a_wrong_date_and_a_wrong_order_each_cost() -> None:
    _, rows = timeline_of(GOLD)
    ours = [Dated(2, "2005-XX-XX", "7-2-built"), Dated(1, "2004-XX-XX", "7-3-sold")]
    assert compare(ours, rows) == {"given": 3, "right": 1, "wanted": 5, "found": 1}


def test_dates_as_the_task_writes_them() -> None:
    assert [
        whole(first_day(d)) for d in ("2005", "2005-03/2005-05", "../2014", "2005-03-01T10:00:00", "2000~")
    ] == [
        "2005-XX-XX",
        "2005-03-XX",
        "2014-XX-XX",
        "2005-03-01",
        "2000-XX-XX",
    ]


def test_tokens_become_a_printed_sentence() -> None:
    assert (
        plain("`` Aldin 's ships , '' he said , `` do n't sail . ''")
        == "“Aldin's ships,” he said, “don't sail.”"
    )


def test_events_that_a_target_takes_part_in() -> None:
    reading = reading_of(
        "Orrin sold a ship to Velsa. Velsa may buy another. The ship of Orrin sank after its launch."
    )
    assert [t.text for _, t in Participants(reading).events_of("Orrin")] == ["sold", "sank"]
    assert [t.text for _, t in Participants(reading).events_of("Velsa")] == ["sold"]
