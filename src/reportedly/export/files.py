"""Output files that are whole or not there at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from reportedly.errors import ExportError


@contextmanager
def replacing(out: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the place of `out` only once it is complete; `-` is standard output.

    Raises ExportError where the file cannot be written; what stood at `out` then stays.
    """
    if str(out) == "-":
        yield cast("BinaryIO", sys.stdout.buffer)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
            try:
                yield cast("BinaryIO", file)
                file.flush()
                Path(file.name).chmod(0o644)
                os.replace(file.name, out)  # noqa: PTH105 - the atomic one on all systems
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ExportError(
            f"the export cannot be written: {error.strerror or error}",
            where=str(out),
            to_do="name a place that can be written",
        ) from error
