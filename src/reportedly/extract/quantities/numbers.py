"""Where numbers stand in a text, in figures and words, and which of them quantify nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.records import Sentence, Token

_NAMES = ("PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "GPE", "LOC", "NORP")
_CLOCK = re.compile(
    r"[:.]\d\d(?:\s?[ap]\.?m\b|\b)|\s?(?:[ap]\.?m\b\.?|o[’']clock|GMT\b|UTC\b|hours\s+(?:GMT|local)|noon\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DIGITS = re.compile(
    r"\+?\(?\d[\d()]*(?:[ .-]\(?\d+\)?){2,}|\d+(?:,\d+)+|\d+(?:\.\d+){2,}|\d+/\d+(?:/\d+)*"
    r"|\w*[^\W\d_][\w-]*\d[\w-]*|\d+-\d+-\d+[\d-]*"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)*,\d{3}")
_ONLY = re.compile(r"\b(?:only|just|at least|exactly)\s+$", re.IGNORECASE)
_FEW = re.compile(r"\b(?:few|several)\s+$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s+(?:[A-Z][\w’']+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Square)\b"
)


class Number(NamedTuple):
    """A number in a sentence's text: its ends there, its value, and how it is bounded. `scaled` says that a word or
    mark like "million" stands with it; `vague` that only the lower bound is known ("dozens").
    """

    start: int
    end: int
    value: float
    scaled: bool = False
    vague: bool = False


class NumberFinder:
    """Finds the numbers of a sentence that may quantify something."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        numbers = book.numbers
        self._signs = {sign for unit in book.units.units.values() for sign in (*unit.signs, *unit.words)} | {
            "yo"
        }
        scales = "|".join(numbers.scales)
        marks = "|".join(sorted(numbers.marks, key=len, reverse=True))
        cardinal = numbers.words
        words = rf"{cardinal}(?:(?:[ -](?:{scales})\b)+(?:(?:\s+and)?\s+{cardinal})?)*"
        leading = {sign for unit in book.units.units.values() for sign in unit.leading}
        codes = sorted(sign for sign in leading if sign.isalpha() and len(sign) == 3)
        self._named = re.compile(
            rf"(?<!\w)(?:{_any(numbers.naming)}) ?(?:\d+(?:\s?,\s?|\s+and\s+|\s+or\s+|\s?[-–]\s?))*$",
            re.IGNORECASE,
        )
        self._idle_one = re.compile(
            rf"\s*(?:(?:{_any(numbers.idle_one)})\b|[-–](?:time|off|way|sided)\b|[.,;:!?)]|$)", re.IGNORECASE
        )
        self._coded = re.compile(rf"(?:{'|'.join(codes)})\$?\s?$", re.IGNORECASE)
        glued = "".join(rf"|(?<={code})" for code in codes)
        self._vague = re.compile(
            rf"(?<![\w-])(?:{'|'.join(sorted(book.approximators.vague, key=len, reverse=True))})(?![\w-])",
            re.IGNORECASE,
        )
        self._number = re.compile(
            rf"(?:(?<![\w.,/:])(?<![A-Za-z]-){glued})(?:(?P<fig>{numbers.figure})"
            rf"(?:[ -]?(?P<scale>{scales})(?![\w])|(?P<mark>{marks})(?![\w/])|\s?(?P<big>M)(?=(?:{_any(codes)})\b))?"
            rf"|(?P<half>half\s+an?|an?\s+quarter|quarter|half|three\s+quarters?)[ -](?P<hscale>{scales})(?!\w)"
            rf"|(?P<words>{words}|(?:a\s+)?(?:{scales})(?:\s+(?:{scales}))*)(?P<tail>[\s-]+and[\s-]+a[\s-]+(?:half|quarter))?(?!\w))",
            re.IGNORECASE,
        )

    def __call__(self, sentence: Sentence, text: str, taken: list[tuple[int, int]]) -> Iterator[Number]:
        """The numbers of the sentence, in order; none that lies in a stretch of `taken`, and no ordinals, times of
        day, telephone or list numbers, codes, or numbers in names.
        """
        odd = [m.span() for m in _DIGITS.finditer(text) if not self._is_plain(m.group())]
        found = [self._vague_number(m) for m in self._vague.finditer(text)]
        covered = [(n.start, n.end) for n in found] + odd + taken
        for match in self._number.finditer(text):
            if not _within(match.start(), match.end(), covered) and not self._is_idle(match, sentence, text):
                found.append(self._read(match, text))
        yield from sorted(found)

    def first_word(self, text: str) -> float:
        """The value of the word that a number in words begins with ("five" of "five million")."""
        return self._book.numbers.read(re.split(r"[\s-]", text)[0])

    def _is_plain(self, digits: str) -> bool:
        """Is what looks like a code after all one number, a fraction, or two figures side by side?"""
        if "," in digits:
            return is_grouped(digits)
        above, slash, below = digits.partition("/")
        if slash:
            return below.isdigit() and above.isdigit() and 1 < int(below) <= 16 and int(above) < int(below)
        return bool(re.fullmatch(r"\$?[\w$]*?[A-Z]{3}\d[\d.]*|[A-Za-z]{2}\$\d.*", digits)) and digits[:3] in {
            sign for unit in self._book.units.units.values() for sign in unit.leading
        }

    def _vague_number(self, match: re.Match[str]) -> Number:
        value = self._book.approximators.vague[match.group().lower()]
        return Number(match.start(), match.end(), value, scaled=True, vague=True)

    def _read(self, match: re.Match[str], text: str) -> Number:
        numbers = self._book.numbers
        if match["half"]:
            value = numbers.read(f"{match['half']}") * numbers.scales[match["hscale"].lower()]
        elif match["fig"] is not None:
            value = numbers.read(match["fig"])
            scale = (match["scale"] or "").lower()
            mark = "" if self._is_length(match, text) else (match["mark"] or "").lower()
            value *= (
                numbers.scales.get(scale, 1) * numbers.marks.get(mark, 1) * (1_000_000 if match["big"] else 1)
            )
            if match["mark"] and not mark:
                return Number(match.start(), match.end("fig"), value)
        else:
            value = numbers.read(match.group())
            if match.group().lower() in numbers.scales and _FEW.search(text[: match.start()]):
                return Number(match.start(), match.end(), 2 * value, scaled=True, vague=True)
        value = round(value, 6)
        scaled = bool(match["scale"] or match["mark"] or match["half"]) or value >= 1_000_000
        return Number(match.start(), match.end(), value, scaled=scaled)

    def _is_length(self, match: re.Match[str], text: str) -> bool:
        """Is the "m" of "1.8m" metres? Not after a currency, nor before what is counted."""
        if match["mark"] not in {"m", "b", "k"} or re.search(r"[$£€¥₹]\s?$", text[: match.start()]):
            return False
        after = re.match(r"\s+([^\W\d_]+)", text[match.end() :])
        units = {sign for unit in self._book.units.units.values() for sign in unit.signs}
        return match["mark"] in units and (after is None or after[1].lower() in self._book.units.dimensions)

    def _is_idle(self, match: re.Match[str], sentence: Sentence, text: str) -> bool:
        """Does the number count nothing?"""
        before, after = text[: match.start()], text[match.end() :]
        if self._named.search(before) or (match["fig"] and (_CLOCK.match(after) or _ORDINAL.match(after))):
            return True
        if (
            match["fig"]
            and not match["scale"]
            and not match["mark"]
            and re.match(r"[^\W\d_]", after)
            and not self._is_sign(after)
        ):
            return True
        if not before.strip(" \t(—–-•*") and re.match(r"[.)]\s", after) and match["fig"]:
            return True
        if _ADDRESS.match(after) or (re.match(r"\s?\)", after) and "(" not in before):
            return True
        token = _token_at(sentence, sentence.start + match.start())
        if match.group().lower() == "one":
            counts = token.dep == "nummod" and (not self._idle_one.match(after) or _ONLY.search(before))
            if not counts:
                return True
        measured = self._is_sign(after.lstrip(" -")) or self._coded.search(before)
        return not measured and _is_in_name(sentence, token, before)

    def _is_sign(self, after: str) -> bool:
        """Does the text go on with a unit?"""
        letters = re.match(r"[^\W_]+", after)
        return letters is not None and letters[0] in self._signs


def is_grouped(digits: str) -> bool:
    """Do the commas part thousands ("1,500,000") or, as in India, lakhs ("15,00,000")?"""
    return _GROUPED.fullmatch(digits) is not None


def _within(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in stretches)


def _token_at(sentence: Sentence, offset: int) -> Token:
    return next((t for t in sentence.tokens if t.start <= offset < t.end), sentence.tokens[-1])


def _is_in_name(sentence: Sentence, token: Token, before: str) -> bool:
    """A number that the parser sees in a name, or that follows a capitalised word which governs it ("Camp 12")."""
    if token.entity.startswith("I-") and token.entity.endswith(_NAMES):
        return True
    previous = sentence.tokens[token.i - sentence.tokens[0].i - 1] if token.i > sentence.tokens[0].i else None
    if previous is None or previous.pos != "PROPN" or not before.endswith(previous.text + " "):
        return False
    return (
        token.head == previous.i and token.dep in {"nummod", "appos"} and previous.i != sentence.tokens[0].i
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
