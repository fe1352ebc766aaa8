"""What changed between two dates: what was known before the one, held against what was known by the other."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.compose.figures import Point, series
from reportedly.compose.network import Tie, ties
from reportedly.compose.timeline import earliest, latest
from reportedly.records import Chronicle, Claim, Figure, Record, Relation, Report, Standing, Statement


class Moved(Record):
    """A claim whose standing is another now, and the statements (ids) that made it so: all that are new."""

    claim: Claim
    before: Standing
    after: Standing
    statements: tuple[str, ...]


class Turned(Record):
    """A tie that began or ended: actor ids and the codebook's predicate, on what date, by which accounts."""

    subject: str
    predicate: str
    object: str
    ended: bool
    date: str
    relations: tuple[Relation, ...]


class Revised(Record):
    """A figure that one source gave otherwise before; `source` is an actor id, `name` the last hand of its chain."""

    source: str | None
    name: str
    before: Figure
    after: Figure


class Changes(Record):
    """What changed from `since` to `until` (EDTF, both included); `reports` (ids) are those published then, `undated`
    counts reports that cannot be placed, and so are in none of this. `standing` of a new claim is the one it had by
    `until`.
    """

    since: str
    until: str
    reports: tuple[str, ...]
    undated: int
    claims: tuple[Claim, ...]
    standings: tuple[Moved, ...]
    ties: tuple[Turned, ...]
    figures: tuple[Revised, ...]


def changes(chronicle: Chronicle, since: str, until: str) -> Changes:
    """What is new in the chronicle by the reports published from `since` to `until`. A report is known on the last
    day that its date can mean.

    New are claims that no earlier report holds a statement of. A standing moved where earlier and later reports
    together give another than the earlier ones alone; who belongs to which claim, and what counts as one origin, is
    as the whole chronicle has it. A tie began or ended where the reports known by `until` date that so, within the
    two dates. A figure is revised where a source that gave another number before gives this one between the dates.
    """
    known = _Known(chronicle, since, until)
    claims, standings = [], []
    for id_ in known.claims():
        claim = chronicle.get(Claim, id_)
        if claim is None:
            continue
        old, new = known.of(claim)
        before, after = standing(claim, old), standing(claim, old | new)
        if before is None:
            claims.append(claim.model_copy(update={"standing": after}))
        elif before is not after and after is not None:
            standings.append(Moved(claim=claim, before=before, after=after, statements=tuple(sorted(new))))
    return Changes(
        since=since,
        until=until,
        reports=tuple(known.within),
        undated=known.undated,
        claims=tuple(claims),
        standings=tuple(standings),
        ties=tuple(known.ties()),
        figures=tuple(known.figures()),
    )


def standing(claim: Claim, statements: set[str]) -> Standing | None:
    """The standing that the claim has by some of its statements; None by none."""
    for_, against = statements.intersection(claim.for_), statements.intersection(claim.against)
    if for_ and against:
        return Standing.CONTESTED
    if against:
        return Standing.DENIED
    if not for_:
        return None
    origins = sum(bool(for_.intersection(origin.statements)) for origin in claim.origins)
    return Standing.CORROBORATED if origins > 1 else Standing.SINGLE


class _Known:
    """Which reports were known before, and which are new."""

    def __init__(self, chronicle: Chronicle, since: str, until: str) -> None:
        self._chronicle, self._since, self._until = chronicle, since, until
        self.before: set[str] = set()
        self.within: list[str] = []
        self.undated = 0
        for report in chronicle.each(Report):
            if not report.published:
                self.undated += 1
            elif _last(report.published) < _first(since):
                self.before.add(report.id)
            elif _last(report.published) <= _last(until):
                self.within.append(report.id)

    def claims(self) -> list[str]:
        """The claims (ids) of which the new reports hold statements, in the order of these."""
        found = (s.claim for report in self.within for s in self._chronicle.of_report(Statement, report))
        return list(dict.fromkeys(claim for claim in found if claim))

    def of(self, claim: Claim) -> tuple[set[str], set[str]]:
        """Its statements (ids) of reports known before, and of new ones."""
        old: set[str] = set()
        new: set[str] = set()
        fresh = set(self.within)
        for id_ in (*claim.for_, *claim.against):
            statement = self._chronicle.get(Statement, id_)
            if statement is not None and statement.report in self.before:
                old.add(id_)
            elif statement is not None and statement.report in fresh:
                new.add(id_)
        return old, new

    def ties(self) -> Iterator[Turned]:
        """The ties that began or ended."""
        seen = self.before.union(self.within)
        for tie in ties(self._chronicle):
            held = tuple(r for r in tie.held if r.report in seen)
            starts = [r.valid_from for r in held if r.valid_from]
            ends = [r.valid_to for r in held if r.valid_to]
            first = min(starts, key=lambda date: (earliest(date), date), default=None)
            last = max(ends, key=lambda date: (latest(date), date), default=None)
            for date, ended in ((first, False), (last, True)):
                if date is not None and self._inside(date):
                    on = tuple(r for r in held if (r.valid_to if ended else r.valid_from) == date)
                    yield _turned(tie, date, on, ended=ended)

    def figures(self) -> Iterator[Revised]:
        """The figures that were revised."""
        seen = self.before.union(self.within)
        for one in series(self._chronicle):
            for before, after in one.revisions:
                if (
                    after.said
                    and self._inside(after.said)
                    and {before.figure.report, after.figure.report} <= seen
                ):
                    yield _revised(before, after)

    def _inside(self, date: str) -> bool:
        """Does the date certainly lie between the two?"""
        return _first(self._since) <= _first(date) and _last(date) <= _last(self._until)


def _turned(tie: Tie, date: str, relations: tuple[Relation, ...], *, ended: bool) -> Turned:
    return Turned(
        subject=tie.subject,
        predicate=tie.predicate,
        object=tie.object,
        ended=ended,
        date=date,
        relations=relations,
    )


def _revised(before: Point, after: Point) -> Revised:
    return Revised(source=after.source, name=after.name, before=before.figure, after=after.figure)


def _first(edtf: str) -> str:
    """The first day that a date can mean; of a month or year, its first."""
    return (earliest(edtf) + "-01-01")[:10]


def _last(edtf: str) -> str:
    """The last day that a date can mean; every month is taken to have 31, since days are only compared."""
    day = latest(edtf).rstrip("~")
    return day + "-12-31"[len(day) - 4 :] if len(day) in {4, 7} else day
