"""How well mentions and coreference are read: entity spans and CoNLL F1 on GUM, beside a plain rule baseline.

usage: python -m evaluation.coreference [part] [genre ...]     (part: dev or train; REPORTEDLY_DATA names the corpora)

Spans: mentions of persons, organizations and places in GUM, singletons included, by exact span and by head. CoNLL
F1: the mean of MUC, B-cubed and CEAF-e (Pradhan et al. 2014) over OntoGUM's coreference (no singletons), for the
chains of actors, and for all its chains, so that things and events, which the program leaves alone, count as missed.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scipy.optimize import linear_sum_assignment

from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.extract.coreference import Coreference
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Form, Judgement, Mention, Reading, Report, Sameness
from reportedly.records.names import name_key

Words = tuple[int, int]
"""First and last word of a mention, by number in the document."""

POSSESSIVES = frozenset({"'s", "’s", "'"})
"""GUM's mentions hold a possessive ending, the program's do not: it is left off both."""

RELATIVES = frozenset({"who", "which", "that"})
"""Relative pronouns are mentions of the program's and none of GUM's."""

ACTORS = frozenset({"person", "organization", "place"})


@dataclass
class Document:
    """One GUM document: its words, spacing as printed, entity spans with type and with head word, and gold chains."""

    name: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    text: str = ""
    entities: dict[Words, str] = field(default_factory=dict)
    heads: dict[Words, int] = field(default_factory=dict)
    chains: list[set[Words]] = field(default_factory=list)

    def of_actors(self, chains: list[set[Words]]) -> list[set[Words]]:
        """The chains of which a mention is annotated as a person, organization or place."""
        return [c for c in chains if any(self.entities.get(m) in ACTORS for m in c)]


def documents(part: Path, genres: Sequence[str]) -> Iterator[Document]:
    """The documents of the given genres (all, if none are given)."""
    for path in sorted((part / "conllu").glob("*.conllu")):
        if not genres or path.stem.split("_")[1] in genres:
            document = _words(path)
            document.chains = _chains(part / "coref-conll" / f"{path.stem}.conll")
            yield document


def _words(path: Path) -> Document:
    document = Document(path.stem)
    pending: list[tuple[list[str], int]] = []
    before = ""
    spaced: dict[int, bool] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            before = "\n" if document.text else ""
        cells = line.split("\t")
        first, _, last = cells[0].partition("-")
        if len(cells) == 10 and last:  # several words written as one: "daughter's"
            spaced = dict.fromkeys(range(int(first), int(last)), False)
            spaced[int(last)] = "SpaceAfter=No" not in cells[9]
        if len(cells) != 10 or not cells[0].isdigit():
            continue
        document.text += before
        document.starts.append(len(document.text))
        document.text += cells[1]
        document.words.append(cells[1])
        before = " " if spaced.pop(int(cells[0]), "SpaceAfter=No" not in cells[9]) else ""
        _entities(document, cells[9], pending)
    return document


def _entities(document: Document, misc: str, pending: list[tuple[list[str], int]]) -> None:
    """Read the brackets of one word's Entity field: "(12-person-new...", "12)"."""
    at = len(document.words) - 1
    found = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]*\)?|[^()]+\)", found.group(1)) if found else ():
        parts = piece.strip("()").split("-")
        if piece.startswith("("):
            pending.append((parts, at))
        if piece.endswith(")"):
            last = at - 1 if at and document.words[at] in POSSESSIVES else at
            for n in range(len(pending) - 1, -1, -1):
                if pending[n][0][0] == parts[0]:
                    opened, first = pending.pop(n)
                    document.entities[first, last] = opened[1]
                    document.heads[first, last] = first + int(opened[5].split(",")[-1]) - 1
                    break


def _chains(path: Path) -> list[set[Words]]:
    chains: dict[str, set[Words]] = defaultdict(set)
    begun: dict[str, list[int]] = defaultdict(list)
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
    for at, row in enumerate(rows):
        for piece in re.findall(r"\(\d+\)|\(\d+|\d+\)", row[-1]):
            number = piece.strip("()")
            if piece.startswith("("):
                begun[number].append(at)
            if piece.endswith(")"):
                last = at - 1 if at and row[1] in POSSESSIVES else at
                chains[number].add((begun[number].pop(), last))
    return list(chains.values())


class Systems:
    """The program's reading of a document, and the baseline's: names alike and the last person for "he"."""

    def __init__(self) -> None:
        settings, codebook = Settings(), load()
        self._sentences = Sentences(
            spacy_model(settings.pipeline), longest=settings.limits.sentence_characters
        )
        self._mentions, self._coreference = Mentions(codebook), Coreference(codebook)

    def __call__(self, document: Document) -> tuple[set[Words], set[int], list[set[Words]], list[set[Words]]]:
        """Spans, numbers of head words, chains, and the baseline's chains."""
        report = Report.of(path=document.name, text=document.text)
        reading = Reading(report)
        for stage in (self._sentences, self._mentions, self._coreference):
            reading = reading.plus(stage(reading))
        mentions = [m for m in reading.of(Mention) if m.head.exact.lower() not in RELATIVES]
        spans = {m.id: as_words(document, m.span.start, m.span.end) for m in mentions}
        heads = {as_words(document, m.head.start, m.head.end)[1] for m in mentions}
        same = Sameness(reading.of(Judgement))
        chains = [{spans[i] for i in ids} for ids in same.groups(spans).values()]
        return set(spans.values()), heads, _several(chains), _several(_baseline(reading, spans))


