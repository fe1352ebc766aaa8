"""What stands around a number: currency, unit, rate, approximator, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.quantities.numbers import Number
from reportedly.records import Offsets, Sentence, Token

_COUNTED_POS = frozenset({"NOUN", "PROPN"})
_BETWEEN_POS = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_RATIO_END = re.compile(r"\b(?:in|every)\s+\S+$", re.IGNORECASE)
_SHARE_OF = re.compile(r"\s+(?:of|in|out\s+of)\s+", re.IGNORECASE)


class Around(NamedTuple):
    """How far an expression reaches beyond its number, and what that says. `bound` is about, least, most or empty."""

    start: int
    end: int
    unit: str | None = None
    rate: str | None = None
    approximator: str | None = None
    bound: str = ""


class AroundReader:
    """Reads units, rates and approximators of the codebook beside a number."""

    def __init__(self, book: Codebook) -> None:
        units = book.units.units
        self._scaled = book.units.scaled
        self._kinds = {name: unit.kind for name, unit in units.items()}
        self._leading = {sign: name for name, unit in units.items() for sign in unit.leading}
        self._signs = {sign: name for name, unit in units.items() for sign in unit.signs}
        self._words = {word: name for name, unit in units.items() for word in unit.words}
        self._rates, self._adverbs = book.units.rates, book.units.adverbs
        self._before, self._after = book.approximators.before, book.approximators.after
        codes = [sign for sign in self._leading if len(sign) == 3 and sign.isalpha()]
        self._lead = re.compile(rf"(?<![\w])(?:({_any(self._leading)})|(?i:({'|'.join(codes)}))\$?)\s?$")
        self._sign = re.compile(
            rf"\s?-?(?:[(\[{{<]({_any(self._signs)})[)\]}}>]|({_any(self._signs)}))(?!\w|-\d)"
        )
        self._word = re.compile(
            rf"(?:\s+|-|\s-\s)(?:({_any(self._words)}))(?!\w)|({_any(self._words)})(?!\w)", re.IGNORECASE
        )
        self._rate = re.compile(
            rf"(?:(?:\s?-\s?|\s)(?:an?|per|each|every)(?:\s?-\s?|\s)|\s?/\s?)({_any(self._rates)})"
            r"(?!\w|\s+(?:earlier|later|ago|before|after|since))"
            rf"|[ ]({_any(self._adverbs)})(?!\w)",
            re.IGNORECASE,
        )
        self._about = re.compile(
            rf"(?:^|(?<![\w-]))({_any(self._before)})\s*(?:(?:the|an?|just|only)\s+)?$", re.IGNORECASE
        )
        self._or_more = re.compile(rf"\s*({_any(self._after)})(?!\w)", re.IGNORECASE)
        self._old = re.compile(
            r"(?:\s+|\s?-\s?)(year|month|week|day)s?(?:(?:\s+|\s?-\s?)olds?\b|\s+of\s+age\b)|\s+(y)o\b",
            re.IGNORECASE,
        )
        self._aged = re.compile(rf"\b(?:{_any(book.units.aged)})\s+$", re.IGNORECASE)

    def __call__(self, text: str, number: Number) -> Around:
        """Everything around one number of the sentence's text."""
        start, end, unit = self._unit(text, number)
        rate = None
        if m := self._rate.match(text, end):
            rate = self._rates[m[1].lower()] if m[1] else self._adverbs[m[2].lower()]
            end = m.end()
        approximator, bound = None, ""
        if (m := self._about.search(text[:start])) and not (
            m[1].lower() in {"over", "within"}
            and self._kinds.get(unit or "") == "time"
            and m[1].lower() == "over"
        ):
            approximator, bound, start = m[1].lower(), self._before[m[1].lower()], m.start(1)
        elif m := self._or_more.match(text, end):
            approximator, bound, end = m[1].lower(), self._after[m[1].lower()], m.end()
        return Around(start, end, unit, rate, approximator, bound)

    def kind(self, unit: str | None) -> str:
        """What a unit measures; empty for none."""
        return self._kinds.get(unit or "", "")

    def _unit(self, text: str, number: Number) -> tuple[int, int, str | None]:
        start, end = number.start, number.end
        if m := self._old.match(text, end):
            return start, m.end(), f"{(m[1] or 'year').lower()} of age"
        if m := self._aged.search(text[:start]):
            return m.start(), end, "year of age"
        if m := self._lead.search(text[:start]):
            again = self._word.match(text, end)
            unit = self._leading[re.sub(r"\s+", " ", m[1]) if m[1] else m[2].upper()]
            if again and self._words[_plain(again[1] or again[2])] in {unit, "USD"}:
                end = again.end()
            return m.start(), end, unit
        sign, word = self._sign.match(text, end), self._word.match(text, end)
        if sign and not (word and word.end() > sign.end()):
            return start, sign.end(), self._signs[sign[1] or sign[2]]
        if word and not (word[2] and text[end - 1].isalpha()):
            unit = self._words[_plain(word[1] or word[2])]
            return start, word.end(), self._scaled.get(unit, unit) if number.scaled else unit
        return start, end, None


