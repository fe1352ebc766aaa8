"""Times: expressions that place something in time, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.codebook import Codebook
from reportedly.extract.times.calendar import Point, Unplaced, Value, published, to_date
from reportedly.extract.times.clock import clock_rules
from reportedly.extract.times.explicit import explicit_rules
from reportedly.extract.times.joined import Item, Joiner
from reportedly.extract.times.partial import partial_rules
from reportedly.extract.times.present import present_rules
from reportedly.extract.times.relative import relative_rules
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.records import Found, Gap, Granularity, Reading, Report, Sentence, Time, content_id

_REMEMBERED = 4
"""Sentences over which a date stays near enough for "the next day" to count from it."""


_OPENING = 5
"""Sentences at the head of a report in which its own date, and the day that it is about, are looked for."""

_LATE = 7
"""Days that the date at a report's head may lie off the one it was published."""


class Times:
    """Finds dates and expressions that come to one, and resolves them: by the words alone, by the report's
    publication date and the tense of the clause, or by the date that the text told of before.

    Durations ("for three years") and habits ("every Friday") are no Times. An expression that cannot be dated
    (no publication date, "31 February") becomes a Gap. A report's own date is used to count from, and never given
    to anything that the text does not place.
    """

    name = "times"
    version = "2"
    requires: frozenset[type] = frozenset({Sentence})
    provides: frozenset[type] = frozenset((Time, Gap))

    def __init__(self, codebook: Codebook) -> None:
        self._grammar = Grammar(codebook)
        days = [
            *explicit_rules(self._grammar),
            *partial_rules(self._grammar),
            *relative_rules(self._grammar),
        ]
        self._rules = [*days, *present_rules(self._grammar), *clock_rules(self._grammar, days)]
        self._join = Joiner(codebook)
        words = codebook.times
        named = [*words.feasts, *words.periods, *words.present, *words.lately]
        hints = [*words.months, *words.weekdays, *words.units, *words.seasons, *words.tens, *named]
        self._hint = re.compile(
            rf"\d|then|to(?:day|night|morrow)|centuries|noon|midday|{'|'.join(hints)}", re.IGNORECASE
        )

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All times of the report, in order; a Gap for each that cannot be dated."""
        report = reading.report
        today = published(report.published)
        told: Value | None = None
        lead: Value | None = None
        age = 0
        for number, sentence in enumerate(reading.of(Sentence)):
            age += 1
            text = report.text[sentence.start : sentence.end]
            if not self._hint.search(text):
                continue
            starts = tuple(t.start - sentence.start for t in sentence.tokens)
            near = told if age <= _REMEMBERED else None
            scene = Scene(self._grammar, sentence, text, today, near, age, starts, lead)
            items = list(self._items(scene))
            dated = [v for item in items if isinstance(v := item.value, Value) and _is_told(text, item)]
            if dated and number < _OPENING and _is_dateline(text, items):
                today = _told_from(today, dated[0].start)
            elif dated:
                told, age = dated[-1], 0
                lead = lead or next(
                    (v for v in dated if number < _OPENING and v.grain is Granularity.DAY), None
                )
            yield from (_record(report, sentence.start, item) for item in self._join(scene, items))

    def _items(self, scene: Scene) -> Iterator[Item]:
        """Dated stretches of one sentence, left to right; of those that overlap, the longest that is one."""
        found = sorted(
            (
                (m.start(), m.end(), number, m, rule)
                for number, rule in enumerate(self._rules)
                for m in rule.pattern.finditer(scene.text)
            ),
            key=lambda f: (f[0], -f[1], f[2]),
        )
        cluster: list[tuple[re.Match[str], Rule]] = []
        reach = -1
        for start, end, _, match, rule in [*found, (len(scene.text) + 1, 0, 0, None, None)]:
            if cluster and start >= reach:
                for item in _longest(cluster, scene):
                    yield item
                    if isinstance(item.value, Value) and _is_told(scene.text, item):
                        scene = replace(scene, told=item.value, age=0, reach=item.end)
                cluster = []
            if match is not None and rule is not None:
                cluster.append((match, rule))
            reach = max(reach, end)


def _is_told(text: str, item: Item) -> bool:
    """Does the story stand at this date, so that what follows may count from it? Not at one that a date beside it is
    only told by ("on Monday, three days after the vote").
    """
    words = text[item.start : item.end].lower()
    return words.startswith("the ") or not words.endswith((" after", " before"))


def _is_dateline(text: str, items: list[Item]) -> bool:
    """Is a date all that the line says ("Friday, September 9, 2016")?"""
    return len(items) == 1 and items[0].end - items[0].start >= len(text.strip(" .\n"))


def _told_from(published: Point | None, headed: Point) -> Point | None:
    """The day that a report counts from: the one at its head, where that is the day of its publication or near it."""
    if published is None or published.day is None or headed.day is None:
        return published
    apart = abs((to_date(published) - to_date(headed)).days)
    return headed if apart <= _LATE else published


def _longest(cluster: list[tuple[re.Match[str], Rule]], scene: Scene) -> list[Item]:
    taken: list[Item] = []
    for match, rule in sorted(cluster, key=lambda c: c[0].start() - c[0].end()):
        start, end = match.span()
        if any(start < item.end and item.start < end for item in taken):
            continue
        try:
            value = rule.read(match, scene)
        except Unplaced as reason:
            taken.append(Item(start, end, str(reason)))
            continue
        if value is not None:
            taken.append(Item(start, end, value))
    return sorted(taken)


def _record(report: Report, offset: int, item: Item) -> Time | Gap:
    span = report.span(offset + item.start, offset + item.end)
    value = item.value
    if isinstance(value, str):
        return Gap.of(
            Times.name,
            f"“{span.exact}” could not be dated: {value}; date it by hand if it matters",
            report=report.id,
            span=span,
        )
    return Time(
        id=content_id("time", report.id, span.start, span.end, value.edtf),
        report=report.id,
        span=span,
        edtf=value.edtf,
        granularity=value.grain,
        basis=value.basis,
    )
