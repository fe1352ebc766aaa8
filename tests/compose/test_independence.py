"""On how many legs a claim stands, where those who carry it lean on one another or have no name."""

import pytest
from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.records import Claim, LinkKind, MemoryChronicle, Origin

CODEBOOK = load()
ARMING = "Velsa is arming the Red Front near the border"


def origins(*pages: Page) -> tuple[Origin, ...]:
    readings = [page.reading for page in pages]
    (claim,) = MemoryChronicle(compose(readings, same_names(readings), CODEBOOK)).each(Claim)
    return claim.origins


def cites(publisher: str, outlet: str) -> Page:
    page = Page(f"{ARMING}, {outlet} wrote.", publisher=publisher)
    page.says(ARMING, via=((outlet, LinkKind.OUTLET),))
    return page


def by(source: str, publisher: str) -> Page:
    page = Page(f"{source} said that {ARMING}.", publisher=publisher)
    page.says(ARMING, source, "said", kind=LinkKind.UNNAMED)
    return page


def test_two_outlets_that_cite_each_other_are_one_named_circle():
    (origin,) = origins(cites("the Daily Lantern", "Northwire"), cites("Northwire", "the Daily Lantern"))
    assert set(origin.circle) == {"Northwire", "the Daily Lantern"}
    assert origin.why == (
        "a circle counts once: the Daily Lantern cites Northwire, and Northwire cites the Daily Lantern "
        "(2 statements in 2 reports)"
    )


def test_a_circle_of_three_is_one():
    three = ("The Hill Star", "Northwire", "The Coast Mail")
    (origin,) = origins(*(cites(a, b) for a, b in zip(three, three[1:] + three[:1], strict=True)))
    assert set(origin.circle) == set(three)


def test_citing_one_way_is_no_circle():
    (origin,) = origins(cites("The Hill Star", "Northwire"), cites("The Coast Mail", "Northwire"))
    assert (origin.name, origin.circle) == ("Northwire", ())


def test_what_a_report_tells_besides_leans_on_the_outlet_it_cites():
    page = Page(f"{ARMING}. Velsa is arming the Red Front near the border now, Northwire wrote.")
    page.says(ARMING)
    page.says(f"{ARMING} now", via=(("Northwire", LinkKind.OUTLET),))
    assert [origin.name for origin in origins(page)] == ["Northwire"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("An official", "An official", 1),
        ("Two senior officials", "an official", 1),
        ("A port official", "an official", 1),
        ("A port official", "a tax official", 2),
    ],
)
def test_unnamed_sources_are_one_unless_told_apart(one: str, other: str, count: int):
    assert len(origins(by(one, "The Hill Star"), by(other, "The Coast Mail"))) == count
