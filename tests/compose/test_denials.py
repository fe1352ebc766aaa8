"""What denials, refusals and replies are taken to be about: pairs of statements by their words, in one report."""

import pytest
from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.records import Claim, Gap, MemoryChronicle, Position, Span, Stance, Standing, Statement

CODEBOOK = load()
ARMING = "Velsa is arming hill militias near the border"


def chronicle(page: Page) -> MemoryChronicle:
    return MemoryChronicle(compose([page.reading], same_names([page.reading]), CODEBOOK))


def against(page: Page, denial: str) -> str | None:
    """The first words that the denial is taken to be against, or None."""
    found = chronicle(page)
    (claim,) = [c for c in found.each(Claim) if denial in c.against and c.for_] or [None]
    return found.get(Statement, claim.for_[0]).content[0].exact if claim else None


def answered(
    first: str, second: str, cue: str, stance: Stance, content: str, asked: bool = False
) -> str | None:
    """What Velsa's second sentence is against, where Aldin said the first."""
    said, as_ = ("asked", Stance.DEMANDS) if asked else ("said", Stance.ASSERTS)
    page = Page(f"Aldin {said} {first}. {second}.")
    page.says(first, "Aldin", said, as_)
    denial = page.says(content, "Velsa", cue, stance)
    start = page.text.index(second)

    def later(words: str) -> Span:
        at = page.text.index(words, start)
        return page.report.span(at, at + len(words))

    made = next(r for r in page.records if r.id == denial)
    chain = (made.chain[0], made.chain[1].model_copy(update={"span": later("Velsa")}))
    there = {"content": (later(content),), "source": later("Velsa"), "cue": later(cue), "chain": chain}
    page.records[page.records.index(made)] = made.model_copy(update=there)
    return against(page, denial)


@pytest.mark.parametrize(
    ("second", "cue", "stance", "content"),
    [
        ("Velsa denied this", "denied", Stance.DENIES, "this"),
        ("Velsa said that is not true", "said", Stance.ASSERTS, "that is not true"),
        ("Velsa said it was plainly nonsense", "said", Stance.ASSERTS, "it was plainly nonsense"),
        ("Velsa denied these accusations", "denied", Stance.DENIES, "these accusations"),
        ("Velsa dismissed the claim", "dismissed", Stance.DENIES, "the claim"),
        ("Velsa called the charges lies", "called", Stance.ASSERTS, "the charges lies"),
    ],
)
def test_what_only_points_is_against_what_was_just_said(second, cue, stance, content):
    assert answered(ARMING, second, cue, stance, content) == ARMING


@pytest.mark.parametrize(
    ("second", "cue", "stance", "content"),
    [
        (
            "Velsa said it would attack any camp that spreads lies",
            "said",
            Stance.ASSERTS,
            "it would attack any camp that spreads lies",
        ),
        ("Velsa declined to comment", "declined", Stance.REFUSES, "to comment"),
        ("Velsa denied the charges of fraud", "denied", Stance.DENIES, "the charges of fraud"),
        ("Velsa said that the harvest was not good", "said", Stance.ASSERTS, "that the harvest was not good"),
    ],
)
def test_what_does_not_point_there_is_not(second, cue, stance, content):
    assert answered(ARMING, second, cue, stance, content) is None


def test_a_refusal_is_against_what_was_asked_of_who_refuses():
    first = "Velsa to defend the hill town"
    second = "Velsa refused the request"
    assert answered(first, second, "refused", Stance.REFUSES, "the request", asked=True) == first


def test_a_number_put_lower_is_against_the_number_before():
    first = "up to 500 fighters remain in the hill town"
    second = "Velsa put the number lower at 300"
    assert answered(first, second, "put", Stance.BELIEVES, "the number lower at 300") == first


def test_the_contrary_word_of_the_same_matter_is_against_it():
    first = "foreign fighters are included in the harbour deal"
    second = "Velsa said that it excludes foreign fighters"
    assert answered(first, second, "said", Stance.ASSERTS, "it excludes foreign fighters") == first


def test_who_will_not_comment_denies_nothing_and_holds_no_position():
    page = Page(f"Aldin said {ARMING}. Lena Voss declined to comment on hill militias.")
    page.says(ARMING, "Aldin", "said")
    silent = page.says("to comment on hill militias", "Lena Voss", "declined", Stance.REFUSES)
    found = chronicle(page)
    assert found.get(Statement, silent).stance is Stance.REFUSES
    (claim,) = found.each(Claim)
    assert (claim.standing, claim.against) == (Standing.SINGLE, ())
    assert not list(found.each(Position))
    assert not [g for g in found.each(Gap) if g.stage == "positions"]


def test_nobody_is_his_own_addressee():
    page = Page("Aldin demanded that Aldin be heard at the harbour talks.")
    page.says("that Aldin be heard at the harbour talks", "Aldin", "demanded", Stance.DEMANDS)
    assert all(p.holder != p.addressee for p in chronicle(page).each(Position))
