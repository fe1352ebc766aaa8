"""History: everything that people judged, what became of it, and the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from reportedly.web.asked import SIZE, Asked, Paged, Words, paged
from reportedly.web.desk import AtDesk
from reportedly.web.pages.judging import NAME, AtWork, Named, told
from reportedly.web.posted import Posted
from reportedly.web.section import Done, Section
from reportedly.web.verdicts import VerdictLine, verdict_lines

section = Section("History", "/history", key="h")


class HistoryAsked(Asked):
    """Whose judgements."""

    who: Words | None = None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Judgements, the newest first. `settled` says whether the chronicle goes by all of them."""

    verdicts: Paged[VerdictLine]
    settled: bool
    by: str


@section.page("/history", "history.html")
def history(asked: Annotated[HistoryAsked, Query()], desk: AtDesk, by: Named) -> HistoryPage:
    """All that people judged."""
    every = [
        one
        for one in desk.workspace.judgements()
        if one.by_person and (not asked.who or asked.who.casefold() in one.judged_by.casefold())
    ]
    shown = every[::-1][asked.offset : asked.offset + SIZE]
    # composing says of each what became of it: asking the workspace instead would load the reader's models
    settled = all(one.state is not None for one in every)
    return HistoryPage(paged(verdict_lines(shown, desk), len(every), asked.page), settled, by)


@section.action("/history/undo")
def undo(form: Posted, desk: AtDesk, jobs: AtWork) -> Done:
    """Take a judgement back; nothing is deleted."""
    by, why, which = (str(form.get(name) or "").strip() for name in ("by", "why", "judgement"))
    jobs.write(lambda: desk.workspace.undo(which, by=by, why=why))
    return Done("/history", told("Taken back", jobs), keep=(NAME, by))
