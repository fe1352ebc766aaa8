"""Which entry of the codebook a word is a cue by. Finding sayings and judging their stance both ask this."""

from __future__ import annotations

from reportedly.codebook.cues import Cue, Cues
from reportedly.extract.grammar import children
from reportedly.records import Sentence, Token

_NO_CUES = frozenset({"aux", "auxpass", "amod", "compound"})


def verb_cue(sentence: Sentence, verb: Token, cues: Cues) -> Cue | None:
    """The entry of a verb, with its particle where an entry has one ("point out" before "point")."""
    if verb.pos not in {"VERB", "AUX"} or verb.dep in _NO_CUES:
        return None
    lemma = verb.lemma.lower()
    if lemma in cues.particled:
        for t in children(sentence, verb, "prt", "prep", "advmod", "acomp", "dobj"):
            found = cues.verbs.get(f"{lemma} {t.lemma.lower()}")
            if found:
                return found
    return cues.verbs.get(lemma)


def any_cue(sentence: Sentence, token: Token, cues: Cues) -> Cue | None:
    """The entry of a verb, noun, adjective or adverb."""
    lemma = token.lemma.lower()
    if token.dep == "amod" and token.text.lower() in cues.attributives:
        return Cue(kind=cues.attributives[token.text.lower()])
    if token.pos in {"NOUN", "PROPN"}:
        return cues.nouns.get(lemma)
    if token.pos == "ADJ":
        return cues.adjectives.get(lemma)
    if token.pos == "ADV" and lemma in cues.adverbs:
        return Cue(kind=cues.adverbs[lemma])
    return verb_cue(sentence, token, cues)
