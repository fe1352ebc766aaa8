"""How well actors are told to be the same across reports: ECB+ dev topics, beside a plain baseline.

usage: python -m evaluation.ecb [topic ...]     (REPORTEDLY_DATA names the corpora)

Gold: the chains of ECB+'s human participants (people, organizations, states, metonyms) of a topic's reports, within a
report and across. ECB+ annotates only some sentences, and there only who takes part in its events; so the mentions
are the program's own, and one counts as the gold mention whose last word its head ends with; the others are left out,
and a gold mention without one is missed. The reports are read whole, each sentence of the corpus a paragraph, and
resolved topic by topic: CoNLL F1 as for GUM, over chains of two mentions and more, and the precision and recall of
pairs of mentions in two different reports, which tell of wrong merges and splits. The baseline joins the same
mentions where their heads are written alike.
"""

from __future__ import annotations

import json
import os
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from evaluation.coreference import Conll, Words, f1
from reportedly.codebook import Codebook, load
from reportedly.config import Settings
from reportedly.extract.coreference import Coreference
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Judgement, Mention, Reading, Report, Sameness
from reportedly.records.names import name_key
from reportedly.resolve import resolve

DEV = ("2", "5", "12", "18", "21", "23", "34", "35")

_CLOSE = frozenset(".,;:?!)%]}")
"""Marks printed without a space before them; so are clitics, which begin with an apostrophe."""


@dataclass
class Document:
    """One report: its text, where its tokens stand in it, and the gold chain of each mention by its last token. A
    mention is (number of the report in the topic, last token).
    """

    name: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    gold: dict[int, str] = field(default_factory=dict)


def documents(topic: Path) -> list[Document]:
    """The reports of a topic, in the order of their names."""
    return [_document(path) for path in sorted(topic.glob("*.xml"))]


