"""Set phrases: "according to X", "in X's view", "reportedly", and the speakers of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.codebook.cues import Cues
from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.grammar import children, runs, subtree
from reportedly.extract.page import Page
from reportedly.records import Offsets, Sentence, Token

_VIEWS = frozenset({"view", "opinion", "word", "eye", "account"})
_TURN = re.compile(r"^[\"“']?(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}):[ \u00a0]", re.MULTILINE)
_FEWEST_TURNS = 3
_CLAUSES = frozenset({"relcl", "advcl", "parataxis"})
_SIGNED = re.compile(
    r"[\s\u00a0]*(?P<dash>―|—|–|--)[ \u00a0]*(?P<who>[A-Z@][^\n.,;:“\"]{2,60}?)[\s.]*(?:\n|$)"
)


def phrase_drafts(page: Page, cues: Cues) -> Iterator[Draft]:
    """A draft for every set phrase in the text."""
    for sentence in page.sentences:
        for token in sentence.tokens:
            word = token.text.lower()
            if word == "according":
                yield from _according(sentence, token)
            elif word in {"in", "by", "to"} and token.dep == "prep":
                yield from _in_view(sentence, token)
            elif word in cues.attributives and token.dep == "amod":
                yield from _attributive(sentence, token)
            elif word in cues.adverbs and token.dep == "advmod":
                yield from _adverb(sentence, token)
    yield from _turns(page)
    yield from _signed(page)


def _according(sentence: Sentence, token: Token) -> Iterator[Draft]:
    to = next((t for t in sentence.tokens if t.i == token.i + 1 and t.text.lower() == "to"), None)
    if to is None:
        return
    source = [t for t in subtree(sentence, to) if t.i > to.i]
    if not source:  # the parser hung the phrase elsewhere: take the noun phrase that follows
        after = next((t for t in sentence.tokens if t.i > to.i and t.dep == "pobj"), None)
        source = subtree(sentence, after) if after is not None else []
    if source:
        yield from _clause_of(sentence, token, [token, to], source, 0.75)


def _in_view(sentence: Sentence, token: Token) -> Iterator[Draft]:
    """Views: "in X's view", "in the words of X", "by X's account"."""
    for noun in children(sentence, token, "pobj"):
        if noun.lemma.lower() not in _VIEWS:
            continue
        owner = [t for p in children(sentence, noun, "poss") for t in subtree(sentence, p) if t.dep != "case"]
        if not owner and noun.lemma.lower() != "eye":
            owner = [
                t
                for p in children(sentence, noun, "prep")
                if p.lemma.lower() in {"of", "by"}
                for t in subtree(sentence, p)
                if t is not p
            ]
        if owner:
            cue = [token, noun]
            yield from _clause_of(sentence, token, cue, owner, 0.5)


def _adverb(sentence: Sentence, token: Token) -> Iterator[Draft]:
    above = sentence.token(token.head)
    if above is not token:
        yield from _clause_of(sentence, token, [token], [], 0.45)


def _attributive(sentence: Sentence, token: Token) -> Iterator[Draft]:
    """What is only alleged or estimated: the noun phrase without its article."""
    noun = sentence.token(token.head)
    rest = [
        t
        for t in subtree(sentence, noun, without=_CLAUSES)
        if t is not token and not (t.dep == "det" and t.i < token.i)
    ]
    if noun is not token and rest:
        yield Draft(token, [], [token], runs(rest), score=0.45)


def _clause_of(
    sentence: Sentence, phrase: Token, cue: list[Token], source: list[Token], score: float
) -> Iterator[Draft]:
    """What a phrase tells of: the clause it hangs on; the whole sentence where it stands at an end of it."""
    used = {t.i for t in (*cue, *source)}
    top = phrase
    while top.head != top.i and (top.i in used or top.pos not in {"VERB", "AUX"}):
        top = sentence.token(top.head)
    used |= {t.i for t in sentence.tokens if t.dep == "case" and t.head in used}
    top = _first(sentence, top, phrase)
    rest = [t for t in subtree(sentence, top) if t.i not in used]
    ends = {sentence.tokens[0].i, sentence.tokens[-1].i, sentence.tokens[-1].i - 1}
    if not any(t.pos in {"VERB", "AUX"} for t in rest) and used & ends:
        rest = [t for t in sentence.tokens if t.i not in used]
    if rest:
        yield Draft(phrase, source, cue, runs(rest), score=score)


def _first(sentence: Sentence, top: Token, phrase: Token) -> Token:
    """Behind a comma at the end, a phrase tells of all the clauses that are joined in front of it ("it rained, and
    it froze, according to X").
    """
    before = sentence.token(phrase.i - 1) if phrase.i > sentence.tokens[0].i else phrase
    while before.text == "," and top.dep == "conj" and top.pos in {"VERB", "AUX"} and top.head != top.i:
        top = sentence.token(top.head)
    return top


def _turns(page: Page) -> Iterator[Draft]:
    """The turns of a transcript ("SMITH: We will go."), where there are enough of them to be one, or where what
    follows is in quotation marks. A headline "Mayor: we will go" is neither.
    """
    matches = list(_TURN.finditer(page.text))
    enough = len(matches) >= _FEWEST_TURNS
    for match in matches:
        stop = page.text.find("\n", match.end())
        end = stop if stop >= 0 else len(page.text)
        who = page.tokens_in(match.start("who"), match.end("who"))
        colon = page.tokens_in(match.end("who"), match.end("who") + 1)
        quoted = page.quotation_at(match.end())
        if not who or not colon or not (enough or quoted):
            continue
        content = Offsets(match.end(), max(end, quoted.end if quoted else end))
        yield Draft(colon[0], who, colon[:1], [content], [quoted] if quoted else [], score=0.6)


def _signed(page: Page) -> Iterator[Draft]:
    """A quotation with a name behind a dash at the end of the line ("..." -- Jan Novak)."""
    for quotation in page.quotations:
        match = _SIGNED.match(page.text, quotation.end)
        who = page.tokens_in(match.start("who"), match.end("who")) if match else []
        dash = page.tokens_in(match.start("dash"), match.end("dash")) if match else []
        if who and dash:
            yield Draft(dash[0], who, dash[:1], [quotation], [quotation], score=0.7)
