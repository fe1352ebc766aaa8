"""One published text, with what each piece of its metadata rests on."""

from __future__ import annotations

from pydantic import Field

from reportedly.records.base import Record
from reportedly.records.ids import content_id, text_digest
from reportedly.records.span import Span


class Report(Record):
    """A report as it was published: clean article text and metadata.

    `path` is the file it came from, with `#member` behind it inside a container (a feed, a table, a ZIP).
    `published` is EDTF or None. `credit` is a wire or paper named in the text as where it came from.
    `basis` maps a metadata field to what it rests on ("meta og:title", "dateline", "closing credit line").
    `reprint_of` is the id of the report it copies, once resolve has found that.
    """

    id: str
    path: str
    text: str
    digest: str
    url: str | None = None
    title: str = ""
    publisher: str | None = None
    republisher: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    place: str | None = None
    credit: str | None = None
    language: str = "und"
    reprint_of: str | None = None
    basis: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, *, path: str, text: str, **fields: object) -> Report:
        """A report with its id and digest worked out: the same text of the same publisher, URL, date and
        title is the same report wherever its file lies.
        """
        digest = text_digest(text)
        known = [fields.get(name) for name in ("publisher", "republisher", "url", "published", "title")]
        return cls.model_validate(
            {
                "id": content_id("report", digest, *known),
                "path": path,
                "text": text,
                "digest": digest,
                **fields,
            }
        )

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end` (code points, half-open)."""
        return Span(report=self.id, start=start, end=end, exact=self.text[start:end])
