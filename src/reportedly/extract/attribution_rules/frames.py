"""What a verb takes: the constructions in which a cue verb can have what is said beside it.

Names of frames, as the codebook's cue verbs list them under `takes`:
clause ("said that it rained", "said it rained"), infinitive ("vowed to go"), gerund ("denied training them"),
whom-to ("urged them to go", "wants them to go"), as ("described them as rebels"), predicate ("called them
rebels"), object ("denied the report"), and any preposition ("called for talks", "insisted on talks").
A quotation (`quote`) is not grammar's to see: `quoted.py` looks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.grammar import children, is_passive, subtree
from reportedly.records import Sentence, Token

CLAUSE, QUOTE, INFINITIVE, GERUND = "clause", "quote", "infinitive", "gerund"
WHOM_TO, AS, PREDICATE, OBJECT = "whom-to", "as", "predicate", "object"
GRAMMATICAL = frozenset({CLAUSE, INFINITIVE, GERUND, WHOM_TO, AS, PREDICATE, OBJECT})
_TRAILING = frozenset({"for", "of", "as", "over", "about", "with", "to", "into"})
"""Prepositions whose phrase behind an object belongs to what is said ("blamed X for Y"); others tell when or
where."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction met at a verb: the tokens of what is said, the preposition that belongs to the cue,
    and whom it is addressed to ("told the council that").
    """

    name: str
    content: tuple[Token, ...]
    particle: Token | None = None
    addressee: Token | None = None


def frames(sentence: Sentence, verb: Token) -> list[Frame]:
    """The frames that stand at the verb, the fullest first. Passive sentences: see `passive_frames`."""
    below = children(sentence, verb)
    objects = [t for t in below if t.dep in {"dobj", "dative"} and t.pos != "ADP"]
    found: list[Frame] = []
    for t in below:
        if t.dep in {"ccomp", "xcomp"}:
            found.append(_clausal(sentence, verb, t, objects))
    found += [f for t in below if t.dep == "oprd" for f in _with_object(sentence, PREDICATE, t, objects)]
    for t in below:
        if t.dep in {"prep", "dative", "agent"} and t.i > verb.i and t.pos in {"ADP", "SCONJ", "PART"}:
            found += _prepositional(sentence, verb, t, objects)
    found += [_object(sentence, verb, t) for t in objects if t.dep == "dobj" and t.tag != "WP"]
    return found


def _clausal(sentence: Sentence, verb: Token, clause: Token, objects: list[Token]) -> Frame:
    marks = children(sentence, clause, "aux", "mark", "nsubj", "nsubjpass", "advmod")
    own = [t for t in marks if t.dep in {"nsubj", "nsubjpass", "csubj", "expl"}]
    to = any(t.tag == "TO" for t in marks)
    whole = subtree(sentence, clause)
    whom = next((t for t in objects if verb.i < t.i < clause.i), None)
    if to and own:
        return Frame(WHOM_TO, tuple(whole), addressee=own[0])
    if to and whom is not None:
        return Frame(WHOM_TO, (*subtree(sentence, whom), *whole), addressee=whom)
    if to:
        return Frame(INFINITIVE, tuple(whole))
    if clause.pos not in {"VERB", "AUX"} and not children(sentence, clause, "cop", "aux"):
        if clause.dep == "xcomp" or own:
            extra = subtree(sentence, whom) if whom is not None else []
            return Frame(PREDICATE, (*extra, *whole), addressee=None)
    if clause.tag == "VBG" and not own and not any(t.dep == "aux" for t in marks):
        return Frame(GERUND, tuple(whole))
    return Frame(CLAUSE, tuple(whole), addressee=whom)


def _with_object(sentence: Sentence, name: str, part: Token, objects: list[Token]) -> list[Frame]:
    thing = next((t for t in objects if t.i < part.i), None)
    extra = subtree(sentence, thing) if thing is not None else []
    return [Frame(name, (*extra, *subtree(sentence, part)))]


def _prepositional(sentence: Sentence, verb: Token, preposition: Token, objects: list[Token]) -> list[Frame]:
    word = preposition.lemma.lower()
    inside = children(sentence, preposition, "pobj", "pcomp")
    if not inside and not children(sentence, preposition):
        return []
    if any(t.dep == "dobj" and t.i < preposition.i for t in objects):
        return _with_object(sentence, AS, preposition, objects) if word == "as" else []
    tokens = [t for t in subtree(sentence, preposition) if t is not preposition]
    return [Frame(word, tuple(tokens), particle=preposition if preposition.i <= verb.i + 2 else None)]


def _object(sentence: Sentence, verb: Token, thing: Token) -> Frame:
    """The object with the phrases behind it that say what of it ("criticised X for Y", "accused X of Y")."""
    tokens = subtree(sentence, thing)
    for t in children(sentence, verb, "prep"):
        if t.i > thing.i and t.lemma.lower() in _TRAILING:
            tokens += subtree(sentence, t)
    return Frame(OBJECT, tuple(tokens))


def passive_frames(sentence: Sentence, verb: Token) -> list[Frame]:
    """As `frames`, for a verb in the passive: its subject is part of what is said ("X is believed to be Y",
    "X was described as Y", "X was condemned by Y"), or is told it ("X was told that Y").
    """
    subject = next(iter(children(sentence, verb, "nsubjpass", "csubjpass")), None)
    topic = _topic(sentence, verb, subject)
    found: list[Frame] = []
    for t in children(sentence, verb):
        to = any(c.tag == "TO" for c in children(sentence, t, "aux"))
        if t.dep == "xcomp" and to:
            found.append(Frame(INFINITIVE, (*topic, *subtree(sentence, t)), addressee=subject))
        elif t.dep == "ccomp" or (t.dep == "advcl" and t.i > verb.i and _that(sentence, t)):
            found.append(Frame(CLAUSE, tuple(subtree(sentence, t)), addressee=subject))
        elif t.dep in {"oprd", "xcomp"}:
            found.append(Frame(PREDICATE, (*topic, *subtree(sentence, t))))
        elif t.dep == "prep" and t.i > verb.i and t.lemma.lower() in {"as", "of", "with"}:
            own = subtree(sentence, t)
            found.append(
                Frame(t.lemma.lower(), (*topic, *(own if t.lemma.lower() == AS else own[1:])), particle=t)
            )
    if topic:
        found.append(Frame(OBJECT, tuple(topic)))
    return found


def _topic(sentence: Sentence, verb: Token, subject: Token | None) -> list[Token]:
    """What a passive says something of: its subject, or the noun that a reduced passive hangs on."""
    if subject is not None:
        return subtree(sentence, subject) if subject.lemma.lower() != "it" else []
    above = sentence.token(verb.head)
    if verb.dep != "acl" or above is verb:
        return []
    below = {t.i for t in subtree(sentence, verb)}
    return [t for t in subtree(sentence, above) if t.i not in below and t.i < verb.i]


def _that(sentence: Sentence, clause: Token) -> bool:
    return any(t.lemma.lower() == "that" for t in children(sentence, clause, "mark"))


def in_passive(sentence: Sentence, verb: Token) -> bool:
    """Passive, reduced ("a plan criticised by X") or joined to a passive ("was seized and questioned")."""
    if is_passive(sentence, verb):
        return True
    if verb.tag != "VBN" or children(sentence, verb, "aux", "dobj"):
        return False
    head = sentence.token(verb.head)
    return verb.dep in {"acl", "advcl"} or (
        verb.dep == "conj" and head is not verb and in_passive(sentence, head)
    )
