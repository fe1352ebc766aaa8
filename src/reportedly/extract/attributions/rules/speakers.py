"""Whose saying a verb tells of: its subject, or who stands in the subject's place."""

from __future__ import annotations

from reportedly.extract.attributions.rules.frames import in_passive
from reportedly.extract.grammar import children, subtree
from reportedly.records import Sentence, Token

_DEEPEST = 6
_TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
_PARTICIPLES = frozenset({"VBG", "VBN"})
_OF_OBJECT = frozenset({"as", "of", "for"})


def speaker(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun phrase that speaks, with its modifiers, appositions and relative clauses (PolNeAR's extent of a
    source), or nothing where the text names nobody ("is reported to").
    """
    head = _head(sentence, verb, 0)
    if head is None:
        return []
    # a subject that was misread so as to hold the verb itself speaks for nobody
    tokens = subtree(sentence, head)
    return (
        []
        if any(t.i == verb.i for t in tokens) and head.dep != "dobj" and verb.dep != "acl"
        else _cut(sentence, head, tokens, verb)
    )


def _cut(sentence: Sentence, head: Token, tokens: list[Token], verb: Token) -> list[Token]:
    """The phrase on the side of the verb where its head stands: a clause hung onto it across the verb is not
    the speaker's name.
    """
    if any(t.i == verb.i for t in tokens):  # "a report saying that": the phrase up to the participle
        tokens = [t for t in tokens if t.i < verb.i]
        while tokens and (
            tokens[-1].pos in {"PUNCT", "SCONJ", "CCONJ", "AUX", "ADV"} or tokens[-1].dep == "mark"
        ):
            tokens.pop()
        return tokens
    if head.i < verb.i:
        return [t for t in tokens if t.i < verb.i]
    return [t for t in tokens if t.i > verb.i]


def _head(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    if depth > _DEEPEST:
        return None
    if in_passive(sentence, verb) and depth == 0:
        return _agent(sentence, verb)
    own = [t for t in children(sentence, verb, "nsubj", "csubj") if t.pos not in {"VERB", "AUX", "SCONJ"}]
    if own:
        return own[-1] if own[-1].lemma.lower() != "there" else None
    if depth:
        topic = children(sentence, verb, "nsubjpass")
        if topic:
            return topic[0]
    return _understood(sentence, verb, depth)


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    behind = [
        t for p in children(sentence, verb, "prep") if p.lemma.lower() == "as" for t in below(sentence, p)
    ]
    own = children(sentence, verb, "agent")
    for by in own or [t for t in behind if t.lemma.lower() == "by" and t.dep == "prep"]:
        for t in children(sentence, by, "pobj", "pcomp"):
            return t
    return None


def below(sentence: Sentence, preposition: Token) -> list[Token]:
    """What hangs on the object of a preposition ("by X" of "dismissed as lies by X")."""
    return [c for t in children(sentence, preposition, "pobj", "pcomp") for c in children(sentence, t)]


def _understood(sentence: Sentence, verb: Token, depth: int) -> Token | None:
    """The subject that a verb without its own shares with what it hangs on."""
    if verb.head == verb.i:
        return None
    above = sentence.token(verb.head)
    if verb.dep == "acl":
        active = verb.tag in {"VBG", "VBD", "VBZ", "VBP"} or bool(children(sentence, verb, "dobj"))
        return above if active and above.pos in {"NOUN", "PROPN", "PRON"} else None
    if verb.dep == "pcomp":
        return _of_prepositional(sentence, above, depth)
    if verb.dep in {"xcomp", "ccomp"} and verb.tag in _PARTICIPLES | {"VB"}:
        things = children(sentence, above, "dobj")
        if things and things[-1].i < verb.i:
            return things[-1]
    if misjoined(sentence, verb) or adds(sentence, verb):
        return _head(sentence, sentence.token(above.head), depth + 1)
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"} and above.pos in {"VERB", "AUX"}:
        if verb.dep in {"ccomp", "parataxis", "dep"} and verb.tag not in _PARTICIPLES:
            return None
        return _head(sentence, above, depth + 1)
    return None


def misjoined(sentence: Sentence, verb: Token) -> bool:
    """Does a verb that the parser joins to a content go on with the cue above instead ("said the talks would fail,
    and rejected the offer")? It has no subject, and its tense is the cue's, not the content's.
    """
    if verb.dep != "conj" or children(sentence, verb, "nsubj", "nsubjpass"):
        return False
    above = sentence.token(verb.head)
    if above.dep != "ccomp" or above.head == above.i:
        return False
    cue, own = tense(sentence, sentence.token(above.head)), tense(sentence, verb)
    return bool(own) and own == cue and own != tense(sentence, above)


def adds(sentence: Sentence, verb: Token) -> bool:
    """Does a participle that the parser hangs on a content, behind a comma and with a clause of its own, go on with
    the cue above instead ("said the talks would fail, adding that nobody had come")?
    """
    above = sentence.token(verb.head)
    if verb.tag != "VBG" or verb.dep != "advcl" or above.dep != "ccomp" or above.head == above.i:
        return False
    if verb.i - 1 < sentence.tokens[0].i or sentence.token(verb.i - 1).text != ",":
        return False
    return above.i < verb.i and bool(children(sentence, verb, "ccomp"))


def tense(sentence: Sentence, verb: Token) -> str:
    """The tense that the first finite word of a verb group has: past, present, modal, or nothing."""
    for t in (*children(sentence, verb, "aux", "auxpass"), verb):
        if t.tag in _TENSES:
            return _TENSES[t.tag]
    plain = verb.tag == "VB" and not children(sentence, verb, "aux")
    return "present" if plain and children(sentence, verb, "nsubj") else ""


def _of_prepositional(sentence: Sentence, preposition: Token, depth: int) -> Token | None:
    """Of "quoted X as saying" and "accused X of saying", X; of "X was quoted as saying", X; of "X drew laughter by
    saying", X.
    """
    if preposition.head == preposition.i:
        return None
    above = sentence.token(preposition.head)
    if above.pos not in {"VERB", "AUX"}:
        return above if above.pos in {"NOUN", "PROPN"} and preposition.lemma == "as" else None
    things = children(sentence, above, "dobj")
    before = [t for t in things if t.i < preposition.i]
    if before and preposition.lemma.lower() in _OF_OBJECT:
        return before[-1]
    topic = children(sentence, above, "nsubjpass")
    return topic[0] if topic else _head(sentence, above, depth + 1)
