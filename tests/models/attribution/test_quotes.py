import pytest

from reportedly.models.attribution.words import read_words


def inside(text: str) -> str:
    """The words of `text` that stand in quotation marks, or are such marks (in brackets)."""
    words = read_words(text, lambda words: ([], []))
    shown = []
    for (start, end), state in zip(words.offsets, words.quoted, strict=True):
        if state:
            shown.append(f"[{text[start:end]}]" if state == 1 else text[start:end])
    return " ".join(shown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we left” early.", "[“] we left [”]"),
        ('He said "we left" early.', '["] we left ["]'),
        ("He said ‘we left’ early.", "[‘] we left [’]"),
        ("He said 'we left' early.", "['] we left [']"),
        ("He said «we left» early.", "[«] we left [»]"),
        ("‘The workers’ plan failed,’ she said.", "[‘] The workers ’ plan failed , [’]"),
        ("The workers’ plan wasn’t Orr’s.", ""),
        ("the dogs' bowl and the cats' bed", ""),
        ("“He said ‘no’ twice,” she said.", "[“] He said ‘ no ’ twice , [”]"),
    ],
)
def test_every_papers_marks_give_the_same_states(text: str, expected: str) -> None:
    assert inside(text) == expected


def test_a_quotation_that_runs_on_opens_again_in_the_next_paragraph() -> None:
    assert inside("“One.\n“Two,” he said.\nThree.") == "[“] One . [“] Two , [”]"


def test_a_forgotten_mark_costs_one_paragraph() -> None:
    assert inside('He said "we left.\nNobody "saw" him.') == '["] we left . ["] saw ["]'


def test_a_straight_mark_after_a_space_opens_even_where_one_is_open() -> None:
    assert inside('A "b c "d" e') == '["] b c ["] d ["]'


def test_many_apostrophes_cost_no_more_than_their_number() -> None:
    text = "'as " * 50_000
    assert len(read_words(text, lambda words: ([], [])).quoted) == 100_000
