"""What a verb takes: the constructions in which a cue verb can have what is said beside it.

Names of frames, as the codebook's cue verbs list them under `takes`:
clause ("said that it rained", "said it rained"), infinitive ("vowed to go"), gerund ("denied training them"),
whom-to ("urged them to go", "wants them to go"), as ("described them as rebels"), predicate ("called them
rebels"), object ("denied the report"), and any preposition ("called for talks", "insisted on talks").
`told` is a clause that hangs on whom it is told to; every verb of the codebook's `told` takes it.
A quotation (`quote`) is not grammar's to see: `quoted.py` looks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.grammar import children, is_passive, subtree
from reportedly.records import Sentence, Token

CLAUSE, QUOTE, INFINITIVE, GERUND = "clause", "quote", "infinitive", "gerund"
WHOM_TO, AS, PREDICATE, OBJECT = "whom-to", "as", "predicate", "object"
TOLD = "told"
GRAMMATICAL = frozenset({TOLD, CLAUSE, INFINITIVE, GERUND, WHOM_TO, AS, PREDICATE, OBJECT})
_DEEPEST = 8
_NEAR = 6
"""Words between an object and a clause without a subject of which it is the true subject, at most."""
_RELATIVE = frozenset({"WDT", "WP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMES = frozenset({"time", "day", "week", "month", "year"})
_TRAILING = frozenset({"for", "of", "as", "over", "about", "with", "to", "into"})
"""Prepositions whose phrase behind an object belongs to what is said ("blamed X for Y"); others tell when or
where."""
_OF_TOPIC = frozenset({"as", "of", "with", "for", "over"})
"""The same behind a passive ("X was criticised for Y")."""
_THROUGH = frozenset({"in", "on", "through", "via", "by", "during", "at"})
"""Prepositions by which a saying is made through something ("said in a statement that")."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction met at a verb: the tokens of what is said, and the preposition that belongs to the cue."""

    name: str
    content: tuple[Token, ...]
    particle: Token | None = None


def frames(sentence: Sentence, verb: Token) -> list[Frame]:
    """The frames that stand at the verb, the fullest first. Passive sentences: see `passive_frames`."""
    below = children(sentence, verb)
    objects = [t for t in below if t.dep in {"dobj", "dative"} and t.pos != "ADP"]
    found = [f for t in below if t.dep == "prep" for f in _called_on(sentence, verb, t)]
    for t in below:
        if t.dep in {"ccomp", "xcomp"}:
            found.append(_clausal(sentence, verb, t, objects))
        elif t.dep == "advcl":
            found += _for_to(sentence, verb, t)
    parts = [t for t in below if t.dep == "oprd"] or [t for t in objects if t.dep == "dobj"][1:]
    found += [f for t in parts for f in _with_object(sentence, PREDICATE, t, objects)]
    for t in below:
        if t.dep in {"prep", "dative", "agent"} and t.i > verb.i and t.pos in {"ADP", "SCONJ", "PART"}:
            found += _prepositional(sentence, verb, t, objects)
    found += [f for t in objects for f in _hung_on(sentence, t)]
    found += [Frame(CLAUSE, f.content) for t in below for f in _hung_through(sentence, verb, t)]
    found += [
        _object(sentence, verb, t)
        for t in objects
        if t.dep == "dobj" and t.tag not in _RELATIVE and t.lemma.lower() not in _TIMES
    ]
    return [*found, *_relative(sentence, verb)]


def _relative(sentence: Sentence, verb: Token) -> list[Frame]:
    """The object of a relative clause is what it hangs on: "the plan that Lind opposes", "a deal he rejected"."""
    doer = children(sentence, verb, "nsubj")
    thing = sentence.token(verb.head)
    if verb.dep != "relcl" or not doer or doer[0].tag in _RELATIVE or thing.i > verb.i:
        return []
    if any(t.tag not in _RELATIVE for t in children(sentence, verb, "dobj")):
        return []
    below = {t.i for t in subtree(sentence, verb)}
    whole = tuple(t for t in subtree(sentence, thing) if t.i not in below and t.i < verb.i)
    told = _told_of(sentence, verb)
    return [Frame(CLAUSE, (*whole, *told)), Frame(OBJECT, whole)] if told else [Frame(OBJECT, whole)]


def _told_of(sentence: Sentence, verb: Token) -> list[Token]:
    """The rest of a clause of which a relative pronoun, left out, is the subject ("raids it says are lawful"), which
    the parser may hang elsewhere.
    """
    behind = next((t for t in sentence.tokens if t.i == verb.i + 1), None)
    if behind is None or behind.tag not in _FINITE:
        return []
    clause = sentence.token(behind.head) if behind.dep in {"aux", "auxpass"} else behind
    if children(sentence, clause, "nsubj", "nsubjpass"):
        return []
    return [t for t in subtree(sentence, clause) if t.i > verb.i]


