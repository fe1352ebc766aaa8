import pytest

from reportedly.export.html.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-03-14", "14 March 2022"),
        ("1999-06", "June 1999"),
        ("1987", "1987"),
        ("199X", "the 1990s"),
        ("19XX", "the 20th century"),
        ("2000~", "about 2000"),
        ("2000?", "2000 (uncertain)"),
        ("2020-21", "spring 2020"),
        ("1980/1988", "1980 to 1988"),
        ("1987/..", "since 1987"),
        ("../2003-04", "until April 2003"),
        ("2002-05-20/2002-05-26", "20 May 2002 to 26 May 2002"),
        (None, "undated"),
        ("sometime", "sometime"),
    ],
)
def test_dates_in_words(edtf, words):
    assert in_words(edtf) == words
