"""Do a codebook's own examples of its event types read as they say?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook import Codebook
from reportedly.codebook.events import EventExample
from reportedly.extract.events import Events
from reportedly.extract.samples import Parse, sample
from reportedly.records import Event, EventType


def check_examples(codebook: Codebook, parse: Parse) -> list[str]:
    """What the codebook's own examples of its event types should give and do not, one sentence each; empty when
    all is well.
    """
    stage = Events(codebook)
    return [
        complaint
        for kind, triggers in codebook.events.types.items()
        for example in triggers.examples
        for complaint in _complaints(kind, example, stage, parse)
    ]


def _complaints(kind: EventType, example: EventExample, stage: Events, parse: Parse) -> Iterator[str]:
    sides = {"actor": example.actor, "recipient": example.recipient}
    named = [words for words in sides.values() if words]
    missing = [words for words in named if words not in example.text]
    if missing:
        yield f"{kind}: {example.text!r} does not have the words {missing[0]!r}"
        return
    reading = sample(example.text, parse, dict.fromkeys(named))
    found = [e for e in stage(reading) if isinstance(e, Event)]
    if not any(e.event_type is kind and _has(e, sides) for e in found):
        given = "; ".join(f"{e.event_type} at {e.trigger.exact!r}" for e in found) or "nothing"
        yield f"{kind}: {example.text!r} should give {' - '.join(named)}, and gives {given}"


def _has(event: Event, sides: dict[str, str | None]) -> bool:
    """Are the sides that the example names the event's?"""
    have = {(p.role, p.reference.span.exact) for p in event.participants}
    return all((role, words) in have for role, words in sides.items() if words)
