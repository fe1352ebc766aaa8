"""Parts of a whole: "two-thirds of the seats", "half the country", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.codebook import Codebook
from reportedly.extract.quantities.around import AroundReader, share_of
from reportedly.extract.quantities.numbers import Number
from reportedly.records import Offsets, Quantity, Sentence

_HALF_AN = re.compile(
    r"half\s+(an?)\s+(hour|day|year|century|decade|mile|dozen|pint|tonne|ton|acre|metre|kilometre|kilo)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\s+(?:of\s+|the\b|its\b|their\b|his\b|her\b|our\b|all\b|those\b)", re.IGNORECASE)


class ShareFinder:
    """Finds shares said in words and gives them in percent, to one decimal (a third is 33.3); and "half an hour" and
    "twice", which are numbers with a unit.
    """

    def __init__(self, book: Codebook) -> None:
        self._numbers = book.numbers
        self._around = AroundReader(book)
        self._words = book.approximators.times
        self._times = re.compile(
            rf"\b(?:{'|'.join(book.approximators.times)})\b(?!\s+(?:as|the|a|an|that)\b|-)", re.IGNORECASE
        )
        cardinals = book.numbers.words
        scales = "|".join(book.numbers.scales)
        fractions = "|".join(sorted(book.numbers.fractions, key=len, reverse=True))
        self._fraction = re.compile(
            rf"(?<![\w-])(?:(?P<n>{cardinals}|an?)(?:\s?-\s?|\s))?(?P<f>{fractions})(?P<s>s?)(?![\w-]|\s+(?:{scales})\b)",
            re.IGNORECASE,
        )
        self._ratio = re.compile(
            rf"(?<![\w-])(?P<a>{cardinals}|\d+)\s+(?:in(?:\s+every)?|out\s+of\s+every)\s+(?P<b>{cardinals}|\d+)(?![\w.,]\d|\w|\s+(?:million|billion|thousand))",
            re.IGNORECASE,
        )

    def __call__(self, sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> Iterator[Quantity]:
        """The shares and other quantities in words of a sentence; none that overlaps `taken`."""
        for match in self._ratio.finditer(text):
            part, whole = self._numbers.read(match["a"]), self._numbers.read(match["b"])
            if 0 < part < whole and not _taken(match, taken):
                yield self._share(sentence, text, match, 100 * part / whole)
                taken = [*taken, match.span()]
        for match in _HALF_AN.finditer(text):
            if not _taken(match, taken):
                yield self._half_unit(sentence, text, match)
                taken = [*taken, match.span()]
        for match in self._times.finditer(text):
            if not _taken(match, taken):
                at = Offsets(sentence.start + match.start(), sentence.start + match.end())
                value = self._words[match.group().lower()]
                yield Quantity(at, at, value, None, None, "times", None, None, None)
        for match in self._fraction.finditer(text):
            if not _taken(match, taken) and self._is_share(text, match):
                count = 1.0 if (match["n"] or "a").lower() in {"a", "an"} else self._numbers.read(match["n"])
                yield self._share(
                    sentence, text, match, 100 * count * self._numbers.fractions[match["f"].lower()]
                )

    def _is_share(self, text: str, match: re.Match[str]) -> bool:
        """Not "the third man", "first half of the year" or "a third party"."""
        after = text[match.end() :]
        before = text[: match.start()].lower()
        if re.search(
            r"\b(?:first|second|third|fourth|last|other|final|the|this|that|each|every|north\w*|south\w*|east\w*|west\w*|top|bottom)\s+$",
            before,
        ):
            return False
        if match["f"].lower() == "half":
            return bool(_WHOLE.match(after))
        number = (match["n"] or "").lower()
        several = bool(match["s"]) and number not in {"", "a", "an"}
        compared = re.search(r"\b(?:than|least|most|nearly|almost|about|around|roughly)\s+$", before)
        return bool(several or (number in {"a", "one"} and compared)) or (
            number in {"a", "an", "one"}
            and (
                bool(_WHOLE.match(after))
                or re.match(r"\s*(?:[,.;)]|$|interest|stake|share)", after) is not None
            )
        )

    def _share(self, sentence: Sentence, text: str, match: re.Match[str], percent: float) -> Quantity:
        value = round(percent, 1)
        around = self._around(text, Number(match.start(), match.end(), value))
        bound = around.bound if around.unit is None else ""
        start = around.start if bound else match.start()
        return Quantity(
            at=Offsets(sentence.start + start, sentence.start + match.end()),
            number=Offsets(sentence.start + match.start(), sentence.start + match.end()),
            value=value,
            low=value if bound == "least" else None,
            high=value if bound == "most" else None,
            unit="percent",
            rate=None,
            approximator=around.approximator if bound else None,
            counted=share_of(sentence, text, match.end()),
        )

    def _half_unit(self, sentence: Sentence, text: str, match: re.Match[str]) -> Quantity:
        """Half an hour is 30 minutes; half of any other unit is 0.5 of it."""
        unit = match[2].lower()
        if unit == "dozen":
            value, name = 6.0, None
        elif unit == "hour":
            value, name = 30.0, "minute"
        else:
            name = self._around(text, Number(match.start(), match.start(2) - 1, 0.5)).unit
            value = 0.5
        around = self._around(text, Number(match.start(), match.end(), value))
        return Quantity(
            at=Offsets(sentence.start + around.start, sentence.start + match.end()),
            number=Offsets(sentence.start + match.start(), sentence.start + match.end()),
            value=value,
            low=value if around.bound == "least" else None,
            high=value if around.bound == "most" else None,
            unit=name,
            rate=None,
            approximator=around.approximator,
            counted=None,
        )


def _taken(match: re.Match[str], stretches: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in stretches)
