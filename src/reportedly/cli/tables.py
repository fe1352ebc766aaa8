"""The tables of `reportedly show`. Loaded only when one is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from reportedly.cli.asking import Asked, Names, actors_called, chain, opened, report_called, short_id
from reportedly.cli.options import Format
from reportedly.cli.output import show_json, show_table
from reportedly.export.rows import row as exported
from reportedly.records import (
    Actor,
    Claim,
    Entry,
    Event,
    Figure,
    Gap,
    Position,
    Relation,
    Report,
    Statement,
)
from reportedly.records.chronicle import E
from reportedly.store import Filter


@dataclass(frozen=True, slots=True)
class Table(Generic[E]):
    """How entries of one kind are shown: the headings, and the cells under them."""

    kind: type[E]
    columns: Sequence[str]
    row: Callable[[Names, E], Sequence[object]]


def claims(db: str, asked: Asked, format_: Format) -> None:
    """Each claim with who stands for it and who against."""

    def row(names: Names, claim: Claim) -> Sequence[object]:
        for_, against = names.actors(claim.asserted_by), names.actors(claim.denied_by)
        return claim.standing, claim.text, for_, against, len(claim.origins), claim.id

    columns = ("standing", "claim", "said by", "denied by", "origins", "id")
    _listed(db, Table(Claim, columns, row), asked, format_)


def actors(db: str, asked: Asked, format_: Format) -> None:
    """Each actor with other names."""

    def row(_: Names, actor: Actor) -> Sequence[object]:
        return (
            actor.name,
            actor.kind,
            ", ".join(actor.aliases),
            actor.country or "",
            len(actor.mentions),
            short_id(actor),
            actor.id,
        )

    columns = ("name", "kind", "also called", "country", "mentions", "short id", "id")
    with opened(db) as view:
        if asked.actor is None:
            found, total = view.select(Actor, Filter(), limit=asked.limit), view.count(Actor, Filter())
            _print(Table(Actor, columns, row), found, Names(view), format_, total)
        else:
            named = actors_called(view, asked.actor)
            _print(Table(Actor, columns, row), named[: asked.limit], Names(view), format_, len(named))


def timeline(db: str, asked: Asked, format_: Format) -> None:
    """Each event with who takes part and who tells of it."""

    def row(names: Names, event: Event) -> Sequence[object]:
        who = ", ".join(
            dict.fromkeys(f"{names.referred(p.reference)} ({p.role})" for p in event.participants)
        )
        by, words = names.saying(event.statement)
        return event.time.edtf if event.time else "", event.event_type, who, words, by

    _listed(db, Table(Event, ("when", "event", "who", "words", "according to"), row), asked, format_)


def positions(db: str, asked: Asked, format_: Format) -> None:
    """Each demand, offer and refusal."""

    def row(names: Names, position: Position) -> Sequence[object]:
        answer = names.saying(position.answer)[1] if position.answer else ""
        return (
            names.actor(position.holder),
            position.kind,
            position.text,
            names.actor(position.addressee),
            answer,
        )

    _listed(db, Table(Position, ("who", "", "what", "of whom", "answer"), row), asked, format_)


def figures(db: str, asked: Asked, format_: Format) -> None:
    """Each number with whom it is about and who gave it."""

    def row(names: Names, figure: Figure) -> Sequence[object]:
        about, words = names.referred(figure.actor), figure.evidence.exact
        return (
            figure.measure,
            amount(figure),
            about,
            figure.as_of or "",
            names.saying(figure.statement)[0],
            words,
        )

    _listed(
        db, Table(Figure, ("of", "number", "about", "as of", "according to", "words"), row), asked, format_
    )


def relations(db: str, asked: Asked, format_: Format) -> None:
    """Each tie with its time and who tells of it."""

    def row(names: Names, relation: Relation) -> Sequence[object]:
        subject, object_ = names.referred(relation.subject), names.referred(relation.object)
        bounds = (relation.valid_from or "", relation.valid_to or "")
        when = "/".join(bounds) if any(bounds) else ""
        by = names.saying(relation.statement)[0]
        return subject, relation.predicate, object_, relation.polarity, when, by

    _listed(db, Table(Relation, ("who", "tie", "to whom", "", "when", "according to"), row), asked, format_)


def gaps(db: str, asked: Asked, format_: Format) -> None:
    """Each thing that could not be read or placed."""

    def row(names: Names, gap: Gap) -> Sequence[object]:
        return gap.path or names.report(gap.report), gap.span.exact if gap.span else "", gap.stage, gap.reason

    _listed(db, Table(Gap, ("where", "words", "stage", "why"), row), asked, format_)


def reports(db: str, asked: Asked, format_: Format) -> None:
    """Each report."""

    def row(_: Names, report: Report) -> Sequence[object]:
        kind = "reprint" if report.reprint_of else ""
        return report.published or "", report.publisher or "", report.title, kind, report.path, report.id

    _listed(db, Table(Report, ("published", "publisher", "title", "", "path", "id"), row), asked, format_)


def report(db: str, which: str, asked: Asked, format_: Format) -> None:
    """One report with its statements."""

    def row(_: Names, statement: Statement) -> Sequence[object]:
        words = " … ".join(span.exact for span in statement.content)
        return chain(statement), statement.stance, words, statement.style

    with opened(db) as view:
        one = report_called(view, which)
        statements = view.select(Statement, Filter(report=one.id), limit=asked.limit)
        total = view.count(Statement, Filter(report=one.id))
        if format_ is Format.JSON:
            show_json({"report": _plain(one), "statements": [_plain(statement) for statement in statements]})
            return
        facts = (
            "title",
            "publisher",
            "republisher",
            "byline",
            "published",
            "place",
            "credit",
            "url",
            "path",
            "id",
        )
        known = [(name, value) for name in facts if (value := getattr(one, name))]
        show_table("report", ("", ""), [(n, ", ".join(v) if isinstance(v, tuple) else v) for n, v in known])
        _print(Table(Statement, ("who", "", "words", "style"), row), statements, Names(view), format_, total)


def amount(figure: Figure) -> str:
    """A figure's number as one reads it: "about 300", "12–", "40–60 km"."""
    if figure.value is not None:
        number = f"{figure.value:,.10g}"
    else:
        bounds = ("" if bound is None else f"{bound:,.10g}" for bound in (figure.low, figure.high))
        number = "–".join(bounds)
    return " ".join(word for word in (figure.approximator, number, figure.unit) if word)


def _listed(db: str, table: Table[E], asked: Asked, format_: Format) -> None:
    with opened(db) as view:
        wanted = asked.filter(view)
        found = view.select(table.kind, wanted, limit=asked.limit)
        total = 0 if format_ is Format.JSON else view.count(table.kind, wanted)
        _print(table, found, Names(view), format_, total)


def _print(table: Table[E], found: Iterable[E], names: Names, format_: Format, total: int) -> None:
    if format_ is Format.JSON:
        show_json([_plain(entry) for entry in found])
        return
    rows = [table.row(names, entry) for entry in found]
    show_table(f"{table.kind.__name__.lower()}s", table.columns, rows, more=total - len(rows))


def _plain(entry: Entry) -> dict[str, Any]:
    """An entry as the JSONL export has it."""
    return exported(entry).model_dump(mode="json", by_alias=True)
