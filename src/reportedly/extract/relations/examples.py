"""Do a codebook's own examples of its predicates read as they say?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportedly.codebook import Codebook
from reportedly.codebook.predicates import Example, Predicate
from reportedly.extract.grammar import offsets, subtree
from reportedly.extract.relations import Relations
from reportedly.records import (
    Form,
    Kind,
    Link,
    LinkKind,
    Mention,
    Reading,
    Relation,
    Report,
    Sentence,
    Stance,
    Statement,
    Style,
    Token,
    content_id,
)

Parse = Callable[[str], Sequence[Sentence]]

_TELLER = Link(name="the example", kind=LinkKind.OUTLET)
_LABELS = {"PERSON": Kind.PERSON, "GPE": Kind.GOVERNMENT, "LOC": Kind.PLACE, "NORP": Kind.PEOPLE}


def check_examples(codebook: Codebook, parse: Parse) -> list[str]:
    """What the codebook's own examples of its predicates should give and do not, one sentence each; empty when
    all is well. `parse` gives the sentences of a text.
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
        found = _read(name, stage, _reading(example.text, parse, _named(example, predicate)))
        if (example.subject, example.object, example.polarity.value) not in found:
            wanted = f"{example.subject} - {example.object} - {example.polarity}"
            yield f"{name}: {example.text!r} should give {wanted}, and gives {found or 'nothing'}"
    for text in predicate.not_examples:
        if found := _read(name, stage, _reading(text, parse, {})):
            yield f"{name}: {text!r} should not give this tie, and gives {found}"


def _read(name: str, stage: Relations, reading: Reading) -> list[tuple[str, str, str]]:
    """The ties of that name: the words of the two sides, and the polarity."""
    ties = (r for r in stage(reading) if isinstance(r, Relation) and r.predicate == name)
    return [(tie.subject.span.exact, tie.object.span.exact, tie.polarity.value) for tie in ties]


def _named(example: Example, predicate: Predicate) -> dict[str, Kind | None]:
    """The example's actors with their kinds: as it says, or one that the predicate asks for, or the parser's."""
    sides = (
        (example.subject, example.subject_kind, predicate.subject_kinds),
        (example.object, example.object_kind, predicate.object_kinds),
    )
    return {words: kind or next(iter(kinds), None) for words, kind, kinds in sides}


def _reading(text: str, parse: Parse, named: dict[str, Kind | None]) -> Reading:
    """The text as if all its sentences were told by one outlet, with a mention for each of the named words and for
    every other proper name.
    """
    report = Report.of(path="example", text=text, published="2020-01-01")
    sentences = parse(text)
    mentions: dict[int, Mention] = {}
    for words, kind in named.items():
        start = text.index(words)
        token = next(t for s in sentences for t in reversed(s.tokens) if start < t.end <= start + len(words))
        mentions[token.end] = _mention(report, (start, start + len(words)), kind or _kind(token))
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
    return Mention(
        id=content_id("mention", *at), report=report.id, span=span, head=span, label=kind, form=Form.NAME
    )


def _kind(token: Token) -> Kind:
    return _LABELS.get(token.entity[2:], Kind.ORGANIZATION)
