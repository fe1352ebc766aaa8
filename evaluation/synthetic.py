"""Synthetic reports: short, realistic in what they hold, the same for the same seed, as many as are wanted.

    python -m evaluation.synthetic OUT --count 10000 --seed 1

writes a folder of text files, or one table if OUT ends in .jsonl. Every report is about sixty words: charges and
denials that come back in other reports, figures, dates, demands, unnamed sources, hearsay; about one in eight is
another outlet's reprint. All actors are invented. Report number n is a function of seed and n alone, so that the
first thousand of ten thousand are the same as a thousand.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from evaluation.synthetic_text import TEMPLATES, Filling, Marked, fill
from evaluation.synthetic_world import Figurehead, Issue, World

REPRINT_SHARE = 0.125
"""One report in eight copies another: less than in archives of regional papers, more than in one paper's own."""

_WORDS = 55
_FIRST_DAY = date(2001, 1, 1)
_REPORTS_A_DAY = 7


@dataclass(frozen=True, slots=True)
class Article:
    """One synthetic report: what a page would say, and where in its text each part of each sentence stands.

    `copies` is the number of the report that this one reprints, or None.
    """

    number: int
    outlet: str
    published: date
    place: str
    title: str
    text: str
    sentences: tuple[Marked, ...]
    copies: int | None = None


def articles(count: int, seed: int) -> Iterator[Article]:
    """The reports numbered 0 to `count` - 1 of the world of that seed."""
    world = World(seed)
    return (article(world, number) for number in range(count))


def article(world: World, number: int) -> Article:
    """Report number `number`: a reprint of a recent one, or a new one."""
    dice = Random(f"{world.seed}/report/{number}")
    if number and dice.random() < REPRINT_SHARE:
        recent = article(world, number - dice.randint(1, min(60, number)))
        original = recent if recent.copies is None else article(world, recent.copies)
        return _reprint(original, number, world, dice)
    day = _FIRST_DAY + timedelta(days=number // _REPORTS_A_DAY)
    text, sentences = _body(world, number, day, dice)
    subject = sentences[0].parts.get("subject") or sentences[0].parts["place"]
    named = text[subject.start : subject.end].removeprefix("the ")
    title = f"{named[:1].upper()}{named[1:]} in dispute over {dice.choice(world.towns).name}"
    return Article(
        number, dice.choice(world.outlets).name, day, dice.choice(world.towns).name, title, text, sentences
    )


def _reprint(original: Article, number: int, world: World, dice: Random) -> Article:
    """The same words in another paper a little later; half of them shortened by the last sentence."""
    outlet = dice.choice([o.name for o in world.outlets if o.name != original.outlet])
    sentences, text = original.sentences, original.text
    if dice.random() < 0.5 and len(sentences) > 2:
        sentences = sentences[:-1]
        text = text[: text.rindex("\n\n")]
    return replace(
        original,
        number=number,
        outlet=outlet,
        published=_FIRST_DAY + timedelta(days=number // _REPORTS_A_DAY),
        title=dice.choice((original.title, f"{original.place}: {original.title}")),
        text=text,
        sentences=sentences,
        copies=original.number,
    )


def _body(world: World, number: int, day: date, dice: Random) -> tuple[str, tuple[Marked, ...]]:
    """Sentences on one or two claims, a paragraph each, until there are about sixty words."""
    issues = [world.in_the_news(number, dice) for _ in range(2)]
    text, sentences = "", []
    met: set[Figurehead] = set()
    for template in dice.sample(TEMPLATES, len(TEMPLATES)):
        if len(text.split()) >= _WORDS:
            break
        fillings = _fillings(world, dice.choice(issues), day, dice)
        called = {slot: _called(filling, met) for slot, filling in fillings.items()}
        text += "\n\n" if text else ""
        words, marked = fill(template, called, len(text))
        text += words
        sentences.append(marked)
        met |= {part.filling.whom for part in marked.parts.values() if part.filling and part.filling.whom}
    return text, tuple(sentences)


def _called(filling: Filling, met: set[Figurehead]) -> Filling:
    """Whoever was named before in the text goes by the short name."""
    return replace(filling, words=filling.whom.short) if filling.whom in met and filling.whom else filling


def _fillings(world: World, issue: Issue, day: date, dice: Random) -> dict[str, Filling]:
    source, inner = dice.sample((*world.people, *world.agencies), 2)
    said = day - timedelta(days=dice.randint(0, 5))
    month = day.replace(day=1) - timedelta(days=dice.randint(20, 400))
    number = dice.randint(2, 90) * dice.choice((1, 10, 100))
    return {
        "source": Filling(source.name, source),
        "inner_source": Filling(inner.name, inner),
        "subject": Filling(issue.subject.name, issue.subject),
        "object": Filling(issue.object.name, issue.object),
        "place": Filling(issue.place.name, issue.place),
        "deed": Filling(issue.deed, value=issue.event_type),
        "day": Filling(said.strftime("%A"), value=said.isoformat()),
        "month": Filling(month.strftime("%B %Y"), value=month.strftime("%Y-%m")),
        "number": Filling(f"{number:,}", value=str(number)),
    }


def write_folder(written: Iterable[Article], out: Path) -> int:
    """One text file a report, a thousand to a folder: headline, dateline, text. Returns how many."""
    count = 0
    for item in written:
        count += 1
        file = out / f"{item.number // 1000:03}" / f"{item.number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        dateline = f"{item.place}, {item.published:%-d %B %Y} ({item.outlet})"
        file.write_text(f"{item.title}\n\n{dateline} -- {item.text}\n", encoding="utf-8")
    return count


def write_table(written: Iterable[Article], out: Path) -> int:
    """One JSON object a line: id, publisher, published, title, text. Returns how many."""
    count = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        for item in written:
            count += 1
            row = {
                "id": f"synthetic-{item.number:06}",
                "publisher": item.outlet,
                "published": item.published.isoformat(),
                "title": item.title,
                "text": item.text,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def main() -> None:
    """Write reports where the command line says."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.synthetic", description=__doc__)
    parser.add_argument("out", type=Path, help="a folder, or a file that ends in .jsonl")
    parser.add_argument("--count", type=int, default=10_000, help="how many reports")
    parser.add_argument("--seed", type=int, default=1, help="which world")
    asked = parser.parse_args()
    write = write_table if asked.out.suffix == ".jsonl" else write_folder
    print(f"{write(articles(asked.count, asked.seed), asked.out)} reports in {asked.out}")


if __name__ == "__main__":
    main()
