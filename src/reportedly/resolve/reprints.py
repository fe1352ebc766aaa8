"""Which reports are copies of others: wires reprinted, articles reposted, cut, with another headline."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from reportedly.records import Judgement, Report, Verdict
from reportedly.records.names import name_key

STAGE = "reprints"

_RUN = 5
"""Words of a shingle: runs of five are seldom alike by chance (Broder 1997)."""

_SAMPLED = 4
"""One shingle in so many is indexed, by its hash, so that two texts index the same ones (Manber 1994). Unlike
MinHash, whose likeness falls with the difference in length, this finds a short piece of a long text.
"""

_COMMON = 64
"""A shingle that so many texts have is boilerplate, and leads nowhere."""

_SHARE = 0.45
"""The part of the shorter text that must stand in the longer, and the same of its words outside quotations: writers
of one event quote the same words. A copy with every tenth word changed still shares 0.59 (0.9 to the fifth).
"""

_LEAST = 12
"""Shared shingles that are needed: below it a boilerplate line would do."""

_MOST_COMPARED = 16
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_QUOTED = re.compile(r"“[^”\n]*[”\n]|\"[^\"\n]*[\"\n]")

Shingles = NDArray[np.uint32]
_Age = tuple[str, int, str]


@dataclass(slots=True)
class _Text:
    """A report without its text, once its shingles are taken: all, and those outside quotations."""

    id: str
    published: str | None
    publisher: str | None
    credits: str
    shingles: Shingles
    unquoted: Shingles


class Reprints:
    """Which reports copy which, kept up as reports come and go: as if all that are there had been compared from the
    earliest to the latest, whatever order they came in.
    """

    def __init__(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._originals: dict[int, list[_Age]] = defaultdict(list)  # by sampled shingle, earliest first
        self._indexed: set[str] = set()
        self._found: dict[str, Judgement] = {}

    def update(
        self, added: Iterable[Report], removed: Iterable[str] = ()
    ) -> tuple[set[str], list[Judgement]]:
        """Take reports in, and ids out. Gives the ids of judgements that hold no longer, and the new ones."""
        before: dict[str, Judgement | None] = {}
        waiting: list[_Age] = []
        fresh = sorted(map(_read, added), key=_age)
        for id_ in {*removed, *(text.id for text in fresh)}.intersection(self._texts):
            gone = self._texts.pop(id_)
            before[id_] = self._found.pop(id_, None)
            if id_ in self._indexed:
                self._drop(gone)
                waiting += self._later(gone)
        late = {text.id for text in fresh}  # their likes are only met once they are compared themselves
        waiting += map(_age, fresh)
        self._texts |= {text.id: text for text in fresh}
        heapify(waiting)
        last = None
        while waiting:
            id_ = heappop(waiting)[-1]
            if id_ == last or id_ not in self._texts:
                continue
            last = id_
            before.setdefault(id_, self._found.get(id_))
            if self._compare(self._texts[id_]):
                alone = len(late) == len(self._texts)
                for later in () if alone else self._later(self._texts[id_]):
                    if later[-1] not in late:
                        heappush(waiting, later)
        return self._changes(before)

    def _changes(self, before: Mapping[str, Judgement | None]) -> tuple[set[str], list[Judgement]]:
        pairs = [(old, self._found.get(id_)) for id_, old in before.items()]
        gone = {old.id for old, new in pairs if old and old != new}
        return gone, [new for old, new in pairs if new and old != new]

    def _compare(self, text: _Text) -> bool:
        """Say what it copies; has it become, or ceased to be, one that others may be copies of?"""
        best = _most_alike(text, self._nearest(text))
        self._found.pop(text.id, None)
        if best is not None:
            self._found[text.id] = _judged(text, *best)
        original = best is None or len(text.shingles) > len(best[0].shingles)
        if original == (text.id in self._indexed):
            return False
        if original:
            self._indexed.add(text.id)
            age = _age(text)
            for shingle in _sample(text):
                insort(self._originals[shingle], age)
        else:
            self._drop(text)
        return True

    def _drop(self, text: _Text) -> None:
        self._indexed.discard(text.id)
        for shingle in _sample(text):
            self._originals[shingle].remove(_age(text))

    def _nearest(self, text: _Text) -> list[_Text]:
        """The earlier originals with which it shares the most sampled shingles, at least two."""
        counts: Counter[str] = Counter()
        age = _age(text)
        for shingle in _sample(text):
            found = self._originals.get(shingle, [])
            earlier = bisect_left(found, age)
            if earlier < _COMMON:
                counts.update(id_ for _, _, id_ in found[:earlier])
        ranked = sorted((id_ for id_, n in counts.items() if n > 1), key=lambda id_: (-counts[id_], id_))
        return [self._texts[id_] for id_ in ranked[:_MOST_COMPARED]]

    def _later(self, text: _Text) -> list[_Age]:
        """The later texts that share a sampled shingle with it."""
        sampled, age = frozenset(_sample(text)), _age(text)
        later = (other for other in self._texts.values() if _age(other) > age)
        return [_age(other) for other in later if not sampled.isdisjoint(_sample(other))]


def reprints(reports: Iterable[Report]) -> Iterator[Judgement]:
    """A judgement for each report (left) that copies another (right), with the share of its words in common. The
    original is the one that the other credits, else the earlier, else the longer. Each copy is tied to one
    original only. Time grows with the number of reports: each is compared with a few that share rare runs of words.
    """
    yield from Reprints().update(reports)[1]


def _read(report: Report) -> _Text:
    named = " ".join(filter(None, (report.credit, report.republisher, *report.byline)))
    return _Text(
        report.id,
        report.published,
        report.publisher,
        f" {name_key(named)} ",
        _shingles(report.text),
        _shingles(_QUOTED.sub(" ", report.text)),
    )


def _shingles(text: str) -> Shingles:
    """CRC-32 of every run of words, sorted: the same in every process, unlike Python's own hash."""
    words = [w.lower() for w in _WORD.findall(text)]
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(0, len(words) - _RUN + 1))}
    hashes = (zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs)
    return np.unique(np.fromiter(hashes, dtype=np.uint32, count=len(runs)))


