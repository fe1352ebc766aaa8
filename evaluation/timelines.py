"""Timelines of one actor or thing over many reports: SemEval-2015 task 4 (Minard et al. 2015), track A, raw text.

For each target the gold lists events (document, sentence, word) in order, each with its date. As the task has it, a
timeline becomes temporal relations: each event with its date, and each event with the next one, before it or at the
same time; events that no date or order is given (ordinal 0) are left out. A relation of ours is right where it holds
in the gold's timeline, one of the gold's is found where it holds in ours; counts are summed over all timelines
(micro F1). The task's own program is not to be had: this is its definition, written anew, and only like it.

What is ours in it: who is meant (mentions and coreference), times and what they come to, which event a time dates,
and the day that a story keeps to. What is not: the product lists only PLOVER's event types, so that here every verb
and every noun of `EVENTFUL` that the target takes part in counts as an event; targets that are things are found by
their names; and an event that no words date is given the day of its report, which the product never does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from evaluation.participants import Participants
from reportedly.config import Settings
from reportedly.extract.anchors import Anchors
from reportedly.extract.carried import Carried
from reportedly.extract.reader import Reader
from reportedly.records import Reading, Report, Sentence, Time, Token

_PARTS = (("trial-timeml", "trial-gold"), ("corpus_1-trackA-timeml", "corpus_1-gold"))


class Dated(NamedTuple):
    """An event of a timeline: its place in the order, its date (YYYY-MM-DD, X for what is not known), its words."""

    order: int
    date: str
    event: str


class Story(NamedTuple):
    """A read document: its id and date, the offsets at which its sentences begin, and its reading."""

    name: str
    published: str
    starts: list[int]
    numbers: list[int]
    reading: Reading

    def event(self, token: Token) -> str:
        """An event as the gold names it: document, sentence, word."""
        sentence = max(k for k, start in enumerate(self.starts) if start <= token.start)
        return f"{self.name}-{self.numbers[sentence]}-{token.text}"


def measure(folder: Path) -> dict[str, float]:
    """Micro precision, recall and F1 over trial and corpus 1."""
    reader = Reader(Settings())
    total: Counter[str] = Counter()
    figures: dict[str, float] = {}
    for texts, gold in _PARTS:
        stories = [read(path, reader) for path in sorted((folder / texts).glob("*.tml"))]
        part: Counter[str] = Counter()
        for path in sorted((folder / gold).glob("*.txt")):
            target, wanted = timeline_of(path.read_text(encoding="utf-8"))
            part += compare(build(target, stories, reader), wanted)
        figures[f"f1.{gold.removesuffix('-gold')}"] = _f1(part)
        total += part
    precision, recall = _share(total, "right", "given"), _share(total, "found", "wanted")
    return figures | {"f1": _f1(total), "precision": precision, "recall": recall}


def timeline_of(text: str) -> tuple[str, list[Dated]]:
    """A target and its gold timeline."""
    lines = text.splitlines()
    rows: list[Dated] = []
    for line in lines[1:]:
        order, date, *events = (cell.strip() for cell in line.split("\t"))
        rows += [Dated(int(order), whole(date), event) for event in events if event]
    return lines[0].strip(), rows


def whole(date: str) -> str:
    """A date with X for the parts that are not known: "2005" is 2005-XX-XX."""
    return "-".join([*date.split("-"), "XX", "XX"][:3])


def relations(rows: Iterable[Dated]) -> tuple[set[tuple[str, str]], list[tuple[str, str]], dict[str, int]]:
    """Events with their dates, each event with the next, and the place of each."""
    dated = sorted((r for r in rows if r.order > 0), key=lambda r: r.order)
    place: dict[str, int] = {}
    for row in dated:
        place.setdefault(row.event, row.order)
    anchored = {(row.event, row.date) for row in dated if not row.date.startswith("XXX")}
    events = list(place)
    return anchored, list(pairwise(events)), place


def compare(ours: list[Dated], gold: list[Dated]) -> Counter[str]:
    """Relations given and right among them, wanted and found among them."""
    mine, theirs = relations(ours), relations(gold)
    counts: Counter[str] = Counter()
    for (anchored, pairs, place), (anchors, _, places), asked, met in (
        (mine, theirs, "given", "right"),
        (theirs, mine, "wanted", "found"),
    ):
        counts[asked] += len(anchored) + len(pairs)
        counts[met] += len(anchored & anchors) + sum(_same_order(pair, place, places) for pair in pairs)
    return counts


def _same_order(pair: tuple[str, str], place: Mapping[str, int], other: Mapping[str, int]) -> bool:
    a, b = pair
    if a not in other or b not in other:
        return False
    return (place[a] > place[b]) - (place[a] < place[b]) == (other[a] > other[b]) - (other[a] < other[b])


def read(path: Path, reader: Reader) -> Story:
    """A document as the product reads it; only the marks of its tokens are undone, and any event tags taken off."""
    source = path.read_text(encoding="utf-8")
    name, published = re.search(r"<DOCID>(.*?)</DOCID>", source), re.search(r'value="([^"]*)"', source)
    if name is None or published is None:
        raise ValueError(path)
    text, starts, numbers = "", [], []
    for number, words in re.findall(r'<s id="(\d+)">(.*?)</s>', source, re.DOTALL):
        starts.append(len(text))
        numbers.append(int(number))
        text += plain(unescape(re.sub(r"<[^>]*>", "", words))) + ("\n\n" if len(starts) < 3 else " ")
    reading = Reading(Report.of(path=path.name, text=text.rstrip(), published=published[1]))
    for stage in reader.pipeline.stages:
        reading = reading.plus(stage(reading))
    return Story(name[1], published[1], starts, numbers, reading)


def plain(tokens: str) -> str:
    """Tokens between spaces as a printed sentence."""
    text = re.sub(r"``\s?", "“", tokens.strip()).replace(" ''", "”").replace("''", "”")
    text = re.sub(r" ([,.;:?!%)\]]|'s\b|n't\b|'(?=\s|$)|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    return re.sub(r"([(\[$£€]) ", r"\1", text)


def build(target: str, stories: Iterable[Story], reader: Reader) -> list[Dated]:
    """Our timeline of a target: its events by date; those of one date at one place."""
    found = [pair for story in stories for pair in _events(target, story, reader)]
    dates = sorted({date for date, _ in found}, key=lambda date: date.replace("X", "0"))
    place = {date: k for k, date in enumerate(dates, 1)}
    return [Dated(place[date], date, event) for date, event in found]


def _events(target: str, story: Story, reader: Reader) -> Iterator[tuple[str, str]]:
    sentences = story.reading.of(Sentence)
    anchors = Anchors(story.reading, reader.codebook)
    carried = Carried(sentences, story.reading.of(Time))
    for number, trigger in Participants(story.reading).events_of(target):
        near = anchors.times(number, trigger)
        then = carried.when(number, trigger)
        date = first_day(near[0].edtf) if near else then.edtf if then else story.published
        yield whole(date), story.event(trigger)


def first_day(edtf: str) -> str:
    """The beginning of a stretch, or its end where it has none; a decade by the digits that are known."""
    first, _, last = edtf.partition("/")
    day = (last if first in {"", ".."} else first).split("T")[0].rstrip("~")
    return day.replace("X", "0") if "X" in day else day


def _share(counts: Counter[str], part: str, of: str) -> float:
    return counts[part] / counts[of] if counts[of] else 0.0


def _f1(counts: Counter[str]) -> float:
    precision, recall = _share(counts, "right", "given"), _share(counts, "found", "wanted")
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
