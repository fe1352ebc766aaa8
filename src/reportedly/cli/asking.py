"""What `reportedly show` is asked for, and how it calls things. Loaded only when something is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportedly.errors import UsageError
from reportedly.records import Actor, Reference, Report, Standing, Statement
from reportedly.store import Filter, View, open_store

_SHORT = 8
"""Characters of an id, its kind left off, by which one can call an actor."""

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a table, as typed."""

    actor: str | None = None
    since: str | None = None
    until: str | None = None
    standing: str | None = None
    limit: int = 50

    def filter(self, view: View) -> Filter:
        """What to ask of the view. Raises UsageError where a filter makes no sense."""
        for name, date in (("--since", self.since), ("--until", self.until)):
            if date is not None and not DATE.fullmatch(date):
                raise UsageError(f"{name} is no date: {date}", to_do="write 1999, 1999-06 or 1999-06-14")
        standings = [standing.value for standing in Standing]
        if self.standing is not None and self.standing not in standings:
            raise UsageError(
                f"there is no standing {self.standing!r}", to_do=f"choose one of {', '.join(standings)}"
            )
        return Filter(
            actors=None
            if self.actor is None
            else tuple(actor.id for actor in actors_called(view, self.actor)),
            since=self.since,
            until=self.until and f"{self.until}-99-99"[:10],
            standing=self.standing,
        )


class Names:
    """What to call actors, and who makes a statement, in a table."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, str] = {}

    def actor(self, id_: str | None) -> str:
        """The actor's name."""
        if id_ is None:
            return ""
        if id_ not in self._known:
            actor = self._view.get(Actor, id_)
            self._known[id_] = actor.name if actor else id_
        return self._known[id_]

    def actors(self, ids: Iterable[str | None]) -> str:
        """Several names, each once."""
        return ", ".join(dict.fromkeys(name for name in map(self.actor, ids) if name))

    def report(self, id_: str | None) -> str:
        """Where the report lies."""
        report = self._view.get(Report, id_) if id_ else None
        return report.path if report else ""

    def referred(self, reference: Reference | None) -> str:
        """The actor that words stand for, or the words, where nobody could tell."""
        if reference is None:
            return ""
        return self.actor(reference.actor) or reference.span.exact

    def saying(self, statement: str) -> tuple[str, str]:
        """Through whose hands a statement went, and its words."""
        found = self._view.get(Statement, statement)
        return (chain(found), " … ".join(span.exact for span in found.content)) if found else ("", "")


@contextmanager
def opened(db: str) -> Iterator[View]:
    """The chronicle, closed again afterwards. Not by way of the workspace: that loads all that building needs."""
    store = open_store(db, create=False)
    try:
        yield store.view()
    finally:
        store.close()


def short_id(actor: Actor) -> str:
    """The beginning of an actor's id, without its kind: "e5ae1d40" of "actor-e5ae1d40a283e780"."""
    return actor.id.removeprefix("actor-")[:_SHORT]


def actors_called(view: View, name: str) -> list[Actor]:
    """Actors of that id, name, or short id. Raises UsageError where there are none."""
    actor = view.get(Actor, name)
    found = [actor] if actor else view.named(name) or [a for a in view.each(Actor) if short_id(a) == name]
    if not found:
        raise UsageError(f"no actor is called {name!r}", to_do="see `reportedly show actors` for their names")
    return found


def report_called(view: View, which: str) -> Report:
    """The report of that id, or the one with these words in title or path. Raises UsageError."""
    if found := view.get(Report, which):
        return found
    words = which.casefold()
    fitting = [r for r in view.each(Report) if words in r.title.casefold() or words in r.path.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    what = f"{len(fitting)} reports fit {which!r}" if fitting else f"no report fits {which!r}"
    raise UsageError(what, to_do="name one by its id, from `reportedly show report`")


def chain(statement: Statement) -> str:
    """The hands a statement passed through, outermost first: "Herald → ministry → an official"."""
    return " → ".join(link.name for link in statement.chain)
