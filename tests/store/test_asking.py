"""What pages ask of a view: each filter and sort, moments and ties and series, tallies, search while typing."""

import sqlite3

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from reportedly.compose.network import tie_of
from reportedly.compose.timeline import moment_of
from reportedly.errors import StoreError
from reportedly.records import (
    Actor,
    Claim,
    Event,
    Figure,
    Kind,
    Link,
    LinkKind,
    Offsets,
    Position,
    Reading,
    Reference,
    Relation,
    Report,
    Standing,
    Statement,
)
from reportedly.store import Filter, Sort, open_store

UNNAMED = (Link(name="The Aldin Herald", kind=LinkKind.OUTLET), Link(name="an aide", kind=LinkKind.UNNAMED))


def given(make):
    """Two reports; in the second, somebody without a name says of Aldin what the first has from Velsa."""
    first, second = make.report(1, "2001-03-04"), make.report(2, "2002-05-06")
    start = second.text.index("Velsa said")
    aldin = second.span(0, 5)
    said = make.statement(first, confidence=0.9).model_copy(update={"source": first.span(0, 5)})
    aside = make.statement(second, "Aldin denied report 2", speaker=None, claim="claim-2").model_copy(
        update={
            "source": second.span(start, start + 5),
            "chain": UNNAMED,
            "addressee": Reference(span=aldin, actor="actor-2"),
            "confidence": 0.2,
        }
    )
    entries = [first, second, said, aside]
    for report in (first, second):
        entries += [e for e in make.entries(report) if isinstance(e, Event | Relation | Figure)]
    whole = make.across([said])
    entries += [e.model_copy(update={"mentions": (aldin,)}) if e.id == "actor-2" else e for e in whole]
    lone = {"id": "claim-2", "text": "Aldin denied report 2", "for": (aside.id,), "standing": Standing.SINGLE}
    return [*entries, Claim.model_validate(lone)]


def compose(store, entries):
    with store.writer() as writer, writer.batch():
        for report in (e for e in entries if isinstance(e, Report)):
            writer.read(Reading(report), "f")
        writer.composed(entries, [], "f")


@pytest.fixture(params=["file", "server"])
def view(request, make):
    """The same chronicle in a file, and on a server where there is one."""
    store = request.getfixturevalue("store" if request.param == "file" else "server")
    compose(store, given(make))
    return store.view()


def ids(found):
    return [entry.id for entry in found]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["claim-1", "claim-2"]),
        (Filter(standing="single"), ["claim-2"]),
        (Filter(voice="unnamed"), ["claim-2"]),
        (Filter(voice="named"), ["claim-1"]),
        (Filter(least=1), ["claim-1"]),
        (Filter(most=0), ["claim-2"]),
        (Filter(actors=("actor-2",)), ["claim-1"]),
        (Filter(since="2002", until="2002-99-99"), ["claim-2"]),
        (Filter(ids=("claim-2", "claim-9")), ["claim-2"]),
        (Filter(ids=()), []),
    ],
)
def test_claims_are_filtered(view, wanted, expected):
    assert ids(view.select(Claim, wanted)) == expected
    assert view.count(Claim, wanted) == len(expected)


def test_claims_and_statements_are_sorted(view):
    assert ids(view.select(Claim, Filter(), sort=Sort.NEWEST)) == ["claim-2", "claim-1"]
    assert ids(view.select(Claim, Filter(), sort=Sort.OLDEST)) == ["claim-1", "claim-2"]
    assert ids(view.select(Claim, Filter(), sort=Sort.ORIGINS, limit=1)) == ["claim-1"]
    assert ids(view.select(Claim, Filter(), sort=Sort.MOST, limit=1, offset=1)) == ["claim-2"]
    assert [s.confidence for s in view.select(Statement, Filter(), sort=Sort.UNSURE)] == [0.2, 0.9]


def test_statements_are_found_by_who_says_them_to_whom_and_of_whom(view):
    (aside,) = view.select(Statement, Filter(voice="unnamed"))
    assert view.count(Statement, Filter(speaker="actor-1")) == 1
    assert ids(view.select(Statement, Filter(addressee="actor-2"))) == [aside.id]
    assert ids(view.select(Statement, Filter(about=("actor-2",)))) == [aside.id]
    assert view.count(Statement, Filter(about=("actor-1",))) == 0


def test_nobody_speaks_of_oneself_by_speaking(store, make):
    entries = [
        e.model_copy(update={"speaker": "actor-2"})
        if isinstance(e, Statement) and e.claim == "claim-2"
        else e
        for e in given(make)
    ]
    compose(store, entries)
    assert store.view().count(Statement, Filter(about=("actor-2",))) == 0


def test_actors_in_a_list_have_their_mentions_counted_and_whole_ones_have_them(view):
    aldin, velsa = view.profiles(Filter())
    assert (aldin.actor.id, aldin.mentions, aldin.reports, aldin.actor.mentions) == ("actor-2", 1, 1, ())
    assert [p.actor.id for p in view.profiles(Filter(name="public"))] == [velsa.actor.id]
    assert [p.actor.id for p in view.profiles(Filter(type=Kind.PERSON))] == []
    whole = view.get(Actor, "actor-2")
    assert [m.exact for m in whole.mentions] == ["Aldin"]
    assert view.cast(whole.mentions[0].report) == [(Offsets(0, 5), "actor-2")]


