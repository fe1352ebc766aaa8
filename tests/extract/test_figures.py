"""Figures: measure, actor, as-of date and giver, on invented sentences with hand-made mentions and statements."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import codebook, reading_of

from reportedly.extract.figures import Figures
from reportedly.extract.page import Page
from reportedly.extract.quantities import Quantities
from reportedly.extract.stances.narrated import counted
from reportedly.extract.times import Times
from reportedly.records import Figure, Gap, Quantity, Reading, Sentence, Statement, Style


def read(text: str, **how: str) -> Reading:
    reading = reading_of(text, **how)  # type: ignore[arg-type]
    for stage in (Times(codebook()), Quantities(codebook()), Figures(codebook())):
        reading = reading.plus(stage(reading))
    return reading


def only(text: str) -> Figure:
    (figure,) = read(text).of(Figure)
    return figure


MEASURES = [
    ("The militia has 6,000 fighters.", "fighters"),
    ("Aldin funds 3,000 members of the league.", "members"),
    ("The blast killed 30 people.", "killed"),
    ("Thirty people were killed in the blast.", "killed"),
    ("Thirty people died in the blast.", "killed"),
    ("The blast wounded 30 people.", "wounded"),
    ("Aldin detained four academics.", "detained"),
    ("The war displaced 2.5 million people.", "displaced"),
    ("Some 300 refugees crossed the border.", "displaced"),
    ("Orrin fired three missiles.", "weapons"),
    ("The party won 58,825 votes.", "votes"),
    ("The party won 40 seats.", "seats"),
    ("The militia holds 14 villages.", "territory"),
    ("Aldin paid $7 million.", "money"),
    ("Aldin holds 20% of the coast.", "share of coast"),
    ("The militia holds 20% of Aldin.", "share of Aldin"),
    ("The town is 40 km away.", "distance"),
    ("The zone covers 190 hectares.", "area"),
    ("He was jailed for six years.", "duration"),
    ("The court heard 12 witnesses.", "witness"),
    ("No deaths were reported in the town.", "killed"),
    ("Nobody was killed in the blast.", "killed"),
    ("The three countries met.", "country"),
]

ACTORS = [
    ("Orrin has 300 tanks.", "Orrin"),
    ("Aldin detained four academics.", "Aldin"),
    ("Analysts counted 3,000 Red Front fighters.", "Red Front"),
    ("Mary Smith was jailed for six years.", "Mary Smith"),
    ("They hold 20% of Aldin.", "Aldin"),
    ("Rain fell on 30 villages.", None),
    ("Aldin gave a four-hour talk.", None),
]

NOTHING = [
    "The two countries met.",
    "Orrin wants zero problems.",
    "Orrin left after 3 May, 2016.",
    "The two sides met.",
    "One man left.",
    "Aldin said it a thousand times.",
    "Orrin left three days later.",
    "Both sides met in 2016.",
    "Orrin left on 3 May.",
]


@pytest.mark.parametrize(("text", "measure"), MEASURES)
def test_measure(text: str, measure: str) -> None:
    assert only(text).measure == measure


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_actor(text: str, actor: str | None) -> None:
    figure = only(text)
    assert (figure.actor.span.exact if figure.actor else None) == actor


@pytest.mark.parametrize("text", NOTHING)
def test_not_worth_a_figure(text: str) -> None:
    assert read(text).of(Figure) == ()


def test_dates_and_giver() -> None:
    figure = only("In June 1999, Orrin fired three missiles at the camp.")
    assert (figure.as_of, figure.said) == ("1999-06", "2020-01-01")
    assert figure.statement == "statement-0"
    assert figure.evidence.exact == "three missiles"


def test_decades_are_counted_in_years() -> None:
    figure = only("Orrin ended nearly four decades of war.")
    assert (figure.unit, figure.value, figure.high) == ("year", 40, 40)


def test_rate_and_bounds() -> None:
    figure = only("Aldin paid at least $7 million a month.")
    assert (figure.unit, figure.value, figure.low, figure.high) == (
        "USD per month",
        7_000_000,
        7_000_000,
        None,
    )


def test_a_count_keeps_its_rate() -> None:
    figure = only("Aldin trains 100 fighters a month.")
    assert (figure.measure, figure.value, figure.unit) == ("fighters", 100, "per month")


def test_the_innermost_saying_gives_the_figure() -> None:
    text = "Aldin said that Orrin fired three missiles."
    reading = reading_of(text)
    outer = reading.of(Statement)[0]
    start = text.index("Orrin")
    inner = outer.model_copy(
        update={
            "id": "inner",
            "style": Style.INDIRECT,
            "content": (reading.report.span(start, len(text)),),
        }
    )
    reading = reading.plus([inner])
    for stage in (Times(codebook()), Quantities(codebook()), Figures(codebook())):
        reading = reading.plus(stage(reading))
    assert [f.statement for f in reading.of(Figure)] == ["inner"]


def test_how_many_they_are_that_speak_is_told_by_the_reporter() -> None:
    text = "Forty villagers said that the bridge was shut."
    reading = read(text)
    report = reading.report
    page = Page(text, reading.of(Sentence))
    (number,) = (q.number for q in reading.of(Quantity))
    said = reading.of(Statement)[0].model_copy(
        update={"id": "said", "style": Style.INDIRECT, "content": (report.span(20, len(text) - 1),)}
    )
    (told,) = counted(report, page, [said], [number])
    assert (told.style, [c.exact for c in told.content]) == (Style.NARRATED, ["Forty villagers said"])
    assert list(counted(report, page, [said, told], [number])) == []


def test_a_number_in_no_statement_is_a_gap() -> None:
    reading = read("Orrin fired three missiles at the town of Sel.", denied="the town of Sel")
    assert reading.of(Figure) == ()
    (gap,) = reading.of(Gap)
    assert gap.reason.startswith("“three missiles” stands in no statement")
