import pytest

from reportedly.models.attribution.reading import OVERLAP, WINDOW, parts, windows
from reportedly.models.attribution.words import read_words


@pytest.mark.parametrize("pieces", [1, 2, OVERLAP, WINDOW, WINDOW + 1, 700, 1003, 40_001])
def test_windows_cover_each_piece_once_and_see_around_it(pieces: int) -> None:
    found = list(windows(pieces))
    assert [low for _, _, low, _ in found] == [0, *(high for *_, high in found[:-1])]
    assert found[-1][1] == found[-1][3] == pieces
    for begin, end, low, high in found:
        assert begin <= low < high <= end <= begin + WINDOW
        assert begin == 0 or low - begin >= OVERLAP // 2 - 1
        assert end == pieces or end - high >= OVERLAP // 2 - 1


@pytest.mark.parametrize("unit", ["word ", "Sentence. ", "para\n", "x"])
def test_parts_are_bounded_and_lose_nothing(unit: str) -> None:
    text = unit * 30_000
    found = list(parts(text))
    assert "".join(text[a:b] for a, b in found) == text
    assert max(b - a for a, b in found) <= 40_000
    assert all(text[b - 1] == unit[-1] for _, b in found)


def test_a_word_without_pieces_is_read_at_its_neighbours() -> None:
    words = read_words("a \x00 b", lambda words: ([7, 8], [0, 2]))
    assert words.first == [0, 0, 1]


def test_a_word_of_very_many_pieces_is_cut() -> None:
    words = read_words("x" * 900, lambda words: (list(range(900)), [0] * 900))
    assert len(words.pieces) == 16
