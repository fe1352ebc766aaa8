"""What a page is asked for: the filters that tables share, and one page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from reportedly.records import Actor
from reportedly.store import Filter, View

T = TypeVar("T")
SIZE = 25
"""Entries on a page."""


def _plain(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_plain), Field(max_length=400)]
Day = Annotated[
    str,
    BeforeValidator(_plain),
    Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="1999, 1999-06 or 1999-06-14"),
]


class Asked(BaseModel):
    """The query of a page. A field of a form that was left empty asks nothing; what is not known is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    actor: Words | None = Field(None, description="an actor, by id or name")
    since: Day | None = None
    until: Day | None = None
    page: int = Field(1, ge=1, le=1_000_000)

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, values: Any) -> Any:  # noqa: ANN401 - whatever came in
        if isinstance(values, dict):
            return {name: value for name, value in values.items() if value not in ("", None)}
        return values

    @property
    def offset(self) -> int:
        """How many entries stand before this page's."""
        return (self.page - 1) * SIZE

    def called(self, view: View) -> list[Actor]:
        """The actors asked for, without their mentions; none where none was, or nobody is called so."""
        return called(self.actor, view) if self.actor else []

    def filter(self, view: View, **more: Any) -> Filter:  # noqa: ANN401 - the fields of a Filter
        """What to ask of the view. A name that nobody has finds nothing."""
        actors = None if self.actor is None else tuple(a.id for a in self.called(view))
        return Filter(
            actors=actors, since=self.since, until=self.until and f"{self.until}-99-99"[:10], **more
        )


def called(who: str, view: View) -> list[Actor]:
    """Actors of that id, or that name, or failing that with these words in a name."""
    for wanted in (Filter(ids=(who,)), Filter(name=who)):
        if found := [profile.actor for profile in view.profiles(wanted)]:
            named = [a for a in found if who.casefold() in {n.casefold() for n in (a.name, *a.aliases)}]
            return named or found
    return []


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list of `total`."""

    items: tuple[T, ...]
    total: int
    page: int
    pages: int

    @property
    def first(self) -> int:
        """The number of the first entry here, from 1."""
        return (self.page - 1) * SIZE + 1


def paged(items: Sequence[T], total: int, page: int) -> Paged[T]:
    """A page of a list, which has at least one page even if nothing is on it."""
    return Paged(tuple(items), total, page, max(1, -(-total // SIZE)))
