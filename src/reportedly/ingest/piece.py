"""What readers are given and what they give: bytes with a name, and a text not yet finished."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reportedly.codebook.furniture import Furniture
from reportedly.codebook.outlets import Outlets
from reportedly.config import Limits
from reportedly.errors import LimitError
from reportedly.ingest.facts import Facts
from reportedly.records import Gap

STAGE = "ingest"
"""The name under which gaps of reading files are kept."""


@dataclass(slots=True)
class Allowance:
    """How many bytes an archive, with all archives inside it, may still unpack to. Shared by its members."""

    left: int

    def take(self, count: int) -> bool:
        """Use `count` bytes; False when they are not left."""
        self.left -= count
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a member of one: `path` as reports will show it (`x.zip#inner.html`), the content, what the
    container says about it (`facts`, `media` type), and how many containers it lies in.
    """

    path: str
    content: bytes | Path
    facts: Facts = field(default_factory=Facts)
    media: str = ""
    depth: int = 0
    allowance: Allowance | None = None

    def open(self) -> BinaryIO:
        """The content as a seekable stream."""
        return io.BytesIO(self.content) if isinstance(self.content, bytes) else self.content.open("rb")

    def head(self, count: int) -> bytes:
        """The first bytes."""
        with self.open() as stream:
            return stream.read(count)

    def size(self) -> int:
        """Length of the content in bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    def data(self, limits: Limits) -> bytes:
        """The whole content. Raises LimitError where it is larger than `limits.file_bytes`."""
        if (size := self.size()) > limits.file_bytes:
            raise too_large(self.path, size, limits)
        with self.open() as stream:
            return stream.read()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what is known of it, before clean-up. `scraped` says that nobody has told article from page
    yet, so a headline may stand among the words.
    """

    path: str
    text: str
    facts: Facts = field(default_factory=Facts)
    scraped: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What every reader goes by: the limits, the codebook's outlets and page furniture, the languages that are
    read, and for tables which column is which field (field of `Report` → column).
    """

    limits: Limits
    outlets: Outlets
    furniture: Furniture
    languages: tuple[str, ...]
    columns: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[Piece, Desk], Iterator[Draft | Piece | Gap]]
"""The one shape of all readers: drafts, members to be read in their turn, and gaps. Raises ReadError."""


def gap(path: str, reason: str, report: str | None = None) -> Gap:
    """A gap about a file or member, its reason on one line."""
    return Gap.of(STAGE, " ".join(reason.split()), path=path, report=report)


def too_large(path: str, size: int, limits: Limits) -> LimitError:
    """The one sentence about files over the limit."""
    return LimitError(
        f"the file has {size:,} bytes, more than the setting limits.file_bytes allows ({limits.file_bytes:,})",
        where=path,
        to_do="raise the setting or split the file",
    )
