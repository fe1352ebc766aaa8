"""The page of measured qualities: what each suite of `evaluation/` measures, on what, and its floors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

_MEASURES = """# Measures

Scores on corpora that somebody else annotated, kept as floors in `evaluation/floors.toml`: the gate fails below them.
They are set just under what was measured. All are from 0 to 1, F1 unless said otherwise.
[How good it is](../explanation/how-good.md) says how to read them.
"""

_ROLES = {
    "full": "whole attributions: cue overlaps, half the tokens of source and content shared, linked",
    "strict": "whole attributions, every span to the token",
    **{f"exact.{role}": f"{role} spans, to the token" for role in ("source", "cue", "content")},
    **{f"partial.{role}": f"{role} spans, half their tokens shared" for role in ("source", "cue", "content")},
    **{f"kind.{kind}": f"whole attributions, {kind} speech" for kind in ("direct", "mixed", "indirect")},
    "sourceless": "attributions without a source (recall)",
}

SUITES = {
    "polnear": ("Attributions, by rule", "PolNeAR dev: 84 US news articles, annotated by people.", _ROLES),
    "polnear-model": (
        "Attributions, with the trained reader",
        "PolNeAR dev, as the product reads by default.",
        _ROLES,
    ),
    "nested": (
        "Sayings within sayings",
        "Dev part of 119 news texts, read by a large language model under guidelines, not by people.",
        {
            "outermost": "outermost sayings, whole",
            "inner": "nested sayings, whole",
            "stance": "right stances among those found (accuracy)",
            "certainty": "right certainties among those found (accuracy)",
            "source_kind": "right kinds of source among those found (accuracy)",
        },
    ),
    "gold": (
        "Statements, stances and chains",
        "30 news reports, read by a large language model under guidelines and checked, not by people.",
        {
            "found": "statements found (recall)",
            "stance": "right stances among those found (accuracy)",
            "chain": "right chains among those found (accuracy)",
            "chain.nested": "right chains of two links or more below the publisher (accuracy)",
        },
    ),
    "coreference": (
        "Mentions and who is who in a report",
        "GUM dev: entities, and OntoGUM's coreference.",
        {
            f"{part}.{figure}": f"{label}, {where}"
            for part, where in (("news", "news"), ("all", "all genres"))
            for figure, label in (
                ("span_f1", "mentions, exact spans"),
                ("precision", "mentions (precision)"),
                ("head_recall", "mentions by their head (recall)"),
                ("conll", "coreference, CoNLL F1"),
            )
        },
    ),
    "times": (
        "Times",
        "GUM dev: dated expressions, right where they come to the same days.",
        {f"f1.{genre}": f"value, {genre}" for genre in ("news", "interview", "bio", "all")},
    ),
    "quantities": (
        "Numbers and units",
        "R-Txt: 328 sentences with values and units.",
        {"f1.value": "value", "f1.value_and_unit": "value and unit"},
    ),
    "ties": (
        "Ties between actors",
        "30 news reports, read by a large language model under guidelines and checked, not by people; they hold much "
        "that a reader infers.",
        {
            "recall": "ties found (recall)",
            "right": "our ties that are among them (share; the others are not all wrong)",
        },
    ),
    "re3d": (
        "Ties, on official statements",
        "re3d, CENTCOM and UK Government: 49 documents annotated by people. Its types are mapped to ours: "
        "FightingAgainst (opposes, attacks), AlliesOf (allied_with, assists, arms, trains, funds), InChargeOf "
        "(leads, controls), BelongsTo (part_of, role_in), CommWith (negotiates_with); the others are left out.",
        {
            "triple.f1": "triples",
            "triple.recall": "triples (recall)",
            "triple.precision": "triples (precision)",
        },
    ),
    "plover": (
        "Events",
        "PLOVER's gold records: 322 sentences, each with the type, source and target of one event. Its types of 0.5 "
        "are mapped to the manual's: DEMAND (REQUEST), FIGHT (ASSAULT), DISAPPROVE and INVESTIGATE (ACCUSE).",
        {
            "type.f1": "types",
            "type.recall": "types (recall)",
            "type.precision": "types (precision)",
            "triple.f1": "type, source and target",
        },
    ),
    "claims": (
        "Claims",
        "23 news reports on two topics, read by a large language model under guidelines, not by people: what is one "
        "claim, who is for it and who against.",
        {
            "found": "statements of claims found (recall)",
            "same": "pairs of statements that make one claim (recall)",
            "precision": "pairs that we join and that are one claim (precision)",
            "apart": "pairs that only look alike, kept apart (share)",
            "value": "figures of the series found (recall)",
            "origins": "claims with as many origins as the reader counts, or one more or less (share)",
        },
    ),
    "ecb": (
        "Who is who across reports",
        "ECB+, dev topics: our mentions, matched with the annotated ones of people and bodies by their last word.",
        {
            "conll": "coreference across reports, CoNLL F1",
            "mention_recall": "annotated mentions that we have (recall)",
            "pair_precision": "pairs of mentions in different reports that we join rightly (precision)",
            "pair_f1": "pairs of mentions in different reports",
        },
    ),
    "timelines": (
        "Timelines",
        "SemEval-2015 task 4, track A, trial and corpus 1: which events of an actor come in which order, by a "
        "scorer of our own, after the task's definition.",
        {"f1": "micro F1", "f1.trial": "micro F1, trial", "f1.corpus_1": "micro F1, corpus 1"},
    ),
    "reprints": (
        "Reprints",
        "62 pairs of texts of the Fake News Challenge, labelled before tuning, 30 of them altered by a recipe; "
        "pairs of texts on one event of ECB+.",
        {
            "precision": "pairs taken for copies that are (precision)",
            "recall": "copies that are found (recall)",
            "recall.copies": "copies as they were published (recall)",
            "recall.re-headlined": "with another headline (recall)",
            "recall.cut": "cut to two fifths (recall)",
            "recall.re-ordered": "with its parts in another order (recall)",
            "recall.rewritten": "with every eleventh word another (recall)",
            "recall.added": "with a paragraph of another text (recall)",
            "apart": "pairs of one event that are not joined, wire copies among them (share)",
        },
    ),
}
"""What each suite of `evaluation/` measures, on what, and what its figures are."""

FLOORS = tomllib.loads((Path(__file__).parents[1] / "evaluation" / "floors.toml").read_text(encoding="utf-8"))


def measures() -> Iterator[str]:
    """The floors of measured quality, with what each is."""
    yield _MEASURES
    for suite, (called, on, names) in SUITES.items():
        floors = {name: floor for name, floor in FLOORS.get(suite, {}).items() if floor}
        yield f"## {called}\n\n{on} Measure it: `python -m evaluation {suite}`.\n"
        if not floors:
            yield "No floor yet.\n"
            continue
        yield from ("| figure | is | at least |", "|---|---|---|")
        yield from (f"| `{name}` | {names.get(name, '')} | {floor:.3f} |" for name, floor in floors.items())
        yield ""


MAIN = {
    "polnear": ("full", "partial.cue", "partial.source", "partial.content"),
    "polnear-model": ("full", "partial.cue", "partial.source", "partial.content"),
    "gold": ("found", "stance", "chain"),
    "coreference": ("news.span_f1",),
    "times": ("f1.news",),
    "quantities": ("f1.value", "f1.value_and_unit"),
}
"""The figures that the README shows."""


def short() -> Iterator[str]:
    """The main floors as one table, for the README."""
    yield from ("| what | on | at least |", "|---|---|---|")
    for suite, shown in MAIN.items():
        called, on, names = SUITES[suite]
        for name in shown:
            if floor := FLOORS.get(suite, {}).get(name):
                yield f"| {called}: {names[name]} | {on.partition(':')[0].partition(',')[0]} | {floor:.2f} |"