def _sample(text: _Text) -> list[int]:
    sampled: list[int] = text.shingles[text.shingles % _SAMPLED == 0].tolist()
    return sampled


def _age(text: _Text) -> _Age:
    return text.published or "9999", -len(text.shingles), text.id


def _most_alike(text: _Text, others: list[_Text]) -> tuple[_Text, float] | None:
    """The other with most of the shorter text in common, and how much, if it is enough for a copy."""
    best: tuple[_Text, float] | None = None
    for other in others:
        shared, share = _share(text.shingles, other.shingles)
        if shared < _LEAST or share < _SHARE or (best is not None and share <= best[1]):
            continue
        _, told = _share(text.unquoted, other.unquoted)
        if told >= _SHARE or min(len(text.unquoted), len(other.unquoted)) < _LEAST:
            best = other, share
    return best


def _share(one: Shingles, other: Shingles) -> tuple[int, float]:
    """How many shingles two texts share, and what part of the shorter that is."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared, shared / max(1, min(len(one), len(other)))


def _judged(text: _Text, other: _Text, share: float) -> Judgement:
    """`other` is the earlier; it is the original unless it credits the later text's publisher."""
    copy, original, reason = text, other, "is the earlier"
    if _credits(other, text) and not _credits(text, other):
        copy, original, reason = other, text, "is credited"
    elif _credits(text, other):
        reason = "is credited"
    elif (text.published or "") == (other.published or ""):
        reason = "is the longer"
    why = (
        f"{share:.0%} of the shorter text's runs of five words stand in the other too; the original {reason}"
    )
    return Judgement.by_stage(STAGE, Verdict.SAME, copy.id, original.id, score=round(share, 3), why=why)


def _credits(text: _Text, other: _Text) -> bool:
    key = name_key(other.publisher or "")
    return bool(key) and f" {key} " in text.credits
