"""Do a codebook's own examples of its predicates read as they say?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook import Codebook
from reportedly.codebook.predicates import Example, Predicate
from reportedly.extract.relations import Relations
from reportedly.extract.samples import Parse, sample
from reportedly.records import Kind, Reading, Relation


def check_examples(codebook: Codebook, parse: Parse) -> list[str]:
    """What the codebook's own examples of its predicates should give and do not, one sentence each; empty when
    all is well.
    """
    stage = Relations(codebook)
    return [
        complaint
        for name, predicate in codebook.predicates.ties.items()
        for complaint in _complaints(name, predicate, stage, parse)
    ]


def _complaints(name: str, predicate: Predicate, stage: Relations, parse: Parse) -> Iterator[str]:
    for example in predicate.examples:
        if example.subject not in example.text or example.object not in example.text:
            yield f"{name}: {example.text!r} does not have the words {example.subject!r} and {example.object!r}"
            continue
        found = _read(name, stage, sample(example.text, parse, _named(example, predicate)))
        wanted = (example.subject, example.object, example.polarity.value)
        if wanted not in found:
            yield f"{name}: {example.text!r} should give {' - '.join(wanted)}, and gives {_worded(found)}"
    for text in predicate.not_examples:
        if found := _read(name, stage, sample(text, parse)):
            yield f"{name}: {text!r} should not give this tie, and gives {_worded(found)}"


def _read(name: str, stage: Relations, reading: Reading) -> list[tuple[str, str, str]]:
    """The ties of that name: the words of the two sides, and the polarity."""
    ties = (r for r in stage(reading) if isinstance(r, Relation) and r.predicate == name)
    return [(tie.subject.span.exact, tie.object.span.exact, tie.polarity.value) for tie in ties]


def _worded(found: list[tuple[str, str, str]]) -> str:
    return "; ".join(" - ".join(tie) for tie in found) or "nothing"


def _named(example: Example, predicate: Predicate) -> dict[str, Kind | None]:
    """The example's actors with their kinds: as it says, or one that the predicate asks for, or the parser's."""
    sides = (
        (example.subject, example.subject_kind, predicate.subject_kinds),
        (example.object, example.object_kind, predicate.object_kinds),
    )
    return {words: kind or next(iter(kinds), None) for words, kind, kinds in sides}
