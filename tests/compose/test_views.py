import pytest
from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.compose.figures import series
from reportedly.compose.network import holds_at, ties
from reportedly.compose.positions import matrix
from reportedly.compose.timeline import earliest, latest, timeline
from reportedly.records import Actor, MemoryChronicle, Relation, Stance

CODEBOOK = load()


def made_of(*pages: Page) -> MemoryChronicle:
    readings = [p.reading for p in pages]
    return MemoryChronicle(compose(readings, same_names(readings), CODEBOOK))


def raid(publisher: str, when: str | None, said_by: str | None = None) -> Page:
    page = Page("Lena Voss told us of it: Aldin raided Velsa.", publisher=publisher)
    said = page.says("Aldin raided Velsa", said_by, "told" if said_by else None)
    page.event("raided", "Aldin", "Velsa", said, when)
    return page


def test_one_event_in_two_reports_is_one_moment() -> None:
    line = timeline(made_of(raid("Post", "2019-06"), raid("Lantern", "2019-06"), raid("Gazette", "2018")))
    assert [(m.when, len(m.events)) for m in line.dated] == [("2018", 1), ("2019-06", 2)]


def test_what_has_no_date_lies_on_the_shelf() -> None:
    line = timeline(made_of(raid("Post", None)))
    assert not line.dated
    assert len(line.undated) == 1


def test_what_only_a_source_tells_is_alleged() -> None:
    told = timeline(made_of(raid("Post", "2019", said_by="Lena Voss"))).dated[0]
    narrated = timeline(made_of(raid("Post", "2019"))).dated[0]
    assert told.alleged
    assert not narrated.alleged


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("197X", "1970", "1979~"),
        ("1980/1988", "1980", "1988~"),
        ("2000~", "2000", "2000~"),
        ("2001-05/..", "2001-05", "9999"),
        (None, "9999", "9999"),
    ],
)
def test_edtf_has_a_first_and_a_last_day(edtf: str | None, first: str, last: str) -> None:
    assert (earliest(edtf), latest(edtf)) == (first, last)


@pytest.mark.parametrize(
    ("since", "until", "at", "holds"),
    [
        ("1987", None, "1990", True),
        ("1987", None, "1987-03", True),
        ("1987", None, "1986", False),
        (None, "2003", "2003-12-31", True),
        (None, "2003", "2004", False),
        ("198X", "198X", "1985", True),
        (None, None, "1700", True),
    ],
)
def test_a_tie_holds_between_its_bounds(since: str | None, until: str | None, at: str, holds: bool) -> None:
    page = Page("Aldin hosts the Red Front.")
    page.tie(
        "Aldin",
        "hosts",
        "the Red Front",
        page.says("Aldin hosts the Red Front."),
        valid_from=since,
        valid_to=until,
    )
    made = made_of(page)
    assert all(holds_at(r, at) is holds for r in made.each(Relation))
    assert bool(ties(made, at=at)) is holds


def test_a_figure_series_keeps_every_point_and_says_who_revised() -> None:
    pages = []
    for number, day in ((6000, "2002-05-23"), (3500, "2004-07-01"), (3000, "2007-06-25")):
        page = Page(f"Lena Voss said the Red Front has {number} fighters.", published=day)
        said = page.says(f"the Red Front has {number} fighters", "Lena Voss", "said")
        page.figure(str(number), number, "fighters", "the Red Front", said)
        pages.append(page)
    made = made_of(*pages)
    (only,) = series(made)
    assert [p.figure.value for p in only.points] == [6000, 3500, 3000]
    assert (only.lowest, only.highest) == (3000, 6000)
    assert len(only.revisions) == 2
    assert only.disputed


def test_two_numbers_of_one_saying_are_two_things() -> None:
    page = Page("Lena Voss said the Red Front holds 4 teachers and 15 sailors.", published="2020-11-12")
    said = page.says("the Red Front holds 4 teachers and 15 sailors", "Lena Voss", "said")
    page.figure("4 teachers", 4, "detained", "the Red Front", said)
    page.figure("15 sailors", 15, "detained", "the Red Front", said)
    later = Page("Lena Voss said the Red Front holds 19 people.", published="2021-01-02")
    again = later.says("the Red Front holds 19 people", "Lena Voss", "said")
    later.figure("19", 19, "detained", "the Red Front", again)
    assert sorted(len(s.points) for s in series(made_of(page, later))) == [1, 1, 1]


def test_the_matrix_sets_holders_against_addressees() -> None:
    page = Page("Aldin demanded that Velsa close its border camps.")
    page.says("that Velsa close its border camps", "Aldin", "demanded", Stance.DEMANDS)
    made = made_of(page)
    found = matrix(made)
    name = {a.id: a.name for a in made.each(Actor)}
    assert [name[h] for h in found.holders] == ["Aldin"]
    assert [name[a or ""] for a in found.addressees] == ["Velsa"]
    assert sum(len(c) for c in found.cells.values()) == 1


def test_bare_numbers_of_nobody_knows_what_are_not_held_against_each_other() -> None:
    pages = []
    for number, day in ((240, "2020-11-12"), (4, "2021-03-11")):
        page = Page(f"Lena Voss said the Red Front has {number}.", published=day)
        said = page.says(f"the Red Front has {number}", "Lena Voss", "said")
        page.figure(str(number), number, "number", "the Red Front", said)
        pages.append(page)
    assert [len(s.points) for s in series(made_of(*pages))] == [1, 1]
