"""Sentences into clauses that each assert something by themselves: what one proposition is.

Split off are what a reader could affirm or deny alone: joined main clauses, relative and participial clauses that a
mark sets off, clauses of time, reason and contrast, and what is done in order to bring something about. What only
completes another clause stays with it: "failed to take the hill and hold it", "if the talks fail", "accused of
arming". The labels are ClearNLP's (Choi and Palmer 2012), as spaCy's English pipelines have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.codebook.claims import ClaimWords
from reportedly.extract.clauses import doers
from reportedly.extract.grammar import SUBJECTS, children, governors, is_negated, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Mood, Offsets, Point, Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LOOSE = frozenset({"CCONJ", "PUNCT", "SPACE"})
_MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "("})
_STOPS = frozenset({";", ":", "—", "–", "--"})
_FEWEST_WORDS = 4
_DESCRIBING = frozenset({"appos", "attr", "oprd"})
_PARTICIPLES = frozenset({"VBG", "VBN"})


class Clause(NamedTuple):
    """A clause of a sentence: its verb (or what governs it, where no verb does) and its own tokens, in order."""

    sentence: Sentence
    verb: Token
    tokens: Sequence[Token]

    @property
    def words(self) -> list[Token]:
        """The tokens that are words."""
        return [t for t in self.tokens if t.text[:1].isalnum()]

    def pieces(self, page: Page) -> tuple[Offsets, ...]:
        """Where it stands: what it shares with no other clause, "and" and marks at its edges left off."""
        kept = []
        for run in runs(list(self.tokens)):
            tokens = [t for t in self.tokens if run.start <= t.start < run.end]
            while tokens and tokens[-1].pos in _LOOSE:
                tokens.pop()
            while tokens and tokens[0].pos in _LOOSE and tokens[0] is not self.sentence.tokens[0]:
                tokens.pop(0)
            if tokens:
                kept.append(Offsets(tokens[0].start, tokens[-1].end))
        return page.joined(kept)


class Splitting:
    """Splits by the words of the codebook that open a clause of purpose or one that only supposes."""

    def __init__(self, words: ClaimWords) -> None:
        self._words = words

    def clauses(self, sentence: Sentence, tokens: Sequence[Token]) -> list[Clause]:
        """The clauses of a stretch of a sentence, in the order of their first words; every token in exactly one."""
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.head == t.i or t.head not in inside]
        main = next((t for t in tops if t.pos in _VERBS), tops[0] if tops else None)
        if main is None:
            return []
        verbs = {main.i: main}
        for t in tokens:
            if t.i != main.i and (verb := self._opens(sentence, t, verbs)) is not None:
                verbs[t.i] = verb
        owned: dict[int, list[Token]] = {}
        for t in tokens:
            owned.setdefault(_owner(sentence, t, verbs, inside, main.i), []).append(t)
        for top in sorted(owned, key=lambda i: -_depth(sentence, i)):
            if top != main.i and not _enough(owned[top]):
                above = _owner(sentence, sentence.token(sentence.token(top).head), owned, inside, main.i)
                owned[above] = sorted(owned[above] + owned.pop(top), key=lambda t: t.i)
        found = [Clause(sentence, verbs[top], own) for top, own in owned.items()]
        return sorted(found, key=lambda c: c.tokens[0].i)

    def _opens(self, sentence: Sentence, t: Token, verbs: dict[int, Token]) -> Token | None:
        """The verb of the clause that `t` heads, if that stands for itself."""
        if t.pos == "ADP":
            return self._prepositional(sentence, t)
        if t.dep == "appos":
            return t if t.pos == "NOUN" and _set_off(sentence, t) else None
        if t.pos not in _VERBS:
            return None
        match t.dep:
            case "conj":
                first = _first(sentence, t)
                return t if first.i in verbs and (t.tag in _FINITE | {"VBN", "VB", "VBG"}) else None
            case "relcl" | "acl":
                apart = _set_off(sentence, t) or self._introduced(sentence, t)
                return t if (t.dep == "relcl" or t.tag in _PARTICIPLES) and apart else None
            case "advcl":
                return t if self._circumstance(sentence, t) else None
            case "ccomp" | "parataxis":
                own = children(sentence, t, *SUBJECTS) and not children(sentence, t, "mark")
                return t if own and _stopped(sentence, t) else None
        return None

    def _circumstance(self, sentence: Sentence, verb: Token) -> bool:
        marks = {m.lemma.lower() for m in children(sentence, verb, "mark", "advmod")}
        if marks & self._words.suppositions:
            return False
        if _infinitive(sentence, verb) or verb.tag in _FINITE or children(sentence, verb, "aux"):
            return True
        return _set_off(sentence, verb)

    def _introduced(self, sentence: Sentence, t: Token) -> bool:
        """Does the clause go on describing somebody who was just described with "a", as a fact ("Y, a group that has
        fought ...", not "is no group that", "would be a group that")?
        """
        noun = sentence.token(t.head)
        if noun.dep not in _DESCRIBING or not children(sentence, t, *SUBJECTS):
            return False
        if not any(d.lemma.lower() in {"a", "an"} for d in children(sentence, noun, "det")):
            return False
        for verb in (g for g in governors(sentence, noun) if g.pos in _VERBS):
            modals = {m.lemma.lower() for m in children(sentence, verb, "aux")}
            if is_negated(sentence, verb) or modals & self._words.wishes:
                return False
        return True

    def _prepositional(self, sentence: Sentence, preposition: Token) -> Token | None:
        """The verb of "after taking the hill", "in an effort to take the hill"."""
        if preposition.lemma.lower() in self._words.circumstances:
            return next((t for t in children(sentence, preposition, "pcomp") if t.tag == "VBG"), None)
        for noun in children(sentence, preposition, "pobj"):
            if noun.lemma.lower() in self._words.purposes:
                return next((t for t in children(sentence, noun, "acl") if _infinitive(sentence, t)), None)
        return None

    def point(self, clause: Clause, page: Page) -> Point | None:
        """The clause as a point of a statement; None where nothing with a letter is left of it."""
        pieces = clause.pieces(page)
        if not pieces:
            return None
        sentence, verb = clause.sentence, clause.verb
        if verb.dep == "appos":
            doer: Token | None = sentence.token(verb.head)
        else:
            doer = next(iter(doers(sentence, verb) or _outer(sentence, verb)), None)
        chain = [verb, *_complements(sentence, verb)]
        modals = {t.lemma.lower() for v in chain for t in children(sentence, v, "aux")}
        purpose = verb.dep != "conj" and _infinitive(sentence, verb)
        return Point(
            pieces=pieces,
            predicate=tuple(v.lemma.lower() for v in chain),
            subject=Offsets(doer.start, doer.end) if doer is not None else None,
            negated=sum(is_negated(sentence, v) for v in chain) % 2 == 1,
            mood=Mood.SUPPOSED if modals & self._words.wishes else Mood.AIM if purpose else Mood.FACT,
        )

    def points(self, page: Page, content: Sequence[Offsets]) -> Iterator[Point]:
        """The points of a content, in order."""
        by_sentence: dict[int, list[Token]] = {}
        for piece in content:
            for t in page.tokens_in(*piece):
                by_sentence.setdefault(page.sentence_of[t.i].start, []).append(t)
        for tokens in by_sentence.values():
            for clause in self.clauses(page.sentence_of[tokens[0].i], tokens):
                point = self.point(clause, page)
                if point is not None:
                    yield point


def _first(sentence: Sentence, t: Token) -> Token:
    """The first of those that `t` is joined to by "and"."""
    while t.dep == "conj" and t.head != t.i:
        t = sentence.token(t.head)
    return t


def _set_off(sentence: Sentence, t: Token) -> bool:
    """Does a mark stand before the first word below `t`?"""
    first = subtree(sentence, t)[0]
    place = first.i - sentence.tokens[0].i
    return place > 0 and sentence.tokens[place - 1].text in _MARKS


def _stopped(sentence: Sentence, t: Token) -> bool:
    """Is it parted by more than a comma from what governs it, after it or before it?"""
    below = subtree(sentence, t)
    first, last = below[0].i, below[-1].i
    base = sentence.tokens[0].i
    if t.head > t.i:
        after = last + 1 - base
        return sentence.tokens[last - base].text in _STOPS or (
            after < len(sentence.tokens) and sentence.tokens[after].text in _STOPS
        )
    return first > base and sentence.tokens[first - 1 - base].text in _STOPS


def _owner(
    sentence: Sentence,
    t: Token,
    heads: dict[int, Token] | dict[int, list[Token]],
    inside: set[int],
    main: int,
) -> int:
    """The nearest clause head at or above a token."""
    while t.i not in heads:
        if t.head == t.i or t.head not in inside:
            return main
        t = sentence.token(t.head)
    return t.i


def _depth(sentence: Sentence, i: int) -> int:
    depth, t = 0, sentence.token(i)
    while t.head != t.i:
        depth, t = depth + 1, sentence.token(t.head)
    return depth


def _enough(tokens: Sequence[Token]) -> bool:
    return sum(t.text[:1].isalnum() for t in tokens) >= _FEWEST_WORDS


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(t.tag == "TO" for t in children(sentence, verb, "aux"))


def _complements(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verbs that complete it: "began to shell", "wants to leave"."""
    for _ in range(3):
        verb_ = next(iter(children(sentence, verb, "xcomp")), None)
        if verb_ is None or verb_.pos not in _VERBS:
            return
        yield verb_
        verb = verb_


def _outer(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who does what a purpose serves: the doer of the clause that it hangs on."""
    while verb.head != verb.i:
        verb = sentence.token(verb.head)
        if verb.pos in _VERBS and (found := doers(sentence, verb)):
            return found
    return ()
