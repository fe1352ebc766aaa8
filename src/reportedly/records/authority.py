"""An actor as an imported list knows it."""

from __future__ import annotations

from pydantic import Field

from reportedly.records.base import Record
from reportedly.records.ids import content_id
from reportedly.records.mention import Kind


class Authority(Record):
    """One actor of an authority list: the names it goes by and its ids by scheme ("wikidata": "Q42"). `kind` and
    `country` (ISO 3166 alpha-2) are None where the list does not say.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None
    country: str | None = None
    authorities: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, name: str, authorities: dict[str, str], **fields: object) -> Authority:
        """An entry whose id hashes its ids, so that a list read again gives the same one."""
        id_ = content_id("authority", *(f"{scheme}={authorities[scheme]}" for scheme in sorted(authorities)))
        return cls.model_validate({"id": id_, "name": name, "authorities": authorities, **fields})
