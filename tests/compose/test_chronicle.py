from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compose.dispute import Page, charge_and_denial, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.records import (
    Actor,
    Claim,
    Gap,
    Judgement,
    LinkKind,
    MemoryChronicle,
    Position,
    PositionKind,
    Reading,
    Relation,
    Report,
    Stance,
    Standing,
    Statement,
    Verdict,
)

CODEBOOK = load()


def chronicle(pages: list[Page], judgements: list[Judgement] | None = None) -> MemoryChronicle:
    readings = [p.reading for p in pages]
    return MemoryChronicle(compose(readings, [*same_names(readings), *(judgements or [])], CODEBOOK))


def claim_of(made: MemoryChronicle, words: str) -> Claim:
    for statement in made.each(Statement):
        if words in statement.content[0].exact and statement.claim:
            found = made.get(Claim, statement.claim)
            assert found is not None
            return found
    raise AssertionError(f"no claim holds {words!r}")


def names(made: MemoryChronicle, ids: tuple[str, ...]) -> set[str]:
    return {actor.name for i in ids if (actor := made.get(Actor, i))}


def same_saying(publisher: str, **more: str) -> Page:
    page = Page(
        "Lena Voss said Aldin had shelled the northern harbour district.", publisher=publisher, **more
    )
    page.says("Aldin had shelled the northern harbour district", "Lena Voss", "said")
    return page


def test_a_dismissed_report_and_what_it_says_are_one_contested_claim() -> None:
    claim = claim_of(chronicle([charge_and_denial()]), "guard duties")
    assert claim.standing is Standing.CONTESTED
    assert claim.text == "The Red Front has performed guard duties for Velsa since 2016"


def test_both_sides_are_named() -> None:
    made = chronicle([charge_and_denial()])
    claim = claim_of(made, "hill militias near")
    assert claim.standing is Standing.CONTESTED
    assert names(made, claim.asserted_by) == {"Orrin"}
    assert names(made, claim.denied_by) == {"Velsa"}


def test_one_speaker_in_two_papers_is_one_origin() -> None:
    claim = claim_of(chronicle([same_saying("The Harbour Post"), same_saying("Lantern")]), "shelled")
    assert len(claim.for_) == 2
    assert [o.name for o in claim.origins] == ["Lena Voss"]
    assert claim.standing is Standing.SINGLE


def test_two_speakers_corroborate() -> None:
    other = Page("Tarek Oman said Aldin had shelled the northern harbour district.", publisher="Lantern")
    other.says("Aldin had shelled the northern harbour district", "Tarek Oman", "said")
    claim = claim_of(chronicle([same_saying("The Harbour Post"), other]), "shelled")
    assert claim.standing is Standing.CORROBORATED


def test_a_wire_stands_once_however_many_carry_it() -> None:
    pages = []
    for publisher in ("The Harbour Post", "Lantern", "Gazette"):
        page = Page(
            "An official told Northwire that Aldin shelled the northern harbour.", publisher=publisher
        )
        via = (("Northwire", LinkKind.OUTLET),)
        page.says(
            "that Aldin shelled the northern harbour", "An official", "told", via=via, kind=LinkKind.UNNAMED
        )
        pages.append(page)
    claim = claim_of(chronicle(pages), "shelled")
    assert len(claim.for_) == 3
    assert [o.name for o in claim.origins] == ["Northwire"]


def test_a_reprint_is_no_origin_of_its_own_and_says_what_it_copies() -> None:
    pages = [Page("Aldin shelled the northern harbour on Monday.", publisher=p) for p in ("Post", "Lantern")]
    for page in pages:
        page.says("Aldin shelled the northern harbour on Monday.")
    a, b = (p.report.id for p in pages)
    copied = Judgement.by_stage("test", Verdict.SAME, a, b, score=1.0, why="the same words")
    made = chronicle(pages, [copied])
    assert len(claim_of(made, "shelled").origins) == 1
    assert [bool(r.reprint_of) for r in made.each(Report)].count(True) == 1
    assert len(claim_of(chronicle(pages), "shelled").origins) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Velsa had shelled the northern harbour district",  # another actor
        "Aldin would shell the northern harbour district",  # another mood
    ],
)
def test_like_words_about_something_else_stay_apart(other: str) -> None:
    page = Page(f"Tarek Oman said {other}.", publisher="Lantern")
    page.says(other, "Tarek Oman", "said")
    made = chronicle([same_saying("The Harbour Post"), page])
    assert claim_of(made, "Aldin had shelled").id != claim_of(made, other).id


