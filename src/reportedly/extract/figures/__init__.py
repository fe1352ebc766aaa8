"""Figures: numbers that somebody gave, of whom, for when, and on whose word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.codebook import Codebook
from reportedly.extract.figures.about import AboutReader, Mentions
from reportedly.extract.figures.measure import MeasureReader
from reportedly.records import (
    Figure,
    Found,
    Gap,
    Mention,
    Quantity,
    Reading,
    Report,
    Sentence,
    Span,
    Statement,
    Style,
    Time,
    content_id,
)

_YEARS = {"decade": 10, "century": 100}


class Figures:
    """Makes a Figure of every quantity worth one. A figure belongs to the innermost statement whose content holds
    its number: the one who gave it. A number that stands in no statement (a heading, a caption) is given by nobody,
    and becomes a Gap.
    """

    name = "figures"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence, Quantity, Statement, Mention, Time})
    provides: frozenset[type] = frozenset({Figure, Gap})

    def __init__(self, codebook: Codebook) -> None:
        self._measures = MeasureReader(codebook)
        self._about = AboutReader(codebook)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All figures of the report, in order."""
        report = reading.report
        sentences = reading.of(Sentence)
        starts = [s.start for s in sentences]
        givers = Givers(reading.of(Statement))
        mentions = Mentions(reading.of(Mention))
        times = sorted(reading.of(Time), key=lambda t: t.span.start)
        time_starts = [t.span.start for t in times]
        for quantity in sorted(map(_in_years, reading.of(Quantity)), key=lambda q: q.at):
            sentence = sentences[bisect_right(starts, quantity.number.start) - 1]
            counted = self._measures.counted(sentence, quantity)
            if not self._measures.is_worth(sentence, report.text, quantity, counted):
                continue
            evidence = _evidence(report, quantity)
            statement = givers.of(quantity)
            if statement is None:
                yield Gap.of(
                    self.name,
                    f"“{evidence.exact}” stands in no statement (a heading, or words beside a saying); "
                    "see whether the text repeats it",
                    report=report.id,
                    span=evidence,
                )
                continue
            measure = self._measures.name(sentence, quantity, counted)
            near = times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)]
            yield Figure(
                id=content_id(
                    "figure", report.id, evidence.start, evidence.end, quantity.value, quantity.low
                ),
                report=report.id,
                measure=measure,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
                unit=_unit(quantity),
                approximator=quantity.approximator,
                actor=self._about.actor(sentence, quantity, counted, measure, mentions),
                as_of=self._about.as_of(sentence, quantity, counted, near),
                said=statement.stated or report.published,
                evidence=evidence,
                statement=statement.id,
            )


class Givers:
    """Statements by the text that they say."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(span, statement) for statement in statements for span in statement.content]
        self._pieces = sorted(pieces, key=lambda p: (p[0].start, p[0].end, p[1].id))
        self._starts = [span.start for span, _ in self._pieces]
        self._longest = max((span.end - span.start for span, _ in self._pieces), default=0)

    def of(self, quantity: Quantity) -> Statement | None:
        """The innermost statement whose content holds the number; a saying before the reporter's own narration."""
        start, end = quantity.number
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, start)
        holding = [
            (span, s) for span, s in self._pieces[first:last] if span.start <= start and end <= span.end
        ]
        return (
            min(holding, key=lambda p: (p[1].style is Style.NARRATED, p[0].end - p[0].start, p[1].id))[1]
            if holding
            else None
        )


def _unit(quantity: Quantity) -> str | None:
    """The unit with what it is per; of a count only that ("100 fighters a month": per month)."""
    if quantity.rate is None:
        return quantity.unit
    return f"{quantity.unit} per {quantity.rate}" if quantity.unit else f"per {quantity.rate}"


def _in_years(quantity: Quantity) -> Quantity:
    """Decades and centuries as years, so that "four decades" and "40 years" lie side by side."""
    years = _YEARS.get(quantity.unit or "")
    if years is None:
        return quantity
    value, low, high = (n if n is None else n * years for n in (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=low, high=high, unit="year")


def _evidence(report: Report, quantity: Quantity) -> Span:
    """The number with its unit and approximator, and what is counted where that follows closely."""
    start, end = quantity.at
    if quantity.counted and quantity.counted.start - end <= 4:
        end = max(end, quantity.counted.end)
    return report.span(start, end)
