"""A reader without a model: all that judging needs of one, read out of plain sentences by patterns."""

import re
from functools import lru_cache

from reportedly.codebook import load
from reportedly.config import Settings
from reportedly.engine.local import InProcess
from reportedly.records import (
    Basis,
    Event,
    EventType,
    Figure,
    Form,
    Granularity,
    Kind,
    Link,
    LinkKind,
    Mention,
    Participant,
    Reading,
    Reference,
    Relation,
    Run,
    Stance,
    Statement,
    Style,
    Time,
    When,
    content_id,
)
from reportedly.workspace import Workspace

codebook = lru_cache(load)

SAYING = re.compile(r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)?) (?P<cue>said|denied) that (?P<content>[^.]+)\.")
NAME = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")
ARMS = re.compile(r"(?P<who>[A-Z]\w+) (?P<how>arms) (?P<whom>[A-Z]\w+)")
NUMBER = re.compile(r"(?P<number>\d[\d,]*) (?P<measure>[a-z]+)")
DATE = re.compile(r"on (?P<date>\d{4}-\d\d-\d\d)")


class LightReader:
    """Reads "Velsa said that Aldin arms Orrin on 2001-02-03." and the like."""

    fingerprint = "light-1"

    @property
    def codebook(self):
        return codebook()

    def runs(self, started, ended):
        return (Run(id="run-light", stage="light", version="1", started=started, ended=ended),)

    def __call__(self, report):
        records = []
        for match in NAME.finditer(report.text):
            span = report.span(*match.span())
            id_ = content_id("mention", report.id, span.start)
            kind = Kind.PERSON if " " in span.exact else Kind.ORGANIZATION
            records.append(
                Mention(id=id_, report=report.id, span=span, head=span, label=kind, form=Form.NAME)
            )
        for match in SAYING.finditer(report.text):
            statement = self._statement(report, match)
            records += [statement, *self._within(report, statement)]
        return Reading(report, tuple(records))

    def _statement(self, report, match):
        source = report.span(*match.span("source"))
        publisher = Link(name=report.publisher or "unknown", kind=LinkKind.OUTLET)
        content = report.span(*match.span("content"))
        return Statement(
            id=content_id("statement", report.id, content.start, content.end),
            report=report.id,
            source=source,
            cue=report.span(*match.span("cue")),
            content=(content,),
            style=Style.INDIRECT,
            stance=Stance.DENIES if match["cue"] == "denied" else Stance.ASSERTS,
            chain=(publisher, Link(name=source.exact, kind=LinkKind.NAMED, span=source)),
        )

    def _within(self, report, statement):
        content = statement.content[0]
        common = {"report": report.id, "statement": statement.id}
        times = list(DATE.finditer(report.text, content.start, content.end))
        for match in times:
            span = report.span(*match.span("date"))
            yield Time(
                id=content_id("time", report.id, span.start),
                report=report.id,
                span=span,
                edtf=span.exact,
                granularity=Granularity.DAY,
                basis=Basis.TEXT,
            )
        for match in ARMS.finditer(report.text, content.start, content.end):
            sides = [Reference(span=report.span(*match.span(side))) for side in ("who", "whom")]
            yield Relation(
                id=content_id("relation", report.id, match.start()),
                subject=sides[0],
                predicate="arms",
                object=sides[1],
                evidence=report.span(*match.span()),
                **common,
            )
            yield Event(
                id=content_id("event", report.id, match.start()),
                event_type=EventType.AID,
                trigger=report.span(*match.span("how")),
                participants=(Participant(role="actor", reference=sides[0]),),
                time=When(edtf=times[0]["date"], basis=Basis.TEXT) if times else None,
                **common,
            )
        for match in NUMBER.finditer(report.text, content.start, content.end):
            yield Figure(
                id=content_id("figure", report.id, match.start()),
                measure=match["measure"],
                value=float(match["number"].replace(",", "")),
                evidence=report.span(*match.span()),
                **common,
            )


def opened(path):
    return Workspace.open(path, Settings.load(jobs=1), create=True, reader=LightReader())


def build(workspace, folder):
    return workspace.build([folder], engine=InProcess())


def write(folder, name, *sentences):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f"Part {name} of the dispute\n\n" + " ".join(sentences) + "\n")
