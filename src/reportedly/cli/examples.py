"""Reads the examples of a codebook with the parser, as `codebook check` does."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.codebook import Codebook
from reportedly.config import Settings
from reportedly.extract.events.examples import check_examples as check_events
from reportedly.extract.relations.examples import check_examples as check_ties
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Reading, Report, Sentence


def complaints(codebook: Codebook) -> list[str]:
    """What the examples of ties and events should give and do not, one sentence each."""
    settings = Settings.load()
    longest = settings.limits.sentence_characters
    stage = Sentences(spacy_model(settings.pipeline), longest=longest)

    def parse(text: str) -> Sequence[Sentence]:
        found = stage(Reading(Report.of(path="example", text=text)))
        return [s for s in found if isinstance(s, Sentence)]

    return [*check_ties(codebook, parse), *check_events(codebook, parse)]
