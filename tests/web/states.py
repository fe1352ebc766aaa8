"""Chronicles in the states that pages must bear: empty, one report, contested, long names, right to left, hostile."""

from pathlib import Path

from tests.export.sample import chronicle

from reportedly.config import Settings
from reportedly.extract.reader import Reader
from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Gap,
    Link,
    Position,
    Relation,
    Report,
    Run,
    Statement,
    Time,
)
from reportedly.store import open_store
from reportedly.workspace import Workspace

KINDS = (Report, Actor, Statement, Event, Relation, Figure, Time, Claim, Position, Gap)
LONG = (
    "The Provisional Joint Directorate for the Coordination of Harbour Affairs, Depots and Crossings of " * 2
)
RTL = "جبهة الميناء"
UNBROKEN = "Hafenfrontverwaltungsoberdirektionskoordinierungsstelle" * 4
HOSTILE = (
    "<script>document.title='owned'</script>",
    "<svg/onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "</title></style><style>body{display:none}",
    "{{ 7*7 }}{% raw %}",
    "abc\u202egnp.exe",
    "\x1b[2J\x1b]0;owned\x07",
)


def entries(state: str) -> list:
    """What stands in a chronicle of that state."""
    if state == "empty":
        return []
    if state == "one":
        return [_one()]
    whole = chronicle(title=" ".join(HOSTILE)) if state == "hostile" else chronicle()
    found = [entry for kind in KINDS for entry in whole.each(kind)]
    name = {"long": LONG, "rtl": RTL, "hostile": " ".join(HOSTILE), "unbroken": UNBROKEN}.get(state)
    return [_renamed(entry, name) for entry in found] if name else found


def _one() -> Report:
    return Report.of(
        path="one.txt",
        text="The gates were open all night.",
        title="Open gates",
        publisher="The Evening Mast",
        published="2022-04-02",
        language="en",
    )


def _renamed(entry, name: str):
    """Everything that can bear a name bears this one."""
    if isinstance(entry, Actor):
        return entry.model_copy(update={"name": name, "aliases": (name, "Ostrel")})
    if isinstance(entry, Claim):
        origins = tuple(o.model_copy(update={"name": name, "why": name}) for o in entry.origins)
        return entry.model_copy(update={"text": name, "origins": origins})
    if isinstance(entry, Report):
        more = {"title": name, "publisher": name, "path": name, "place": name, "byline": (name,), "url": name}
        return entry.model_copy(update=more)
    if isinstance(entry, Statement):
        return entry.model_copy(update={"chain": tuple(_link(link, name) for link in entry.chain)})
    if isinstance(entry, Gap):
        return entry.model_copy(update={"reason": name})
    if isinstance(entry, Figure):
        return entry.model_copy(update={"measure": name, "unit": name, "approximator": name})
    if isinstance(entry, Relation):
        return entry.model_copy(update={"predicate": name})
    return entry.model_copy(update={"text": name}) if isinstance(entry, Position) else entry


def _link(link: Link, name: str) -> Link:
    return link.model_copy(update={"name": name})


def workspace(file: Path, state: str) -> Workspace:
    """An open workspace whose chronicle is in that state."""
    store = open_store(file, create=True)
    run = Run(
        id="run-1", stage="stances", version="1", started="2026-01-01T00:00:00Z", ended="2026-01-01T00:00:01Z"
    )
    with store.writer() as writer, writer.batch():
        writer.composed(entries(state), [run], "by hand")
    settings = Settings()
    return Workspace(store, settings, Reader(settings))


def pages(state: str) -> list[str]:
    """Addresses of pages that there are in a chronicle of that state, each sort of page at least once."""
    found = [*LISTS]
    for entry in entries(state):
        if isinstance(entry, Report | Actor | Claim):
            found.append(f"/{type(entry).__name__.lower()}s/{entry.id}")
    reports = [entry.id for entry in entries(state) if isinstance(entry, Report)]
    if len(reports) > 1:
        found.append(f"/reports/{reports[0]}?against={reports[1]}")
    judged = {type(entry): entry.id for entry in entries(state) if not isinstance(entry, Position | Gap)}
    found += [f"/judge?target={id_}&back=/claims" for id_ in judged.values()]
    actors = [entry.id for entry in entries(state) if isinstance(entry, Actor)]
    return found + [f"/actors/{actor}?of=said" for actor in actors[:1]]


LISTS = (
    "/",
    "/claims",
    "/claims?standing=contested&sort=newest",
    "/actors",
    "/actors?kind=armed_group&name=front",
)
LISTS += ("/review", "/history", "/add", "/changes", "/changes?since=2021&until=2022-06")
LISTS += ("/reports", "/reports?since=2022&until=2022-03", "/gaps", "/search", "/search?q=depots", "/keys")
LISTS += ("/timeline", "/timeline?since=2022-03&until=2022-04&type=ACCUSE", "/timeline?undated=true")
LISTS += (
    "/network",
    "/network?at=2021",
    "/network?undated=true&at=2022-03",
    "/figures",
    "/positions",
    "/positions?kind=demand",
)