def counted(sentence: Sentence, text: str, end: int, *, unit: bool) -> Offsets | None:
    """The noun phrase that a number counts: "fighters" of "3,000 MEK fighters", "dozens of fighters"; of what there
    are so many units ("tonnes of grain"). None where the number stands alone.
    """
    offset = sentence.start + end
    of = _OF.match(text, end)
    if unit and not of:
        return None
    after = [t for t in sentence.tokens if t.start >= (sentence.start + of.end() if of else offset)]
    while (
        of
        and after
        and after[0].pos in {"DET", "PRON", "NUM"}
        and after[0].dep in {"det", "poss", "predet", "nummod"}
    ):
        after.pop(0)
    run: list[Token] = []
    for t in after:
        joined = (
            t.text in {"-", ",", "’s", "'s", "and"}
            and run
            and run[-1].pos in {"ADJ", "NOUN", "PROPN", "PART"}
        )
        if t.pos not in _BETWEEN_POS and not joined and t.tag not in {"VBN", "VBG", "JJ"}:
            break
        if t.pos == "ADV" and t.tag not in {"RB", "RBR", "RBS"}:
            break
        run.append(t)
        if t.pos in _COUNTED_POS and not t.text.endswith("-") and not _goes_on(sentence, t):
            break
    while run and run[-1].pos not in _COUNTED_POS:
        run.pop()
    return Offsets(run[0].start, run[-1].end) if run else None


def _goes_on(sentence: Sentence, t: Token) -> bool:
    """Is a noun only the modifier of a later one ("police officers", "air strikes", "Iraq’s tanks")?"""
    head = sentence.token(t.head)
    return (
        t.dep in {"compound", "amod", "nmod", "poss", "npadvmod"} and head.i > t.i and head.i - t.i <= 4
    ) or (t.dep == "nummod" and head.i > t.i)


def share_of(sentence: Sentence, text: str, end: int) -> Offsets | None:
    """What a share is a share of ("two-thirds of the seats", "one in five voters")."""
    of = _SHARE_OF.match(text, end) or (_RATIO_END.search(text[:end]) and re.match(r"\s+", text[end:]))
    if not of:
        return None
    start = sentence.start + (of.end() if of.re is _SHARE_OF else end + of.end())
    head = next(
        (
            t
            for t in sentence.tokens
            if t.start >= start and t.pos in _COUNTED_POS and not _goes_on(sentence, t)
        ),
        None,
    )
    return Offsets(start, head.end) if head else None


def _any(words: Iterable[str]) -> str:
    """An alternation of the words, longest first; white space in them may be any."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _plain(word: str) -> str:
    """A matched word as the codebook has it: lower case, single spaces."""
    return re.sub(r"\s+", " ", word.lower())
