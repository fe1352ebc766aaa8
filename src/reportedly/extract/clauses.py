"""Who does it, and to whom, in a clause: understood subjects, the passive, what stands before and after a noun."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.extract.grammar import children, is_passive
from reportedly.records import Sentence, Token

_RELATIVES = frozenset({"that", "which", "who", "whom", "whose"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_INCLUDING = frozenset({"include", "including", "like"})
_PREPOSITIONAL = ("prep", "dative", "agent")
_REDUCED = frozenset({"acl", "advcl", "xcomp"})
_OF_OBJECT = frozenset({"as", "of", "for", "from", "against", "into", "with", "about", "over"})
_LEAVING = frozenset({"leave", "flee", "quit", "abandon", "desert", "cross", "enter", "exit"})
_TRAVELLING = _LEAVING | {"go", "travel", "head", "depart", "fly", "move", "set", "sail", "return"}
_REMAINING = frozenset({"remain", "leave", "become"})
_DEEPEST = 6


def spread(sentence: Sentence, tokens: Iterable[Token]) -> list[Token]:
    """The tokens with all that is joined to them by "and" or a comma."""
    found: list[Token] = []
    todo = list(tokens)
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo = [*children(sentence, token, "conj"), *todo]
    return found


def after(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> tuple[Token, ...]:
    """What stands after one of the prepositions below the token ("out of Y": after "of" below "out"); for "with
    whom", whom it is.
    """
    found: list[Token] = []
    todo = list(children(sentence, token, *_PREPOSITIONAL))
    while todo:
        preposition = todo.pop(0)
        if preposition.lemma.lower() in prepositions:
            found += children(sentence, preposition, "pobj", "pcomp")
        todo += children(sentence, preposition, "prep")
    return tuple(spread(sentence, [_antecedent(sentence, t) for t in found if t.pos != "VERB"]))


def included(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The names that are given for some or all of many: "groups such as X and Y", "guests including X", "the two
    states, X and Y".
    """
    if noun.tag not in {"NNS", "NNPS"}:
        return ()
    found = list(after(sentence, noun, _INCLUDING))
    for preposition in children(sentence, noun, "prep"):
        if preposition.lemma == "as" and any(t.lemma == "such" for t in children(sentence, preposition)):
            found += spread(sentence, children(sentence, preposition, "pobj"))
    listed = [t for t in children(sentence, noun, "appos") if children(sentence, t, "conj")]
    return tuple(t for t in (*found, *spread(sentence, listed)) if t.pos == "PROPN")


