"""Cue nouns and adjectives: "X's claim that ...", "accusations by X that ...", "X is confident that ..."."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, Cues
from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.attributions.rules.frames import CLAUSE, INFINITIVE
from reportedly.extract.attributions.rules.speakers import speaker
from reportedly.extract.cue_words import attitude, light_verb, verb_cue
from reportedly.extract.grammar import children, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Sentence, Stance, Token

_BY = frozenset({"by", "from", "among"})
_HUNG = frozenset({"acl", "relcl", "ccomp", "advcl"})
_COMPLETING = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp"})


def noun_drafts(page: Page, cues: Cues) -> Iterator[Draft]:
    """A draft for every cue noun with a content behind it, and every cue adjective behind "be"."""
    for sentence in page.sentences:
        for token in sentence.tokens:
            if token.pos == "NOUN" and (cue := cues.nouns.get(token.lemma.lower())):
                yield from _noun(sentence, token, cue, cues)
            elif cue := attitude(sentence, token, cues):
                yield from _adjective(sentence, token, cues.takes(cue))


def _noun(sentence: Sentence, noun: Token, entry: Cue, cues: Cues) -> Iterator[Draft]:
    takes, stance = cues.takes(entry), cues.kinds[entry.kind].stance
    held = stance is Stance.BELIEVES
    if _through(sentence, noun, cues):
        return
    carrier = light_verb(sentence, noun, cues)
    source = (speaker(sentence, carrier) if carrier else []) or _whose(sentence, noun)
    if not source and stance is Stance.OFFERS:
        return
    below = [t for t in children(sentence, noun) if t.i > noun.i]
    yield from _is_that(sentence, noun, source)
    for t in below:
        particle = None
        if t.dep in _HUNG and t.pos in {"VERB", "AUX"}:
            if (INFINITIVE in takes and any(c.tag == "TO" for c in children(sentence, t, "aux"))) or (
                CLAUSE in takes and (_that(sentence, t) or (held and _whole(sentence, t)))
            ):
                content = subtree(sentence, t)
            else:
                continue
        elif t.dep == "prep" and t.lemma.lower() in takes:
            content = [c for c in subtree(sentence, t) if c is not t]
            particle = t if t.i == noun.i + 1 else None
            if not content or not (source or held):
                continue
        else:
            continue
        used = {s.i for s in source}
        cue = [noun, particle] if particle is not None else [noun]
        if carrier is not None and source:
            cue = [c for c in sentence.tokens if carrier.i <= c.i <= cue[-1].i]
            cue = [*(c for c in children(sentence, carrier, "aux", "neg") if c.i >= carrier.i - 2), *cue]
        yield Draft(noun, source, cue, runs([c for c in content if c.i not in used]), score=0.5)
        return


def _is_that(sentence: Sentence, noun: Token, source: list[Token]) -> Iterator[Draft]:
    """The claim is the subject, what is claimed stands behind "be" ("Lind's fear is that the dam will break")."""
    verb = sentence.token(noun.head)
    if noun.dep != "nsubj" or verb.lemma.lower() != "be" or not source:
        return
    for t in children(sentence, verb, "ccomp", "xcomp"):
        if _that(sentence, t) or any(c.tag == "TO" for c in children(sentence, t, "aux")):
            cue = [c for c in sentence.tokens if noun.i <= c.i <= verb.i]
            yield Draft(noun, source, cue, runs(subtree(sentence, t)), score=0.5)


def _that(sentence: Sentence, clause: Token) -> bool:
    """A clause of content, not one that tells which: "that" marks it and is not its subject or object."""
    return any(t.lemma.lower() in {"that", "whether"} for t in children(sentence, clause, "mark"))


def _whole(sentence: Sentence, clause: Token) -> bool:
    """A clause without "that" that lacks nothing, so that it is no relative one ("fears the dam would break")."""
    below = children(sentence, clause)
    own = [t for t in below if t.dep in {"nsubj", "nsubjpass", "expl"}]
    if not own or own[0].tag in {"WP", "WDT"} or own[0].lemma.lower() == "that":
        return False
    return any(t.dep in _COMPLETING or t.tag == "MD" for t in below)


def _through(sentence: Sentence, noun: Token, cues: Cues) -> bool:
    """Is the noun only what another cue's saying is made in ("said in a statement that")?"""
    if noun.dep != "pobj" or noun.head == noun.i:
        return False
    above = sentence.token(sentence.token(noun.head).head)
    if light_verb(sentence, noun, cues) is above:
        return False
    if noun.lemma.lower() == "order" and sentence.token(noun.head).lemma.lower() == "in":
        return True
    return above.pos == "VERB" and above.i < noun.i and verb_cue(sentence, above, cues) is not None


def _whose(sentence: Sentence, noun: Token) -> list[Token]:
    """Whose claim it is where no verb carries it: the possessor, "by X", or a name or people before it."""
    for t in children(sentence, noun, "poss"):
        return [c for c in subtree(sentence, t) if c.dep != "case"]
    for t in children(sentence, noun, "prep"):
        if t.lemma.lower() in _BY:
            inside = [c for c in subtree(sentence, t) if c is not t]
            return _before_clause(sentence, inside)
    before = [t for t in children(sentence, noun, "compound", "amod") if t.i == noun.i - 1]
    beside = [t for t in before if t.pos == "PROPN" or t.entity[2:] == "NORP"]
    return subtree(sentence, beside[0]) if beside else []


def _before_clause(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The phrase up to the "that" of a content that the parser hung onto it."""
    for k, t in enumerate(tokens):
        if t.dep == "mark" and t.lemma.lower() == "that":
            return tokens[:k]
    return tokens


def _adjective(sentence: Sentence, adjective: Token, takes: frozenset[str]) -> Iterator[Draft]:
    verb = sentence.token(adjective.head) if adjective.dep == "acomp" else adjective
    source = _holder(sentence, adjective) if verb is adjective else speaker(sentence, verb)
    if not source or source[0].text.lower() in {"it", "that", "this", "there"}:
        return
    for t in children(sentence, adjective):
        particle = None
        if (t.dep == "ccomp" and CLAUSE in takes) or (t.dep == "xcomp" and INFINITIVE in takes):
            content = subtree(sentence, t)
        elif t.dep in {"prep", "agent"} and t.lemma.lower() in takes:
            content = [c for c in subtree(sentence, t) if c is not t]
            particle = t
        else:
            continue
        cue = [c for c in sentence.tokens if verb.i <= c.i <= (particle or adjective).i and c not in source]
        helping = children(sentence, verb, "aux", "auxpass", "neg", "advmod")
        low = [c for c in helping if verb.i - 3 <= c.i < verb.i]
        yield Draft(verb, source, sorted([*low, *cue], key=lambda c: c.i), runs(content), score=0.5)
        return


def _holder(sentence: Sentence, participle: Token) -> list[Token]:
    """Who is opposed, convinced, alarmed: the subject, or the noun that the participle hangs on."""
    helping = children(sentence, participle, "auxpass", "aux")
    own = [t for verb in (participle, *helping) for t in children(sentence, verb, "nsubjpass", "nsubj")]
    if own:
        return subtree(sentence, own[0])
    above = sentence.token(participle.head)
    if participle.dep == "acl" and above.pos in {"NOUN", "PROPN", "PRON"}:
        return [t for t in subtree(sentence, above) if t.i < participle.i and t.pos != "PUNCT"]
    return speaker(sentence, participle) if participle.dep in {"conj", "relcl", "xcomp"} else []