def test_accounts_of_one_thing_are_bundled(view):
    (moment,) = view.bundles(Event, Filter())
    assert (moment.size, moment.first, moment.last) == (2, "2000-05-01", "2000-05-31")
    assert view.bundled(Event, Filter()) == 1
    assert {moment_of(e) for e in view.select(Event, Filter(together=(moment.id,)))} == {moment.id}
    (tie,) = view.bundles(Relation, Filter(type="hosts", stance="held"))
    assert {tie_of(r) for r in view.each(Relation)} == {tie.id}
    assert view.bundles(Relation, Filter(stance="negated")) == []
    (series,) = view.bundles(Figure, Filter(type="boats"))
    assert series.size == 2
    assert view.bundles(Event, Filter(), limit=5, offset=1) == []


def test_what_is_undated_is_told_apart_and_may_be_let_in(view):
    assert view.count(Figure, Filter(dated=False)) == 2
    assert view.count(Figure, Filter(dated=True)) == 0
    assert view.count(Figure, Filter(since="1900")) == 0
    assert view.count(Figure, Filter(since="1900", anytime=True)) == 2
    assert view.count(Relation, Filter(since="2005", anytime=True)) == 0  # it is said to have ended


def test_tallies(view):
    assert view.tally(Event, Filter(), "type", "year") == {("ACCUSE", "2000"): 2}
    assert view.tally(Event, Filter(since="2001"), "month") == {}
    assert view.tally(Position, Filter(), "speaker", "addressee", "type") == {
        ("actor-1", "actor-2", "demand"): 1
    }
    assert view.tally(Statement, Filter(), "voice") == {("named",): 1, ("unnamed",): 1}


def test_search_by_kind_and_while_typing(view):
    assert {hit.kind for hit in view.search("aldin", 10)} == {"report", "statement", "actor"}
    assert [hit.kind for hit in view.search("denied report", 10, kind=Statement)] == ["statement"]
    (actor,) = view.search("republic", 10, kind=Actor)
    assert (actor.id, actor.who, actor.report) == ("actor-1", "Velsa", None)
    assert view.search("repub", 10, kind=Actor) == []
    assert ids(view.search("repub", 10, kind=Actor, typing=True)) == ["actor-1"]
    assert view.search("statement", 10) == []  # what a thing is called in the store is no word of a report
    assert len(view.search("river", 1, kind=Report)) == 1


@pytest.mark.parametrize("words", ["", '"', "AND", "(", "a^2", "kind: actor", "' OR", "!", "den:*", "\x00"])
def test_no_words_break_the_search_on_either(view, words):
    assert isinstance(view.search(words, 5, typing=True), list)


def test_an_entry_given_twice_stands_once(store, make):
    entries = given(make)
    compose(store, [*entries, *entries[:4]])
    view = store.view()
    assert view.counts().entries["statement"] == 2
    assert len(view.search("denied", 10, kind=Statement)) == 2


def test_an_older_chronicle_is_brought_up_to_date(tmp_path, make):
    """What stood in the tables of the first version answers what pages ask now."""
    file = tmp_path / "old.db"
    entries = given(make)
    with open_store(tmp_path / "new.db", create=True).writer():
        pass
    config = Config()
    config.set_main_option("script_location", "src/reportedly/store/migrations")
    with create_engine(f"sqlite:///{file}").connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.commit()
    with sqlite3.connect(file) as old:
        for seq, entry in enumerate(entries, 1):
            text = entry.text if isinstance(entry, Report) else None
            body = entry.model_dump_json(
                exclude={"text"} if text else set(), exclude_defaults=True, by_alias=True
            )
            kind = type(entry).__name__.lower()
            report = entry.id if text else getattr(entry, "report", None)
            old.execute(
                "INSERT INTO entry (seq, kind, id, report, day, text, body) VALUES (?, ?, ?, ?, '2001', ?, ?)",
                (seq, kind, entry.id, report, text, body),
            )
    store = open_store(file, create=False)
    view = store.view()
    assert {e.id: e for e in view.each(Actor)} == {e.id: e for e in entries if isinstance(e, Actor)}
    assert ids(view.select(Claim, Filter(voice="unnamed"))) == ["claim-2"]
    assert view.bundles(Event, Filter())[0].size == 2
    assert len(view.search("river", 5, kind=Report)) == 2
    assert view.counts().entries["statement"] == 2
    store.close()


def test_an_entry_of_another_version_is_refused_in_one_sentence(store, make):
    compose(store, given(make))
    with store._backend.engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE content SET body = '{"novel": 1}' WHERE kind = 'event'""")
    with pytest.raises(StoreError, match="another version of reportedly"):
        list(store.view().each(Event))
