"""What figures measure, and which numbers are worth one."""

from __future__ import annotations

from reportedly.records.base import Record


class Measure(Record):
    """One measure: the verbs that happen to those counted, the nouns that are counted."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Measures(Record):
    """All measures by name; `kinds` names the measure of a unit by what the unit is of; `owning`, verbs whose subject
    a figure is about; `of_subject`, measures that are about the subject of any verb; `trivial`, nouns of which a
    count up to `small` is no figure; `placing`, words after which a length of time says when and not how long.
    """

    measures: dict[str, Measure]
    kinds: dict[str, str]
    owning: frozenset[str]
    of_subject: frozenset[str]
    trivial: frozenset[str]
    small: int
    placing: frozenset[str]
