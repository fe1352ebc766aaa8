"""Quantities: numbers that quantify something, with unit, bounds and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.codebook import Codebook
from reportedly.extract.quantities.around import Around, AroundReader, counted
from reportedly.extract.quantities.numbers import Number, NumberFinder
from reportedly.extract.quantities.shares import ShareFinder
from reportedly.extract.quantities.unread import UnreadFinder
from reportedly.extract.quantities.wordless import WordlessFinder
from reportedly.records import Found, Gap, Offsets, Quantity, Reading, Report, Sentence, Time

_LINK = re.compile(r"\s?(?:[-–—]|-?\s?to|or)\s?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|anywhere|somewhere|anything)\s+(?:from\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:in\s+)?between\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:past|last|next|coming|within|for)\b[\w\s]*\b(\d+|[a-z-]+)\s+\w+s$|-year(?:-\w+)?\s[\w\s-]+$",
    re.IGNORECASE,
)
_AGE_IN_NAME = re.compile(r"[\w’'.]+,\s$")


class Quantities:
    """Finds numbers in figures and words that say how many or how much. Dates, times of day, ordinals, codes, ages
    set off after a name ("Smith, 45,") and numbers in names quantify nothing; a length of time that also places
    something ("the past two years") does. What was meant as a number and cannot be read ("1,2,3", a lone "$") is a
    Gap.
    """

    name = "quantities"
    version = "2"
    requires: frozenset[type] = frozenset({Sentence, Time})
    provides: frozenset[type] = frozenset({Quantity, Gap})

    def __init__(self, codebook: Codebook) -> None:
        self._numbers = NumberFinder(codebook)
        self._around = AroundReader(codebook)
        self._shares = ShareFinder(codebook)
        self._wordless = WordlessFinder(codebook)
        self._unread = UnreadFinder(codebook)
        self._hundredths = codebook.units.hundredths
        numbers, vague = codebook.numbers, codebook.approximators.vague
        words = [
            *numbers.cardinals,
            *numbers.scales,
            *numbers.fractions,
            *codebook.approximators.times,
            *(w.split()[0] for w in vague),
            "no",
        ]
        self._hint = re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:{'|'.join(words)})|s(?:-long\b|\s+of\s)", re.IGNORECASE)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All quantities of the report, in order."""
        times = [t.span for t in reading.of(Time) if not _STRETCH.search(t.span.exact)]
        text = reading.report.text
        for sentence in reading.of(Sentence):
            own = text[sentence.start : sentence.end]
            yield from self._gaps(reading.report, sentence, own)
            if not self._hint.search(own):
                continue
            while times and times[0].end <= sentence.start:
                times.pop(0)
            taken = [
                (t.start - sentence.start, t.end - sentence.start) for t in times if t.start < sentence.end
            ]
            yield from sorted(self._read(sentence, own, taken), key=lambda q: q.at)

    def _gaps(self, report: Report, sentence: Sentence, text: str) -> Iterator[Gap]:
        for start, end, why in self._unread(text):
            span = report.span(sentence.start + start, sentence.start + end)
            reason = f"“{span.exact}” could not be read as a number: {why}; see the report"
            yield Gap.of(self.name, reason, report=report.id, span=span)

    def _read(self, sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
        for finder in (self._shares, self._wordless):
            said = list(finder(sentence, text, taken))
            yield from said
            taken = taken + [(q.at.start - sentence.start, q.at.end - sentence.start) for q in said]
        found = [(n, self._around(text, n)) for n in self._numbers(sentence, text, taken)]
        position = 0
        while position < len(found):
            number, around = found[position]
            following = found[position + 1] if position + 1 < len(found) else None
            pair = self._range(sentence, text, (number, around), following) if following else None
            if pair:
                position += 1
            quantity = pair or self._single(sentence, text, number, around)
            position += 1
            if (
                quantity
                and position < len(found)
                and self._is_small_money(text, quantity, around, found[position])
            ):
                quantity = _with_hundredths(sentence, quantity, found[position])
                position += 1
            if quantity:
                yield quantity

    def _single(self, sentence: Sentence, text: str, number: Number, around: Around) -> Quantity | None:
        what = counted(sentence, text, around.end, unit=around.unit is not None)
        if around.unit is None and what is None and self._is_bare(text, number):
            return None
        value = self._signed(text, number, around)
        rate, end = around.rate, around.end
        if rate is None and what is not None:
            after = self._around(text, number._replace(end=what.end - sentence.start))
            rate = after.rate
        return Quantity(
            at=_at(sentence, around.start, end),
            number=_at(sentence, number.start, number.end),
            value=None if number.vague else value,
            low=value if number.vague or around.bound == "least" else None,
            high=value if around.bound == "most" and not number.vague else None,
            unit=around.unit,
            rate=rate,
            approximator=around.approximator
            or (text[number.start : number.end].lower() if number.vague else None),
            counted=what,
        )

    def _range(
        self, sentence: Sentence, text: str, first: tuple[Number, Around], second: tuple[Number, Around]
    ) -> Quantity | None:
        """Two numbers as the bounds of one: "between 20 and 30", "300-400", "three to five million"."""
        (low, left), (high, right) = first, second
        before, link = text[: left.start], text[left.end : right.start]
        between = _BETWEEN.search(before)
        if not (_LINK.fullmatch(link) or (between and re.fullmatch(r"\s+and\s+", link))):
            return None
        if _FROM.search(before) and not _RANGING.search(_FROM.sub("", before)):
            return None
        if left.unit and right.unit and left.unit != right.unit:
            return None
        floor = low.value
        if high.scaled and not low.scaled and low.value < 1000:
            factor = high.value / self._mantissa(text, high)
            floor = low.value * factor
        if low.vague or high.vague or floor >= high.value:
            return None
        unit = left.unit or right.unit
        return Quantity(
            at=_at(sentence, between.start() if between else left.start, right.end),
            number=_at(sentence, low.start, high.end),
            value=None,
            low=floor,
            high=high.value,
            unit=unit,
            rate=right.rate,
            approximator=left.approximator,
            counted=counted(sentence, text, right.end, unit=unit is not None),
        )

    def _is_small_money(
        self, text: str, money: Quantity, around: Around, small: tuple[Number, Around]
    ) -> bool:
        """Is the next number the cents of this sum ("3 dollars and 50 cents")?"""
        number, beside = small
        link, after = text[around.end : number.start], text[number.end :]
        bare = beside.unit is None and 10 <= number.value < 100 and re.match(r"\s*(?:[.,;!?]|$)", after)
        return (
            self._around.kind(money.unit) == "money"
            and money.unit not in self._hundredths
            and money.value is not None
            and (beside.unit in self._hundredths or bool(bare))
            and re.fullmatch(r"\s+(?:and\s+)?", link) is not None
        )

    def _mantissa(self, text: str, number: Number) -> float:
        figure = re.match(r"[\d.,]+", text[number.start : number.end])
        return (
            float(figure[0].replace(",", ""))
            if figure
            else self._numbers.first_word(text[number.start : number.end])
        )

    def _signed(self, text: str, number: Number, around: Around) -> float:
        """The value, below zero where a minus sign stands before a temperature."""
        minus = re.search(r"(?:^|[\s(])(?:[-−]\s?|minus\s+)$", text[: number.start])
        cold = minus and self._around.kind(around.unit) in {"temperature", "angle"}
        return -number.value if cold else number.value

    def _is_bare(self, text: str, number: Number) -> bool:
        """A number without anything counted: an age set off after a name, a year that the parse did not see."""
        before, after = text[: number.start], text[number.end :]
        figure = text[number.start : number.end]
        if figure.isdigit() and len(figure) == 4 and 1400 <= number.value < 2100:
            return True
        aged = _AGE_IN_NAME.search(before) and re.match(r"\s*(?:[,.;)]|$|and\b)", after)
        return bool(aged and number.value < 120)


def _with_hundredths(sentence: Sentence, money: Quantity, small: tuple[Number, Around]) -> Quantity:
    number, beside = small
    return replace(
        money,
        at=Offsets(money.at.start, sentence.start + beside.end),
        number=Offsets(money.number.start, sentence.start + number.end),
        value=round((money.value or 0.0) + number.value / 100, 2),
    )


def _at(sentence: Sentence, start: int, end: int) -> Offsets:
    return Offsets(sentence.start + start, sentence.start + end)
