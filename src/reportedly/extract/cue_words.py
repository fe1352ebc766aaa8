"""Which entry of the codebook a word is a cue by. Finding sayings and judging their stance both ask this."""

from __future__ import annotations

from reportedly.codebook.cues import Cue, Cues
from reportedly.extract.grammar import children
from reportedly.records import Sentence, Token

_NO_CUES = frozenset({"aux", "auxpass", "amod", "compound"})
_CLAUSAL = frozenset({"ccomp", "xcomp"})


def verb_cue(sentence: Sentence, verb: Token, cues: Cues) -> Cue | None:
    """The entry of a verb, with its particle where an entry has one ("point out" before "point")."""
    if verb.pos not in {"VERB", "AUX"} or verb.dep in _NO_CUES or attitude(sentence, verb, cues):
        return None
    lemma = verb.lemma.lower()
    if lemma in cues.particled:
        beside = children(sentence, verb, "prt", "prep", "advmod", "acomp", "dobj")
        for t in (*beside, *_mark_behind(sentence, verb)):
            found = cues.verbs.get(f"{lemma} {t.lemma.lower()}")
            if found:
                return found
    return cues.verbs.get(lemma)


def _mark_behind(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The preposition behind a verb that the parser takes for the mark of a clause ("called for them to go")."""
    return tuple(
        t
        for clause in children(sentence, verb, "advcl")
        for t in children(sentence, clause, "mark")
        if t.i == verb.i + 1
    )


def attitude(sentence: Sentence, token: Token, cues: Cues) -> Cue | None:
    """The entry of an adjective behind "be" or of a participle used as one ("is opposed to", "alarmed by")."""
    if token.dep == "acomp":
        return cues.adjectives.get(token.lemma.lower()) or cues.adjectives.get(token.text.lower())
    entry = cues.adjectives.get(token.text.lower()) if token.tag == "VBN" and token.dep != "amod" else None
    if entry is None or children(sentence, token, "dobj"):
        return None
    takes = cues.takes(entry)
    below = children(sentence, token, "prep", "agent", "ccomp", "xcomp")
    return (
        entry if any(t.dep in _CLAUSAL or t.lemma.lower() in takes for t in below if t.i > token.i) else None
    )


def light_verb(sentence: Sentence, noun: Token, cues: Cues) -> Token | None:
    """The verb that only carries a cue noun into the sentence: "voiced" of "voiced fears that"."""
    if noun.lemma.lower() not in cues.nouns or not any(t.i > noun.i for t in children(sentence, noun)):
        return None
    above = sentence.token(noun.head)
    if noun.dep == "dobj":
        return above if above.lemma.lower() in cues.light else None
    verb = sentence.token(above.head)  # "countered with a demand that"
    entry = cues.verbs.get(verb.lemma.lower()) if verb.pos == "VERB" and verb.i < noun.i else None
    answering = (
        noun.dep == "pobj" and above.lemma == "with" and entry is not None and entry.kind == "replying"
    )
    return verb if answering else None


def any_cue(sentence: Sentence, token: Token, cues: Cues) -> Cue | None:
    """The entry of a verb, noun, adjective or adverb."""
    lemma = token.lemma.lower()
    if token.dep == "amod" and token.text.lower() in cues.attributives:
        return Cue(kind=cues.attributives[token.text.lower()])
    if token.pos in {"NOUN", "PROPN"}:
        return cues.nouns.get(lemma)
    if found := attitude(sentence, token, cues):
        return found
    if token.pos == "ADJ":
        return cues.adjectives.get(lemma)
    if token.pos == "ADV" and lemma in cues.adverbs:
        return Cue(kind=cues.adverbs[lemma])
    return verb_cue(sentence, token, cues)
