"""Which reports are copies of others: wires reprinted, articles reposted, cut, with another headline."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from datasketch import MinHash, MinHashLSH
from numpy.typing import NDArray

from reportedly.records import Judgement, Report, Verdict
from reportedly.records.names import name_key

STAGE = "reprints"

_RUN = 5
"""Words of a shingle: runs of five are seldom alike by chance (Broder 1997; Citron and Ginsparg 2015 use seven)."""

_PERMUTATIONS, _BANDS, _ROWS = 64, 32, 2
"""At a Jaccard likeness of 0.3, two texts are compared with a chance of 0.95; at 0.02, with one of 0.01."""

_SHARE = 0.42
"""The part of the shorter text that must stand in the longer. Texts by two writers of one event share under 0.2,
quotations included; a copy with every tenth word changed still shares 0.59 (0.9 to the fifth).
"""

_LEAST = 12
"""Shared shingles that are needed: below it a boilerplate line would do."""

_MOST_COMPARED = 16
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(slots=True)
class _Text:
    """A report without its text, once its shingles are taken."""

    id: str
    published: str | None
    publisher: str | None
    credits: str
    shingles: NDArray[np.uint32]


def reprints(reports: Iterable[Report]) -> Iterator[Judgement]:
    """A judgement for each report (left) that copies another (right), with the share of its words in common. The
    original is the one that the other credits, else the earlier, else the longer. Each copy is tied to one
    original only. Time grows with the number of reports, as long as a text has few copies.
    """
    lsh = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))
    kept: dict[str, _Text] = {}
    for text in sorted(map(_read, reports), key=_age):
        if not len(text.shingles):
            continue
        signature = _signature(text.shingles)
        best = _most_alike(text, [kept[id_] for id_ in sorted(lsh.query(signature))[:_MOST_COMPARED]])
        if best is not None:
            original, share = best
            yield _judged(text, original, share)
        if best is None or len(text.shingles) > len(best[0].shingles):
            kept[text.id] = text
            lsh.insert(text.id, signature)


def _read(report: Report) -> _Text:
    words = [w.lower() for w in _WORD.findall(report.text)]
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(0, len(words) - _RUN + 1))}
    hashed = np.fromiter((_hash(run) for run in runs), dtype=np.uint32, count=len(runs))
    named = " ".join(filter(None, (report.credit, report.republisher, *report.byline)))
    return _Text(report.id, report.published, report.publisher, f" {name_key(named)} ", np.unique(hashed))


def _hash(run: str) -> int:
    """FNV-1a would do; CRC is in C. The same in every process, unlike `hash`."""
    return zlib.crc32(run.encode("utf-8", "surrogatepass"))


def _age(text: _Text) -> tuple[str, int, str]:
    return text.published or "9999", -len(text.shingles), text.id


def _signature(shingles: NDArray[np.uint32]) -> MinHash:
    signature = _blank().copy()
    signature.update_batch(shingles.tolist())
    return signature


@lru_cache(maxsize=1)
def _blank() -> MinHash:
    """An empty signature to copy: drawing its permutations anew each time costs as much as using them."""
    return MinHash(num_perm=_PERMUTATIONS, hashfunc=int)


def _most_alike(text: _Text, others: list[_Text]) -> tuple[_Text, float] | None:
    """The other with most of the shorter text in common, and how much, if it is enough for a copy."""
    best: tuple[_Text, float] | None = None
    for other in others:
        shared = len(np.intersect1d(text.shingles, other.shingles, assume_unique=True))
        share = shared / min(len(text.shingles), len(other.shingles))
        if shared >= _LEAST and share >= _SHARE and (best is None or share > best[1]):
            best = other, share
    return best


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
