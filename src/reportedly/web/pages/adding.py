"""Adding: files dropped on the page are kept beside the chronicle, read, and what they changed is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends
from starlette.datastructures import UploadFile
from starlette.requests import Request

from reportedly.errors import UsageError
from reportedly.records import Claim, Gap, Report, Statement
from reportedly.store import Filter
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.intake import keep
from reportedly.web.jobs import Adding
from reportedly.web.lines import ClaimLine, ReportLine, claim_lines, report_line
from reportedly.web.pages.changed import MovedLine
from reportedly.web.pages.judging import AtWork
from reportedly.web.posted import Posted
from reportedly.web.section import Done, Section

section = Section("Add", "/add", key="u")
_SOON = 2.0  # seconds that the answer waits before it shows progress instead
_SHOWN = 60


def _inbox(request: Request) -> Path | None:
    folder: Path | None = request.app.state.inbox
    return folder


Inbox = Annotated[Path | None, Depends(_inbox)]
"""Where dropped files are kept; None where none are taken."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the files changed: new reports, claims that they raise, claims whose standing moved, what could not be
    read of them. `read` counts reports read now.
    """

    read: int
    unchanged: int
    reports: tuple[ReportLine, ...]
    claims: tuple[ClaimLine, ...]
    moved: tuple[MovedLine, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddPage:
    """How far the last files are: `phase` and `percent` while they are read, `outcome` when they are."""

    taken: bool
    names: tuple[str, ...]
    phase: str | None
    percent: int | None
    failed: str | None
    outcome: Outcome | None


@section.page("/add", "add.html")
def adding(desk: AtDesk, jobs: AtWork, inbox: Inbox) -> AddPage:
    """Add files; see what the last ones changed."""
    last = jobs.adding
    if last is None:
        return AddPage(inbox is not None, (), None, None, None, None)
    outcome = _outcome(last, desk) if last.summary else None
    phase, percent = _progress(last)
    return AddPage(inbox is not None, last.names, phase, percent, last.failed, outcome)


def _progress(last: Adding) -> tuple[str | None, int | None]:
    if last.over:
        return None, None
    if last.progress is None:
        return "waiting", None
    done, total = last.progress.done, last.progress.total
    return last.progress.phase, round(100 * done / total) if total else None


def _outcome(last: Adding, desk: Desk) -> Outcome:
    assert last.summary is not None
    ids = [str(id_) for (id_,) in desk.view.tally(Report, Filter(), "id") if id_ not in last.before.reports]
    desk.reports.load(ids[:_SHOWN])
    touched: dict[str, None] = {}
    for id_ in ids[:_SHOWN]:
        touched |= dict.fromkeys(s.claim for s in desk.view.of_report(Statement, id_) if s.claim)
    claims = desk.view.several(Claim, touched)
    was = last.before.standings
    moved = [
        claims[i] for i in touched if i in claims and was.get(i, claims[i].standing) != claims[i].standing
    ]
    fresh = [claims[i] for i in touched if i in claims and i not in was]
    fresh.sort(key=lambda claim: -(len(claim.for_) + len(claim.against)))
    names = set(last.names)
    gaps = [gap for gap in desk.view.select(Gap, Filter(), limit=500) if Path(gap.path or "").name in names]
    return Outcome(
        read=last.summary.read,
        unchanged=last.summary.unchanged,
        reports=tuple(report_line(desk.reports[id_]) for id_ in ids[:_SHOWN] if id_ in desk.reports),
        claims=tuple(claim_lines(fresh[:_SHOWN], desk)),
        moved=tuple(
            MovedLine(line, was[claim.id], claim.standing.value)
            for line, claim in zip(claim_lines(moved, desk), moved, strict=True)
        ),
        gaps=tuple(f"{Path(gap.path or '').name}: {gap.reason}" for gap in gaps),
    )


@section.action("/add")
def add(form: Posted, jobs: AtWork, inbox: Inbox) -> Done:
    """Keep the files, and read them in the background."""
    if inbox is None:
        raise UsageError("this server takes no files", to_do="add them with `reportedly build`")
    if not jobs.idle(0):
        raise UsageError("other files are being read just now", to_do="add these when that is done")
    sent = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    files = keep(inbox, ((one.filename or "file", one.file.read()) for one in sent))
    jobs.add(files, _SOON)
    return Done("/add", "")
