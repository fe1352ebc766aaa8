"""Small invented readings about Aldin and Velsa."""

import importlib.util
import os

import pytest
from sqlalchemy import text

from reportedly.records import (
    Actor,
    Claim,
    Event,
    EventType,
    Figure,
    Form,
    Gap,
    Judgement,
    Kind,
    Link,
    LinkKind,
    Mention,
    Origin,
    Participant,
    Position,
    PositionKind,
    Reading,
    Reference,
    Relation,
    Report,
    Standing,
    Statement,
    Style,
    Time,
    Verdict,
    When,
    content_id,
)
from reportedly.store import open_store, schema


class Maker:
    """Makes records that fit together."""

    def report(self, number=1, published="2001-03-04", text=None, **fields):
        text = text or f"Aldin denied report {number}. Velsa said forty boats crossed the river in May 2000."
        fields = {"title": f"Title {number}", "publisher": "The Aldin Herald", "language": "en"} | fields
        return Report.of(path=f"reports/{number}.txt", text=text, published=published, **fields)

    def mention(self, report, word="Aldin"):
        start = report.text.index(word)
        span = report.span(start, start + len(word))
        return Mention(
            id=content_id("mention", report.id, word),
            report=report.id,
            span=span,
            head=span,
            label=Kind.GOVERNMENT,
            form=Form.NAME,
        )

    def statement(self, report, content="Aldin denied", speaker="actor-1", claim="claim-1", **fields):
        start = report.text.index(content)
        return Statement(
            id=content_id("statement", report.id, content),
            report=report.id,
            source=None,
            cue=None,
            content=(report.span(start, start + len(content)),),
            style=Style.INDIRECT,
            chain=(
                Link(name="The Aldin Herald", kind=LinkKind.OUTLET),
                Link(name="Velsa", kind=LinkKind.NAMED, actor=speaker),
            ),
            speaker=speaker,
            claim=claim,
            **fields,
        )

    def reading(self, report):
        aldin, velsa = self.mention(report), self.mention(report, "Velsa")
        same = Judgement.by_stage("coreference", Verdict.SAME, aldin.id, velsa.id, score=0.5, why="a test")
        gap = Gap.of("times", "a date that nobody understands", report=report.id)
        return Reading(report, (aldin, velsa, same, self.statement(report, speaker=None, claim=None), gap))

    def entries(self, report):
        """One of each kind of entry, about one report."""
        said = self.statement(report)
        forty = report.span(report.text.index("forty"), report.text.index("forty") + 5)
        by = Reference(span=forty, actor="actor-2")
        return [
            report,
            self.mention(report),
            self.mention(report, "Velsa"),
            said,
            Event(
                id="event-" + report.id,
                report=report.id,
                event_type=EventType.ACCUSE,
                trigger=forty,
                participants=(Participant(role="actor", reference=by),),
                time=When(edtf="2000-05", basis="text"),
                statement=said.id,
            ),
            Relation(
                id="relation-" + report.id,
                report=report.id,
                subject=by,
                predicate="hosts",
                object=by,
                valid_to="1999",
                evidence=forty,
                statement=said.id,
            ),
            Figure(
                id="figure-" + report.id,
                report=report.id,
                measure="boats",
                value=40,
                evidence=forty,
                statement=said.id,
                actor=by,
            ),
            Time(
                id="time-" + report.id,
                report=report.id,
                span=forty,
                edtf="2000-05",
                granularity="month",
                basis="text",
            ),
            Gap.of("times", "a date that nobody understands", report=report.id),
        ]

    def across(self, statements):
        """Entries that no one report holds."""
        ids = tuple(s.id for s in statements)
        return [
            Actor(id="actor-1", name="Velsa", kind=Kind.GOVERNMENT, aliases=("Republic of Velsa",)),
            Actor(id="actor-2", name="Aldin", kind=Kind.GOVERNMENT),
            Claim.model_validate(
                {
                    "id": "claim-1",
                    "text": "Aldin denied",
                    "for": ids,
                    "asserted_by": ("actor-1",),
                    "denied_by": ("actor-2",),
                    "origins": (Origin(name="Velsa", statements=ids, why="a test"),),
                    "standing": Standing.CONTESTED,
                }
            ),
            Position(
                id="position-1",
                holder="actor-1",
                addressee="actor-2",
                kind=PositionKind.DEMAND,
                text="leave",
                statements=ids[:1],
            ),
        ]


@pytest.fixture
def make():
    return Maker()


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "chronicle.db", create=True)
    yield opened
    opened.close()


@pytest.fixture
def server():
    """A chronicle on a server, taken away again afterwards."""
    address = os.environ.get("REPORTEDLY_POSTGRES", "")
    if not address or importlib.util.find_spec("psycopg") is None:
        pytest.skip("needs psycopg and REPORTEDLY_POSTGRES, the URL of an empty database")
    opened = open_store(address, create=True)
    yield opened
    with opened._backend.engine.begin() as connection:
        schema.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    opened.close()
