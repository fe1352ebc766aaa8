"""The whole reading of one report, as a function that can be sent to another process."""

from __future__ import annotations

from functools import cached_property

from reportedly.codebook import Codebook, load
from reportedly.config import Settings
from reportedly.extract.attributions import Attributions
from reportedly.extract.coreference import Coreference
from reportedly.extract.events import Events
from reportedly.extract.figures import Figures
from reportedly.extract.mentions import Mentions
from reportedly.extract.pipeline import Pipeline, in_order
from reportedly.extract.quantities import Quantities
from reportedly.extract.relations import Relations
from reportedly.extract.sentences import Sentences
from reportedly.extract.stage import Stage
from reportedly.extract.stances import Stances
from reportedly.extract.times import Times
from reportedly.models.onnx_model import AttributionModel
from reportedly.models.spacy_model import spacy_digest, spacy_model
from reportedly.records import Reading, Report, Run, content_id

_STAGES: tuple[type[Stage], ...] = (
    *(Sentences, Mentions, Coreference, Times, Quantities, Attributions, Stances, Events, Relations, Figures),
)


class Reader:
    """Report → Reading. Holds only settings, so that it pickles; models are loaded where it runs, once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook of the settings. Raises CodebookError."""
        return load(self.settings.codebooks)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The stages, ordered and checked. Raises ModelError, CodebookError."""
        words = self.codebook
        return Pipeline(
            [
                Sentences(
                    spacy_model(self.settings.pipeline), longest=self.settings.limits.sentence_characters
                ),
                Mentions(words),
                Coreference(words),
                Times(words),
                Quantities(words),
                Attributions(words, self._model),
                Stances(words),
                Events(words),
                Relations(words),
                Figures(words),
            ]
        )

    @cached_property
    def _model(self) -> AttributionModel | None:
        if self.settings.attributions == "model":
            return AttributionModel.load(threads=self.settings.model_threads)
        return None

    @cached_property
    def _models(self) -> str:
        """The parser and the trained reader, by name, version and digest, without loading them: whoever sends the
        reading elsewhere, or finds that there is nothing to read, has no use for them.
        """
        trained = [AttributionModel.digest_of()] if self.settings.attributions == "model" else []
        return " ".join([spacy_digest(self.settings.pipeline), *trained])

    @cached_property
    def fingerprint(self) -> str:
        """Changes with any stage's version, a model, or the codebook: a report read under another
        fingerprint is read again.
        """
        stages = [f"{stage.name}={stage.version}" for stage in in_order(_STAGES)]
        return content_id("reader", *stages, self._models, self.codebook.digest)

    def runs(self, started: str, ended: str) -> tuple[Run, ...]:
        """What this reader is made of, one Run a stage; the times are ISO 8601 in UTC. The same stage, model and
        codebook have the same id whenever they run.
        """
        made_of = {
            "model_digest": self._models,
            "codebook_digest": self.codebook.digest,
        }
        return tuple(
            Run(
                id=content_id("run", stage.name, stage.version, *made_of.values()),
                stage=stage.name,
                version=stage.version,
                started=started,
                ended=ended,
                **made_of,
            )
            for stage in in_order(_STAGES)
        )

    def __call__(self, report: Report) -> Reading:
        """Everything the stages find in the report, working matter left off."""
        return self.pipeline(report)

    def __getstate__(self) -> Settings:
        """Only the settings travel."""
        return self.settings

    def __setstate__(self, settings: Settings) -> None:
        """Models and codebook are loaded again where the reader arrives."""
        self.settings = settings
