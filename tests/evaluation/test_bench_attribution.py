"""The comparison of attribution readers runs, counts failures, and says what cannot be had."""

from __future__ import annotations

import importlib
import io

import pytest
from evaluation.bench_attribution import baseline, measured, table
from evaluation.polnear import Article
from evaluation.spans import Said
from rich.console import Console

from reportedly.config import Settings

TEXT = "The minister said the bridge was closed. Nobody else spoke."


@pytest.fixture(scope="module")
def article() -> Article:
    gold = Said(((0, 12),), ((13, 17),), ((18, 39),))
    return Article("one", TEXT, [gold])


def test_the_baseline_reads_a_plain_sentence(article: Article) -> None:
    read = baseline(importlib.import_module(Settings().pipeline).load())
    assert read(TEXT) == article.gold


def test_a_perfect_tool_scores_one_and_a_silent_one_zero(article: Article) -> None:
    perfect = measured("perfect", lambda text: list(article.gold), [article])
    silent = measured("silent", lambda text: [], [article])
    assert (perfect.figures["full"], silent.figures["full"]) == (1.0, 0.0)
    assert perfect.words_per_second > 0


def test_a_tool_that_fails_is_counted_and_the_rest_goes_on(article: Article) -> None:
    calls = iter([[], ValueError("no"), list(article.gold)])

    def tool(text: str) -> list[Said]:
        answer = next(calls)
        if isinstance(answer, Exception):
            raise answer
        return answer

    row = measured("shaky", tool, [article, article])
    assert row.failed == 1
    assert row.figures["full"] == pytest.approx(2 / 3, abs=1e-3)


def test_the_table_names_what_cannot_be_had(article: Article) -> None:
    console = Console(width=200, file=io.StringIO(), record=True)
    console.print(table([measured("silent", lambda text: [], [article])]))
    shown = console.export_text()
    assert "BBC Citron" in shown
    assert "cannot be had" in shown
