"""Who demands, offers or refuses what of whom, and the answer given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.compose.propositions import Proposition
from reportedly.records import Chronicle, Gap, Position, PositionKind, Stance, content_id

KINDS = {
    Stance.DEMANDS: PositionKind.DEMAND,
    Stance.OFFERS: PositionKind.OFFER,
    Stance.REFUSES: PositionKind.REFUSAL,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A statement that wants, offers or refuses: `holder` and `addressee` are actors, `when` orders it."""

    proposition: Proposition
    holder: str
    addressee: str | None
    when: tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Positions by holder and addressee. `holders` and `addressees` are actor ids, most positions first."""

    holders: tuple[str, ...]
    addressees: tuple[str | None, ...]
    cells: Mapping[tuple[str, str | None], tuple[Position, ...]]


def positions(wishes: Iterable[Wish], claims: Mapping[str, str]) -> list[Position]:
    """One position for each holder, addressee, kind and claim, with the answer where the addressee gave one:
    its next statement toward the holder on the same matter.
    """
    ordered = sorted(wishes, key=lambda w: (w.when, w.proposition.statement))
    groups: dict[tuple[object, ...], list[Wish]] = {}
    for wish in ordered:
        matter = claims.get(wish.proposition.statement, wish.proposition.statement)
        key = (wish.holder, wish.addressee, KINDS[wish.proposition.stance], matter)
        groups.setdefault(key, []).append(wish)
    by_holder: dict[str, list[Wish]] = {}
    for wish in ordered:
        by_holder.setdefault(wish.holder, []).append(wish)
    return [_position(group, by_holder) for group in groups.values()]


def _position(group: Sequence[Wish], by_holder: Mapping[str, list[Wish]]) -> Position:
    first = group[0]
    statements = tuple(w.proposition.statement for w in group)
    kind = KINDS[first.proposition.stance]
    answers = by_holder.get(first.addressee or "", ())
    answer = next((w.proposition.statement for w in answers if _answers(w, first)), None)
    return Position(
        id=content_id("position", first.holder, first.addressee, kind, min(statements)),
        holder=first.holder,
        addressee=first.addressee,
        kind=kind,
        text=first.proposition.said,
        statements=statements,
        answer=answer,
    )


def _answers(later: Wish, earlier: Wish) -> bool:
    """Is the later one an answer: afterwards, toward the holder, on the same matter?"""
    toward = later.addressee == earlier.holder or earlier.holder in later.proposition.actors
    a, b = later.proposition.stems, earlier.proposition.stems
    same = len(a & b) >= max(2, min(len(a), len(b)) / 3)
    return later.when > earlier.when and toward and same


def unheld(proposition: Proposition) -> Gap:
    """The gap of a position whose holder is not known."""
    return Gap.of(
        "positions",
        f"the statement {proposition.statement} wants or refuses something, but whose position that is "
        "could not be told",
        report=proposition.report,
    )


def matrix(chronicle: Chronicle) -> Matrix:
    """All positions as holder against addressee."""
    cells: dict[tuple[str, str | None], list[Position]] = {}
    for position in chronicle.each(Position):
        cells.setdefault((position.holder, position.addressee), []).append(position)

    def most(column: int) -> list[str | None]:
        counts: dict[str | None, int] = {}
        for key, held in cells.items():
            counts[key[column]] = counts.get(key[column], 0) + len(held)
        return sorted(counts, key=lambda who: (-counts[who], who or "~"))

    holders = tuple(h for h in most(0) if h is not None)
    return Matrix(holders, tuple(most(1)), {key: tuple(held) for key, held in cells.items()})
