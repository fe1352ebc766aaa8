"""What is known of a report besides its words, and what each piece of it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one report, as one piece of evidence or several together give it.

    The fields are those of `Report`; `basis` maps a field to the words or element it rests on; `notes` are
    sentences about what could not be made out, which become Gaps.
    """

    title: str = ""
    url: str | None = None
    publisher: str | None = None
    republisher: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    place: str | None = None
    credit: str | None = None
    language: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, basis: str, **values: str | tuple[str, ...] | None) -> Facts:
        """Facts that all rest on the same thing; empty values are left out."""
        known = {name: value for name, value in values.items() if value}
        return cls(**known, basis=dict.fromkeys(known, basis))  # type: ignore[arg-type]

    def __or__(self, other: Facts) -> Facts:
        """These facts, and for what they lack, the other's."""
        lacking = {name for name in FIELDS if not getattr(self, name)}
        filled = {name: getattr(other, name) for name in lacking if getattr(other, name)}
        basis = {name: why for name, why in other.basis.items() if name in filled or name not in self.basis}
        notes = tuple(dict.fromkeys((*self.notes, *other.notes)))
        return replace(self, **filled, basis={**basis, **self.basis}, notes=notes)

    def noting(self, *notes: str) -> Facts:
        """These facts with more sentences about what could not be made out."""
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))


FIELDS = tuple(f.name for f in fields(Facts) if f.name not in ("basis", "notes"))
"""The fields of a Report that ingest may know."""
