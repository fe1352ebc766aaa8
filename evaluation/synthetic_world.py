"""An invented world to write news about: countries, movements, ministries, people, papers and what is at issue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random

from reportedly.records import EventType, Kind

_COUNTRY_STARTS = (
    "Ald",
    "Vels",
    "Corr",
    "Ostr",
    "Mirn",
    "Tarv",
    "Brell",
    "Kesh",
    "Lorv",
    "Dunm",
    "Halv",
    "Serr",
)
_COUNTRY_ENDS = ("in", "ania", "ia")
_TOWN_STARTS = (
    "Karl",
    "Brin",
    "Sall",
    "Orm",
    "Fen",
    "Grim",
    "Hask",
    "Lind",
    "Mar",
    "Nor",
    "Pel",
    "Ruth",
    "Stol",
    "Wend",
)
_TOWN_ENDS = ("holm", "ow", "stad", "mouth", "wick", "ford")
_FIRST = (
    "Anders", "Ilsa", "Oran", "Teodor", "Edda", "Bruno", "Petra", "Halvard", "Emil", "Kaspar", "Mikkel", "Nessa",
    "Rasmus", "Tomas", "Brom", "Liska", "Gunnar", "Irena", "Amara", "Pauli", "Selma", "Berit", "Ewan", "Halla",
)  # fmt: skip
_LAST_STARTS = (
    "Kol",
    "Mar",
    "Vey",
    "Has",
    "Sar",
    "Quil",
    "Rhu",
    "Sol",
    "Rei",
    "Tof",
    "Dah",
    "Dra",
    "Car",
    "Gre",
    "Ket",
)
_LAST_ENDS = ("be", "ren", "ler", "kin", "vane", "mond", "stad", "row", "den", "lund")
_MOVEMENTS = (
    "Harbour Front",
    "Hill League",
    "River Guard",
    "Northern Brigade",
    "People's Column",
    "Free Coast Movement",
)
_AGENCIES = ("Foreign Ministry", "Defence Ministry", "Interior Ministry", "Coast Guard")
_PAPERS = ("Courier", "Herald", "Gazette", "Monitor", "Mast", "Observer", "Chronicle", "Wire")
_DEEDS = (
    ("armed", EventType.AID), ("shelled", EventType.ASSAULT), ("trained fighters of", EventType.AID),
    ("attacked a patrol of", EventType.ASSAULT), ("detained members of", EventType.COERCE),
    ("paid", EventType.AID), ("threatened", EventType.THREATEN), ("held secret talks with", EventType.CONSULT),
    ("moved troops against", EventType.MOBILIZE), ("imposed a blockade on", EventType.SANCTION),
)  # fmt: skip

_REPORTS_A_CLAIM = 8
"""One new claim comes up in so many reports."""

_IN_THE_NEWS = 40
"""So many claims are in the news at one time."""


@dataclass(frozen=True, slots=True)
class Figurehead:
    """Somebody who acts or speaks in the invented world; `short` is how a text calls it the second time."""

    name: str
    short: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Issue:
    """A proposition that reports keep coming back to: who did what to whom, where; `deed` in the past participle."""

    subject: Figurehead
    deed: str
    event_type: EventType
    object: Figurehead
    place: Figurehead


@dataclass(frozen=True)
class World:
    """Everybody there is, the same for the same seed."""

    seed: int

    @cached_property
    def countries(self) -> tuple[Figurehead, ...]:
        """Twelve governments, called by their country."""
        ends = Random(f"{self.seed}/countries")
        names = [start + ends.choice(_COUNTRY_ENDS) for start in _COUNTRY_STARTS]
        return tuple(Figurehead(name, name, Kind.GOVERNMENT) for name in names)

    @cached_property
    def towns(self) -> tuple[Figurehead, ...]:
        """Some eighty places."""
        names = (start + end for start, end in product(_TOWN_STARTS, _TOWN_ENDS))
        return tuple(Figurehead(name, name, Kind.PLACE) for name in names)

    @cached_property
    def movements(self) -> tuple[Figurehead, ...]:
        """Seventy-two armed groups: six in each country."""
        return tuple(
            Figurehead(f"the {country.name} {name}", f"the {name}", Kind.ARMED_GROUP)
            for country, name in product(self.countries, _MOVEMENTS)
        )

    @cached_property
    def agencies(self) -> tuple[Figurehead, ...]:
        """Forty-eight ministries and services."""
        return tuple(
            Figurehead(f"{country.name}'s {name}", f"the {name}", Kind.AGENCY)
            for country, name in product(self.countries, _AGENCIES)
        )

    @cached_property
    def people(self) -> tuple[Figurehead, ...]:
        """Three hundred persons; some share a surname, no two a name."""
        last = [start + end for start, end in product(_LAST_STARTS, _LAST_ENDS)]
        names = Random(f"{self.seed}/people").sample([*product(_FIRST, last)], 300)
        return tuple(Figurehead(f"{first} {last}", last, Kind.PERSON) for first, last in names)

    @cached_property
    def outlets(self) -> tuple[Figurehead, ...]:
        """Sixteen papers and wires."""
        towns = Random(f"{self.seed}/outlets").sample(self.towns, 16)
        names = [f"The {town.name} {_PAPERS[i % len(_PAPERS)]}" for i, town in enumerate(towns)]
        return tuple(Figurehead(name, name, Kind.OUTLET) for name in names)

    def issue(self, number: int) -> Issue:
        """The claim of that number; there is no end of them."""
        dice = Random(f"{self.seed}/issue/{number}")
        subject = dice.choice((*self.countries, *self.countries, *self.movements))
        other = dice.choice([who for who in (*self.countries, *self.movements) if who.short != subject.short])
        deed, event_type = dice.choice(_DEEDS)
        return Issue(subject, deed, event_type, other, dice.choice(self.towns))

    def in_the_news(self, report: int, dice: Random) -> Issue:
        """One of the claims that are current when that report is written; newer ones oftener."""
        newest = _IN_THE_NEWS + report // _REPORTS_A_CLAIM
        back = int(_IN_THE_NEWS * dice.random() ** 2)
        return self.issue(newest - back)
