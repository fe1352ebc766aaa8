"""How `reportedly judge` does it. Loaded only when something is judged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.cli.asking import actors_called, opened
from reportedly.cli.options import Format
from reportedly.cli.output import err, out, safe, show_json, show_table
from reportedly.cli.progress import progress
from reportedly.config import Settings
from reportedly.errors import UsageError
from reportedly.export.rows import row as exported
from reportedly.records import PERSON, Judgement, Verdict
from reportedly.store import View
from reportedly.workspace import Judged, Workspace
from reportedly.workspace.judging import retracted

_ID = re.compile(r"(?:actor|claim|statement|figure|relation|event|time|report|mention|judgement)-")
_SAYS = {
    Verdict.SAME: "are one",
    Verdict.DIFFERENT: "are not one",
    Verdict.WRONG: "is wrong",
    Verdict.RIGHT: "is right",
    Verdict.INSTEAD: "reads so instead",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Who judges, where, and how much of it is said."""

    db: str
    by: str
    why: str
    seen: int | None
    later: bool
    codebook: list[Path] | None
    settings: Path | None
    format_: Format

    def judge(self, action: str, targets: Sequence[str], changes: Mapping[str, str] | None = None) -> None:
        """Judge, let it count, and say so."""
        with self._workspace() as workspace:
            ids = [called(workspace.view, target) for target in targets]
            judged = workspace.judge(action, ids, by=self.by, why=self.why, changes=changes, seen=self.seen)
            self._finish(workspace, judged)

    def undo(self, judgement: str) -> None:
        """Take a judgement back, let that count, and say so."""
        with self._workspace() as workspace:
            self._finish(workspace, workspace.undo(judgement, by=self.by, why=self.why, seen=self.seen))

    def take(self, file: Path) -> None:
        """Take judgements over from a file, let them count, and say so. Raises UsageError where none could be."""
        with self._workspace() as workspace:
            found = workspace.take(file)
            self._settle(workspace)
        for line in found.refused:
            err().print(safe(f"{file}, line {line.line}: {line.reason}"), soft_wrap=True)
        if self.format_ is Format.JSON:
            refused = [{"line": line.line, "reason": line.reason} for line in found.refused]
            show_json({"taken": [one.id for one in found.new], "known": found.known, "refused": refused})
        else:
            told = f"{len(found.new)} judgements taken, {found.known} known already, {len(found.refused)} refused."
            out().print(told)
        if found.refused and not found.new and not found.known:
            raise UsageError("no judgement could be taken", where=str(file))

    def _settle(self, workspace: Workspace) -> None:
        if not self.later:
            with progress(quiet=self.format_ is Format.JSON) as on_progress:
                workspace.settle(on_progress)

    def _workspace(self) -> Workspace:
        chosen = Settings.load(self.settings, codebooks=tuple(self.codebook) if self.codebook else None)
        return Workspace.open(self.db, chosen)

    def _finish(self, workspace: Workspace, judged: Judged) -> None:
        self._settle(workspace)
        made = workspace.view.get(Judgement, judged.judgement.id) or judged.judgement
        if self.format_ is Format.JSON:
            show_json({"judgement": _plain(made), "revision": judged.revision})
            return
        became = f": {made.state}" if made.state else ": it counts from the next build on"
        out().print(safe(f"{made.id}{became}."), soft_wrap=True)


def fields(changes: Sequence[str]) -> dict[str, str]:
    """`stance=denies` as field and value. Raises UsageError."""
    pairs = [change.partition("=") for change in changes]
    if any(not field.strip() or not sign for field, sign, _ in pairs):
        raise UsageError(
            f"this is no FIELD=VALUE: {' '.join(changes)}", to_do="write stance=denies, or the like"
        )
    return {field.strip(): value.strip() for field, _, value in pairs}


def called(view: View, target: str) -> str:
    """The id of what goes by an id, or by an actor's name. Raises UsageError where nobody does, or several."""
    if _ID.match(target):
        return target
    found = actors_called(view, target)
    exact = [actor for actor in found if actor.name == target]
    if len(exact or found) > 1:
        raise UsageError(
            f"{len(found)} actors go by {target!r}", to_do="name one by its id, from `reportedly show actors`"
        )
    return (exact or found)[0].id


def show_log(db: str, target: str | None, format_: Format) -> None:
    """All judgements, or those of one thing."""
    with opened(db) as view:
        found = retracted(view.judged(called(view, target) if target else None))
        if format_ is Format.JSON:
            show_json([_plain(judgement) for judgement in found])
            return
        columns = ("when", "who", "what", "", "why", "state", "id")
        rows = [_row(view, judgement) for judgement in found]
        show_table("judgements", columns, rows)


def _row(view: View, judgement: Judgement) -> tuple[str, ...]:
    became = "retracted" if judgement.retracted_at else judgement.state or "waits"
    if judgement.overruled_by and not judgement.retracted_at:
        by = view.get(Judgement, judgement.overruled_by)
        became += f" by {by.judged_by.removeprefix(PERSON)}" if by else ""
    when = (judgement.judged_at or "")[:16].replace("T", " ")
    who, says = judgement.judged_by.removeprefix(PERSON), _says(judgement)
    return when, who, _words(view, judgement), says, judgement.why, became, judgement.id


def _says(judgement: Judgement) -> str:
    """What is said of it."""
    if judgement.verdict is not Verdict.INSTEAD:
        return _SAYS[judgement.verdict]
    try:
        return ", ".join(f"{field}={value}" for field, value in json.loads(judgement.right).items())
    except (ValueError, AttributeError):
        return judgement.right


def _words(view: View, judgement: Judgement) -> str:
    """What a judgement is about, as one reads it."""
    sides = [judgement.left_at[:1], judgement.right_at[:1]]
    said = [at.what if at.kind == "mention" else at.exact or at.path for side in sides for at in side]
    if not said:
        undone = view.get(Judgement, judgement.left)
        return f"{judgement.left}: {_says(undone)}" if undone else judgement.left
    return " / ".join(dict.fromkeys(said))


def _plain(judgement: Judgement) -> dict[str, Any]:
    return exported(judgement).model_dump(mode="json", by_alias=True)
