"""A chronicle about Aldin and Velsa, written straight into a store, and a way to run commands on it."""

import pytest
from typer.testing import CliRunner

from reportedly.cli import app
from reportedly.records import (
    Actor,
    Claim,
    Event,
    EventType,
    Figure,
    Gap,
    Kind,
    Link,
    LinkKind,
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
    When,
)
from reportedly.store import open_store

TEXT = "Velsa said forty boats crossed the river. Aldin denied that any boat had crossed."
NASTY = "Boats \x1b[31mred\x1b[0m \x1b]0;title\x07[bold]not bold[/bold] \u202eevil\u202c\x9b2J"


def entries():
    report = Report.of(
        path="reports/1.txt",
        text=TEXT,
        title=NASTY,
        publisher="The Aldin Herald",
        published="2001-03-04",
        language="en",
    )

    def span(words):
        start = TEXT.index(words)
        return report.span(start, start + len(words))

    def statement(id_, content, who, actor, stance="asserts"):
        herald = Link(name="The Aldin Herald", kind=LinkKind.OUTLET)
        return Statement(
            id=id_,
            report=report.id,
            source=span(who),
            cue=None,
            content=(span(content),),
            style=Style.INDIRECT,
            stance=stance,
            chain=(herald, Link(name=who, kind=LinkKind.NAMED, actor=actor)),
            speaker=actor,
            claim="claim-1",
        )

    velsa, aldin = (
        Reference(span=span("Velsa"), actor="actor-1"),
        Reference(span=span("Aldin"), actor="actor-2"),
    )
    said = statement("statement-1", "forty boats crossed the river", "Velsa", "actor-1")
    denied = statement("statement-2", "that any boat had crossed", "Aldin", "actor-2", "denies")
    origin = Origin(name="Velsa", actor="actor-1", statements=("statement-1",), why="its own word")
    return [
        report,
        said,
        denied,
        Actor(
            id="actor-1",
            name="Velsa",
            kind=Kind.GOVERNMENT,
            aliases=("Republic of Velsa",),
            mentions=(span("Velsa"),),
        ),
        Actor(id="actor-2", name="Aldin", kind=Kind.GOVERNMENT),
        Claim.model_validate(
            {
                "id": "claim-1",
                "text": "forty boats crossed the river",
                "for": ["statement-1"],
                "against": ["statement-2"],
                "asserted_by": ["actor-1"],
                "denied_by": ["actor-2"],
                "origins": [origin],
                "standing": Standing.CONTESTED,
            }
        ),
        Event(
            id="event-1",
            report=report.id,
            event_type=EventType.MOBILIZE,
            trigger=span("crossed"),
            participants=(Participant(role="actor", reference=velsa),),
            time=When(edtf="2001-03", basis="publication"),
            statement="statement-1",
        ),
        Relation(
            id="relation-1",
            report=report.id,
            subject=velsa,
            predicate="accuses",
            object=aldin,
            valid_from="2001",
            evidence=span("said"),
            statement="statement-1",
        ),
        Figure(
            id="figure-1",
            report=report.id,
            measure="boats",
            value=40,
            approximator="about",
            evidence=span("forty"),
            statement="statement-1",
            actor=aldin,
        ),
        Position(
            id="position-1",
            holder="actor-1",
            addressee="actor-2",
            kind=PositionKind.DEMAND,
            text="keep your boats away",
            statements=("statement-1",),
            answer="statement-2",
        ),
        Gap.of("times", "'some time ago' could not be placed", report=report.id),
    ]


@pytest.fixture
def db(tmp_path):
    found = entries()
    store = open_store(tmp_path / "chronicle.db", create=True)
    with store.writer() as writer, writer.batch():
        writer.begin_file("/1", "reports/1.txt", "d", "f")
        writer.found("/1", found[0])
        writer.read(Reading(found[0]), "f")
        writer.finish_file("/1")
        writer.composed(found, [], "f")
    store.close()
    return tmp_path / "chronicle.db"


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command as a terminal of 160 columns would, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])