def test_another_number_and_another_year_stay_apart() -> None:
    pages = []
    for number, year in ((300, "2016"), (900, "2016"), (300, "2019")):
        page = Page(
            f"Lena Voss said Aldin lost {number} soldiers at the harbour in {year}.", publisher=str(number)
        )
        said = page.says(f"Aldin lost {number} soldiers at the harbour in {year}", "Lena Voss", "said")
        page.figure(str(number), number, "soldiers", "Aldin", said)
        page.time(year, year)
        pages.append(page)
    made = chronicle(pages)
    assert len({s.claim for s in made.each(Statement)}) == 3


def test_a_negated_statement_stands_against() -> None:
    page = Page("Tarek Oman said Aldin had not shelled the northern harbour district.", publisher="Lantern")
    page.says("Aldin had not shelled the northern harbour district", "Tarek Oman", "said")
    claim = claim_of(chronicle([same_saying("The Harbour Post"), page]), "Aldin had shelled")
    assert claim.standing is Standing.CONTESTED


def test_a_demand_becomes_a_position_with_its_answer() -> None:
    page = Page("Aldin demanded that Velsa close its border camps. Velsa refused to close its border camps.")
    page.says("that Velsa close its border camps", "Aldin", "demanded", Stance.DEMANDS)
    refusal = Page("Velsa refused Aldin to close its border camps.", published="2020-06-01")
    answer = refusal.says("Aldin to close its border camps", "Velsa", "refused", Stance.REFUSES)
    made = chronicle([page, refusal])
    demand = next(p for p in made.each(Position) if p.kind is PositionKind.DEMAND)
    assert names(made, (demand.holder,)) == {"Aldin"}
    assert names(made, (demand.addressee or "",)) == {"Velsa"}
    assert demand.answer == answer


def test_a_tie_with_an_unknown_side_is_a_gap() -> None:
    page = Page("Aldin hosts somebody nobody names.")
    said = page.says("Aldin hosts somebody nobody names.")
    page.tie("Aldin", "hosts", "somebody", said)
    made = chronicle([page])
    assert not list(made.each(Relation))
    assert any("hosts" in gap.reason for gap in made.each(Gap))


PAGES = [
    charge_and_denial(),
    same_saying("The Harbour Post"),
    same_saying("Lantern", published="2021-01-02"),
    Page("Nothing is said here."),
]
READINGS = [p.reading for p in PAGES]
JUDGEMENTS = same_names(READINGS)


def entries(readings: list[Reading], judgements: list[Judgement]) -> set[str]:
    return {type(e).__name__ + e.model_dump_json() for e in compose(readings, judgements, CODEBOOK)}


@settings(max_examples=25, deadline=None)
@given(st.permutations(READINGS), st.permutations(JUDGEMENTS))
def test_the_order_of_readings_and_judgements_makes_no_difference(
    readings: list[Reading], judgements: list[Judgement]
) -> None:
    assert entries(readings, judgements) == entries(READINGS, JUDGEMENTS)


def test_every_statement_comes_out_once_and_in_its_claim() -> None:
    made = list(compose(READINGS, JUDGEMENTS, CODEBOOK))
    read = Counter(s.id for r in READINGS for s in r.of(Statement))
    assert Counter(e.id for e in made if isinstance(e, Statement)) == read
    sided = Counter(s for e in made if isinstance(e, Claim) for s in (*e.for_, *e.against))
    assert sided == Counter(e.id for e in made if isinstance(e, Statement) and e.claim)


def test_two_thousand_identical_statements_are_one_claim() -> None:
    pages = [same_saying(f"Paper {n}") for n in range(2000)]
    readings = [p.reading for p in pages]
    made = MemoryChronicle(compose(readings, same_names(readings), CODEBOOK))
    assert len({s.claim for s in made.each(Statement)}) == 1
