"""Is a tie or an event said to hold, said not to hold, or only supposed?"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.predicates import Predicates
from reportedly.extract.clauses import clause_verb
from reportedly.extract.grammar import children, is_negated
from reportedly.records import Polarity, Sentence, Token

_OPEN = frozenset({"xcomp", "pcomp", "prep", "dobj", "acl", "conj", "pobj", "nsubjpass", "attr"})


def polarity(sentence: Sentence, trigger: Token, words: Predicates) -> Polarity:
    """How the clause presents what its trigger names. What a content clause is under ("denied that") is the
    stance of the statement, and does not count here; what an open complement is under does ("refused to").
    """
    if is_negated(sentence, trigger) or _denied(sentence, trigger, words):
        return Polarity.NEGATED
    if _supposed(sentence, trigger, words):
        return Polarity.HYPOTHETICAL
    return Polarity.HELD


def ends(sentence: Sentence, trigger: Token, words: Predicates) -> bool:
    """Does the clause end the tie ("stopped arming")?"""
    return any(t.lemma.lower() in words.ended_under for t in _above(sentence, trigger))


def begins(sentence: Sentence, trigger: Token, words: Predicates) -> bool:
    """Does the clause begin the tie ("joined Y", "was elected president of Y", "took over as head")?"""
    above = sentence.token(trigger.head)
    told = trigger.dep in {"attr", "oprd"} or (trigger.dep == "pobj" and above.lemma == "as")
    verb = clause_verb(sentence, above) if told else trigger
    return verb.pos == "VERB" and verb.lemma.lower() in words.begun_under


def _above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words whose open complements the token stands in, nearest first; content clauses are not crossed."""
    for _ in range(8):
        reduced = token.dep == "acl" and token.tag in {
            "VBN",
            "VBG",
        }  # "forces led by X": a given, whoever wants them
        if token.dep not in _OPEN or reduced or token.head == token.i:
            return
        token = sentence.token(token.head)
        yield token


def _denied(sentence: Sentence, trigger: Token, words: Predicates) -> bool:
    for above in _above(sentence, trigger):
        lemma = above.lemma.lower()
        if lemma in words.denied_under:
            return not is_negated(sentence, above)
        if is_negated(sentence, above) and lemma not in words.supposed_under:
            return True
        if above.dep in {"conj", "nsubjpass"}:
            return False
    return False


def _supposed(sentence: Sentence, trigger: Token, words: Predicates) -> bool:
    verb = clause_verb(sentence, trigger)
    clauses = [verb, *(t for t in _above(sentence, verb) if t.pos in {"VERB", "AUX"})]
    for clause in clauses:
        auxiliaries = {t.lemma.lower() for t in children(sentence, clause, "aux")}
        marks = {t.lemma.lower() for t in children(sentence, clause, "mark", "advmod")}
        if auxiliaries & words.supposing_auxiliaries or marks & words.supposing_marks:
            return True
    inside = [t for t in _above(sentence, trigger) if t.dep != "conj" or t.i == verb.i]
    if any(t.lemma.lower() in words.supposed_under for t in inside):
        return True
    return _wished(sentence, verb, words)


def _wished(sentence: Sentence, verb: Token, words: Predicates) -> bool:
    """A clause with its own subject under a verb of wishing: "wants Aldin to host", "demanded that Aldin arm"."""
    if verb.dep not in {"ccomp", "xcomp"} or verb.head == verb.i or verb.tag not in {"VB", "VBP"}:
        return False
    return sentence.token(verb.head).lemma.lower() in words.supposed_under
