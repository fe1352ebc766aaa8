"""Review: the readings that matter most and are least sure, one after another, each settled with a key."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Annotated

from fastapi import Query

from reportedly.export.html.voices import Voice
from reportedly.records import Claim, Standing, Statement, Style
from reportedly.store import Filter
from reportedly.store.asked import Sort
from reportedly.web.asked import SIZE, Asked, Paged, paged
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.pages.judging import Named
from reportedly.web.section import Section

section = Section("Review", "/review", key="v")
_CLAIMS, _UNSURE = 200, 400  # contested claims, and unsure statements, among which the queue is made
_CONTESTED = 3.0  # how much more a statement weighs on which others disagree


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to be looked at: why it stands here, and how sure the reading is, from 0 to 1."""

    voice: Voice
    claim: str | None
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The queue, what weighs most first; what was judged is not in it."""

    items: Paged[Item]
    by: str


@section.page("/review", "review.html")
def review(asked: Annotated[Asked, Query()], desk: AtDesk, by: Named) -> ReviewPage:
    """What to look at first."""
    queue = desk.once("review", lambda: _queue(desk))
    judged = {one.left for one in desk.workspace.view.judged()}
    left = [(id_, why) for id_, why in queue if id_ not in judged]
    shown = left[asked.offset : asked.offset + SIZE]
    said = {s.id: s for s in desk.load_said(id_ for id_, _ in shown)}
    items = [
        Item(desk.teller.voice(said[id_]), said[id_].claim, why, said[id_].confidence)
        for id_, why in shown
        if id_ in said
    ]
    return ReviewPage(paged(items, len(left), asked.page), by)


def _queue(desk: Desk) -> list[tuple[str, str]]:
    """Statement ids with the reason for each, in order of how much hangs on them times how unsure they are."""
    claims = {
        claim.id: claim
        for claim in desk.view.select(
            Claim, Filter(standing=Standing.CONTESTED), sort=Sort.MOST, limit=_CLAIMS
        )
    }
    within = [id_ for claim in claims.values() for id_ in (*claim.for_, *claim.against)]
    found = {s.id: s for s in desk.view.several(Statement, within).values()}
    found |= {s.id: s for s in desk.view.select(Statement, Filter(), sort=Sort.UNSURE, limit=_UNSURE)}
    found = {id_: s for id_, s in found.items() if s.style is not Style.NARRATED}
    claims |= desk.view.several(Claim, {s.claim for s in found.values() if s.claim} - set(claims))
    ranked = sorted(found.values(), key=lambda s: (-_weight(s, claims.get(s.claim or "")), s.id))
    return [(s.id, _why(s, claims.get(s.claim or ""), desk)) for s in ranked]


def _weight(statement: Statement, claim: Claim | None) -> float:
    size = 1 + log2(len(claim.for_) + len(claim.against)) if claim else 1.0
    matters = _CONTESTED if claim and claim.standing is Standing.CONTESTED else 1.0
    return (1.02 - statement.confidence) * matters * size


def _why(statement: Statement, claim: Claim | None, desk: Desk) -> str:
    reasons = []
    if claim and claim.standing is Standing.CONTESTED:
        reasons.append(f"contested, with {len(claim.for_) + len(claim.against)} statements on it")
    if desk.teller.unsure(statement):
        reasons.append("the reading is unsure")
    return "; ".join(reasons) or "less sure than others"
