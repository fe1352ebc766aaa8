"""A chronicle in miniature, made by hand: two reports, one charge, one denial, everything that can be exported."""

from reportedly.records import (
    Actor,
    Basis,
    Claim,
    Event,
    EventType,
    Figure,
    Gap,
    Granularity,
    Judgement,
    Kind,
    Link,
    LinkKind,
    MemoryChronicle,
    Origin,
    Participant,
    Position,
    PositionKind,
    Reference,
    Relation,
    Report,
    Run,
    Span,
    Stance,
    Standing,
    Statement,
    Style,
    Time,
    Verdict,
    When,
)

HOSTILE = "<script>alert(1)</script>"


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.span(start, start + len(words))


def chronicle(title: str = "Ministry says Front guards depots") -> MemoryChronicle:
    first = Report.of(
        path="wire.txt",
        text="The ministry said on Monday that the Front guards about 40 depots in Velsa.\n\nIt wants Velsa to act.",
        title=title,
        publisher="Northern Wire",
        published="2022-03-14",
        byline=("J. Ames",),
        language="en",
    )
    second = Report.of(
        path="courier.html",
        text="An official, who asked not to be named, said the Front guards no depot.",
        title="Front rejects charge",
        publisher="Corran Courier",
        published="2022-03-15",
        language="en",
    )
    ministry = Actor(
        id="actor-1", name="Defence Ministry", kind=Kind.AGENCY, mentions=(span(first, "The ministry"),)
    )
    front = Actor(
        id="actor-2", name="Harbour Front", kind=Kind.ARMED_GROUP, mentions=(span(first, "the Front"),)
    )
    velsa = Actor(id="actor-3", name="Velsa", kind=Kind.GOVERNMENT, aliases=("Ostrel",))
    said = Statement(
        id="statement-1",
        report=first.id,
        source=span(first, "The ministry"),
        cue=span(first, "said"),
        content=(span(first, "that the Front guards about 40 depots in Velsa"),),
        style=Style.INDIRECT,
        chain=(
            Link(name="Northern Wire", kind=LinkKind.OUTLET),
            Link(
                name="Defence Ministry",
                kind=LinkKind.NAMED,
                span=span(first, "The ministry"),
                actor=ministry.id,
            ),
        ),
        speaker=ministry.id,
        stated="2022-03-14",
        claim="claim-1",
        confidence=0.9,
    )
    denied = Statement(
        id="statement-2",
        report=second.id,
        source=span(second, "An official, who asked not to be named"),
        cue=span(second, "said"),
        content=(span(second, "the Front guards no depot"),),
        style=Style.INDIRECT,
        stance=Stance.DENIES,
        chain=(
            Link(name="Corran Courier", kind=LinkKind.OUTLET),
            Link(name="an official", kind=LinkKind.UNNAMED, span=span(second, "An official")),
        ),
        claim="claim-1",
        confidence=0.3,
    )
    wants = Statement(
        id="statement-3",
        report=first.id,
        source=span(first, "It"),
        cue=span(first, "wants"),
        content=(span(first, "Velsa to act"),),
        style=Style.INDIRECT,
        stance=Stance.DEMANDS,
        chain=said.chain,
        addressee=Reference(span=span(first, "Velsa"), actor=velsa.id),
        speaker=ministry.id,
    )
    claim = Claim(
        id="claim-1",
        text="The Front guards depots in Velsa",
        for_=(said.id,),
        against=(denied.id,),
        asserted_by=(ministry.id,),
        origins=(
            Origin(
                name="Defence Ministry",
                actor=ministry.id,
                statements=(said.id,),
                why="no other report leans on it",
            ),
            Origin(name="an official", statements=(denied.id,), why="unnamed, in one report"),
        ),
        standing=Standing.CONTESTED,
    )
    return MemoryChronicle(
        [
            first,
            second,
            ministry,
            front,
            velsa,
            said,
            denied,
            wants,
            claim,
            Event(
                id="event-1",
                report=first.id,
                event_type=EventType.ACCUSE,
                trigger=span(first, "said"),
                participants=(
                    Participant(
                        role="actor", reference=Reference(span=span(first, "The ministry"), actor=ministry.id)
                    ),
                    Participant(role="recipient", reference=Reference(span=span(first, "the Front"))),
                ),
                time=When(edtf="2022-03-14", basis=Basis.PUBLICATION, span=span(first, "on Monday")),
                place=span(first, "Velsa"),
                statement=said.id,
            ),
            Relation(
                id="relation-1",
                report=first.id,
                subject=Reference(span=span(first, "the Front"), actor=front.id),
                predicate="assists",
                object=Reference(span=span(first, "Velsa"), actor=velsa.id),
                valid_from="2021",
                evidence=span(first, "the Front guards about 40 depots in Velsa"),
                statement=said.id,
            ),
            Figure(
                id="figure-1",
                report=first.id,
                measure="depots",
                value=40,
                approximator="about",
                actor=Reference(span=span(first, "the Front"), actor=front.id),
                said="2022-03-14",
                evidence=span(first, "about 40 depots"),
                statement=said.id,
            ),
            Time(
                id="time-1",
                report=first.id,
                span=span(first, "on Monday"),
                edtf="2022-03-14",
                granularity=Granularity.DAY,
                basis=Basis.PUBLICATION,
            ),
            Position(
                id="position-1",
                holder=ministry.id,
                addressee=velsa.id,
                kind=PositionKind.DEMAND,
                text="Velsa to act",
                statements=(wants.id,),
            ),
            Judgement.by_stage(
                "coreference", Verdict.SAME, "mention-1", "mention-2", score=0.9, why="same name"
            ),
            Run(
                id="run-1",
                stage="stances",
                version="1",
                started="2026-01-01T00:00:00Z",
                ended="2026-01-01T00:00:01Z",
            ),
            Gap.of("times", "no date could be worked out", report=first.id, span=span(first, "on Monday")),
            Gap.of("ingest", "the file is empty", path="empty.txt"),
        ]
    )
