"""From when to when does a tie hold, by the times of its clause and the words for its bearer?"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.codebook.predicates import Predicates
from reportedly.extract.anchors import preposition
from reportedly.extract.grammar import children
from reportedly.extract.patterns import Match
from reportedly.records import Granularity, Sentence, Time

_LONG = frozenset({Granularity.DECADE, Granularity.CENTURY})

Bounds = tuple[str | None, str | None]


def bounds(sentence: Sentence, times: Sequence[Time], *, event_like: bool, ended: bool) -> Bounds:
    """valid_from and valid_to (EDTF) that the times of the clause give: "since 1987" opens, "until 2003" closes,
    an interval or a decade does both, and a plain date begins a tie that comes about by an event.
    """
    since, until = None, None
    for time in times:
        opens, closes = _bound(sentence, time, event_like=event_like, ended=ended)
        since, until = since or opens, until or closes
    return since, until


def _bound(sentence: Sentence, time: Time, *, event_like: bool, ended: bool) -> Bounds:
    word = preposition(sentence, time)
    if ended or word in {"until", "till"}:
        return None, time.edtf.split("/")[-1] or None
    if "/" in time.edtf:
        first, last = time.edtf.split("/")[:2]
        return _known(first), None if word == "since" else _known(last)
    if word == "since":
        return time.edtf, None
    if time.granularity in _LONG:
        return time.edtf, time.edtf
    return (time.edtf, None) if event_like else (None, None)


def _known(edge: str) -> str | None:
    return edge if edge not in {"", ".."} else None


def is_former(sentence: Sentence, tie: Match, words: Predicates) -> bool:
    """Is the bearer of a role said to have it no longer ("former leader of Y", "ex-president", "the then ...")?"""
    if not tie.given:
        return False
    place = tie.trigger.i - sentence.tokens[0].i
    before = [*children(sentence, tie.trigger, "amod", "advmod", "compound", "nmod")]
    before += sentence.tokens[max(0, place - 2) : place]
    return any(t.text.lower() in words.former and t.i < tie.trigger.i for t in before)
