"""One made-up text as a reading: what the examples of a codebook are checked on. Its names are mentions, and one
outlet tells all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportedly.extract.grammar import offsets, subtree
from reportedly.records import (
    Form,
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
    Token,
    content_id,
)

Parse = Callable[[str], Sequence[Sentence]]
"""Gives the sentences of a text."""

_TELLER = Link(name="the example", kind=LinkKind.OUTLET)
_LABELS = {"PERSON": Kind.PERSON, "GPE": Kind.GOVERNMENT, "LOC": Kind.PLACE, "NORP": Kind.PEOPLE}


def sample(text: str, parse: Parse, named: Mapping[str, Kind | None] | None = None) -> Reading:
    """The text with a mention for each of the `named` words, of the kind given or else of the kind the parser takes
    them for, and for every other proper name. The words must stand in the text.
    """
    report = Report.of(path="example", text=text, published="2020-01-01")
    sentences = parse(text)
    mentions: dict[int, Mention] = {}
    for words, kind in (named or {}).items():
        start = text.index(words)
        end = start + len(words)
        token = next(t for s in sentences for t in reversed(s.tokens) if start < t.end <= end)
        mentions[token.end] = _mention(report, (start, end), kind or _kind(token))
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos == "PROPN" and token.dep != "compound" and token.end not in mentions:
                at = offsets([t for t in subtree(sentence, token) if t.pos == "PROPN" and t.i <= token.i])
                mentions[token.end] = _mention(report, at, _kind(token))
    statement = Statement(
        id="statement",
        report=report.id,
        source=None,
        cue=None,
        content=(report.span(0, len(text)),),
        style=Style.NARRATED,
        stance=Stance.ASSERTS,
        chain=(_TELLER,),
    )
    return Reading(report).plus([*sentences, *mentions.values(), statement])


def _mention(report: Report, at: tuple[int, int], kind: Kind) -> Mention:
    span = report.span(*at)
    id_ = content_id("mention", *at)
    return Mention(id=id_, report=report.id, span=span, head=span, label=kind, form=Form.NAME)


def _kind(token: Token) -> Kind:
    return _LABELS.get(token.entity[2:], Kind.ORGANIZATION)
