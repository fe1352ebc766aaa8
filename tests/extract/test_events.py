import pytest
from tests.extract.reading_of import codebook, reading_of, sentences

from reportedly.extract.events import Events
from reportedly.extract.events.examples import check_examples
from reportedly.records import Event, EventType, Gap, Granularity, Polarity

STAGE = Events(codebook())


def events(text: str, **more: object) -> list[Event]:
    return [e for e in STAGE(reading_of(text, **more)) if isinstance(e, Event)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway signed a treaty with Chile.", EventType.AGREE),
        ("Norway held talks with Chile.", EventType.CONSULT),
        ("Norway praised the Harbour League.", EventType.SUPPORT),
        ("Norway released Mary Smith.", EventType.CONCEDE),
        ("Norway resumed relations with Chile.", EventType.COOPERATE),
        ("Norway sent food to Chile.", EventType.AID),
        ("Norway withdrew its troops from Chile.", EventType.RETREAT),
        ("Norway urged Chile to wait.", EventType.REQUEST),
        ("Norway accused Chile of fraud.", EventType.ACCUSE),
        ("Norway rejected the offer of Chile.", EventType.REJECT),
        ("Norway threatened Chile.", EventType.THREATEN),
        ("Mary Smith protested against Norway.", EventType.PROTEST),
        ("Norway imposed sanctions on Chile.", EventType.SANCTION),
        ("Norway deployed troops in Chile.", EventType.MOBILIZE),
        ("Norway arrested Mary Smith.", EventType.COERCE),
        ("Norway bombed Chile.", EventType.ASSAULT),
    ],
)
def test_every_type_is_read(text: str, kind: EventType) -> None:
    assert kind in {e.event_type for e in events(text)}


def test_who_does_it_and_to_whom() -> None:
    for text in ("Norway bombed Chile.", "Chile was bombed by Norway."):
        (found,) = events(text)
        roles = {p.role: p.reference.span.exact for p in found.participants}
        assert roles == {"actor": "Norway", "recipient": "Chile"}


def test_an_event_of_nobody_is_none() -> None:
    assert events("It was attacked at night.") == []


def test_the_time_of_the_clause_is_the_events() -> None:
    (found,) = events("In 1999 Norway bombed Chile.", times={"1999": ("1999", Granularity.YEAR)})
    assert found.time is not None
    assert found.time.edtf == "1999"


def test_a_chronologys_heading_dates_its_line() -> None:
    (found,) = events("— 1999: Norway bombed the town of Chile.", times={"1999": ("1999", Granularity.YEAR)})
    assert found.time is not None
    assert found.time.edtf == "1999"


def test_a_date_of_nothing_else_is_not_guessed() -> None:
    (found,) = events("Norway bombed Chile.")
    assert found.time is None


def test_an_event_that_nobody_tells_is_a_gap() -> None:
    reading = reading_of("Norway, having bombed Chile, denied everything.", denied="everything")
    assert any(isinstance(r, Gap) for r in STAGE(reading))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway will send food to Chile.", EventType.AGREE),
        ("Norway will bomb Chile.", EventType.THREATEN),
    ],
)
def test_what_somebody_will_do_is_a_promise_or_a_threat(text: str, kind: EventType) -> None:
    (found,) = events(text)
    assert (found.event_type, found.polarity) == (kind, Polarity.HELD)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway never bombed Chile.", Polarity.NEGATED),
        ("Chile will leave if Norway bombs it.", Polarity.HYPOTHETICAL),
        ("Norway could bomb Chile.", Polarity.HYPOTHETICAL),
        ("Norway bombed Chile.", Polarity.HELD),
    ],
)
def test_what_did_not_happen_is_marked(text: str, polarity: Polarity) -> None:
    assert polarity in {e.polarity for e in events(text) if e.event_type is EventType.ASSAULT}


def test_a_demand_reaches_whom_it_is_about() -> None:
    (found,) = [
        e for e in events("Norway demanded the release of Mary Smith.") if e.event_type is EventType.REQUEST
    ]
    assert ("recipient", "Mary Smith") in {(p.role, p.reference.span.exact) for p in found.participants}


def test_what_is_done_to_ones_things_is_done_to_one() -> None:
    (found,) = events("Norway praised Chile's efforts.")
    assert ("recipient", "Chile") in {(p.role, p.reference.span.exact) for p in found.participants}


def test_the_codebooks_own_examples_hold() -> None:
    assert check_examples(codebook(), sentences) == []


def test_a_broken_example_is_named() -> None:
    book = codebook()
    triggers = book.events.types[EventType.AID]
    wrong = {"text": "Norway bombed Chile.", "actor": "Norway", "recipient": "Chile"}
    changed = type(triggers).model_validate({**triggers.model_dump(), "examples": [wrong]})
    words = book.events.model_copy(update={"types": {**book.events.types, EventType.AID: changed}})
    (complaint,) = check_examples(book.model_copy(update={"events": words}), sentences)
    assert complaint.startswith("AID: ")
