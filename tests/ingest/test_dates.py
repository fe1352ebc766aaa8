"""Publication dates: the usual forms, and the refusals."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest import dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("23 May 2002", "2002-05-23"),
        ("May 23, 2002", "2002-05-23"),
        ("Thursday, 23rd May 2002", "2002-05-23"),
        ("the 3 of May", None),
        ("3rd of May 2002", "2002-05-03"),
        ("Sept. 9, 2014", "2014-09-09"),
        ("2002-05-23", "2002-05-23"),
        ("2019-02-22T23:30:00-05:00", "2019-02-22"),
        ("2019/2/3", "2019-02-03"),
        ("20190203", "2019-02-03"),
        ("Thu, 23 May 2002 10:00:00 +0000", "2002-05-23"),
        ("14:05, 3 May 2019", "2019-05-03"),
        ("May 2002", "2002-05"),
        ("2002-05", "2002-05"),
        ("2002", "2002"),
        ("23/05/2002", "2002-05-23"),
        ("05/23/2002", "2002-05-23"),
        ("3.4.2020", "2020-04-03"),
        ("04/04/2020", "2020-04-04"),
        ("1551000000", "2019-02-24"),
    ],
)
def test_forms(words, edtf):
    if edtf is None:
        with pytest.raises(dates.UnreadableDateError):
            dates.read(words)
    else:
        assert dates.read(words) == edtf


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 February 2014", "is impossible"),
        ("2014-13-01", "is impossible"),
        ("45/46/2014", "is impossible"),
        ("0214-01-01", "is impossible"),
        ("03/04/2020", "may be day/month or month/day"),
        ("yesterday", "is in no form known"),
        ("", "is in no form known"),
        (str(datetime.now(UTC).date() + timedelta(days=40)), "lies in the future"),
    ],
)
def test_refusals(words, why):
    with pytest.raises(dates.UnreadableDateError, match=why):
        dates.read(words)


def test_other_dates_of_the_file_decide():
    assert dates.order_of(["03/04/2020", "25/04/2020"]) == "day first"
    assert dates.order_of(["03/04/2020", "04/25/2020"]) == "month first"
    assert dates.order_of(["03/04/2020", "25/04/2020", "04/25/2020"]) is None
    assert dates.read("03/04/2020", "day first") == "2020-04-03"
    assert dates.read("03/04/2020", "month first") == "2020-03-04"


@given(st.dates(min_value=datetime(1900, 1, 1).date(), max_value=datetime(2024, 1, 1).date()))
def test_every_day_is_read_in_every_form(day):
    for form in ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%a, %d %b %Y 10:00:00 GMT", "%d.%m.%Y", "%A %d %B %Y"):
        assert dates.read(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=40))
def test_any_words_give_edtf_or_a_refusal(words):
    with suppress(dates.UnreadableDateError):
        assert dates.read(words)[:4].isdigit()