def modifiers(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Possessors and names before a noun ("Aldin's", "Aldin" of "Aldin support", "Aldinian")."""
    own = children(sentence, noun, "poss")
    if own:
        return tuple(spread(sentence, [_antecedent(sentence, t) for t in own]))
    before = children(sentence, noun, "compound", "amod", "nmod")
    return tuple(t for t in before if t.entity[2:] in _NAMES or t.pos == "PROPN" or t.text[:1].isupper())


def in_passive(sentence: Sentence, verb: Token) -> bool:
    """Is the verb passive, reduced ("the base held by Y") or joined to a passive one?"""
    if is_passive(sentence, verb):
        return True
    if verb.tag != "VBN" or children(sentence, verb, "aux"):
        return False
    head = sentence.token(verb.head)
    return verb.dep in _REDUCED or (verb.dep == "conj" and head.i != verb.i and in_passive(sentence, head))


def clause_verb(sentence: Sentence, token: Token) -> Token:
    """The nearest verb above a token, or the root."""
    while token.pos not in {"VERB", "AUX"} and token.head != token.i:
        token = sentence.token(token.head)
    return token


def doers(sentence: Sentence, verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """Who is the subject of a verb, understood ones included: "promised to arm", "accused of arming",
    "fighters arming", "which arms". In a passive clause: whom it is done to.
    """
    own = children(sentence, verb, "nsubj", "nsubjpass")
    head = sentence.token(verb.head)
    if own and _is_destination(sentence, verb, head):
        return doers(sentence, head, depth + 1)
    if own:
        return tuple(spread(sentence, [_antecedent(sentence, t) for t in own]))
    if depth > _DEEPEST or verb.head == verb.i:
        return ()
    if verb.dep == "acl":
        understood = verb.tag in {"VBG", "VBN"}
        return tuple(spread(sentence, [head])) if understood else _purposeful(sentence, head, depth)
    if verb.dep == "pcomp":
        return _doers_of_prepositional(sentence, head, depth)
    left = head.lemma in _LEAVING and verb.tag == "VB"
    if verb.dep in {"xcomp", "ccomp"} and children(sentence, head, "dobj") and not left:
        return tuple(spread(sentence, children(sentence, head, "dobj")))
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp"}:
        return doers(sentence, head, depth + 1)
    return ()


def _is_destination(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Is what the parser makes the subject of a purpose where somebody goes ("left for Aldin to join Y")?"""
    marks = children(sentence, verb, "mark")
    return verb.tag == "VB" and head.lemma in _TRAVELLING and any(t.lemma == "for" for t in marks)


def _purposeful(sentence: Sentence, noun: Token, depth: int) -> tuple[Token, ...]:
    """Who does what an infinitive behind a noun says: its owner ("Aldin's plan to arm"), or the subject of the clause
    that leads up to it ("went to Velsa to join", "met in a bid to end").
    """
    owners = possessors(sentence, noun, depth)
    above = sentence.token(noun.head)
    if owners or noun.dep != "pobj" or depth > _DEEPEST:
        return owners
    verb = sentence.token(above.head)
    return doers(sentence, verb, depth + 1) if verb.pos == "VERB" else ()


def possessors(sentence: Sentence, noun: Token, depth: int = 0) -> tuple[Token, ...]:
    """Whose a deed named by a noun is: its possessor, or the subject of the verb it is the object of."""
    own = modifiers(sentence, noun)
    head = sentence.token(noun.head)
    if own or noun.dep != "dobj" or depth > _DEEPEST:
        return own
    return doers(sentence, head, depth + 1)


def _doers_of_prepositional(sentence: Sentence, preposition: Token, depth: int) -> tuple[Token, ...]:
    """Of "accused Y of arming", Y; of "Y was accused of arming", Y; of "Y succeeded in arming" and "Y took steps by
    arming", Y.
    """
    governor = sentence.token(preposition.head)
    if governor.pos in {"PROPN", "PRON"}:  # the parser hangs "of arming" on Y
        return (governor,)
    if governor.pos == "ADJ":
        return described(sentence, governor)
    if governor.pos not in {"VERB", "AUX"}:
        return possessors(sentence, governor, depth)
    objects = children(sentence, governor, "dobj") if preposition.lemma.lower() in _OF_OBJECT else ()
    return tuple(spread(sentence, objects)) if objects else doers(sentence, governor, depth + 1)


def described(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Of what an adjective is said: "forces loyal to Y", "X is loyal to Y", "X, loyal to Y, ..."."""
    head = sentence.token(word.head)
    if word.dep in {"acomp", "oprd", "attr"}:
        return doers(sentence, head)
    if (
        word.dep in {"amod", "acl", "appos", "relcl"}
        and head.i < word.i
        and head.pos in {"NOUN", "PROPN", "PRON"}
    ):
        own = doers(sentence, word) if word.pos in {"VERB", "AUX"} else ()
        return own or (head,)
    if word.dep == "conj" and head.i != word.i and head.pos in {"ADJ", "VERB"}:
        return described(sentence, head)
    return doers(sentence, word) if word.pos == "VERB" else ()


def place_of_clause(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Of "the town where X has a base", the town."""
    if any(t.lemma.lower() == "where" for t in children(sentence, verb, "advmod")):
        clause = _relative_clause(sentence, verb)
        return (sentence.token(clause.head),) if clause else ()
    return ()


def _antecedent(sentence: Sentence, word: Token) -> Token:
    """What a relative pronoun stands for; any other word for itself."""
    if word.lemma.lower() not in _RELATIVES or (word.pos == "DET" and word.dep == "det"):
        return word
    clause = _relative_clause(sentence, word)
    return sentence.token(clause.head) if clause else word


def _relative_clause(sentence: Sentence, token: Token) -> Token | None:
    """The verb of the relative clause that the token stands in, or None."""
    while token.dep != "relcl":
        if token.head == token.i or token.dep in {"ccomp", "advcl"}:
            return None
        token = sentence.token(token.head)
    return token


def relative_object(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Of "the group that Aldin hosts", the group."""
    if verb.dep != "relcl" or not children(sentence, verb, "nsubj"):
        return ()
    if any(t.lemma.lower() in _RELATIVES for t in children(sentence, verb, "nsubj")):
        return ()
    if any(t.lemma.lower() in {"where", "when", "why"} for t in children(sentence, verb, "advmod")):
        return ()
    governed = (t for p in children(sentence, verb, "prep") for t in children(sentence, p, "pobj"))
    if any(t.lemma.lower() in _RELATIVES for t in governed):  # "the unit with which Aldin fought"
        return ()
    return (sentence.token(verb.head),)


def remaining(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Of "fights what remains of Y", Y."""
    below = [t for t in children(sentence, verb, "ccomp") if t.lemma.lower() in _REMAINING]
    return tuple(t for clause in below for t in after(sentence, clause, frozenset({"of"})))
