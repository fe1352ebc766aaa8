"""What `reportedly show changes` prints. Loaded only when it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportedly.cli.asking import DATE, Names, opened
from reportedly.cli.options import Format
from reportedly.cli.output import out, show_json, show_table
from reportedly.cli.tables import amount
from reportedly.compose.changes import Changes, Revised, Turned, changes
from reportedly.compose.timeline import earliest, latest
from reportedly.errors import UsageError
from reportedly.export.rows import row


def show(db: str, since: str, until: str, limit: int, format_: Format) -> None:
    """The changes between two dates, as four tables or one JSON object."""
    for name, date in (("--since", since), ("--until", until)):
        if not DATE.fullmatch(date):
            raise UsageError(f"{name} is no date: {date}", to_do="write 1999, 1999-06 or 1999-06-14")
    if earliest(since) > latest(until):
        raise UsageError(f"--since {since} is after --until {until}", to_do="turn them round")
    with opened(db) as view:
        found = changes(view, since, until)
        if format_ is Format.JSON:
            show_json(_plain(found))
        else:
            _tables(found, Names(view), limit)


def _tables(found: Changes, names: Names, limit: int) -> None:
    undated = f"; {found.undated:,} without a date are left out" if found.undated else ""
    reports = f"{len(found.reports):,} reports were published then{undated}."
    out().print(f"From {found.since} to {found.until}: {reports}")
    claims = [
        (c.standing, c.text, names.actors(c.asserted_by), names.actors(c.denied_by), c.id)
        for c in found.claims
    ]
    _table("new claims", ("standing", "claim", "said by", "denied by", "id"), claims, limit)
    moved = [
        (m.before, m.after, m.claim.text, names.saying(m.statements[0])[0], m.claim.id)
        for m in found.standings
    ]
    _table("standings that moved", ("was", "is", "claim", "by", "id"), moved, limit)
    _table(
        "ties that began or ended",
        ("who", "tie", "to whom", "", "when", "according to"),
        [_tie(t, names) for t in found.ties],
        limit,
    )
    _table(
        "figures revised",
        ("of", "was", "is", "about", "according to"),
        [_figure(f, names) for f in found.figures],
        limit,
    )


def _table(title: str, columns: tuple[str, ...], rows: Sequence[Sequence[object]], limit: int) -> None:
    show_table(title, columns, rows[:limit], more=len(rows) - limit)


def _tie(tie: Turned, names: Names) -> tuple[object, ...]:
    by = ", ".join(dict.fromkeys(names.saying(r.statement)[0] for r in tie.relations))
    turn = "ended" if tie.ended else "began"
    return names.actor(tie.subject), tie.predicate, names.actor(tie.object), turn, tie.date, by


def _figure(revised: Revised, names: Names) -> tuple[object, ...]:
    before, after = revised.before, revised.after
    by = names.actor(revised.source) or revised.name
    return after.measure, amount(before), amount(after), names.referred(after.actor), by


def _plain(found: Changes) -> dict[str, Any]:
    """The changes, their entries as the JSONL export has them."""

    def entry(one: Any) -> dict[str, Any]:  # noqa: ANN401 - any kind of entry
        return row(one).model_dump(mode="json", by_alias=True)

    own = found.model_dump(mode="json", include={"since", "until", "reports", "undated"})
    return own | {
        "claims": [entry(claim) for claim in found.claims],
        "standings": [
            m.model_dump(mode="json", exclude={"claim"}) | {"claim": entry(m.claim)} for m in found.standings
        ],
        "ties": [
            t.model_dump(mode="json", exclude={"relations"}) | {"relations": [entry(r) for r in t.relations]}
            for t in found.ties
        ],
        "figures": [
            f.model_dump(mode="json", exclude={"before", "after"})
            | {"before": entry(f.before), "after": entry(f.after)}
            for f in found.figures
        ],
    }
