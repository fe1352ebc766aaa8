"""Everything that can go wrong, by cause: one root, one sentence each.

The sentence says what happened, where, and what to do; fields carry the parts, so that a caller can act on
them. Errors of other libraries are translated into these where they enter, and nowhere else.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Root of all errors of the program.

    `what` happened, `where` (a path, a report id, a line; may be empty), and what `to_do` about it.
    """

    def __init__(self, what: str, *, where: str = "", to_do: str = "") -> None:
        self.what, self.where, self.to_do = what, where, to_do
        place = f" ({where})" if where else ""
        advice = f"; {to_do}" if to_do else ""
        super().__init__(f"{what}{place}{advice}.")

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the fields when an error crosses a process border."""
        return (_rebuild, (type(self), self.what, self.where, self.to_do))


def _rebuild(kind: type[ReportedlyError], what: str, where: str, to_do: str) -> ReportedlyError:
    return kind(what, where=where, to_do=to_do)


class UsageError(ReportedlyError):
    """The command or call was put wrongly: the user can mend it by asking differently (exit status 2)."""


class ConflictError(ReportedlyError):
    """Somebody judged the same thing since it was looked at. `theirs` are the ids of those judgements, newest last;
    `yours` is the JSON of the one that was not made.
    """

    def __init__(
        self, what: str, *, where: str = "", to_do: str = "", theirs: tuple[str, ...] = (), yours: str = ""
    ) -> None:
        super().__init__(what, where=where, to_do=to_do)
        self.theirs, self.yours = theirs, yours


class SettingsError(ReportedlyError):
    """A setting has no such name or an impossible value."""


class CodebookError(ReportedlyError):
    """A codebook file does not say what a codebook can say; `where` is file:line."""


class ReadError(ReportedlyError):
    """A file could not be turned into reports. A build records it as a Gap and goes on."""


class AuthorityError(ReportedlyError):
    """An authority list cannot be used; `where` is file:line."""


class LimitError(ReadError):
    """A file is larger, deeper or more than the settings allow; the message names the setting."""


class PipelineError(ReportedlyError):
    """The stages do not fit together: something required is provided by nobody."""


class EngineError(ReportedlyError):
    """The processes that read cannot be run."""


class ModelError(ReportedlyError):
    """A model is missing, damaged, or not the one expected."""


class StoreError(ReportedlyError):
    """The chronicle file or database cannot be opened, read or written."""


class ExportError(ReportedlyError):
    """An export could not be written."""
