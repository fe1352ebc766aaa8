"""What reports should not do, and do: deny themselves, name nobody, say it ten thousand times, cite in circles."""

from dataclasses import replace

from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.records import (
    Claim,
    Gap,
    Judgement,
    Link,
    LinkKind,
    MemoryChronicle,
    Reading,
    Stance,
    Standing,
    Statement,
    Verdict,
)

CODEBOOK = load()
SO_MANY = 10_000
ARMING = "Velsa is arming the Red Front near the border"


def chronicle(*readings: Reading) -> MemoryChronicle:
    return MemoryChronicle(compose(readings, same_names(list(readings)), CODEBOOK))


def test_a_report_that_denies_itself_is_contested_by_its_own_word():
    page = Page(
        f"Aldin said that {ARMING}. Later Aldin denied that Velsa is arming the Red Front near the border, too."
    )
    page.says(ARMING, "Aldin", "said")
    again = page.report.span(page.text.rindex(ARMING), page.text.rindex(ARMING) + len(ARMING))
    said = next(r for r in page.records if isinstance(r, Statement))
    page.records.append(
        said.model_copy(update={"id": "statement-denied", "content": (again,), "stance": Stance.DENIES})
    )
    (claim,) = chronicle(page.reading).each(Claim)
    assert claim.standing is Standing.CONTESTED
    assert claim.asserted_by == claim.denied_by != ()


def test_a_claim_by_nobody_is_the_reports_own():
    page = Page(f"It is said that {ARMING}.", publisher="")
    page.says(ARMING)
    (claim,) = chronicle(page.reading).each(Claim)
    assert claim.asserted_by == ()
    assert [origin.name for origin in claim.origins] == ["the report"]


def test_ten_thousand_identical_statements_are_one_claim():
    page = Page(f"Aldin said that {ARMING}.")
    page.says(ARMING, "Aldin", "said")
    said = next(r for r in page.records if isinstance(r, Statement))
    many = [said.model_copy(update={"id": f"statement-{n:05}"}) for n in range(SO_MANY)]
    reading = replace(page.reading, records=(*page.reading.records, *many))
    (claim,) = chronicle(reading).each(Claim)
    assert len(claim.for_) == SO_MANY + 1
    assert len(claim.origins) == 1


def test_outlets_that_cite_each_other_in_a_circle_do_not_stand_for_each_other():
    one = Page(f"{ARMING}, Northwire wrote.", publisher="the Daily Lantern", published="2020-05-01")
    one.says(ARMING, via=(("Northwire", LinkKind.OUTLET),))
    other = Page(f"{ARMING}, the Daily Lantern wrote.", publisher="Northwire", published="2020-05-02")
    other.says(ARMING, via=(("the Daily Lantern", LinkKind.OUTLET),))
    (claim,) = chronicle(one.reading, other.reading).each(Claim)
    assert len(claim.for_) == 2
    assert len(claim.origins) <= 2
    assert all(origin.why for origin in claim.origins)


def test_a_chain_that_comes_back_to_itself_is_composed():
    page = Page(f"Northwire quoted Northwire that {ARMING}.", publisher="Northwire")
    said = page.says(ARMING, via=(("Northwire", LinkKind.OUTLET),))
    looped = [
        r.model_copy(
            update={"nested_in": said, "chain": (*r.chain, Link(name="Northwire", kind=LinkKind.OUTLET))}
        )
        if isinstance(r, Statement)
        else r
        for r in page.records
    ]
    (claim,) = chronicle(Reading(page.report, tuple(looped))).each(Claim)
    assert [origin.name for origin in claim.origins] == ["Northwire"]


def test_a_judgement_on_what_is_not_there_is_listed_and_kept():
    page = Page(f"Aldin said that {ARMING}.")
    page.says(ARMING, "Aldin", "said")
    judgement = Judgement(
        id="judgement-1",
        left="statement-gone",
        right="",
        verdict=Verdict.WRONG,
        score=1,
        why="",
        judged_by="person:Ada",
        judged_at="2026-01-01T00:00:00+00:00",
    )
    found = MemoryChronicle(compose([page.reading], [judgement], CODEBOOK))
    assert found.get(Judgement, "judgement-1").state == "detached"
    (gap,) = [g for g in found.each(Gap) if g.stage == "judgements"]
    assert gap.reason == (
        "what Ada judged (judgement-1) does not count: what it is about is no longer in the reports; it is kept"
    )
