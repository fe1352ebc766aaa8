import pytest
from tests.extract.reading_of import codebook, reading_of

from reportedly.extract.events import Events
from reportedly.records import Event, EventType, Gap, Granularity

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
