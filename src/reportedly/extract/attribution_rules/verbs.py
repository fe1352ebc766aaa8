"""Cue verbs: which verbs of a sentence tell of a saying, and what each takes."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, Cues
from reportedly.extract.attribution_rules.draft import Draft
from reportedly.extract.attribution_rules.frames import (
    CLAUSE,
    GRAMMATICAL,
    OBJECT,
    QUOTE,
    Frame,
    frames,
    in_passive,
    passive_frames,
)
from reportedly.extract.page import Page
from reportedly.extract.attribution_rules.speakers import speaker
from reportedly.extract.cue_words import verb_cue
from reportedly.extract.grammar import children, runs, subtree
from reportedly.records import Offsets, Sentence, Token

_NOT_IN_CUE = frozenset({"when", "where", "so", "then", "however", "how", "why", "as", "though", "meanwhile"})
_SCORES = {CLAUSE: 0.8, OBJECT: 0.5}


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
    if _carried(sentence, verb, cues):
        return
    passive = in_passive(sentence, verb)
    takes = cues.takes(cue, passive=passive)
    source = speaker(sentence, verb)
    inserted = [] if passive or CLAUSE not in takes else _inserted(sentence, verb)
    frame = None if inserted else _best(passive_frames(sentence, verb) if passive else frames(sentence, verb), takes)
    draft = Draft(verb, source, _cue_tokens(sentence, verb, frame, cues))
    if frame is not None:
        used = {t.i for t in (*draft.cue, *source)}
        draft.content = runs([t for t in frame.content if t.i not in used])
        draft.score = _SCORES.get(frame.name, 0.6)
    elif inserted:
        draft.content, draft.score = inserted, 0.8
    elif QUOTE not in takes:
        return
    yield draft


def _best(found: list[Frame], takes: frozenset[str]) -> Frame | None:
    """The first frame that the entry lists; clauses come before objects in what `frames` gives."""
    return next((frame for frame in found if frame.name in takes), None)


def _carried(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Is the verb the infinitive below a cue of which it is the content ("refused to say", "wants to tell")?
    Its own saying has then not been said.
    """
    if verb.dep != "xcomp" or verb.head == verb.i:
        return False
    above = sentence.token(verb.head)
    if above.lemma.lower() in cues.carriers:
        return False
    found = verb_cue(sentence, above, cues)
    return found is not None and any(t.tag == "TO" for t in children(sentence, verb, "aux"))


def _inserted(sentence: Sentence, verb: Token) -> list[Offsets]:
    """What a verb set into or behind a sentence tells of: "Rain, she said, is coming" (parataxis)."""
    if verb.dep != "parataxis" or verb.head == verb.i:
        return []
    if children(sentence, verb, "ccomp"):
        return []
    own = {t.i for t in subtree(sentence, verb)}
    above = sentence.token(verb.head)
    return runs([t for t in subtree(sentence, above) if t.i not in own])


def _cue_tokens(sentence: Sentence, verb: Token, frame: Frame | None, cues: Cues) -> list[Token]:
    """The verb group as PolNeAR marks it: auxiliaries, negation, the adverbs among them, particles, and the
    preposition that a prepositional frame stands on; with what carries the verb ("went on to say").
    """
    group = [verb]
    top = verb
    while top.dep == "xcomp" and top.head != top.i and sentence.token(top.head).lemma.lower() in cues.carriers:
        group += [t for t in children(sentence, top, "aux")]
        top = sentence.token(top.head)
        group.append(top)
    for t in children(sentence, top, "aux", "auxpass", "neg", "advmod", "prt", "acomp"):
        if t.dep == "acomp" and top is verb:
            continue
        if t.i < top.i and t.lemma.lower() in _NOT_IN_CUE:
            continue
        if t.dep == "advmod" and (t.i > verb.i or children(sentence, t)):
            continue
        group.append(t)
    if top is not verb:
        group += children(sentence, verb, "prt", "neg")
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