def _clausal(sentence: Sentence, verb: Token, clause: Token, objects: list[Token]) -> Frame:
    marks = children(sentence, clause, "aux", "mark", "nsubj", "nsubjpass", "advmod")
    own = any(t.dep in {"nsubj", "nsubjpass"} for t in marks)
    whole = subtree(sentence, clause)
    whom = next((t for t in objects if verb.i < t.i < clause.i), None)
    thing = subtree(sentence, whom) if whom is not None else []
    if _to(sentence, clause):
        if own:
            return Frame(WHOM_TO, tuple(whole))
        return Frame(WHOM_TO, (*thing, *whole)) if thing else Frame(INFINITIVE, tuple(whole))
    verbless = clause.pos not in {"VERB", "AUX"} and not any(t.dep == "aux" for t in marks)
    if verbless and (clause.dep == "xcomp" or own):
        return Frame(PREDICATE, (*thing, *whole))
    finite = clause.dep == "ccomp" and not own and any(t.tag in _FINITE for t in (clause, *marks))
    if finite and thing and whole[0].i - thing[-1].i <= _NEAR:  # the parser's object is the clause's subject
        return Frame(CLAUSE, tuple(t for t in sentence.tokens if thing[0].i <= t.i <= whole[-1].i))
    if clause.tag == "VBG" and not own and not any(t.dep == "aux" for t in marks):
        return Frame(GERUND, tuple(whole))
    return Frame(CLAUSE, tuple(whole))


def _called_on(sentence: Sentence, verb: Token, preposition: Token) -> list[Frame]:
    """Whom it is put to is part of what is wanted: "called on them to go"."""
    below = children(sentence, verb, "xcomp") or _misrooted(sentence, verb)
    wanted = [t for t in below if t.i > preposition.i and _to(sentence, t)]
    whom = [t for t in subtree(sentence, preposition) if t is not preposition]
    if not wanted or not whom or preposition.i < verb.i:
        return []
    deed = [t for t in subtree(sentence, wanted[0]) if t.i > whom[-1].i]
    return [Frame(preposition.lemma.lower(), (*whom, *deed), particle=preposition)]


def _misrooted(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The infinitive that the parser took for the main verb, and the verb for the subject's ("the envoy called on
    Aldin to stop" with "called" below "envoy").
    """
    thing = sentence.token(verb.head)
    top = sentence.token(thing.head)
    return (top,) if verb.dep == "acl" and verb.tag == "VBD" and thing.dep == "nsubj" else ()


def _for_to(sentence: Sentence, verb: Token, clause: Token) -> list[Frame]:
    """What the parser takes for an adverbial clause: "called for them to go"."""
    mark = next((t for t in children(sentence, clause, "mark") if t.lemma.lower() == "for"), None)
    if mark is None or mark.i < verb.i or not _to(sentence, clause):
        return []
    return [Frame("for", tuple(t for t in subtree(sentence, clause) if t is not mark), particle=mark)]


def _hung_on(sentence: Sentence, whom: Token) -> list[Frame]:
    """The clause that the parser hangs on whom it is told to: "assured residents that the water was clean"."""
    clauses = children(sentence, whom, "acl", "ccomp", "relcl")
    return [Frame(TOLD, tuple(subtree(sentence, t))) for t in clauses if _that(sentence, t)]


def _hung_through(sentence: Sentence, verb: Token, preposition: Token) -> list[Frame]:
    """The clause that the parser hangs on what it is said in: "told them in a statement that the water was clean"."""
    if preposition.i < verb.i or preposition.lemma.lower() not in _THROUGH:
        return []
    return [f for t in children(sentence, preposition, "pobj") for f in _hung_on(sentence, t)]


def _to(sentence: Sentence, clause: Token) -> bool:
    """Is the clause an infinitive with "to"?"""
    return any(t.tag == "TO" for t in children(sentence, clause, "aux"))


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
        counted = word == "at" and any(t.tag == "CD" for t in subtree(sentence, preposition))
        return _with_object(sentence, word, preposition, objects) if word == AS or counted else []
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
    below = [verb, *children(sentence, verb, "auxpass")]  # the parser hangs some subjects on the auxiliary
    own = [t for v in below for t in children(sentence, v, "nsubjpass", "csubjpass", "nsubj")]
    subject = next(iter(own), None)
    topic = _topic(sentence, verb, subject)
    found: list[Frame] = []
    for t in children(sentence, verb):
        if t.dep == "xcomp" and _to(sentence, t):
            found.append(Frame(INFINITIVE, (*topic, *subtree(sentence, t))))
        elif t.dep == "ccomp" or (t.dep == "advcl" and t.i > verb.i and _that(sentence, t)):
            found.append(Frame(CLAUSE, tuple(subtree(sentence, t))))
        elif t.dep == "agent":  # "was accused by X of Y"
            found += [Frame("of", (*topic, *subtree(sentence, c)[1:])) for c in _of(sentence, t)]
        elif t.dep in {"oprd", "xcomp"}:
            found.append(Frame(PREDICATE, (*topic, *subtree(sentence, t))))
        elif t.dep == "prep" and t.i > verb.i and t.lemma.lower() in _OF_TOPIC:
            own = subtree(sentence, t)
            found.append(
                Frame(t.lemma.lower(), (*topic, *(own if t.lemma.lower() == AS else own[1:])), particle=t)
            )
    if topic:
        found.append(Frame(OBJECT, tuple(topic)))
    return found


def _of(sentence: Sentence, agent: Token) -> list[Token]:
    hung = [c for t in children(sentence, agent, "pobj") for c in children(sentence, t, "prep")]
    return [t for t in hung if t.lemma.lower() == "of" and children(sentence, t, "pcomp")]


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
    for _ in range(_DEEPEST):
        if is_passive(sentence, verb):
            return True
        if verb.tag != "VBN" or children(sentence, verb, "aux", "dobj"):
            return False
        if verb.dep != "conj":
            return verb.dep in {"acl", "advcl"} and verb.head != verb.i
        verb = sentence.token(verb.head)
    return False
