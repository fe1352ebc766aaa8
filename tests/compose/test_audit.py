"""One report's claims against all others: who else carries them, and on what all of them lean."""

from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.compose.audit import Audit, audit
from reportedly.records import LinkKind, MemoryChronicle, Report, Stance

CODEBOOK = load()
ARMING = "Velsa is arming the Red Front near the border"


def told(publisher: str, day: int) -> Page:
    page = Page(
        f"An official said that {ARMING}, Northwire wrote.",
        publisher=publisher,
        published=f"2020-05-{day:02}",
    )
    page.says(ARMING, "An official", "said", via=(("Northwire", LinkKind.OUTLET),), kind=LinkKind.UNNAMED)
    return page


def said_by(source: str, day: int, stance: Stance = Stance.ASSERTS) -> Page:
    cue = "denied" if stance is Stance.DENIES else "said"
    page = Page(f"{source} {cue} that {ARMING}.", publisher="The Hill Star", published=f"2020-05-{day:02}")
    page.says(ARMING, source, cue, stance)
    return page


def audited(*pages: Page) -> Audit:
    readings = [page.reading for page in pages]
    chronicle = MemoryChronicle(compose(readings, same_names(readings), CODEBOOK))
    report = chronicle.get(Report, pages[0].report.id)
    assert report
    return audit(chronicle, report)


def test_all_that_carry_it_lean_on_one_wire():
    (statement,) = audited(told("A", 1), told("B", 2), told("C", 3), told("D", 4)).statements
    assert statement.elsewhere
    assert statement.elsewhere.said == "3 other reports carry this; all lean on Northwire"
    assert len(statement.elsewhere.carried) == 3
    assert "Northwire reports counts once" in statement.elsewhere.origins[0].why


def test_several_origins_and_a_denial_are_told_apart():
    (statement,) = audited(told("A", 1), said_by("Aldin", 2), said_by("Velsa", 3, Stance.DENIES)).statements
    assert statement.elsewhere
    assert statement.elsewhere.said == (
        "1 other report carries this; they lean on 2 origins: Aldin, Northwire; 1 holds against it"
    )


def test_a_report_alone_has_nothing_elsewhere():
    (statement,) = audited(told("A", 1)).statements
    assert statement.elsewhere is None


def test_a_circle_of_outlets_is_named():
    one, other = cites("the Daily Lantern", "Northwire"), cites("Northwire", "the Daily Lantern")
    (statement,) = audited(one, other).statements
    assert statement.elsewhere
    assert statement.elsewhere.said == (
        "1 other report carries this; all lean on the Daily Lantern and Northwire, which cite one another"
    )


def cites(publisher: str, outlet: str) -> Page:
    page = Page(f"{ARMING}, {outlet} wrote.", publisher=publisher)
    page.says(ARMING, via=((outlet, LinkKind.OUTLET),))
    return page
