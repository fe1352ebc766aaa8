"""A small invented dispute, written by hand as readings: what a careful reader would find in a few sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.records import (
    Basis,
    Event,
    EventType,
    Figure,
    Form,
    Granularity,
    Judgement,
    Kept,
    Kind,
    Link,
    LinkKind,
    Mention,
    Participant,
    Polarity,
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

NAMES = {
    "Aldin": Kind.GOVERNMENT,
    "Velsa": Kind.GOVERNMENT,
    "Orrin": Kind.GOVERNMENT,
    "the Red Front": Kind.ARMED_GROUP,
    "Lena Voss": Kind.PERSON,
    "Tarek Oman": Kind.PERSON,
    "Northwire": Kind.OUTLET,
    "the Daily Lantern": Kind.OUTLET,
}


@dataclass
class Page:
    """One report being written down. Every name of NAMES in the text is a mention."""

    text: str
    publisher: str = "The Harbour Post"
    published: str | None = "2020-05-04"
    credit: str | None = None
    records: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.report = Report.of(
            path="page",
            text=self.text,
            publisher=self.publisher,
            published=self.published,
            credit=self.credit,
        )
        for name, kind in NAMES.items():
            start = self.text.find(name)
            while start >= 0:
                span = self.report.span(start, start + len(name))
                self.records.append(
                    Mention(
                        id=content_id("mention", self.report.id, start),
                        report=self.report.id,
                        span=span,
                        head=span,
                        label=kind,
                        form=Form.NAME,
                    )
                )
                start = self.text.find(name, start + 1)

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return self.report.span(start, start + len(words))

    def says(
        self,
        content: str,
        source: str | None = None,
        cue: str | None = None,
        stance: Stance = Stance.ASSERTS,
        via: tuple[tuple[str, LinkKind], ...] = (),
        kind: LinkKind = LinkKind.NAMED,
    ) -> str:
        """A statement; without a source, the reporter's own. `via` are the hops before the source."""
        chain = [Link(name=self.publisher, kind=LinkKind.OUTLET)]
        chain += [Link(name=name, kind=k, span=self.at(name)) for name, k in via]
        if source:
            chain.append(Link(name=source, kind=kind, span=self.at(source)))
        span = self.at(content)
        made = Statement(
            id=content_id("statement", self.report.id, span.start, span.end, stance),
            report=self.report.id,
            source=self.at(source) if source else None,
            cue=self.at(cue) if cue else None,
            content=(span,),
            style=Style.INDIRECT if source or via else Style.NARRATED,
            stance=stance,
            chain=tuple(chain),
        )
        self.records.append(made)
        return made.id

    def tie(self, subject: str, predicate: str, object_: str, statement: str, **bounds: str | None) -> str:
        made = Relation(
            id=content_id("relation", self.report.id, subject, predicate, object_),
            report=self.report.id,
            subject=Reference(span=self.at(subject)),
            predicate=predicate,
            object=Reference(span=self.at(object_)),
            polarity=Polarity.HELD,
            evidence=self.at(subject),
            statement=statement,
            **bounds,
        )
        self.records.append(made)
        return made.id

    def event(self, trigger: str, actor: str, recipient: str, statement: str, when: str | None = None) -> str:
        sides = (("actor", actor), ("recipient", recipient))
        made = Event(
            id=content_id("event", self.report.id, trigger),
            report=self.report.id,
            event_type=EventType.ASSAULT,
            trigger=self.at(trigger),
            participants=tuple(Participant(role=r, reference=Reference(span=self.at(w))) for r, w in sides),
            time=When(edtf=when, basis=Basis.TEXT) if when else None,
            statement=statement,
        )
        self.records.append(made)
        return made.id

    def figure(self, words: str, value: float, measure: str, actor: str, statement: str) -> str:
        made = Figure(
            id=content_id("figure", self.report.id, words),
            report=self.report.id,
            measure=measure,
            value=value,
            actor=Reference(span=self.at(actor)),
            evidence=self.at(words),
            statement=statement,
        )
        self.records.append(made)
        return made.id

    def time(self, words: str, edtf: str) -> None:
        self.records.append(
            Time(
                id=content_id("time", self.report.id, words),
                report=self.report.id,
                span=self.at(words),
                edtf=edtf,
                granularity=Granularity.YEAR,
                basis=Basis.TEXT,
            )
        )

    @property
    def reading(self) -> Reading:
        return Reading(self.report, tuple(self.records))


def same_names(readings: list[Reading]) -> list[Judgement]:
    """The judgements that equal names are one actor, as resolve would give them."""
    first: dict[str, str] = {}
    found = []
    for reading in readings:
        for mention in reading.of(Mention):
            known = first.setdefault(mention.span.exact, mention.id)
            if known != mention.id:
                found.append(
                    Judgement.by_stage(
                        "test", Verdict.SAME, known, mention.id, score=1.0, why="the same name"
                    )
                )
    return found


def charge_and_denial() -> Page:
    page = Page(
        "Aldin said that the Red Front has performed guard duties for Velsa since 2016. "
        "the Red Front dismissed the report, Northwire wrote. "
        "Orrin believes Velsa is arming hill militias near the border. "
        "Velsa denied arming hill militias."
    )
    page.says("that the Red Front has performed guard duties for Velsa since 2016", "Aldin", "said")
    page.records.append(_denial(page, "the report", "the Red Front dismissed", "dismissed"))
    page.says("Velsa is arming hill militias near the border", "Orrin", "believes", Stance.BELIEVES)
    page.records.append(_denial(page, "arming hill militias.", "Velsa denied", "denied"))
    page.time("2016", "2016")
    return page


def _denial(page: Page, content: str, at: str, cue: str) -> Statement:
    """A denial whose source is the word or words before the cue, wherever else the name stands."""
    place = page.at(at)
    source = page.report.span(place.start, place.end - len(cue) - 1)
    start = page.text.index(content, place.end)
    return Statement(
        id=content_id("statement", page.report.id, start, cue),
        report=page.report.id,
        source=source,
        cue=page.report.span(place.end - len(cue), place.end),
        content=(page.report.span(start, start + len(content)),),
        style=Style.INDIRECT,
        stance=Stance.DENIES,
        chain=(
            Link(name=page.publisher, kind=LinkKind.OUTLET),
            Link(name=source.exact, kind=LinkKind.NAMED, span=source),
        ),
    )
