"""What changed between two dates: by publication, each kind of change, and nothing outside the dates."""

import pytest
from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.compose.changes import changes
from reportedly.records import Judgement, MemoryChronicle, Stance, Standing, Verdict

CODEBOOK = load()
ARMING = "Velsa is arming the Red Front near the border"


def charge(source: str, published: str | None, publisher: str, stance: Stance = Stance.ASSERTS) -> Page:
    cue = "denied" if stance is Stance.DENIES else "said"
    page = Page(f"{source} {cue} that {ARMING}.", publisher=publisher, published=published)
    page.says(ARMING, source, cue, stance)
    return page


def chronicle(*pages: Page, judgements: tuple[Judgement, ...] = ()) -> MemoryChronicle:
    readings = [page.reading for page in pages]
    return MemoryChronicle(compose(readings, [*same_names(readings), *judgements], CODEBOOK))


MARCH = charge("Aldin", "2020-03-02", "The Harbour Post")
APRIL = charge("Lena Voss", "2020-04-10", "The Daily Lantern")
MAY = charge("Velsa", "2020-05", "The Hill Star", Stance.DENIES)


@pytest.mark.parametrize(
    ("since", "until", "new", "moved"),
    [
        ("2020-03-01", "2020-03-31", [Standing.SINGLE], []),
        ("2020-03", "2020-04", [Standing.CORROBORATED], []),
        ("2020-04", "2020-04", [], [(Standing.SINGLE, Standing.CORROBORATED)]),
        ("2020-05-01", "2020-05-31", [], [(Standing.CORROBORATED, Standing.CONTESTED)]),
        ("2020-04", "2020-05", [], [(Standing.SINGLE, Standing.CONTESTED)]),
        ("2020-05-01", "2020-05-20", [], []),  # "May" may be any day of it
        ("2019", "2020-02", [], []),
        ("2020-06", "2021", [], []),
    ],
)
def test_claims_are_new_or_move(since, until, new, moved):
    found = changes(chronicle(MAY, MARCH, APRIL), since, until)
    assert [claim.standing for claim in found.claims] == new
    assert [(m.before, m.after) for m in found.standings] == moved


def test_a_moved_standing_names_what_moved_it():
    (moved,) = changes(chronicle(MARCH, APRIL, MAY), "2020-05-01", "2020-05-31").standings
    assert moved.statements == moved.claim.against


def test_a_report_without_a_date_is_in_none_of_it():
    found = changes(chronicle(MARCH, charge("Lena Voss", None, "The Daily Lantern")), "2020-03", "2020-03")
    assert found.undated == 1
    assert found.reports == (MARCH.report.id,)
    assert [claim.standing for claim in found.claims] == [Standing.SINGLE]


def tie(published: str, **bounds: str) -> Page:
    page = Page(f"Aldin said that {ARMING}.", published=published)
    said = page.says(ARMING, "Aldin", "said")
    page.tie("Velsa", "arms", "the Red Front", said, **bounds)
    return page


def test_ties_begin_and_end_by_their_own_dates():
    told = chronicle(tie("2020-06-01", valid_from="2018-02-03", valid_to="2019"))
    began = changes(told, "2018-01", "2020-07").ties
    assert [(t.ended, t.date, t.predicate) for t in began] == [
        (False, "2018-02-03", "arms"),
        (True, "2019", "arms"),
    ]
    assert changes(told, "2018-02-03", "2020-05").ties == ()  # not known yet
    assert [t.ended for t in changes(told, "2018-02-04", "2020-07").ties] == [True]
    assert changes(told, "2019-03", "2020-07").ties == ()  # "2019" may be before


def number(published: str, words: str, value: float) -> Page:
    page = Page(f"Orrin said that the Red Front had {words} fighters.", published=published)
    said = page.says(f"the Red Front had {words} fighters", "Orrin", "said")
    page.figure(f"{words} fighters", value, "fighters", "the Red Front", said)
    return page


def test_figures_are_revised_by_their_own_source():
    told = chronicle(number("2020-01-05", "6,000", 6000), number("2020-03-05", "3,500", 3500))
    (revised,) = changes(told, "2020-02", "2020-04").figures
    assert (revised.before.value, revised.after.value, revised.name) == (6000, 3500, "Orrin")
    assert changes(told, "2020-01", "2020-02").figures == ()


def test_what_was_taken_apart_by_a_person_moves_nothing():
    apart = Judgement(
        id="judgement-1",
        left=APRIL.reading.records[-1].id,
        right=MARCH.reading.records[-1].id,
        verdict=Verdict.DIFFERENT,
        score=1,
        why="",
        judged_by="person:Ada",
        judged_at="2026-01-01T00:00:00+00:00",
    )
    found = changes(chronicle(MARCH, APRIL, judgements=(apart,)), "2020-04", "2020-04")
    assert (len(found.claims), found.standings) == (1, ())
