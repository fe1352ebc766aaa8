"""Cue nouns and adjectives: "X's claim that ...", "accusations by X that ...", "X is confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.cues import Cues
from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.attributions.rules.frames import CLAUSE, INFINITIVE
from reportedly.extract.attributions.rules.speakers import speaker
from reportedly.extract.grammar import children, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Sentence, Token

_BY = frozenset({"by", "from", "among"})
_LIGHT = frozenset({"make", "issue", "give", "express", "have", "voice", "raise", "repeat", "hold", "reject"})
"""Verbs whose subject is the noun's own speaker ("made the claim that")."""


def noun_drafts(page: Page, cues: Cues) -> Iterator[Draft]:
    """A draft for every cue noun with a content behind it, and every cue adjective behind "be"."""
    for sentence in page.sentences:
        for token in sentence.tokens:
            if token.pos == "NOUN" and (cue := cues.nouns.get(token.lemma.lower())):
                yield from _noun(sentence, token, cues.takes(cue))
            elif token.dep == "acomp" and (cue := cues.adjectives.get(token.lemma.lower())):
                yield from _adjective(sentence, token, cues.takes(cue))


def _noun(sentence: Sentence, noun: Token, takes: frozenset[str]) -> Iterator[Draft]:
    source = _whose(sentence, noun)
    below = [t for t in children(sentence, noun) if t.i > noun.i]
    for t in below:
        particle = None
        if t.dep in {"acl", "relcl", "ccomp"} and t.pos in {"VERB", "AUX"}:
            if (INFINITIVE in takes and any(c.tag == "TO" for c in children(sentence, t, "aux"))) or (
                CLAUSE in takes and _that(sentence, t)
            ):
                content = subtree(sentence, t)
            else:
                continue
        elif t.dep == "prep" and t.lemma.lower() in takes:
            content = [c for c in subtree(sentence, t) if c is not t]
            particle = t if t.i == noun.i + 1 else None
            if not content or not source:
                continue
        else:
            continue
        used = {s.i for s in source}
        cue = [noun, particle] if particle is not None else [noun]
        yield Draft(noun, source, cue, runs([c for c in content if c.i not in used]), score=0.5)
        return


def _that(sentence: Sentence, clause: Token) -> bool:
    """A clause of content, not one that tells which: "that" marks it and is not its subject or object."""
    return any(t.lemma.lower() in {"that", "whether"} for t in children(sentence, clause, "mark"))


def _whose(sentence: Sentence, noun: Token) -> list[Token]:
    """Whose claim it is: the possessor, "by X", or the subject of a verb that only carries the noun."""
    for t in children(sentence, noun, "poss"):
        return [c for c in subtree(sentence, t) if c.dep != "case"]
    for t in children(sentence, noun, "prep"):
        if t.lemma.lower() in _BY:
            inside = [c for c in subtree(sentence, t) if c is not t]
            return _before_clause(sentence, inside)
    above = sentence.token(noun.head)
    if noun.dep == "dobj" and above.lemma.lower() in _LIGHT:
        return speaker(sentence, above)
    beside = [t for t in children(sentence, noun, "compound") if t.pos == "PROPN" and t.i == noun.i - 1]
    return subtree(sentence, beside[0]) if beside else []


def _before_clause(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The phrase up to the "that" of a content that the parser hung onto it."""
    for k, t in enumerate(tokens):
        if t.dep == "mark" and t.lemma.lower() == "that":
            return tokens[:k]
    return tokens


def _adjective(sentence: Sentence, adjective: Token, takes: frozenset[str]) -> Iterator[Draft]:
    verb = sentence.token(adjective.head)
    source = speaker(sentence, verb)
    if not source or source[0].text.lower() in {"it", "that", "this", "there"}:
        return
    for t in children(sentence, adjective):
        particle = None
        if (t.dep == "ccomp" and CLAUSE in takes) or (t.dep == "xcomp" and INFINITIVE in takes):
            content = subtree(sentence, t)
        elif t.dep == "prep" and t.lemma.lower() in takes:
            content = [c for c in subtree(sentence, t) if c is not t]
            particle = t
        else:
            continue
        cue = [c for c in sentence.tokens if verb.i <= c.i <= (particle or adjective).i and c not in source]
        low = [
            c for c in children(sentence, verb, "aux", "neg", "advmod") if c.i < verb.i and c.i >= verb.i - 2
        ]
        yield Draft(verb, source, sorted([*low, *cue], key=lambda c: c.i), runs(content), score=0.5)
        return
