"""Whom mentions refer to, across reports."""

from __future__ import annotations

from pydantic import Field

from reportedly.records.base import Record
from reportedly.records.mention import Kind
from reportedly.records.span import Span


class Actor(Record):
    """Somebody who acts or speaks. Assembled from judgements that mentions are the same; never edited:
    to change an actor is to judge otherwise. `country` is an ISO 3166 alpha-2 code where known;
    `authorities` maps a scheme to an id there ("wikidata": "Q42") when an imported list gave it.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    authorities: dict[str, str] = Field(default_factory=dict)
    mentions: tuple[Span, ...] = ()
