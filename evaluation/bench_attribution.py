"""Who says what, read by several tools over the same articles in one run: how well, and how fast.

    python -m evaluation.bench_attribution [--data DIR] [--every N] [--json FILE]

Each tool reads PolNeAR's dev articles from bare text to attributions, its parsing included; speed is words per
second of processor time. Tools: this project's rules, its trained reader, a plain baseline over the parse
(a verb of saying, its subject, its clause), and textacy's direct quotations where that library is installed
(`pip install textacy`). BBC Citron is named in the table without figures: it is on no package index, and its model,
trained on licensed text, may not be used here.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Token

from evaluation.__main__ import corpora
from evaluation.polnear import Article, articles
from evaluation.reading import Finder
from evaluation.spans import WORD, Pieces, Read, Said, score
from reportedly.config import Settings
from reportedly.models.onnx_model import AttributionModel

Tool = Callable[[str], list[Said]]
"""From a bare text to its attributions."""

FIGURES = (
    "full",
    "strict",
    "kind.direct",
    "kind.mixed",
    "kind.indirect",
    "exact.source",
    "exact.cue",
    "exact.content",
)
_VERBS = frozenset(
    "add announce argue believe claim deny insist note report say state tell warn write".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Row:
    """One tool's figures: F1 by name, words per second of processor time, articles it failed on."""

    tool: str
    figures: dict[str, float]
    words_per_second: float
    failed: int


def baseline(nlp: Language) -> Tool:
    """A verb of saying with its subject and its clause, or with the quotation in its sentence."""

    def read(text: str) -> list[Said]:
        return [
            Said(subject, ((verb.idx, verb.idx + len(verb)),), content)
            for verb in nlp(text)
            if verb.pos_ == "VERB" and verb.lemma_.lower() in _VERBS
            for subject in [_ranges(c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"})]
            for content in [_said_by(verb)]
            if content
        ]

    return read


def _said_by(verb: Token) -> Pieces:
    clauses = _ranges(c for c in verb.children if c.dep_ in {"ccomp", "xcomp"})
    if clauses or verb.dep_ not in {"parataxis", "ccomp"} or verb.head is verb:
        return clauses
    own = {t.i for t in verb.subtree}
    outside = [t for t in verb.head.subtree if t.i not in own]
    return ((outside[0].idx, outside[-1].idx + len(outside[-1])),) if outside else ()


def _ranges(heads: Iterable[Token]) -> Pieces:
    return tuple((h.left_edge.idx, h.right_edge.idx + len(h.right_edge)) for h in heads)


def textacy_quotations(nlp: Language) -> Tool:
    """The direct quotations of textacy, as they come. Raises ValueError where textacy gives an article up."""
    triples = importlib.import_module("textacy.extract.triples")

    def read(text: str) -> list[Said]:
        return [
            Said(
                ((q.speaker[0].idx, q.speaker[-1].idx + len(q.speaker[-1])),) if q.speaker else (),
                ((q.cue[0].idx, q.cue[-1].idx + len(q.cue[-1])),) if q.cue else (),
                ((q.content.start_char, q.content.end_char),),
            )
            for q in triples.direct_quotations(nlp(text))
        ]

    return read


def tools() -> Iterator[tuple[str, Tool]]:
    """Every tool that is here, by name."""
    nlp = importlib.import_module(Settings().pipeline).load()
    yield "reportedly, rules", Finder().outermost
    yield "reportedly, trained reader and rules", Finder(AttributionModel.load()).outermost
    yield "baseline over the parse", baseline(nlp)
    if importlib.util.find_spec("textacy"):
        yield "textacy direct quotations", textacy_quotations(nlp)


def measured(name: str, tool: Tool, read: list[Article]) -> Row:
    """One tool over all the articles. An article that it fails on counts as one in which it found nothing."""
    tool(read[0].text)  # load what is loaded once
    results, failed = [], 0
    began = time.process_time()
    for article in read:
        try:
            found = tool(article.text)
        except Exception:  # another's library: whatever it raises, the run goes on and says so
            found, failed = [], failed + 1
        results.append(Read(article.text, article.gold, found))
    seconds = time.process_time() - began
    words = sum(len(WORD.findall(article.text)) for article in read)
    figures = score(results).figures()
    return Row(name, {k: round(figures.get(k, 0.0), 4) for k in FIGURES}, round(words / seconds, 1), failed)


def table(rows: list[Row]) -> Table:
    """The rows as a person reads them."""
    shown = Table("tool", *FIGURES, "words/s", "failed on", title="PolNeAR dev, F1; speed on one core")
    for row in rows:
        figures = (f"{row.figures[name]:.3f}" for name in FIGURES)
        shown.add_row(row.tool, *figures, f"{row.words_per_second:.0f}", str(row.failed))
    shown.add_row("BBC Citron", *["cannot be had"] * len(FIGURES), "", "")
    if not importlib.util.find_spec("textacy"):
        shown.add_row("textacy", *["not installed"] * len(FIGURES), "", "")
    return shown


def main() -> None:
    """Measure, print, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench_attribution")
    parser.add_argument("--data", type=Path, help="the folder of the corpora (default: REPORTEDLY_DATA)")
    parser.add_argument("--every", type=int, default=1, help="read every so-manieth article only")
    parser.add_argument("--json", type=Path, help="also write the rows to this file")
    asked = parser.parse_args()
    read = list(articles(corpora(asked.data) / "polnear" / "dev", every=asked.every))
    rows = [measured(name, tool, read) for name, tool in tools()]
    Console(width=200).print(table(rows))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
