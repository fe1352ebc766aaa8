"""EDTF values as days that sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.store.days import days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1999", "1999-01-01", "1999-12-31"),
        ("1999-06", "1999-06-01", "1999-06-31"),
        ("1999-06-14", "1999-06-14", "1999-06-14"),
        ("2000~", "2000-01-01", "2000-12-31"),
        ("197X", "1970-01-01", "1979-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1999-XX-14", "1999-01-14", "1999-12-14"),
        ("1999-1X", "1999-10-01", "1999-12-31"),
        ("1999-06-2X", "1999-06-20", "1999-06-29"),
        ("1980/1988", "1980-01-01", "1988-12-31"),
        ("2002-05-20/2002-05-26", "2002-05-20", "2002-05-26"),
        ("1998/..", "1998-01-01", None),
        ("/1998", None, "1998-12-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-01-01", "2001-12-31"),
        ("2001-05-04T10:00", "2001-05-04", "2001-05-04"),
        ("", None, None),
        (None, None, None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    assert days(edtf) == (first, last)


@given(st.from_regex(r"\A[12][0-9X]{3}(-[01][0-9X](-[0-3X][0-9X])?)?[~?]?\Z"))
def test_the_first_day_is_never_behind_the_last(edtf):
    first, last = days(edtf)
    assert first is not None
    assert last is not None
    assert first <= last
