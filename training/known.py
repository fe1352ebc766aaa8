"""What the product's parse and rules make of a text: the hints that the network is trained with."""

from __future__ import annotations

from functools import lru_cache

from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.extract.attributions import Attributions, known_of
from reportedly.extract.sentences import Sentences
from reportedly.models.attribution.hints import Known
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Reading, Report, Sentence


@lru_cache(maxsize=1)
def _stages() -> tuple[Sentences, Attributions]:
    settings = Settings()
    model = spacy_model(settings.pipeline)
    return Sentences(model, longest=settings.limits.sentence_characters), Attributions(load())


@lru_cache(maxsize=4000)
def known(text: str) -> Known:
    """The tokens of `text` and the rules' attributions by level."""
    sentences, attributions = _stages()
    reading = Reading(Report.of(path="article", text=text))
    reading = reading.plus(tuple(sentences(reading)))
    return known_of(reading.of(Sentence), attributions.by_rule(reading))
