"""Claims, and one claim: who stands for it and who against, in which words, on how many legs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from reportedly.export.html.pages import ClaimView, claim_view
from reportedly.records import Claim, Standing
from reportedly.store import Filter
from reportedly.store.asked import Sort
from reportedly.web.asked import SIZE, Asked, Paged, paged
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.failures import NotThereError
from reportedly.web.lines import ClaimLine, claim_lines
from reportedly.web.section import Section

section = Section("Claims", "/claims", key="c")
_SHOWN, _ORIGINS = 40, 60  # statements of one side, and origins, on a page of a claim
_NEAR, _RELATED = 24, 8  # claims of the same actors that are looked at, and shown


class ClaimsAsked(Asked):
    """Which claims: of a standing, with so many independent origins, behind which only nameless voices stand."""

    standing: Standing | None = None
    voice: Literal["unnamed", "named", "narrated"] | None = None
    least: int | None = Field(None, ge=0, le=1_000, description="origins, at least")
    most: int | None = Field(None, ge=0, le=1_000, description="origins, at most")
    sort: Literal[Sort.MOST, Sort.ORIGINS, Sort.NEWEST, Sort.OLDEST] | None = None


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """Claims, the contested first."""

    claims: Paged[ClaimLine]
    standings: dict[str, int]


@section.page("/claims", "claims.html")
def claims(asked: Annotated[ClaimsAsked, Query()], desk: AtDesk) -> ClaimsPage:
    """What is at issue."""
    wanted = asked.filter(
        desk.view, standing=asked.standing, voice=asked.voice, least=asked.least, most=asked.most
    )
    found = list(desk.view.select(Claim, wanted, sort=asked.sort, limit=SIZE, offset=asked.offset))
    total = desk.view.count(Claim, wanted)
    return ClaimsPage(paged(claim_lines(found, desk), total, asked.page), desk.view.counts().standings)


class ClaimAsked(Asked):
    """Which of a claim's many statements."""

    page: int = Field(1, ge=1, le=10_000)


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim with both sides, as much of each as a page holds; `total` counts statements on both."""

    claim: ClaimView
    page: int
    pages: int
    total: int
    related: tuple[ClaimLine, ...]


@section.page("/claims/{id_}", "claim.html")
def claim(id_: str, asked: Annotated[ClaimAsked, Query()], desk: AtDesk) -> ClaimPage:
    """One claim: both sides with their chains, its origins with the reasons why they count once."""
    found = desk.view.get(Claim, id_)
    if found is None:
        raise NotThereError("there is no such claim", where=id_, to_do="look for it among the claims")
    told = slice((asked.page - 1) * _SHOWN, asked.page * _SHOWN)
    desk.load_sides((found.for_, found.against), told)
    view = claim_view(found, desk.statements, desk.teller, told)
    pages = max(
        1, *(-(-number // most) for number, most in ((max(view.said), _SHOWN), (len(view.origins), _ORIGINS)))
    )
    return ClaimPage(view, asked.page, pages, sum(view.said), _related(found, desk))


def _related(claim: Claim, desk: Desk) -> tuple[ClaimLine, ...]:
    """Claims about which the same actors speak, those with most words in common first."""
    actors = (*claim.asserted_by, *claim.denied_by)
    if not actors:
        return ()
    near = desk.view.select(Claim, Filter(actors=actors[:20]), limit=_NEAR)
    words = _words(claim.text)
    ranked = sorted(
        (c for c in near if c.id != claim.id), key=lambda c: (-len(words & _words(c.text)), c.standing, c.id)
    )
    return tuple(claim_lines(ranked[:_RELATED], desk))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in text.casefold().split() if len(word) > 3)
