"""The screen and the JSON of `reportedly audit`. Loaded only when a report is audited."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from reportedly import ingest
from reportedly.cli.asking import opened
from reportedly.cli.options import Format
from reportedly.cli.output import err, out, safe, show_json
from reportedly.compose import compose
from reportedly.compose.audit import NAMELESS, Audit, AuditedStatement, audit
from reportedly.config import Settings
from reportedly.errors import ReadError, UsageError
from reportedly.export.rows import row
from reportedly.extract.reader import Reader
from reportedly.records import Chronicle, Gap, Link, MemoryChronicle, Reading, Report

_WIDTH = 60  # of the strip, in characters
_STYLE = {"denies": "red", "doubts": "yellow"} | dict.fromkeys(("demands", "offers", "refuses"), "magenta")


def show(file: Path, settings: Settings, format_: Format, *, narrated: bool, db: str | None = None) -> None:
    """Read the file, work out the sourcing of each report in it, and print it: by itself, or, with `db`, as a
    chronicle has it. Raises ReadError where there is no report in the file, UsageError where the chronicle has none.
    """
    with _chronicle(file, settings, db) as (chronicle, reports, gaps):
        if not reports:
            reason = gaps[0].reason if gaps else "there is no report in the file"
            raise ReadError(reason.rstrip("."), where="" if str(file) in reason else str(file))
        audits = [audit(chronicle, report) for report in reports]
    if format_ is Format.JSON:
        values = [_json(a, settings) for a in audits]
        show_json(values[0] if len(values) == 1 else values)
    else:
        for one in audits:
            _screen(one, settings, narrated=narrated)
    for gap in gaps:
        err().print(safe(f"gap: {gap.reason}"))


@contextmanager
def _chronicle(
    file: Path, settings: Settings, db: str | None
) -> Iterator[tuple[Chronicle, list[Report], list[Gap]]]:
    """The file's reports, and the chronicle that they are held against."""
    if db is None:
        yield _read(file, settings)
        return
    with opened(db) as view:
        items = list(ingest.read_one(file, settings))
        read = [item for item in items if isinstance(item, Report)]
        found = [known for report in read if (known := view.get(Report, report.id))]
        if read and not found:
            raise UsageError(
                "the chronicle does not hold this report",
                where=str(file),
                to_do=f"add it with `reportedly build {file}`",
            )
        yield view, found, [item for item in items if isinstance(item, Gap)]


def _read(file: Path, settings: Settings) -> tuple[Chronicle, list[Report], list[Gap]]:
    reader = Reader(settings)
    items = list(ingest.read_one(file, settings))
    reports = [r for r in items if isinstance(r, Report)]
    unread = [g for g in items if isinstance(g, Gap)]
    readings: list[Reading] = [reader(r) if r.language in settings.languages else Reading(r) for r in reports]
    chronicle = MemoryChronicle(compose(readings, (), reader.codebook))
    return chronicle, [found for r in reports if (found := chronicle.get(Report, r.id))], unread


def _json(a: Audit, settings: Settings) -> dict[str, Any]:
    """The audit for a program. Statements are rows of the JSONL export with what they stand on added."""
    report = row(a.report).model_dump(mode="json", exclude={"type"})
    return {
        "report": report,
        "counts": {
            "statements": a.named + a.unnamed,
            "named": a.named,
            "unnamed": a.unnamed,
            "narrated": a.narrated,
            "origins": len(a.origins),
            "unnamed_origins": a.unnamed_origins,
            "one_voice": a.one_voice,
            "one_unnamed_voice": a.one_unnamed_voice,
        },
        "origins": [o.model_dump(mode="json") for o in a.origins],
        "statements": [
            row(s.statement).model_dump(mode="json", exclude={"type"})
            | {
                "voice": s.voice,
                "origin": s.origin,
                "origins": s.origins,
                "one_voice": s.one_voice,
                "unsure": _unsure(s, settings),
                "elsewhere": s.elsewhere.model_dump(mode="json") if s.elsewhere else None,
            }
            for s in a.statements
        ],
        "gaps": [g.model_dump(mode="json") for g in a.gaps],
    }


