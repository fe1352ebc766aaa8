"""Cue verbs: which verbs of a sentence tell of a saying, and what each takes."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, Cues
from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.attributions.rules.frames import (
    CLAUSE,
    GRAMMATICAL,
    OBJECT,
    QUOTE,
    TOLD,
    Frame,
    frames,
    in_passive,
    passive_frames,
)
from reportedly.extract.attributions.rules.speakers import adds, misjoined, speaker
from reportedly.extract.cue_words import light_verb, verb_cue
from reportedly.extract.grammar import children, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Offsets, Sentence, Stance, Token

_NOT_IN_CUE = frozenset({"when", "where", "so", "then", "however", "how", "why", "as", "though", "meanwhile"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "CCONJ", "ADP", "PART"})
_PLAIN = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SCORES = {CLAUSE: 0.75, OBJECT: 0.5}
"""How often a find by that frame is right on PolNeAR train; others about half the time."""


def verb_drafts(page: Page, cues: Cues) -> Iterator[Draft]:
    """A draft for every cue verb whose construction the codebook lists; content empty where only a quotation
    can fill it.
    """
    for sentence in page.sentences:
        for token in sentence.tokens:
            if token.pos in {"VERB", "AUX", "NOUN", "PROPN"}:
                cue = verb_cue(sentence, token, cues)
                if cue is not None:
                    yield from _drafts(page, sentence, token, cue, cues)


def _drafts(page: Page, sentence: Sentence, verb: Token, cue: Cue, cues: Cues) -> Iterator[Draft]:
    top = _carrier(sentence, verb, cues)
    if top is None:
        return
    passive = in_passive(sentence, verb)
    takes = cues.takes(cue, passive=passive) | ({TOLD} if verb.lemma.lower() in cues.told else frozenset())
    source = _right_before(sentence, top) or speaker(sentence, top) or speaker(sentence, verb)
    topic: list[Token] = []
    if cues.kinds[cue.kind].sourceless:
        topic, source = [t for t in source if t.lemma.lower() not in {"it", "there"}], []
    inserted = [] if passive or CLAUSE not in takes else _inserted(sentence, verb, cues)
    found = passive_frames(sentence, verb) if passive else frames(sentence, verb)
    frame = None if inserted else _best(verb, found, takes)
    if frame is not None and frame.name == OBJECT and _given(sentence, verb, cue, cues):
        return
    sourceless = passive or cues.kinds[cue.kind].sourceless
    draft = Draft(verb, source, _cue_tokens(sentence, verb, top, frame, cues), needs_source=not sourceless)
    if source and _another_speaks(page, verb, source):
        draft.source, draft.needs_source = [], False
    if not source and draft.needs_source and takes & {CLAUSE, QUOTE}:
        draft.source = _in_front(sentence, draft.cue[0])
    if frame is not None and passive:
        hung = {t.i for t in frame.content if t.i > verb.i and frame.name == "of"}
        draft.source = [t for t in draft.source if t.i not in hung and t.i + 1 not in hung]
    if frame is not None:
        used = {t.i for t in (*draft.cue, *draft.source)} | _not_meant(sentence, verb, frame, cues)
        content = (*topic, *frame.content, *_joined_on(sentence, verb, frame, cues))
        draft.content = runs(_whole([t for t in content if t.i not in used]))
        draft.score = _SCORES.get(frame.name, 0.5)
    elif inserted:
        draft.content, draft.score = inserted, _SCORES[CLAUSE]
    if draft.content or QUOTE in takes:
        yield draft


def _another_speaks(page: Page, verb: Token, source: list[Token]) -> bool:
    """Does the verb stand in a quotation that is a sentence of its own, and its supposed speaker outside of it?"""
    quotation = page.quotation_at(verb.start)
    if quotation is None or quotation.start <= source[0].start < quotation.end:
        return False
    opening = page.text[quotation.start : quotation.end].lstrip("\"“”'‘’«»")[:1]
    return opening.isupper() and page.text[: quotation.start].rstrip()[-1:] in {
        "",
        ",",
        ":",
        ".",
        "?",
        "!",
        "\n",
    }


def _given(sentence: Sentence, verb: Token, cue: Cue, cues: Cues) -> bool:
    """Is the object no content: a noun that is a cue itself ("voiced fears"), or what somebody is not given ("denied
    them visas", "were denied visas")?
    """
    things = children(sentence, verb, "dobj")
    if any(light_verb(sentence, t, cues) for t in things):
        return True
    whom = children(sentence, verb, "dative", "nsubjpass")
    return bool(things and whom) and cues.kinds[cue.kind].stance is Stance.DENIES


def _in_front(sentence: Sentence, cue: Token) -> list[Token]:
    """The noun phrase right in front of a cue that the parser gave no subject, back to the last comma
    ("..., senior officials said").
    """
    found: list[Token] = []
    for t in reversed(sentence.tokens[: cue.i - sentence.tokens[0].i]):
        if t.pos not in _NOMINAL:
            break
        found.insert(0, t)
    if (
        found and found[0].pos == "ADP"
    ):  # "In reply to critics saying that": no phrase for who speaks goes before it
        found = found[max(k for k, t in enumerate(found) if t.pos == "ADP") + 1 :]
        return found if any(t.pos in {"NOUN", "PROPN", "PRON"} for t in found) else []
    whole = bool(found) and (found[0].i == sentence.tokens[0].i or _mark_before(sentence, found[0]))
    return found if whole and any(t.pos in {"NOUN", "PROPN", "PRON"} for t in found) else []


def _right_before(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun phrase between "and" or "but" and a finite cue that the parser gave to what stands before it ("Lind
    met Moro and Novak said no").
    """
    first = min((*children(sentence, verb, "aux"), verb), key=lambda t: t.i)
    if whole := _in_front(sentence, first) if not children(sentence, verb, "nsubj", "nsubjpass") else []:
        return whole if any(t.pos == "CCONJ" for t in whole) and whole[-1].pos != "CCONJ" else []
    if first.tag not in _FINITE or children(sentence, verb, "nsubj", "nsubjpass", "auxpass"):
        return []
    found: list[Token] = []
    for t in reversed(sentence.tokens[: first.i - sentence.tokens[0].i]):
        if t.pos not in _PLAIN or t.entity[2:] in {"DATE", "TIME"}:
            break
        found.insert(0, t)
    if not found or found[-1].pos not in {"NOUN", "PROPN"} or found[0].i == sentence.tokens[0].i:
        return []
    joined = sentence.token(found[0].i - 1).pos == "CCONJ" and found[-1].dep == "conj"
    return found if joined and sentence.token(found[-1].head).i < found[0].i - 1 else []


def _mark_before(sentence: Sentence, token: Token) -> bool:
    return sentence.token(token.i - 1).pos == "PUNCT"


def _best(verb: Token, found: list[Frame], takes: frozenset[str]) -> Frame | None:
    """The first frame that the entry lists; clauses come before objects in what `frames` gives. A clause in front
    of a verb that has its object behind it stands beside it only ("It was late, so he ordered a retreat").
    """
    listed = [frame for frame in found if frame.name in takes]
    if listed and listed[0].name == CLAUSE and all(t.i < verb.i for t in listed[0].content):
        return next((f for f in listed if f.name == OBJECT and f.content[0].i > verb.i), listed[0])
    return listed[0] if listed else None


def _carrier(sentence: Sentence, verb: Token, cues: Cues) -> Token | None:
    """The verb that carries the cue: itself, or the first of those that only lead up to it ("went on to say").
    None for an infinitive below anything else ("refused to say", "in order to deny"): nothing has been said; but what
    somebody did to say it, was said ("took to the stage to announce").
    """
    top = verb
    while any(t.tag == "TO" for t in children(sentence, top, "aux")):
        above = sentence.token(top.head)
        if top is verb and _done_to(sentence, verb, above):
            return verb
        if top.dep == "acl" and above.lemma.lower() == "pain" and above.dep == "pobj":  # "is at pains to say"
            above = sentence.token(sentence.token(above.head).head)
        elif top.dep == "xcomp" and above.pos == "ADJ" and above.lemma.lower() in cues.carriers:
            above = sentence.token(above.head)
        elif top.dep != "xcomp" or above.lemma.lower() not in cues.carriers:
            return None
        if above is top:
            return None
        top = above
    return top


def _done_to(sentence: Sentence, verb: Token, above: Token) -> bool:
    """Is the infinitive what a finished deed before it was done for?"""
    aim = verb.dep == "advcl" and above.tag == "VBD" and above.i < verb.i
    ordered = any(t.lemma.lower() == "order" for t in children(sentence, verb))
    return (
        aim
        and not ordered
        and bool(children(sentence, above, "nsubj"))
        and not children(sentence, above, "neg")
    )


def _not_meant(sentence: Sentence, verb: Token, frame: Frame, cues: Cues) -> set[int]:
    """Tokens of a frame that go on beyond what is said: a verb that belongs to the cue (", adding that"), and behind
    a cue set into the sentence, what "but" or "and" opens ("Rain is coming, she said, but few believe it").
    """
    inside = sorted(frame.content, key=lambda t: t.i)
    left = [t for t in inside if t.i < verb.i]
    right = [t for t in inside if t.i > verb.i and t.dep != "punct"]
    if left and right and right[0].dep == "cc" and any(t.dep == "conj" and t.i > verb.i for t in right):
        return {t.i for t in right}
    strays = [t for t in inside if misjoined(sentence, t)]
    beyond = {x.i for t in strays for x in sentence.tokens if x.i >= t.i - 1 and x in inside}
    adding = [t for t in inside if t.i > verb.i and adds(sentence, t) and verb_cue(sentence, t, cues)]
    return beyond | {x.i for t in adding for x in subtree(sentence, t)}


def _joined_on(sentence: Sentence, verb: Token, frame: Frame, cues: Cues) -> list[Token]:
    """What "and" joins to the content, but the parser to the cue: "wants to stay and vote" with "vote" below
    "wants". A verb of another form than the cue's, a noun, or a clause with its own subject that is no cue itself.
    """
    last = max(t.i for t in frame.content)
    found: list[Token] = []
    for t in children(sentence, verb, "conj"):
        finite = t.tag in _FINITE or bool(children(sentence, t, "aux"))
        if t.tag == "VBD" and children(sentence, t, "agent"):  # "guns, and trucks given to it by the army"
            finite = False
        other = t.pos not in {"VERB", "AUX"} or (not finite and verb.tag != t.tag)
        clause = (
            finite
            and frame.name == CLAUSE
            and children(sentence, t, "nsubj")
            and not verb_cue(sentence, t, cues)
        )
        if t.i > last and (other or clause):
            found += subtree(sentence, t)
    return found


def _whole(tokens: list[Token]) -> list[Token]:
    """The tokens without a conjunction that leads on to what is left out."""
    kept = sorted(tokens, key=lambda t: t.i)
    while kept and (
        (kept[-1].dep in {"cc", "punct", "mark"} or kept[-1].text == "by")
        and kept[-1].text not in {'"', "”", "''", "’", ")", "]", "»"}
    ):
        kept.pop()
    return kept


def _inserted(sentence: Sentence, verb: Token, cues: Cues) -> list[Offsets]:
    """What a verb set into or behind a sentence tells of: "Rain, she said, is coming" (parataxis)."""
    comment = verb.dep == "advcl" and any(
        t.text.lower() == "as" for t in children(sentence, verb, "mark", "advmod")
    )
    told = verb.lemma.lower() in cues.told
    if comment and not told and children(sentence, verb, "dobj", "xcomp"):
        return []
    if not (verb.dep == "parataxis" or comment) or verb.head == verb.i or children(sentence, verb, "ccomp"):
        return []
    own = {t.i for t in subtree(sentence, verb)}
    above = sentence.token(verb.head)
    return runs([t for t in subtree(sentence, above) if t.i not in own])


def _cue_tokens(sentence: Sentence, verb: Token, top: Token, frame: Frame | None, cues: Cues) -> list[Token]:
    """The verb group as PolNeAR marks it: auxiliaries, negation, the adverbs among them, particles, and the
    preposition that a prepositional frame stands on; from what carries the verb on ("went on to say").
    """
    group = [t for t in sentence.tokens if top.i <= t.i <= verb.i]
    for t in children(sentence, top, "aux", "auxpass", "neg", "advmod", "prt"):
        adverb = t.dep == "advmod" and (t.i > top.i or bool(children(sentence, t)))
        if f"{verb.lemma.lower()} {t.lemma.lower()}" in cues.verbs:
            adverb = False  # "brushed aside"
        if t.text.lower() == "longer":
            group += [c for c in subtree(sentence, t) if c.i < verb.i]
        if not adverb and not (t.i < top.i and t.lemma.lower() in _NOT_IN_CUE):
            group.append(t)
    if top is not verb:
        group += children(sentence, verb, "prt")
    if frame is not None and frame.particle is not None and frame.name not in GRAMMATICAL:
        group.append(frame.particle)
    return _unbroken(sentence, verb, group)


def _unbroken(sentence: Sentence, verb: Token, group: list[Token]) -> list[Token]:
    """The part of the group around the verb, without gaps of more than an adverb."""
    at = {t.i for t in group}
    low = high = verb.i
    while low - 1 in at:
        low -= 1
    while high + 1 in at:
        high += 1
    return [t for t in sentence.tokens if low <= t.i <= high]


def quotes(page: Page, head: Token, cues: Cues) -> bool:
    """May the cue verb at `head` tell of a quotation that stands beside it?"""
    sentence = page.sentence_of[head.i]
    cue = verb_cue(sentence, head, cues)
    return cue is not None and QUOTE in cues.takes(cue)
