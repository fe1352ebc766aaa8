"""Attributions: who is quoted, by which word, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from reportedly.codebook import Codebook
from reportedly.extract.attributions.completing import completed
from reportedly.extract.attributions.merging import in_order, merged
from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.attributions.rules.nouns import noun_drafts
from reportedly.extract.attributions.rules.phrases import phrase_drafts
from reportedly.extract.attributions.rules.quoted import join_quotations
from reportedly.extract.attributions.rules.verbs import quotes, verb_drafts
from reportedly.extract.nesting import nesting
from reportedly.extract.page import Page
from reportedly.models.attribution.hints import Known
from reportedly.models.spans import AttributionSpans
from reportedly.records import Attribution, Found, Offsets, Reading, Sentence

_POINTING = frozenset({"WDT", "WP", "WRB", "IN", "TO"})


class SpanReader(Protocol):
    """A trained reader of attributions: `reportedly.models.onnx_model.AttributionModel` is one."""

    def read(self, text: str, known: Known = ...) -> list[AttributionSpans]:
        """The attributions of a text, spans in code points of it; `known` is what parse and rules make of it."""
        ...


class Attributions:
    """Finds every saying of a report, nested ones included, by rule, or with a trained reader and rules.

    With a `model`, the outermost sayings are the model's; the rules give those inside its contents, which it
    was not taught to see, and those elsewhere that touch nothing it found.
    """

    name = "attributions"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence})
    provides: frozenset[type] = frozenset({Attribution})

    def __init__(self, codebook: Codebook, model: SpanReader | None = None) -> None:
        self._cues, self._model = codebook.cues, model

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All attributions, in the order of their first word."""
        found = self.by_rule(reading)
        if self._model is not None:
            read = self._model.read(reading.report.text, known_of(reading.of(Sentence), found))
            page = Page(reading.report.text, reading.of(Sentence))
            found = merged(page, [completed(page, _learned(page, spans)) for spans in read], found)
        return found

    def by_rule(self, reading: Reading) -> list[Attribution]:
        """What the rules find, without any model."""
        page = Page(reading.report.text, reading.of(Sentence))
        drafts = list(verb_drafts(page, self._cues))
        join_quotations(page, drafts, (d.head.i for d in drafts if quotes(page, d.head, self._cues)))
        drafts += noun_drafts(page, self._cues)
        drafts += phrase_drafts(page, self._cues)
        finished = (finish(page, draft) for draft in drafts)
        return in_order(a for a in finished if a is not None)


def finish(page: Page, draft: Draft) -> Attribution | None:
    """A draft with its edges settled: the three roles trimmed, no word in two of them. None where nothing is
    left that was said.
    """
    cue = page.joined([Offsets(t.start, t.end) for t in draft.cue])
    source = page.joined([Offsets(t.start, t.end) for t in draft.source], without=cue)
    content = page.joined(draft.content, without=(*cue, *source))
    if not content or not _tells(page, content, sourceless=not source) or (draft.needs_source and not source):
        return None
    return Attribution(source, cue or _marks(draft), content, draft.score, "rules")


def _tells(page: Page, content: tuple[Offsets, ...], *, sourceless: bool) -> bool:
    """Is there more to it than a pronoun that stands for something elsewhere ("which he denied", and of nobody's
    sayings "this has long been expected")?
    """
    pointing = _POINTING | {"DT"} if sourceless else _POINTING
    tokens = [t for piece in content for t in page.tokens_in(*piece)]
    return any(t.tag not in pointing for t in tokens)


def _marks(draft: Draft) -> tuple[Offsets, ...]:
    """A cue of punctuation alone (the colon of a transcript), which trimming leaves nothing of."""
    return (draft.cue_range,)


def _learned(page: Page, spans: AttributionSpans) -> Attribution:
    """What a trained reader found, source and cue without the commas and colons around them."""
    source, cue = (
        tuple(page.trim(*span) or Offsets(*span) for span in role) for role in (spans.source, spans.cue)
    )
    return Attribution(source, cue, tuple(Offsets(*span) for span in spans.content), spans.score, "model")


def known_of(sentences: Sequence[Sentence], ruled: Sequence[Attribution]) -> Known:
    """What a trained reader is told of a text: its tokens, and the rules' attributions, outermost and inner."""
    levels: tuple[list[Attribution], list[Attribution]] = ([], [])
    for k, outer in nesting(ruled):
        levels[outer is not None].append(ruled[k])
    return Known([t for s in sentences for t in s.tokens], levels)
