"""Sources: how to tell a named voice from an unnamed one, a crowd and a paper."""

from __future__ import annotations

from reportedly.records.base import Record


class Sources(Record):
    """Nouns by which texts call those who speak; lower case, singular unless plural by nature.

    `documents` are papers that speak for somebody, `media` outlets without a name ("state television"). `offices` are
    held by one person at a time, so that "the minister" is as good as a name; `voices` have none even in the plural
    ("sources"). `persons` and `crowds` are pronouns and quantifiers for
    somebody unnamed and for many; `nobody` deny the saying ("nobody says"). `silences` are verbs which, when
    negated, tell of no saying ("did not comment"); `anonymity` those of "asked not to be named".
    """

    documents: frozenset[str]
    media: frozenset[str]
    offices: frozenset[str]
    voices: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]
    nobody: frozenset[str]
    silences: frozenset[str]
    anonymity: frozenset[str]
