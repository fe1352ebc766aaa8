"""Which verbs and nouns of a reading tell what somebody or something does or undergoes, for the timelines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from reportedly.extract.clauses import doers, spread
from reportedly.extract.grammar import children, is_negated
from reportedly.records import Form, Judgement, Mention, Reading, Sentence, Token

EVENTFUL = frozenset(
    {
        "announcement", "arrival", "attack", "award", "bid", "challenge", "claim", "contract",
        "crash", "criticism", "cut", "deal", "debut", "delivery", "departure", "dispute", "event",
        "flight", "keynote", "landing", "launch", "lawsuit", "loss", "move", "offer", "order",
        "protest", "purchase", "release", "sale", "speech", "stop", "strike", "takeoff", "talk",
        "test", "tour", "victory", "visit", "win",
    }
)  # fmt: skip
"""Nouns that name a happening: a plain list, written after a look at the gold of both parts."""

_UNREAL = frozenset({"may", "might", "could", "can", "would", "should"})
_NO_EVENT = frozenset({"include", "base", "accord", "call", "name"})


class Participants:
    """Finds a target in a reading by coreference and by name, and the events that it takes part in."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = reading.of(Sentence)
        self._starts = [s.start for s in self._sentences]

    def events_of(self, target: str) -> Iterator[tuple[int, Token]]:
        """Number of the sentence and trigger, in order; nothing unreal ("could buy") or denied."""
        heads = self._corefering(target) | self._named(target)
        for number, sentence in enumerate(self._sentences):
            mine = {i for n, i in heads if n == number}
            for token in sentence.tokens if mine else ():
                if _takes_part(sentence, token) & mine and not _is_unreal(sentence, token):
                    yield number, token

    def _corefering(self, target: str) -> set[tuple[int, int]]:
        wanted, found = _words(target), set()
        mentions = self._reading.of(Mention)
        known = {
            self._cluster(m.id) for m in mentions if m.form is Form.NAME and _words(m.head.exact) == wanted
        }
        for mention in mentions:
            if self._cluster(mention.id) in known:
                number = bisect_right(self._starts, mention.head.start) - 1
                inside = [t for t in self._sentences[number].tokens if t.start < mention.head.end]
                found.add((number, inside[-1].i))
        return found

    @cached_property
    def _antecedents(self) -> dict[str, str]:
        return {j.left: j.right for j in self._reading.of(Judgement) if j.verdict == "same"}

    def _cluster(self, mention: str) -> str:
        seen = {mention}
        while (mention := self._antecedents.get(mention, mention)) not in seen:
            seen.add(mention)
        return mention

    def _named(self, target: str) -> set[tuple[int, int]]:
        """Where the name stands, whole or by a part that is only its own ("A380"); not within a longer one."""
        found = set()
        for number, sentence in enumerate(self._sentences):
            tokens = sentence.tokens
            for form in _forms(target):
                for k in range(len(tokens) - len(form) + 1):
                    run = tokens[k : k + len(form)]
                    if [t.text.lower() for t in run] == form and not _goes_on(
                        tokens[k + len(form) :], run[-1]
                    ):
                        found.add((number, run[-1].i))
        return found


def _forms(target: str) -> list[list[str]]:
    words = target.lower().split()
    parts = [[w] for w in words if len(w) > 2 and re.search(r"\d", w)] if len(words) > 1 else []
    return [words, *parts, *([words[-2:]] if len(words) > 2 else [])]


def _goes_on(after: tuple[Token, ...], last: Token) -> bool:
    """Is the name only the beginning of another ("Boeing 777")?"""
    beside = after[0] if after else None
    return beside is not None and beside.pos in {"PROPN", "NUM"} and beside.text[0].isalnum() and (
        beside.head == last.i or last.head == beside.i or last.head == beside.head
    )  # fmt: skip


def _takes_part(sentence: Sentence, token: Token) -> set[int]:
    """The words for whoever takes part in what a verb or an eventful noun tells."""
    if token.pos == "VERB" and token.lemma.lower() not in _NO_EVENT:
        parts = [
            *doers(sentence, token),
            *spread(sentence, children(sentence, token, "dobj", "dative", "oprd")),
        ]
        for preposition in children(sentence, token, "prep", "agent", "dative"):
            parts += spread(sentence, children(sentence, preposition, "pobj"))
        if token.dep in {"relcl", "acl"}:
            parts.append(sentence.token(token.head))
        return {p.i for p in parts} | {w.i for p in parts for w in _whose(sentence, p)}
    if token.pos == "NOUN" and token.lemma.lower() in EVENTFUL:
        parts = list(_whose(sentence, token))
        if token.dep in {"dobj", "nsubjpass"}:
            parts += doers(sentence, sentence.token(token.head))
        return {p.i for p in parts}
    return set()


def _whose(sentence: Sentence, noun: Token) -> list[Token]:
    owners = list(children(sentence, noun, "poss", "compound", "amod"))
    for preposition in children(sentence, noun, "prep"):
        if preposition.lemma.lower() in {"of", "by"}:
            owners += children(sentence, preposition, "pobj")
    return owners


def _is_unreal(sentence: Sentence, token: Token) -> bool:
    helped = {t.text.lower() for t in children(sentence, token, "aux")}
    return bool(helped & _UNREAL) or is_negated(sentence, token)


def _words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", name.lower())