def _document(path: Path) -> Document:
    document, number, sentence = Document(path.stem), dict[str, int](), "0"
    root = ElementTree.parse(path).getroot()
    for token in root.iter("token"):
        word = (token.text or "").replace("``", '"').replace("''", '"')
        if token.get("sentence") != sentence:
            document.text += "\n"
        elif document.text and word[:1] not in _CLOSE and not word.startswith(("'", "n't")):
            document.text += " "
        sentence = token.get("sentence", "")
        number[token.get("t_id", "")] = len(document.starts)
        document.starts.append(len(document.text) + len(word) - len(word.lstrip("\"'([")))
        document.text += word
    last = {
        mark.get("m_id", ""): max(number[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor"))
        for mark in root.iter()
        if mark.tag.startswith("HUMAN_PART") and mark.find("token_anchor") is not None
    }
    names = {mark.get("m_id", ""): mark.get("instance_id") for mark in root.iter() if mark.get("instance_id")}
    for relation in (r for r in root.iter() if r.tag in {"CROSS_DOC_COREF", "INTRA_DOC_COREF"}):
        target = relation.find("target")
        id_ = target.get("m_id", "") if target is not None else ""
        for source in relation.iter("source"):
            if source.get("m_id") in last:
                document.gold[last[source.get("m_id", "")]] = names.get(id_) or f"{path.stem} {id_}"
    return document


class Systems:
    """The program's reading of a topic, and the baseline's."""

    def __init__(self) -> None:
        settings, self._codebook = Settings(), load()
        longest = settings.limits.sentence_characters
        self._stages = (
            Sentences(spacy_model(settings.pipeline), longest=longest),
            Mentions(self._codebook),
            Coreference(self._codebook),
        )

    def __call__(self, topic: Sequence[Document]) -> tuple[list[set[Words]], list[set[Words]]]:
        """The chains of the gold mentions that were found, the program's and the baseline's."""
        readings = [self._read(document) for document in topic]
        heads: dict[str, Words] = {}
        alike: dict[str, set[Words]] = defaultdict(set)
        for number, (document, reading) in enumerate(zip(topic, readings, strict=True)):
            for mention, at in _gold_mentions(document, reading):
                heads[mention.id] = number, at
                alike[name_key(mention.head.exact)].add((number, at))
        same = Sameness(j for reading in readings for j in reading.of(Judgement))
        for judgement in _across(readings, self._codebook):
            same.join(judgement.left, judgement.right)
        chains = [{heads[id_] for id_ in ids} for ids in same.groups(heads).values()]
        return chains, list(alike.values())

    def _read(self, document: Document) -> Reading:
        reading = Reading(Report.of(path=document.name, text=document.text, url=document.name))
        for stage in self._stages:
            reading = reading.plus(stage(reading))
        return reading


def _across(readings: Sequence[Reading], codebook: Codebook) -> Iterator[Judgement]:
    """Judgements on mentions; those on reports join nothing here."""
    return resolve(readings, codebook)


def _gold_mentions(document: Document, reading: Reading) -> Iterator[tuple[Mention, int]]:
    """The program's mentions that are gold mentions, each with its last token; one mention for each."""
    by_place = {document.starts[at]: at for at in document.gold}
    taken: set[int] = set()
    for mention in reading.of(Mention):
        inside = [at for start, at in by_place.items() if mention.head.start <= start < mention.head.end]
        at = max(inside, default=-1)
        if at >= 0 and at not in taken and mention.head.end <= _end(document, at):
            taken.add(at)
            yield mention, at


def _end(document: Document, at: int) -> int:
    return document.starts[at + 1] if at + 1 < len(document.starts) else len(document.text)


def _gold_chains(topic: Sequence[Document]) -> list[set[Words]]:
    chains: dict[str, set[Words]] = defaultdict(set)
    for number, document in enumerate(topic):
        for at, chain in document.gold.items():
            chains[chain].add((number, at))
    return list(chains.values())


def _pairs(chains: Iterable[set[Words]]) -> set[tuple[Words, Words]]:
    """Pairs of one chain in two different reports."""
    return {(a, b) for chain in chains for a, b in combinations(sorted(chain), 2) if a[0] != b[0]}


def _several(chains: Iterable[set[Words]]) -> list[set[Words]]:
    return [chain for chain in chains if len(chain) > 1]


def evaluate(folder: Path, topics: Sequence[str] = DEV) -> dict[str, float]:
    """The figures over all topics. `folder` is that of ECB+."""
    systems, ours, baseline = Systems(), Conll(), Conll()
    counts = defaultdict[str, int](int)
    for topic in topics:
        reports = documents(folder / topic)
        gold, (chains, alike) = _gold_chains(reports), systems(reports)
        ours.add(_several(gold), _several(chains))
        baseline.add(_several(gold), _several(alike))
        counts["gold"] += sum(map(len, gold))
        counts["found"] += sum(map(len, chains))
        true, pairs, plain = _pairs(gold), _pairs(chains), _pairs(alike)
        for name, said in (("pairs", pairs), ("plain", plain)):
            counts[name] += len(said)
            counts[f"{name} hit"] += len(true & said)
        counts["true"] += len(true)
    scores = ours.scores()
    return {
        "mention_recall": counts["found"] / counts["gold"],
        **{name: scores[name] for name in ("muc", "b3", "ceafe", "conll")},
        "baseline_conll": baseline.scores()["conll"],
        "pair_precision": counts["pairs hit"] / max(counts["pairs"], 1),
        "pair_recall": counts["pairs hit"] / counts["true"],
        "pair_f1": f1(counts["pairs hit"], counts["true"], counts["pairs"]),
        "baseline_pair_f1": f1(counts["plain hit"], counts["true"], counts["plain"]),
    }


def measure(data: Path) -> dict[str, float]:
    """The figures of the dev topics that have floors. `data` is the folder of the corpora."""
    scores = evaluate(data / "ecbplus")
    return {name: scores[name] for name in ("mention_recall", "conll", "pair_precision", "pair_f1")}


def main() -> None:
    """Print a line of JSON."""
    data = Path(os.environ.get("REPORTEDLY_DATA", "../shared/data"))
    scores = evaluate(data / "ecbplus", sys.argv[1:] or DEV)
    print(json.dumps({name: round(value, 3) for name, value in scores.items()}))


if __name__ == "__main__":
    main()
