"""What a trained reader left open of a saying, where the grammar settles it: who speaks, and where a phrase ends.

The reader tags each word once, so it can't mark a source that stands inside another saying's content, and it
shies from subjects that a verb shares with another ("Aldin signed and is calling for ..."). The subject of the
cue's verb is told by the parse; a passive without agent, or a noun for a cue, stays without a source. And a content
that stops before a clause or an object which hangs on its own words goes on to the end of that.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.extract.attributions.rules.speakers import speaker
from reportedly.extract.grammar import children, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Attribution, Offsets, Sentence, Token

_STANDING_IN = frozenset({"that", "which", "it", "this", "there", "what"})
"""Words that point elsewhere: whoever speaks, it is not they that name it."""

_PARTICIPLES = frozenset({"VBN", "VBD"})
"""Tags of "believed" in "the men believed dead"; the tagger often takes it for a past tense."""

_RELATIVES = frozenset({"that", "which", "who"})

_HANGING = frozenset({"relcl", "advcl", "pobj", "pcomp", "appos"})
"""What belongs to the words before it when nothing, not even a comma, stands between."""


def completed(page: Page, attribution: Attribution) -> Attribution:
    """The attribution with the subject of its cue's verb for a source, if it has none and the text gives one, and
    its content to the end of the phrase.
    """
    source = attribution.source or _speaker(page, attribution)
    others = {i for a, b in (*source, *attribution.cue) for i in range(a, b)}
    content = tuple(Offsets(a, _end(page, a, b, others)) for a, b in _own(page, attribution))
    if content != attribution.content:
        content = page.joined(content)
    return replace(attribution, source=source, content=content)


def _own(page: Page, attribution: Attribution) -> tuple[Offsets, ...]:
    """The content without what stands, unquoted, in a sentence before the cue's, if more is said behind the
    cue: it belongs to the saying before.
    """
    cue = _tokens(page, attribution.cue)
    if not cue or all(start < cue[-1].end for start, _ in attribution.content):
        return attribution.content
    first = page.sentence_of[cue[0].i].start
    return (
        tuple(p for p in attribution.content if p.end > first or page.quotation_at(p.start))
        or attribution.content
    )


def _speaker(page: Page, attribution: Attribution) -> tuple[Offsets, ...]:
    cue = _tokens(page, attribution.cue)
    if not cue:
        return ()
    sentence = page.sentence_of[cue[0].i]
    taken = _taken(attribution)
    words = [t for t in _subject(sentence, cue) if t.start not in taken]
    if not any(t.pos in {"NOUN", "PROPN", "PRON"} and t.text.lower() not in _STANDING_IN for t in words):
        return ()
    return tuple(page.trim(*run) or run for run in runs(words))


def _taken(attribution: Attribution) -> set[int]:
    """The characters that cue and content have."""
    return {i for a, b in (*attribution.cue, *attribution.content) for i in range(a, b)}


def _tokens(page: Page, pieces: tuple[Offsets, ...]) -> list[Token]:
    return [t for piece in pieces for t in page.tokens_in(*piece)]


def named(page: Page, attribution: Attribution) -> Attribution:
    """The attribution with what a relative pronoun stands for in its place: inside another's words, "posts that
    suggest" are the posts' saying, whose pronoun an editor would have to look up.
    """
    cue = _tokens(page, attribution.cue)
    own = _tokens(page, attribution.source)
    if not own and cue:
        own = [t for t in _subject(page.sentence_of[cue[0].i], cue) if t.head in {c.i for c in cue}]
    if len(own) != 1 or own[0].text.lower() not in _RELATIVES:
        return attribution
    words = _antecedent(page.sentence_of[own[0].i], own[0])
    if not _taken(attribution).isdisjoint(t.start for t in words):
        return attribution
    return replace(attribution, source=tuple(page.trim(*run) or run for run in runs(words)))


def _antecedent(sentence: Sentence, pronoun: Token) -> list[Token]:
    """What a relative pronoun stands for, without the clause that it opens; itself where the parse does not tell."""
    clause = sentence.token(pronoun.head)
    thing = sentence.token(clause.head)
    if clause.dep != "relcl" or thing.i > pronoun.i:
        return [pronoun]
    below = {t.i for t in subtree(sentence, clause)}
    return [t for t in subtree(sentence, thing) if t.i < pronoun.i and t.i not in below]


def _end(page: Page, start: int, end: int, others: set[int]) -> int:
    """Where a piece of content ends, once what hangs on its words without a stop between is taken in."""
    within = page.tokens_in(start, end)
    sentence = page.sentence_of[within[-1].i] if within else None
    following = [t for t in sentence.tokens if t.start >= end] if sentence else []
    if sentence is None or not following:
        return end
    branch = following[0]
    while branch.head != branch.i and sentence.token(branch.head).start >= end:
        branch = sentence.token(branch.head)
    if not (branch.dep in _HANGING and start <= sentence.token(branch.head).start < end) and not _of_subject(
        sentence, branch, Offsets(start, end), others
    ):
        return end
    reach = {t.i for t in subtree(sentence, branch)}
    for t in following:
        if t.i not in reach or t.start in others or "\n" in page.text[end : t.start]:
            break
        end = t.end
    return end


def _of_subject(sentence: Sentence, verb: Token, piece: Offsets, others: set[int]) -> bool:
    """Is the piece only the subject of the clause that hangs on the cue ("said | the dam we built | has burst")?"""
    subjects = [
        t for t in children(sentence, verb, "nsubj", "nsubjpass") if piece.start <= t.start < piece.end
    ]
    return verb.dep == "ccomp" and sentence.token(verb.head).start in others and bool(subjects)


def _subject(sentence: Sentence, cue: list[Token]) -> list[Token]:
    """Of the first verb in the cue that is no auxiliary of another."""
    here = {t.i for t in cue}
    for t in cue:
        helping = t.dep in {"aux", "auxpass"} and t.head in here
        if t.dep == "acl" and t.tag in _PARTICIPLES:  # by whom they are believed dead is not told
            return []
        if t.pos in {"VERB", "AUX"} and sentence.start <= t.start < sentence.end and not helping:
            return speaker(sentence, t)
    return []