def _baseline(reading: Reading, spans: dict[str, Words]) -> list[set[Words]]:
    """The parser's names joined where they are spelt alike; pronouns to the nearest name before them."""
    chains: dict[str, set[Words]] = defaultdict(set)
    last = ""
    for m in (m for m in reading.of(Mention) if m.id in spans):
        if m.form is Form.NAME:
            last = name_key(m.head.exact)
        if last and m.form is not Form.NOMINAL:
            chains[last].add(spans[m.id])
    return list(chains.values())


def _several(chains: Iterable[set[Words]]) -> list[set[Words]]:
    return [chain for chain in chains if len(chain) > 1]


def as_words(document: Document, start: int, end: int) -> Words:
    """The words of a document between two characters, by number."""
    inside = [n for n, s in enumerate(document.starts) if s < end and s + len(document.words[n]) > start]
    return inside[0], inside[-1]


def f1(hit: float, gold: float, found: float) -> float:
    """The harmonic mean of recall (hit of gold) and precision (hit of found)."""
    return 2 * hit / (gold + found) if gold + found else 0.0


class Conll:
    """MUC, B-cubed and CEAF-e, summed over documents."""

    def __init__(self) -> None:
        self._sums = {name: [0.0, 0.0, 0.0, 0.0] for name in ("muc", "b3", "ceafe")}

    def add(self, gold: list[set[Words]], found: list[set[Words]]) -> None:
        """Count one document."""
        for name, score in (("muc", _muc), ("b3", _b_cubed)):
            self._add(name, *score(gold, found), *score(found, gold))
        likeness = _ceaf(gold, found)
        self._add("ceafe", likeness, len(gold), likeness, len(found))

    def _add(self, name: str, *counts: float) -> None:
        self._sums[name] = [a + b for a, b in zip(self._sums[name], counts, strict=True)]

    def scores(self) -> dict[str, float]:
        """F1 of each measure, precision and recall averaged over them, and CoNLL, the mean F1."""
        found: dict[str, float] = {}
        recalls, precisions = [], []
        for name, (hit, gold, hit_found, all_found) in self._sums.items():
            recall, precision = hit / gold if gold else 0.0, hit_found / all_found if all_found else 0.0
            recalls.append(recall)
            precisions.append(precision)
            found[name] = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        mean = sum(found.values()) / 3
        return found | {"precision": sum(precisions) / 3, "recall": sum(recalls) / 3, "conll": mean}


def _muc(gold: list[set[Words]], found: list[set[Words]]) -> tuple[float, float]:
    of = {m: n for n, chain in enumerate(found) for m in chain}
    hit = sum(len(c) - len({of.get(m, m) for m in c}) for c in gold)
    return hit, sum(len(c) - 1 for c in gold)


def _b_cubed(gold: list[set[Words]], found: list[set[Words]]) -> tuple[float, float]:
    of = {m: chain for chain in found for m in chain}
    hit = sum(len(c & of.get(m, set())) / len(c) for c in gold for m in c)
    return hit, sum(map(len, gold))


def _ceaf(gold: list[set[Words]], found: list[set[Words]]) -> float:
    if not gold or not found:
        return 0.0
    table = [[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(sum(table[r][c] for r, c in zip(rows, columns, strict=True)))


def evaluate(part: Path, genres: Sequence[str] = ()) -> dict[str, dict[str, float]]:
    """Scores by genre and over all: span F1, head recall, CoNLL F1 and the baseline's."""
    systems = Systems()
    sums: dict[str, tuple[list[float], Conll, Conll, Conll]] = {}
    for document in documents(part, genres):
        spans, heads, chains, plain = systems(document)
        gold = {words for words, kind in document.entities.items() if kind in ACTORS}
        for name in (document.name.split("_")[1], "all"):
            counts, ours, baseline, everything = sums.setdefault(name, ([0.0] * 4, Conll(), Conll(), Conll()))
            counts[0] += len(gold & spans)
            counts[1] += len(gold)
            counts[2] += len(spans)
            counts[3] += sum(any(first <= h <= last for h in heads) for first, last in gold)
            actors = document.of_actors(document.chains)
            ours.add(actors, chains)
            baseline.add(actors, plain)
            everything.add(document.chains, chains)
    return {
        name: {
            "span_f1": f1(counts[0], counts[1], counts[2]),
            "span_recall": counts[0] / counts[1],
            "head_recall": counts[3] / counts[1],
            **ours.scores(),
            "baseline_conll": baseline.scores()["conll"],
            "conll_all_chains": everything.scores()["conll"],
        }
        for name, (counts, ours, baseline, everything) in sums.items()
    }


def measure(data: Path) -> dict[str, float]:
    """The figures that have floors: news, and all dev genres together. `data` is the folder of the corpora."""
    scores = evaluate(data / "gum" / "dev")
    kept = ("span_f1", "head_recall", "conll", "precision")
    return {f"{name}.{figure}": scores[name][figure] for name in ("news", "all") for figure in kept}


def main() -> None:
    """Print a line of JSON for each genre."""
    data = Path(os.environ.get("REPORTEDLY_DATA", "../shared/data"))
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    for name, scores in evaluate(data / "gum" / part, sys.argv[2:]).items():
        print(json.dumps({"genre": name, **{k: round(v, 3) for k, v in scores.items()}}))


if __name__ == "__main__":
    main()
