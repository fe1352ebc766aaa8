"""The scorers of attribution, by name: `python -m evaluation SUITE [--data DIR] [--gate]`.

suites
  polnear         attributions by rule on PolNeAR dev
  polnear-model   the same as the product reads, with its trained reader
  nested          outermost and nested sayings with their labels, on annotated/nested dev
  coreference     mentions and in-report coreference on GUM dev
  ecb             actors across reports on ECB+ dev topics
  claims          claims across the annotated reports, over both topics and each by its name
  gold            statements, stances and chains on the annotated reports
  times           dated expressions of GUM's news, interviews and biographies
  quantities      values and units on R-Txt
  reprints        copies told from texts on the same, on labelled and altered bodies of FNC, and ECB+
  ties            ties between actors on the annotated reports
  re3d            ties between actors on re3d, CENTCOM and UK Government
  plover          event types and triples on PLOVER's gold records
  timelines       an actor's events in order, SemEval-2015 task 4 (trial, corpus 1)
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation import (
    claims,
    coreference,
    ecb,
    floors,
    gold,
    nested,
    plover,
    polnear,
    quantities,
    re3d,
    reprints,
    ties,
    timelines,
    times,
)
from evaluation.reading import Finder
from reportedly.errors import ReportedlyError, UsageError

Measured = Mapping[str, float]


def _with_model(folder: Path) -> Measured:
    from reportedly.models.onnx_model import AttributionModel

    return polnear.measure(folder / "polnear" / "dev", Finder(AttributionModel.load())).figures()


SUITES: dict[str, Callable[[Path], Measured]] = {
    "polnear": lambda folder: polnear.measure(folder / "polnear" / "dev", Finder()).figures(),
    "polnear-model": _with_model,
    "nested": lambda folder: nested.measure(folder / "annotated" / "nested" / "dev.jsonl"),
    "coreference": coreference.measure,
    "ecb": ecb.measure,
    "claims": lambda folder: claims.measure(folder / "annotated"),
    "gold": lambda folder: gold.measure(folder / "annotated").figures(),
    "times": lambda folder: times.measure(folder / "gum"),
    "timelines": lambda folder: timelines.measure(folder / "timelines"),
    "ties": lambda folder: ties.measure(folder / "annotated"),
    "re3d": lambda folder: re3d.measure(folder / "re3d"),
    "plover": lambda folder: plover.measure(folder / "events"),
    "quantities": lambda folder: quantities.measure(folder / "quantities"),
    "reprints": reprints.measure,
}


def corpora(given: Path | None = None) -> Path:
    """The folder of the corpora: given, or REPORTEDLY_DATA, or beside the checkout. Raises UsageError."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = given or Path(os.environ.get("REPORTEDLY_DATA", beside))
    if not folder.is_dir():
        raise UsageError(
            "the corpora are not there", where=str(folder), to_do="name their folder with --data"
        )
    return folder


def run(suite: str, data: Path | None = None) -> Measured:
    """The figures of a suite. Raises UsageError for a suite or a corpus that is not there."""
    if suite not in SUITES:
        raise UsageError(f"no suite {suite!r}", to_do=f"name one of {', '.join(SUITES)}")
    return SUITES[suite](corpora(data))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with --gate say what is below its floor (exit status 1)."""
    parser = argparse.ArgumentParser(prog="evaluation", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("suite", choices=sorted(SUITES))
    parser.add_argument("--data", type=Path, help="the folder of the corpora (default: REPORTEDLY_DATA)")
    parser.add_argument("--gate", action="store_true", help="fail where a figure is below its floor")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--raise-floors", action="store_true", help="set the floors just below what is measured"
    )
    parser.add_argument(
        "--allow-lower", metavar="PAGE", help="the page of docs/decisions/ that lets a floor fall"
    )
    given = parser.parse_args(arguments)
    try:
        figures = run(given.suite, given.data)
        known = floors.read()
        if given.raise_floors:
            text = floors.written(floors.raised(given.suite, figures, known, decision=given.allow_lower))
            floors.FILE.write_text(text, encoding="utf-8")
    except ReportedlyError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    _show(figures, as_json=given.json)
    low = floors.below(given.suite, figures, known) if given.gate else []
    for sentence in low:
        print(sentence, file=sys.stderr)
    return 1 if low else 0


def _show(figures: Measured, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({name: round(value, 4) for name, value in sorted(figures.items())}))
        return
    for name, value in sorted(figures.items()):
        print(f"{name:20s} {value:.3f}")


if __name__ == "__main__":
    sys.exit(main())
