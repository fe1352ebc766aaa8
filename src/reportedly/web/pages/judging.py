"""One thing under judgement: what was read, what can be said of it, what people said of it so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import Depends, Query
from starlette.datastructures import FormData
from starlette.requests import Request

from reportedly.errors import UsageError
from reportedly.export.html.voices import Voice
from reportedly.records import Actor, Claim, Event, Figure, Relation, Report, Statement
from reportedly.store import Filter
from reportedly.web.asked import Asked, Words, called
from reportedly.web.desk import AtDesk, Desk
from reportedly.web.failures import NotThereError
from reportedly.web.jobs import Jobs
from reportedly.web.posted import Posted
from reportedly.web.section import Done, Section
from reportedly.web.subjects import FieldLine, Subject, changed, fields, found, kind_of, subject
from reportedly.web.verdicts import VerdictLine, verdict_lines
from reportedly.workspace import Action

section = Section("Judge", "/judge")
NAME = "reportedly-name"
"""The cookie that keeps who judges, so that it is asked once."""

_PARTS = 200  # most parts of a whole that a page offers to split off
_INSIDE = 40
_SOON = 4.0  # seconds that an answer waits for the chronicle to be composed
_DID = {
    Action.MERGE: "Merged",
    Action.SPLIT: "Split",
    Action.REJECT: "Rejected",
    Action.RESTORE: "Confirmed",
    Action.EDIT: "Corrected",
}


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


AtWork = Annotated[Jobs, Depends(_jobs)]
"""The server's one worker."""


def _name(request: Request) -> str:
    return unquote(request.cookies.get(NAME, ""))


Named = Annotated[str, Depends(_name)]
"""Who judged last from this browser."""


class JudgeAsked(Asked):
    """What is to be judged, and where to go afterwards."""

    target: Words
    back: Words = ""


@dataclass(frozen=True, slots=True)
class JudgePage:
    """A thing, the fields that can be corrected, the parts that can be split off, and what was read in its words.
    `seen` is how often it was judged when this page was made.
    """

    about: Subject
    voice: Voice | None
    fields: tuple[FieldLine, ...]
    parts: tuple[Subject, ...]
    inside: tuple[Subject, ...]
    verdicts: tuple[VerdictLine, ...]
    mergeable: bool
    seen: int
    by: str
    back: str


@section.page("/judge", "judge.html")
def judge(asked: Annotated[JudgeAsked, Query()], desk: AtDesk, by: Named) -> JudgePage:
    """What can be said of one thing."""
    record = found(asked.target, desk)
    made = desk.workspace.judgements(asked.target)
    if record is None and not made:
        raise NotThereError(
            "there is nothing of that id to judge", where=asked.target, to_do="follow a link to it"
        )
    return JudgePage(
        about=subject(asked.target, desk, made[0] if made else None),
        voice=_voice(record, desk),
        fields=fields(record) if record is not None else (),
        parts=tuple(subject(id_, desk) for id_ in _parts(record, desk)),
        inside=tuple(subject(one.id, desk) for one in _inside(record, desk)),
        verdicts=tuple(verdict_lines(made, desk)),
        mergeable=isinstance(record, Actor | Claim | Report),
        seen=len(made),
        by=by,
        back=_local(asked.back),
    )


def _voice(record: Any, desk: Desk) -> Voice | None:  # noqa: ANN401 - any record that can be judged
    id_ = record.id if isinstance(record, Statement) else getattr(record, "statement", None)
    said = desk.load_said([id_] if id_ else [])
    return desk.teller.voice(said[0]) if said else None


def _parts(record: Any, desk: Desk) -> list[str]:  # noqa: ANN401 - any record that can be judged
    """The ids of what a whole can be split into: reports that name an actor, statements of a claim."""
    if isinstance(record, Actor):
        whole = desk.view.get(Actor, record.id)
        return list(dict.fromkeys(m.report for m in whole.mentions))[:_PARTS] if whole else []
    if isinstance(record, Claim):
        return [*record.for_, *record.against][:_PARTS]
    if isinstance(record, Report):
        copies = desk.view.select(Report, Filter(reprint_of=record.id), limit=_PARTS)
        return [*([record.reprint_of] if record.reprint_of else []), *(copy.id for copy in copies)]
    return []


def _inside(record: Any, desk: Desk) -> list[Figure | Event | Relation]:  # noqa: ANN401 - as above
    """The figures, events and ties that were read in a statement's words."""
    if not isinstance(record, Statement):
        return []
    read: list[Figure | Event | Relation] = []
    for kind in (Figure, Event, Relation):
        read += desk.view.select(kind, Filter(statement=record.id), limit=_INSIDE)
    return read


@section.action("/judge")
def decide(form: Posted, desk: AtDesk, jobs: AtWork) -> Done:
    """Append a judgement, and compose by it; a stale one is refused with both versions."""
    action, target = _asked(form)
    by = _word(form, "by")
    targets, seen = _targets(action, target, form, desk), _word(form, "seen")
    jobs.write(
        lambda: desk.workspace.judge(
            action,
            targets,
            by=by,
            why=_word(form, "why"),
            changes=changed(form.multi_items()) if action is Action.EDIT else None,
            seen=int(seen) if seen.isdigit() else None,
        )
    )
    return Done(
        _local(_word(form, "back")) or f"/judge?target={target}", told(_DID[action], jobs), keep=(NAME, by)
    )


def told(did: str, jobs: Jobs) -> str:
    """What is said when something was judged and the chronicle goes by it, or will soon."""
    if not jobs.settle(_SOON):
        return f"{did}. The chronicle is being composed anew; pages show it when that is done."
    return f"{did}, but: {jobs.failed}" if jobs.failed else f"{did}. It can be undone in the history."


def _asked(form: FormData) -> tuple[Action, str]:
    """What is to be done to which thing: two fields, or one button of many that says both."""
    action, _, target = _word(form, "judge").partition(" ")
    try:
        return Action(action or _word(form, "action")), target or _word(form, "target")
    except ValueError as error:
        raise UsageError(
            "the form does not say what to do", to_do=f"choose one of {', '.join(Action)}"
        ) from error


def _word(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _targets(action: Action, target: str, form: FormData, desk: Desk) -> list[str]:
    parts = [part for part in form.getlist("parts") if isinstance(part, str)]
    if action is Action.SPLIT and kind_of(target) == "report":
        return [target, *parts[:1]]
    if action is Action.SPLIT:
        return [target, *parts]
    if action is not Action.MERGE:
        return [target]
    other = _word(form, "other")
    if not other:
        raise UsageError("the form does not say what it is the same as", to_do="name the other one")
    if kind_of(target) == "actor" and kind_of(other) != "actor":
        return [target, _one_called(other, target, desk)]
    return [target, other]


def _one_called(name: str, target: str, desk: Desk) -> str:
    """The id of the one actor of that name beside the target. Raises UsageError where there is none, or several."""
    named = [actor for actor in called(name, desk.view) if actor.id != target]
    exact = [actor for actor in named if actor.name.casefold() == name.casefold()] or named
    if len(exact) != 1:
        what = "nobody else goes by" if not exact else f"{len(exact)} actors go by"
        raise UsageError(f"{what} {name!r}", to_do="choose one by its id, from the address of its page")
    return exact[0].id


def _local(address: str) -> str:
    """The address, if it is a page of ours; never one elsewhere."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else ""