def _screen(a: Audit, settings: Settings, *, narrated: bool) -> None:
    console = out()
    console.print(Text(safe(a.report.title or a.report.path), style="bold"))
    told = [a.report.publisher or "outlet unknown", a.report.published or "date unknown"]
    told += [f"by {', '.join(a.report.byline)}"] if a.report.byline else []
    told += [f"republished by {a.report.republisher}"] if a.report.republisher else []
    told += [f"credits {a.report.credit}"] if a.report.credit else []
    console.print(Text(safe(" · ".join(told)), style="dim"))
    console.print(_strip(a))
    console.print(Text(_summary(a)))
    console.print()
    if a.origins:
        console.print(_origins(a))
    if any(s.voice != "narrated" for s in a.statements):
        console.print(_sayings(a, settings))
    told_plainly = [s for s in a.statements if s.voice == "narrated"]
    if narrated and told_plainly:
        console.print(_narrated(told_plainly))
    for gap in a.gaps:
        words = f"“{gap.span.exact}”: " if gap.span else ""
        console.print(Text(safe(f"gap: {words}{gap.reason}"), style="dim"))


def _strip(a: Audit) -> Text:
    """The sourcing at a glance: █ named, ▒ unnamed or collective, · the reporter's own voice."""
    total = max(a.named + a.unnamed + a.narrated, 1)
    strip = Text()
    for sign, count, style in (("█", a.named, "blue"), ("▒", a.unnamed, "blue"), ("·", a.narrated, "dim")):
        strip.append(sign * round(_WIDTH * count / total), style=style)
    return strip


def _summary(a: Audit) -> str:
    return (
        f"{a.named} statements by named sources █, {a.unnamed} by unnamed or collective ones ▒, {a.narrated} in the "
        f"reporter's own voice ·\n{len(a.origins)} origins stand behind this report, {a.unnamed_origins} of them "
        f"without a name; {a.one_voice} statements rest on one voice only, {a.one_unnamed_voice} of them on "
        "an unnamed one"
    )


def _origins(a: Audit) -> Table:
    table = Table(title="Origins", title_justify="left", title_style="bold", header_style="bold")
    table.add_column("who", overflow="fold")
    table.add_column("kind")
    table.add_column("statements", justify="right")
    for origin in sorted(a.origins, key=lambda o: -len(o.statements)):
        style = "italic" if origin.kind in NAMELESS else ""
        table.add_row(Text(safe(origin.name), style=style), origin.kind.value, str(len(origin.statements)))
    return table


def _sayings(a: Audit, settings: Settings) -> Table:
    table = Table(
        title="Who says what", title_justify="left", title_style="bold", header_style="bold", show_lines=True
    )
    table.add_column("#", justify="right")
    table.add_column("on whose word", overflow="fold", ratio=2)
    table.add_column("stance")
    table.add_column("words", overflow="fold", ratio=4)
    table.add_column("stands on", overflow="fold", ratio=1)
    said = [s for s in a.statements if s.voice != "narrated"]
    for number, s in enumerate(said, 1):
        stance = s.statement.stance.value
        words = " … ".join(span.exact for span in s.statement.content)
        table.add_row(
            str(number),
            _chain(s.statement.chain[1:]),
            Text(stance, style=_STYLE.get(stance, "")),
            Text(safe(words)),
            Text(_standing(s, settings)),
        )
    return table


def _chain(links: tuple[Link, ...]) -> Text:
    """The hops behind the publisher, outermost first; an unnamed one in italics."""
    if not links:
        return Text("no source is given", style="italic")
    text = Text()
    for number, link in enumerate(links):
        text.append(" › " if number else "")
        text.append(safe(link.name), style="italic" if link.kind in NAMELESS else "")
    return text


def _standing(s: AuditedStatement, settings: Settings) -> str:
    parts = [s.elsewhere.said] if s.elsewhere else ["one voice" if s.one_voice else f"{s.origins} origins"]
    parts += ["unnamed"] if s.voice == "unnamed" else []
    parts += ["reading unsure"] if _unsure(s, settings) else []
    return ", ".join(parts)


def _unsure(s: AuditedStatement, settings: Settings) -> bool:
    return s.voice != "narrated" and s.statement.confidence < settings.unsure_below


def _narrated(statements: list[AuditedStatement]) -> Table:
    table = Table(title="Told without a source", title_justify="left", title_style="bold", show_header=False)
    table.add_column("words", overflow="fold")
    for s in statements:
        table.add_row(Text(safe(" … ".join(span.exact for span in s.statement.content))))
    return table
