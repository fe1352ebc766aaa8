"""Whom a pronoun could stand for, and what is seen of each: what the ranking weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from math import log
from typing import NamedTuple

from reportedly.extract.coreference.chains import Chain, Chains, contradict
from reportedly.extract.coreference.clues import Clues
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Form, Kind

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_YOU = frozenset({"you", "your", "yours", "yourself", "yourselves"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_SORTS = {"i": _I, "we": _WE, "you": _YOU, "they": _THEY, "it": _IT}
SPOKEN = frozenset({"i", "we", "you"})

_BACK, _VOICE = 4, 40
"""Sentences back that the third and the first or second person reach."""

SAYS = "nobody, says"
"""What is seen of a pronoun that says or thinks something: it stands for somebody."""

_ROLES = {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "poss": "owner", "pobj": "oblique"}


def sort_of(seen: Seen) -> str:
    """The sort of a pronoun: "i", "we", "you", "they", "it" or "he", which is "she" too."""
    word = seen.mention.head.exact.lower()
    return next((sort for sort, words in _SORTS.items() if word in words), "he")


@dataclass(slots=True)
class Option:
    """The last mention of an actor before the pronoun, what is seen of it, and the clue of grammar that names it."""

    other: Seen
    signs: dict[str, float] = field(default_factory=dict)
    why: str = ""


class Options(NamedTuple):
    """All that a pronoun can stand for, the nearest first, and what is seen of its standing for nobody among them."""

    sort: str
    nobody: dict[str, float]
    some: list[Option]


Choice = Callable[[Seen, Options], tuple[Option | None, float]]
"""Chooses for a pronoun one of its options, or none where it stays alone, and says how probable that is."""


class Antecedents:
    """Options for the pronouns of a report."""

    def __init__(self, view: View, chains: Chains) -> None:
        self._view, self._chains, self._clues = view, chains, Clues(view)
        self._inner = _inner(view.seen)

    def of(self, seen: Seen) -> Options:
        """Everybody a pronoun can stand for, with what is seen of each."""
        sort = sort_of(seen)
        spoken = sort in SPOKEN
        found = self._voices(seen, sort) if spoken else self._named_before(seen, sort)
        options = [Option(other) for other in found]
        clues = {} if spoken else self._clues.of(seen)
        for nearer, option in enumerate(options):
            option.signs["nearer"] = log(1 + nearer)
            self._clued(option, clues)
            if spoken:
                self._hear(option, seen, sort)
            else:
                self._see(option, seen, sort)
        self._compare(options)
        return Options(sort, self._nobody(seen, sort, options), options)

    # the third person

    def _named_before(self, seen: Seen, sort: str) -> list[Seen]:
        """The last mention of each actor it can stand for; not the subject of the verb whose object it is."""
        mate = self._clues.clause_mate(seen)
        blocked = None if mate is None else self._chains.of(mate)
        found: dict[int, Seen] = {}
        for other in self._chains.before(seen, _BACK):
            chain = self._chains.of(other)
            if id(chain) not in found and chain is not blocked and self._fits(seen, other, chain, sort):
                found[id(chain)] = other
        return list(found.values())

    def _fits(self, seen: Seen, other: Seen, chain: Chain, sort: str) -> bool:
        """Number, kind and gender agree; it is no phrase that the pronoun is part of."""
        if other.mention.span.contains(seen.mention.span) or contradict(chain, self._chains.of(seen)):
            return False
        if other.form is Form.PRONOUN:
            if sort_of(other) != sort and len(chain.members) == 1:
                return False
            if sort_of(other) in SPOKEN and not chain.named:
                return False
        if sort == "they":
            return other.many or chain.kind is Kind.PEOPLE or other.collective
        if sort == "it":
            return not other.many and chain.kind not in {Kind.PERSON, Kind.PEOPLE}
        return chain.kind is Kind.PERSON and not other.many

    def _see(self, option: Option, seen: Seen, sort: str) -> None:
        """Note what is seen of an option of the third person."""
        other, signs = option.other, option.signs
        chain = self._chains.of(other)
        signs[f"back {min(seen.sentence - other.sentence, 3)}"] = 1.0
        if self._view.sentence_of(seen).paragraph != self._view.sentence_of(other).paragraph:
            signs["other paragraph"] = 1.0
        role = _ROLES.get(self._clues.place(other).dep, "")
        if role:
            signs[role] = 1.0
            if role == _ROLES.get(seen.top.dep):
                signs[f"both {role}"] = 1.0
            if seen.top.dep == "poss" and seen.sentence == other.sentence:
                signs[f"owner of {role}"] = 1.0
        signs[str(other.form)] = 1.0
        signs["times"] = log(len(chain.members))
        for name, holds in self._more(seen, other, chain, sort):
            if holds:
                signs[name] = 1.0

    def _more(self, seen: Seen, other: Seen, chain: Chain, sort: str) -> Iterator[tuple[str, bool]]:
        speaker = self._view.speakers.get(seen.quote) if seen.quote is not None else None
        yield "main subject", self._clues.is_main(other)
        yield "known", chain.named
        yield "definite", other.form is Form.NOMINAL and other.definite
        yield "alike", other.mention.head.exact.lower() == seen.mention.head.exact.lower()
        yield "gender", chain.woman is not None and chain.woman is seen.woman
        yield "gender open", chain.woman is None
        yield "opens", chain.members[0].sentence < 2
        yield "one of several", other.coordinated or other.top.dep == "conj"
        yield "inner", other.number in self._inner
        yield "other voice", other.quote != seen.quote
        yield "speaks", speaker is not None and self._chains.of(speaker) is chain
        yield "after", not seen.subject and other.subject and other.sentence == seen.sentence
        yield str(chain.kind), sort != "he"
        yield "many", other.many and sort == "they"

    def _clued(self, option: Option, clues: Mapping[str, Seen | None]) -> None:
        """Note which clues of grammar name the option's actor."""
        mine = self._chains.of(option.other)
        for why, clue in clues.items():
            if clue is not None and self._chains.of(clue) is mine:
                option.signs[why] = 1.0
                option.why = option.why or why

    def _compare(self, options: list[Option]) -> None:
        """Mark the only option, or the one that is spoken of most."""
        counts = [len(self._chains.of(o.other).members) for o in options]
        if len(counts) == 1:
            options[0].signs["alone"] = 1.0
        elif counts and counts.count(max(counts)) == 1:
            options[counts.index(max(counts))].signs["most spoken of"] = 1.0

    # the first and second person

    def _voices(self, seen: Seen, sort: str) -> list[Seen]:
        """The last mention of each actor who was "I" before, and who speaks the quotation."""
        found: dict[int, Seen] = {}
        mine = self._speaker(seen)
        if mine is not None and sort != "you":
            found[id(self._chains.of(mine))] = mine
        for other in self._chains.before(seen, _VOICE):
            if other.form is not Form.PRONOUN or sort_of(other) != sort:
                continue
            theirs = self._speaker(other)
            if mine and theirs and self._chains.of(mine) is not self._chains.of(theirs):
                continue
            found.setdefault(id(self._chains.of(other)), other)
        return list(found.values())

    def _speaker(self, seen: Seen) -> Seen | None:
        return self._view.speakers.get(seen.quote) if seen.quote is not None else None

    def _hear(self, option: Option, seen: Seen, sort: str) -> None:
        """Note what is seen of an option of the first or second person."""
        other, signs = option.other, option.signs
        if other is self._speaker(seen):
            signs["speaks"] = 1.0
            option.why = "who speaks the quotation"
            if sort == "we" and seen.subject and self._view.says(self._clues.verb(seen)):
                signs["we say"] = 1.0
            return
        apart = self._view.sentence_of(seen).paragraph - self._view.sentence_of(other).paragraph
        signs[f"paragraphs {min(apart, 3)}"] = 1.0
        signs["sentences"] = log(1 + seen.sentence - other.sentence)
        signs["times"] = log(len(self._chains.of(other).members))
        between = self._view.text[other.mention.span.end : seen.mention.span.start]
        for name, holds in (
            ("spoken", True),
            ("one quotation", seen.quote is not None and seen.quote == other.quote),
            ("one of them quoted", (seen.quote is None) is not (other.quote is None)),
            ("two quotations", None not in {seen.quote, other.quote} and seen.quote != other.quote),
            ("one speaker", (s := self._speaker(seen)) is not None and s is self._speaker(other)),
            ("question between", "?" in between),
            ("question between paragraphs", "?" in between and apart > 0),
        ):
            if holds:
                signs[name] = 1.0

    # nobody

    def _nobody(self, seen: Seen, sort: str, options: list[Option]) -> dict[str, float]:
        signs = {"nobody": 1.0, "nobody of": log(1 + len(options))}
        nearest = options[0].other if options else None
        things = self._things(seen, sort) if sort in {"they", "it"} else 0
        for name, holds in (
            ("nobody, quoted", seen.quote is not None),
            ("nobody, subject", seen.subject),
            ("nobody, owner", seen.top.dep == "poss"),
            (SAYS, sort not in SPOKEN and seen.subject and self._view.says(self._clues.verb(seen))),
            ("nobody near", nearest is None or nearest.sentence < seen.sentence),
            ("nobody, things", things > 0),
            ("nobody, many things", things > 2),
            ("nobody, two before", sort == "they" and self._two(seen)),
        ):
            if holds:
                signs[name] = 1.0
        return signs

    def _things(self, seen: Seen, sort: str) -> int:
        """Nouns before it in its sentence and the one before that are no actors and agree in number."""
        tags = {"NNS", "NNPS"} if sort == "they" else {"NN", "NNP"}
        sentences = self._view.sentences[max(0, seen.sentence - 1) : seen.sentence + 1]
        before = takewhile(
            lambda t: t.start < seen.mention.span.start, (t for s in sentences for t in s.tokens)
        )
        return sum(t.tag in tags and t.i not in self._view.by_token and t.dep != "compound" for t in before)

    def _two(self, seen: Seen) -> bool:
        """Are two joined by "and" spoken of just before?"""
        return any(o.coordinated for o in self._chains.before(seen, 1))


def _inner(seen: list[Seen]) -> set[int]:
    """The numbers of the mentions that stand within a longer one."""
    found: set[int] = set()
    end = -1
    for s in seen:
        if s.mention.span.end <= end:
            found.add(s.number)
        end = max(end, s.mention.span.end)
    return found
