"""The parts of the page, each a frozen model made from a Chronicle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compose.audit import Audit, audit, voice
from reportedly.export.html.passages import Mark, Marked, paragraphs
from reportedly.export.html.voices import SIDE, Hop, ReportLabel, Teller, Voice, label, removes
from reportedly.records import Chronicle, Claim, Report, Standing, Statement, Style


@dataclass(frozen=True, slots=True)
class OriginLine:
    """An independent origin with the reason why its statements count once."""

    name: str
    statements: int
    reports: int
    why: str
    unnamed: bool
    side: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with both sides, or a part of each; `said` counts all statements for it and against it."""

    id: str
    text: str
    standing: str
    for_: tuple[Voice, ...]
    against: tuple[Voice, ...]
    origins: tuple[OriginLine, ...]
    said: tuple[int, int]
    reports: int
    since: str
    until: str
    opponents: int

    @property
    def legs(self) -> tuple[int, int]:
        """How many independent origins stand for it, and how many voices deny it."""
        return sum(o.side == "for" for o in self.origins), self.opponents


@dataclass(frozen=True, slots=True)
class Note:
    """The margin note of a statement in its report."""

    number: int
    id: str
    hops: tuple[Hop, ...]
    stance: str
    side: str
    hearsay: int
    unsure: bool
    claim: str | None
    others: int


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report's text with its sayings marked, and its sourcing at a glance."""

    label: ReportLabel
    report: Report
    paragraphs: tuple[tuple[str | Marked, ...], ...]
    notes: tuple[Note, ...]
    audit: Audit
    original: ReportLabel | None
    copies: tuple[ReportLabel, ...]


def claim_view(
    claim: Claim,
    statements: Mapping[str, Statement],
    teller: Teller,
    told: slice = slice(None),
) -> ClaimView:
    """The claim, its statements in order of publication; `told` says which of each side are shown."""
    pro, con = (
        teller.by_date(statements[i] for i in ids if i in statements) for ids in (claim.for_, claim.against)
    )
    every = [*pro, *con]
    dates = sorted({teller.date(s) for s in every} - {"undated"})
    return ClaimView(
        id=claim.id,
        text=claim.text,
        standing=claim.standing.value,
        for_=tuple(teller.voice(s) for s in pro[told]),
        against=tuple(teller.voice(s) for s in con[told]),
        origins=tuple(_origin_lines(claim, statements)),
        said=(len(pro), len(con)),
        reports=len({s.report for s in every}),
        since=dates[0] if dates else "undated",
        until=dates[-1] if dates else "undated",
        opponents=len({speaker(statements[i]) for i in claim.against if i in statements}),
    )


def speaker(statement: Statement) -> str:
    """Who denies: the same actor twice, or the same words for somebody unnamed, is one voice."""
    last = statement.chain[-1]
    return last.actor or last.name.casefold()


def _origin_lines(claim: Claim, statements: Mapping[str, Statement]) -> Iterator[OriginLine]:
    against = set(claim.against)
    for origin in claim.origins:
        own = [statements[i] for i in origin.statements if i in statements]
        yield OriginLine(
            name=origin.name,
            statements=len(own),
            reports=len({s.report for s in own}),
            why=origin.why,
            unnamed=bool(own) and all(voice(s) == "unnamed" for s in own),
            side="against" if own and all(s.id in against for s in own) else "for",
        )


def report_view(
    report: Report,
    chronicle: Chronicle,
    teller: Teller,
    claims: Mapping[str, Claim],
    copies: Sequence[Report],
) -> ReportView:
    """One report with its statements numbered in the order of the text; `copies` are its reprints."""
    audited = audit(chronicle, report)
    said = [s.statement for s in audited.statements if s.statement.style is not Style.NARRATED]
    original = chronicle.get(Report, report.reprint_of) if report.reprint_of else None
    return ReportView(
        label=label(report),
        report=report,
        paragraphs=tuple(paragraphs(report.text, list(_marks(said)))),
        notes=tuple(_note(n, s, teller, claims) for n, s in enumerate(said, 1)),
        audit=audited,
        original=label(original) if original else None,
        copies=tuple(label(copy) for copy in copies),
    )


def _marks(said: Sequence[Statement]) -> Iterator[Mark]:
    for number, statement in enumerate(said, 1):
        for span in statement.content:
            yield Mark(
                span.start, span.end, number, span is statement.content[0], span is statement.content[-1]
            )


def _note(number: int, s: Statement, teller: Teller, claims: Mapping[str, Claim]) -> Note:
    claim = claims.get(s.claim) if s.claim else None
    return Note(
        number=number,
        id=s.id,
        hops=teller.hops(s.chain[1:]),
        stance=s.stance.value,
        side=SIDE.get(s.stance, "asserts"),
        hearsay=removes(s),
        unsure=teller.unsure(s),
        claim=claim.id if claim and claim.standing is not Standing.SINGLE else None,
        others=len(claim.for_) + len(claim.against) - 1 if claim else 0,
    )
