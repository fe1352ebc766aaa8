"""What makes two statements one claim, what keeps them apart, and what a claim of points is."""

import pytest
from tests.compose.dispute import Page, same_names

from reportedly.codebook import load
from reportedly.compose import compose
from reportedly.compose.propositions import Reducer
from reportedly.compose.terms import Terms, stem
from reportedly.records import (
    Claim,
    Form,
    Judgement,
    Kind,
    LinkKind,
    MemoryChronicle,
    Mention,
    Mood,
    Offsets,
    Point,
    Stance,
    Standing,
    Statement,
    Verdict,
    content_id,
)

CODEBOOK = load()


def told(text: str, publisher: str, source: str | None = None, stance: Stance = Stance.ASSERTS) -> Page:
    page = Page(f"{source} said {text}." if source else f"{text}.", publisher=publisher)
    page.says(text, source, "said" if source else None, stance)
    return page


def claims(*pages: Page, judgements: tuple[Judgement, ...] = ()) -> MemoryChronicle:
    readings = [p.reading for p in pages]
    return MemoryChronicle(compose(readings, [*same_names(readings), *judgements], CODEBOOK))


def shared(*pages: Page) -> bool:
    made = claims(*pages)
    return len({s.claim for s in made.each(Statement)}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # the same in other words
        (
            "Aldin launched an offensive against the Red Front",
            "Aldin began an assault on the Red Front",
            True,
        ),
        ("Aldin has withdrawn its troops from Velsa", "Aldin pulled its soldiers out of Velsa", True),
        # the same words about something else
        ("Aldin has withdrawn its troops from Velsa", "Aldin has withdrawn its troops from Orrin", False),
        ("Aldin launched an offensive against the Red Front", "Aldin declined to comment", False),
        ("Aldin declined to comment on the harbour", "Velsa declined to comment on the camps", False),
        # who does it may be told the other way round
        ("Aldin armed the Red Front rebels", "The Red Front rebels were armed by Aldin", True),
    ],
)
def test_senses_join_and_names_part(one: str, other: str, same: bool) -> None:
    assert shared(told(one, "The Harbour Post"), told(other, "Lantern")) is same


def test_terms_are_senses_countries_and_stems() -> None:
    terms = Terms(CODEBOOK.claims, CODEBOOK.countries)
    assert set(terms.of(["the withdrawal of Austrian troops"])) == set(
        terms.of(["soldiers pulled", "from Austria"])
    )
    assert not list(terms.of(["would not have been the"]))


def pointed(publisher: str, *points: str) -> Page:
    """One saying of Lena Voss that makes the points, joined by "and"."""
    content = " and ".join(points)
    page = told(content, publisher, "Lena Voss")
    start = page.text.index(content)
    made: list[Point] = []
    for words in points:
        at = page.text.index(words, start)
        made.append(Point(pieces=(Offsets(at, at + len(words)),), mood=Mood.FACT))
    page.records = [
        r.model_copy(update={"points": tuple(made)}) if isinstance(r, Statement) else r for r in page.records
    ]
    return page


SHELLED = "Aldin shelled the northern harbour district"
CLOSED = "Velsa closed the western mountain railway"


def test_a_saying_of_two_points_stands_in_two_claims() -> None:
    made = claims(
        pointed("The Harbour Post", SHELLED, CLOSED), told(SHELLED, "Lantern"), told(CLOSED, "Gazette")
    )
    both = next(s for s in made.each(Statement) if s.source)
    holding = [c for c in made.each(Claim) if both.id in c.for_]
    assert len(holding) == 2
    assert both.claim in {c.id for c in holding}
    assert sorted(c.text for c in holding) == [SHELLED, CLOSED]


def test_points_that_nobody_shares_make_one_claim() -> None:
    made = claims(pointed("The Harbour Post", SHELLED, CLOSED))
    (claim,) = made.each(Claim)
    assert claim.text == SHELLED


def test_a_points_key_is_its_statements_where_there_is_one() -> None:
    reduce = Reducer(CODEBOOK)
    (single,) = reduce(told(SHELLED, "Lantern").reading)
    assert single.key == single.statement
    keys = [p.key for p in reduce(pointed("Lantern", SHELLED, CLOSED).reading)]
    assert len(set(keys)) == 2


def test_a_denial_with_the_verb_of_what_it_denies() -> None:
    words = "that members of the Red Front had ever guarded it"
    denial = told(words, "Lantern", "Velsa", Stance.DENIES)
    at = denial.text.index(words)
    guarded = Point(pieces=(Offsets(at, at + len(words)),), predicate=("guard",))
    denial.records = [
        r.model_copy(update={"points": (guarded,)}) if isinstance(r, Statement) else r for r in denial.records
    ]
    made = claims(told("the Red Front guards the depots", "The Harbour Post", "Aldin"), denial)
    (claim,) = made.each(Claim)
    assert claim.standing is Standing.CONTESTED


def test_this_view_points_at_what_was_just_said() -> None:
    page = Page("Aldin said the Red Front holds the northern harbour. An official dismissed this view.")
    page.says("the Red Front holds the northern harbour", "Aldin", "said")
    page.says("this view", "An official", "dismissed", Stance.DENIES, kind=LinkKind.UNNAMED)
    (claim,) = claims(page).each(Claim)
    assert claim.standing is Standing.CONTESTED


def test_a_reprints_claims_are_those_of_its_original() -> None:
    pages = [
        told(f"{name} walked home on foot", n)
        for n, name in (("Post", "Lena Voss"), ("Lantern", "Lena Voss"))
    ]
    left, right = (p.report.id for p in pages)
    readings = [p.reading for p in pages]
    copy = Judgement.by_stage("test", Verdict.SAME, left, right, score=1.0, why="the same words")
    made = MemoryChronicle(compose(readings, [copy], CODEBOOK))  # without knowing that the names are one
    (claim,) = made.each(Claim)
    assert len(claim.for_) == 2
    assert len(claim.origins) == 1


@pytest.mark.parametrize(
    "words",
    [("seize", "seized", "seizing"), ("ally", "allies"), ("deny", "denied", "denying"), ("stop", "stopped")],
)
def test_forms_of_a_word_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


def test_an_office_in_common_says_whom_and_not_what() -> None:
    office = "the harbour and fisheries minister"

    def described(deed: str, publisher: str) -> Page:
        page = told(f"{office} of Aldin {deed}", publisher)
        head = page.at("minister")
        mention = Mention(
            id=content_id("mention", page.report.id, "office"),
            report=page.report.id,
            span=page.at(office),
            head=head,
            label=Kind.PERSON,
            form=Form.NOMINAL,
        )
        page.records.append(mention)
        return page

    opened = "opened a northern school"
    assert shared(described(opened, "The Harbour Post"), described(opened, "Lantern"))
    assert not shared(described(opened, "The Harbour Post"), described("pardoned seven sailors", "Lantern"))
