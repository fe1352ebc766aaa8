"""Runs the stages that a measure needs over a bare text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from evaluation.spans import Said
from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.extract.attributions import Attributions, SpanReader
from reportedly.extract.nesting import nesting
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Attribution, Reading, Report


class Finder:
    """Sentences and attributions, nothing else. With a `model`, as the product reads with it; without, the rules."""

    def __init__(self, model: SpanReader | None = None, settings: Settings | None = None) -> None:
        self._model, self._settings = model, settings or Settings()

    @cached_property
    def _stages(self) -> tuple[Sentences, Attributions]:
        sentences = Sentences(
            spacy_model(self._settings.pipeline), longest=self._settings.limits.sentence_characters
        )
        return sentences, Attributions(load(self._settings.codebooks), self._model)

    def attributions(self, text: str) -> tuple[Attribution, ...]:
        """All attributions found in the text, nested ones included."""
        reading = Reading(Report.of(path="-", text=text))
        for stage in self._stages:
            reading = reading.plus(stage(reading))
        return reading.of(Attribution)

    def outermost(self, text: str) -> list[Said]:
        """Those that stand in no other's content."""
        return self.by_level(text)[0]

    def by_level(self, text: str) -> tuple[list[Said], list[Said]]:
        """The outermost ones, and all that are nested in another."""
        found = self.attributions(text)
        outer: list[Said] = []
        inner: list[Said] = []
        for k, parent in nesting(found):
            (outer if parent is None else inner).append(said(found[k]))
        return outer, inner


def said(a: Attribution) -> Said:
    """An attribution as the scorers take it."""
    return Said(*(tuple(map(tuple, pieces)) for pieces in (a.source, a.cue, a.content)))


def span_said(pieces: dict[str, Sequence[Sequence[int]]]) -> Said:
    """The same from JSON, by the names of the roles."""
    source, cue, content = (tuple((int(a), int(b)) for a, b in pieces[role]) for role in Said._fields)
    return Said(source, cue, content)
