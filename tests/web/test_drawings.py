"""Timeline, network, figures and positions: what they draw and what they tell."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.test_html import Page

from reportedly.web.axis import Axis

DAY = st.builds("{:04}-{:02}-{:02}".format, st.integers(0, 9999), st.integers(1, 12), st.integers(1, 31))


def words(site, path, state="contested"):
    return " ".join(" ".join(Page(site(state).get(path).text).words).split())


def data(site, path):
    return site().get(path).json()


@given(DAY, DAY, DAY)
def test_every_day_has_its_place_and_its_bucket(a, b, day):
    axis = Axis.over(min(a, b), max(a, b))
    assert 0 <= axis.place(day) <= 100
    bucket = axis.bucket(day)
    assert 0 <= bucket.left <= 100
    assert bucket.since <= bucket.until
    assert len(axis.marks()) <= 11
    assert all(0 <= mark.at <= 100 for mark in axis.marks())
    for since, until in (axis.wider(), axis.moved(-1), axis.moved(1)):
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", since)
        assert since <= until


@given(DAY, DAY)
def test_what_is_later_lies_further_on(a, b):
    axis = Axis.over("1900-01-01", "2100-12-31")
    earlier, later = sorted((a, b))
    assert axis.place(earlier) <= axis.place(later)


@pytest.mark.parametrize(
    ("edtf", "sort", "about", "unsure", "began", "ended"),
    [
        ("2021-03-14", "exact", False, False, True, True),
        ("2021-03", "within", False, False, True, True),
        ("202X", "within", False, False, True, True),
        ("2021~", "within", True, False, True, True),
        ("2021-03-14?", "exact", False, True, True, True),
        ("2021%", "within", True, True, True, True),
        ("2020/2021", "lasting", False, False, True, True),
        ("2020/..", "lasting", False, False, True, False),
        ("../2020", "lasting", False, False, False, True),
    ],
)
def test_a_date_is_drawn_as_sure_as_it_is(edtf, sort, about, unsure, began, ended):
    drawn = Axis.over("2019-01-01", "2022-12-31").drawn(edtf)
    assert (drawn.sort, drawn.about, drawn.unsure) == (sort, about, unsure)
    assert (drawn.began, drawn.ended) == (began, ended)
    assert drawn.left + drawn.width <= 100.5


def test_the_timeline_tells_each_event_with_its_accounts(site):
    page = data(site, "/timeline.json")
    (placed,) = page["moments"]["items"]
    assert placed["moment"]["type"] == "accuse"
    assert page["chart"]["lanes"][0]["number"] == 1
    text = words(site, "/timeline")
    assert "What is said to have happened" in text
    assert "Northern Wire" in text


def test_the_timeline_is_narrowed_and_moved_by_its_address(site):
    assert data(site, "/timeline.json?type=ASSAULT")["moments"]["total"] == 0
    assert data(site, "/timeline.json?since=1990&until=1991")["moments"]["total"] == 0
    assert data(site, "/timeline.json?undated=true")["moments"]["total"] == 0
    chart = data(site, "/timeline.json")["chart"]
    bucket = chart["all"][0]["bucket"]
    nearer = data(site, f"/timeline.json?since={bucket['since']}&until={bucket['until']}")
    assert nearer["moments"]["total"] == 1
    assert "zoom out" in words(site, "/timeline?since=2022-03&until=2022-03")
    assert site().get("/timeline?type=DANCE").status_code == 422
    assert site().get("/timeline?since=soon").status_code == 422


def test_the_network_draws_each_tie_and_says_who_asserts_it(site):
    page = data(site, "/network.json")
    assert len(page["drawing"]["arcs"]) == len(page["ties"]["items"]) == 1
    text = words(site, "/network")
    assert "assists" in text
    assert "so: Defence Ministry" in text


def test_a_tie_holds_at_a_date_within_its_bounds_only(site):
    (tie,) = data(site, "/network.json")["ties"]["items"]
    assert tie["since"] == "2021"
    assert data(site, "/network.json?at=2021")["ties"]["total"] == 1
    assert data(site, "/network.json?at=2035-06")["ties"]["total"] == 1  # nobody says that it ended
    assert data(site, "/network.json?at=2020-12-31")["ties"]["total"] == 0
    assert data(site, "/network.json?type=funds")["ties"]["total"] == 0


def test_figures_stand_with_their_sources(site):
    page = data(site, "/figures.json")
    (series,) = page["series"]["items"]
    assert series["total"] == 1
    whole = site().get(f"/figures?series={series['id']}")
    assert whole.status_code == 200
    assert "about 40" in words(site, "/figures")
    assert site().get("/figures?series=series-none").status_code == 404
    assert data(site, "/figures.json?type=nothing")["series"]["total"] == 0


def test_positions_stand_in_a_matrix_and_in_words(site):
    matrix = data(site, "/positions.json")["matrix"]
    assert matrix["rows"][0]["cells"][0]["demands"] == 1
    assert "Velsa to act" in words(site, "/positions")
    assert data(site, "/positions.json?kind=offer")["positions"]["total"] == 0
    assert data(site, "/positions.json?holder=Velsa")["positions"]["total"] == 0
    assert data(site, "/positions.json?addressee=Ostrel")["positions"]["total"] == 1
    assert data(site, "/positions.json?holder=nobody")["positions"]["total"] == 0
