"""Synthetic readings: what a perfect reader would find in the synthetic reports, without reading them.

For load tests of what comes after reading: written straight into a store, a hundred thousand reports take minutes,
not days. Every span is exact, every id hashes content as the stages' own ids do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from evaluation.synthetic import Article, articles
from evaluation.synthetic_text import Mark, Marked
from evaluation.synthetic_world import Figurehead
from reportedly.records import (
    Basis,
    Certainty,
    Event,
    EventType,
    Figure,
    Form,
    Granularity,
    Judgement,
    Kept,
    Link,
    LinkKind,
    Mention,
    Participant,
    Reading,
    Reference,
    Relation,
    Report,
    Span,
    Stance,
    Statement,
    Style,
    Time,
    Verdict,
    When,
    content_id,
)


def readings(count: int, seed: int) -> Iterator[Reading]:
    """The readings of the synthetic reports 0 to `count` - 1."""
    return (reading(item) for item in articles(count, seed))


def report(item: Article) -> Report:
    """The report as ingest would give it."""
    return Report.of(
        path=f"synthetic/{item.number:06}",
        text=item.text,
        title=item.title,
        publisher=item.outlet,
        published=item.published.isoformat(),
        place=item.place,
        language="en",
    )


def reading(item: Article) -> Reading:
    """All that stands in the report: mentions and who is who, times, statements, events, a tie, figures."""
    source = report(item)
    records: list[Kept] = [*_mentions(source, item)]
    for sentence in item.sentences:
        records += _times(source, sentence)
        outer = _statement(source, sentence, "", item.outlet, None)
        inner = _statement(source, sentence, "inner_", item.outlet, outer)
        said = [s for s in (outer, inner) if s]
        records += said
        records += _happenings(source, sentence, said[-1])
    return Reading(source, tuple(records))


def _span(source: Report, mark: Mark) -> Span:
    return source.span(mark.start, mark.end)


def _mentions(source: Report, item: Article) -> Iterator[Mention | Judgement]:
    met: dict[Figurehead, list[Mention]] = {}
    for sentence in item.sentences:
        for mark in sentence.parts.values():
            if mark.filling and mark.filling.whom:
                span = _span(source, mark)
                mention = Mention(
                    id=content_id("mention", source.id, span.start, span.end),
                    report=source.id,
                    span=span,
                    head=span,
                    label=mark.filling.whom.kind,
                    form=Form.NAME,
                )
                met.setdefault(mark.filling.whom, []).append(mention)
                yield mention
    for same in met.values():
        for earlier, later in pairwise(same):
            yield Judgement.by_stage(
                "coreference",
                Verdict.SAME,
                later.id,
                earlier.id,
                score=1.0,
                why="one figure of the invented world",
            )


def _times(source: Report, sentence: Marked) -> Iterator[Time]:
    for role, granularity in (("day", Granularity.DAY), ("month", Granularity.MONTH)):
        mark = sentence.parts.get(role)
        if mark and mark.filling:
            yield Time(
                id=content_id("time", source.id, mark.start, mark.end, mark.filling.value),
                report=source.id,
                span=_span(source, mark),
                edtf=mark.filling.value,
                granularity=granularity,
                basis=Basis.PUBLICATION if role == "day" else Basis.TEXT,
            )


def _statement(
    source: Report, sentence: Marked, level: str, outlet: str, outer: Statement | None
) -> Statement | None:
    """The saying of one level ("" or "inner_") of a sentence, or None where the sentence has no such level."""
    parts, template = sentence.parts, sentence.template
    if f"{level}content" not in parts:
        return None
    content, who, cue = (parts.get(f"{level}{role}") for role in ("content", "source", "cue"))
    chain = outer.chain if outer else (Link(name=outlet, kind=LinkKind.OUTLET),)
    if who and who.filling and who.filling.whom:
        chain = (*chain, Link(name=who.filling.whom.name, kind=LinkKind.NAMED, span=_span(source, who)))
    elif cue:
        chain = (*chain, Link(name="an unnamed official", kind=LinkKind.UNNAMED))
    assert content
    return Statement(
        id=content_id("statement", source.id, content.start, content.end),
        report=source.id,
        source=_span(source, who) if who else None,
        cue=_span(source, cue) if cue else None,
        content=(_span(source, content),),
        style=Style.INDIRECT if level else template.style,
        stance=Stance.ASSERTS if level else template.stance,
        certainty=Certainty.CERTAIN,
        chain=chain,
        nested_in=outer.id if outer else None,
        stated=source.published,
    )


def _happenings(source: Report, sentence: Marked, said: Statement) -> Iterator[Event | Relation | Figure]:
    parts = sentence.parts
    subject, object_, place, deed = (parts.get(role) for role in ("subject", "object", "place", "deed"))
    if deed and deed.filling and subject and object_:
        yield Event(
            id=content_id("event", source.id, deed.filling.value, deed.start, deed.end),
            report=source.id,
            event_type=EventType(deed.filling.value),
            trigger=_span(source, deed),
            participants=tuple(
                Participant(role=role, reference=Reference(span=_span(source, mark)))
                for role, mark in (("actor", subject), ("recipient", object_))
            ),
            time=When(edtf=source.published, basis=Basis.INFERRED) if source.published else None,
            place=_span(source, place) if place else None,
            statement=said.id,
        )
    if "evidence" in parts and subject and object_:
        yield Relation(
            id=content_id("relation", source.id, "assists", subject.start, object_.start),
            report=source.id,
            subject=Reference(span=_span(source, subject)),
            predicate="assists",
            object=Reference(span=_span(source, object_)),
            evidence=_span(source, parts["evidence"]),
            statement=said.id,
        )
    number, counted = parts.get("number"), parts.get("counted")
    if number and number.filling and counted:
        yield _figure(source, sentence, float(number.filling.value), said)


def _figure(source: Report, sentence: Marked, value: float, said: Statement) -> Figure:
    evidence = _span(source, sentence.parts["figure"])
    approximator = next(w for w in ("at least", "about", "some") if evidence.exact.lower().startswith(w))
    of = sentence.parts.get("object")
    return Figure(
        id=content_id("figure", source.id, evidence.start, evidence.end),
        report=source.id,
        measure=_span(source, sentence.parts["counted"]).exact,
        value=value,
        low=value if approximator == "at least" else None,
        approximator=approximator,
        actor=Reference(span=_span(source, of)) if of else None,
        said=source.published,
        evidence=evidence,
        statement=said.id,
    )
