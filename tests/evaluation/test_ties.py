"""The scorers of ties and events: what counts as found, and what as wrong."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import codebook, reading_of

from evaluation import plover, re3d, ties
from reportedly.compose import compose
from reportedly.extract.events import Events
from reportedly.extract.relations import Relations
from reportedly.records import MemoryChronicle, Offsets, Reading
from reportedly.resolve import resolve

FOUGHT = "Norway fought Chile."


def read(text: str) -> Reading:
    reading = reading_of(text)
    return reading.plus(Relations(codebook())(reading)).plus(Events(codebook())(reading))


@pytest.mark.parametrize(
    ("triple", "found"),
    [
        (re3d.Triple("FightingAgainst", Offsets(0, 6), Offsets(14, 19)), 1),
        (re3d.Triple("FightingAgainst", Offsets(14, 19), Offsets(0, 6)), 1),
        (re3d.Triple("AlliesOf", Offsets(0, 6), Offsets(14, 19)), 0),
        (re3d.Triple("FightingAgainst", Offsets(0, 6), Offsets(7, 13)), 0),
    ],
)
def test_a_relation_is_found_by_type_and_both_ends(triple: re3d.Triple, found: int) -> None:
    reading = read(FOUGHT)
    tally = re3d.compare([(reading.report, [triple], reading)])
    assert (tally.gold, tally.found, tally.predicted, tally.right) == (1, found, 1, found)


def test_being_in_charge_goes_one_way() -> None:
    reading = read("Norway controls Chile.")
    triple = re3d.Triple("InChargeOf", Offsets(16, 21), Offsets(0, 6))
    assert re3d.compare([(reading.report, [triple], reading)]).found == 0


def row(**more: object) -> plover.Row:
    sides = {"source": [{"actorText": "Norway"}], "target": [{"actorText": "Chile"}]}
    return {"event": "FIGHT", "eventText": "fought", "text": FOUGHT, **sides, **more}


def test_an_event_is_found_by_type_and_a_triple_by_both_sides() -> None:
    reading = read(FOUGHT)
    found = plover.compare([(row(), reading)]).figures()
    assert found == {"type.recall": 1, "type.precision": 1, "type.f1": 1, "triple.f1": 1}
    turned = row(source=[{"actorText": "Chile"}], target=[{"actorText": "Norway"}])
    assert plover.compare([(turned, reading)]).figures()["triple.f1"] == 0
    assert plover.compare([(row(event="AID"), reading)]).figures()["type.f1"] == 0


def test_records_without_a_text_or_a_type_are_not_asked() -> None:
    assert list(plover.asked([row(), row(event="DOCUMENT"), row(text="")])) == [row()]


def test_a_tie_of_the_annotated_reports_needs_its_anchor_predicate_and_names() -> None:
    reading = read(FOUGHT)
    chronicle = MemoryChronicle(compose([reading], list(resolve([reading], codebook())), codebook()))
    wanted = {"subject": "Norway", "predicate": "opposes", "object": "Chile", "anchor": "fought Chile"}

    def found(**changed: str) -> int:
        rows = [{"seed": reading.report.path, "relations": [{**wanted, **changed}]}]
        return ties.compare(rows, chronicle).found

    assert found() == 1
    assert [found(predicate="assists"), found(object="Norway"), found(anchor="elsewhere")] == [0, 0, 0]
