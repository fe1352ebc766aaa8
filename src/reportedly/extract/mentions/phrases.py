"""Noun phrases and pronouns that refer to actors."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook import Codebook
from reportedly.extract import grammar
from reportedly.records import Kind, Offsets, Sentence, Token

_MODIFIERS = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod"})
_LOOSE = frozenset(
    {"appos", "cc", "conj", "punct", "preconj", "parataxis", "dep", "relcl", "acl", "advcl", "ccomp"}
)
_NAMED_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "advmod"})
_PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), Kind.PERSON),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), Kind.PERSON),
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), Kind.PERSON),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), Kind.PEOPLE),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Kind.PEOPLE),
    **dict.fromkeys(("it", "its", "itself"), Kind.ORGANIZATION),
}
_RELATIVES = {"who": Kind.PERSON, "which": Kind.ORGANIZATION, "that": Kind.ORGANIZATION}
_RELATIVE_TAGS = frozenset({"WP", "WDT"})
_EXPLETIVE = frozenset(
    {"seem", "appear", "emerge", "happen", "turn", "take", "matter", "rain", "snow", "remain"}
)
_LONGEST = 40
"""Tokens of the longest phrase taken whole: beyond it the parse is not to be trusted."""


def named_phrase(sentence: Sentence, name: tuple[Token, ...], top: Token) -> Offsets:
    """A name with what stands before it in its phrase: article, titles, roles, possessor."""
    first = sentence.tokens[0].i
    inside = {t.i for t in name}
    if top.dep in _MODIFIERS:
        return grammar.offsets(name)
    left = [
        t
        for c in grammar.children(sentence, top, *_NAMED_LEFT)
        if c.i not in inside and not c.entity.endswith(("-DATE", "-TIME"))
        for t in grammar.subtree(sentence, c)
    ]
    reach = inside | {t.i for t in left}
    start = name[0].i
    while start - 1 in reach and _may_stand_before(sentence.tokens[start - 1 - first], start == name[0].i):
        start -= 1
    return Offsets(sentence.tokens[start - first].start, name[-1].end)


def _may_stand_before(t: Token, touching: bool) -> bool:
    """May the token be part of what a name is introduced by? Not a mark, nor another name right before it, which
    belongs to a role that the parser cut off ("ambassador to Aldin Ona Marek").
    """
    other_name = touching and t.entity.endswith(("-GPE", "-LOC", "-ORG", "-FAC")) and t.pos == "PROPN"
    return not other_name and (t.pos not in {"PUNCT", "SYM"} or t.text == "-")


def phrase(sentence: Sentence, head: Token) -> Offsets:
    """The noun phrase around a noun: its unbroken part, without appositions, further conjuncts, and clauses that
    a comma sets off.
    """
    first = sentence.tokens[0].i
    reach = {head.i}
    for child in grammar.children(sentence, head):
        if _belongs(sentence, child):
            reach.update(t.i for t in grammar.subtree(sentence, child))
        elif child.dep == "punct" and child.text in {"-", "–"}:
            reach.add(child.i)
    start = end = head.i
    while start - 1 in reach:
        start -= 1
    while end + 1 in reach:
        end += 1
    for article in grammar.children(sentence, head, "det"):
        start = max(start, article.i) if article.i < head.i else start
    if end - start > _LONGEST:
        end = head.i
        start = max(start, end - _LONGEST)
    while start < head.i and sentence.tokens[start - first].pos == "PUNCT":
        start += 1
    while end > head.i and _ends_nothing(sentence.tokens[end - first]):
        end -= 1
    return Offsets(sentence.tokens[start - first].start, sentence.tokens[end - first].end)


def _ends_nothing(t: Token) -> bool:
    """Is it a mark, small word or possessive ending, with which no phrase ends?"""
    return t.pos in {"PUNCT", "CCONJ", "ADP"} or t.tag == "POS"


def _belongs(sentence: Sentence, child: Token) -> bool:
    """Is a dependent of a noun part of its phrase?"""
    if child.dep in {"relcl", "acl"}:
        return not _set_off(sentence, child)
    if child.dep == "prep":
        return not grammar.children(sentence, child, "pcomp")
    return child.dep not in _LOOSE


def _set_off(sentence: Sentence, clause: Token) -> bool:
    start = grammar.subtree(sentence, clause)[0].i
    return start > sentence.tokens[0].i and sentence.token(start - 1).pos == "PUNCT"


class Nominals:
    """Nouns that can stand for somebody."""

    def __init__(self, codebook: Codebook) -> None:
        self._words = codebook.actors

    def found(self, sentence: Sentence, taken: set[int]) -> Iterator[tuple[Token, Kind]]:
        """The nouns of a sentence that name actors, with their kinds; tokens in `taken` belong to names."""
        for t in sentence.tokens:
            if t.pos not in {"NOUN", "PROPN"} or t.i in taken or (t.dep in _MODIFIERS and t.head != t.i):
                continue
            kind = self._kind(sentence, t)
            if kind is not None:
                yield t, kind

    def _kind(self, sentence: Sentence, noun: Token) -> Kind | None:
        lemma, plural = noun.lemma.lower(), noun.tag in {"NNS", "NNPS"}
        if plural and noun.text.lower() in self._words.plurals:
            return Kind.PEOPLE
        kind = self._words.kind_of_noun.get(lemma)
        if kind is None or plural:
            return kind
        return (
            kind
            if grammar.children(sentence, noun, "det", "poss", "amod", "compound", "nummod", "prep", "nmod")
            else None
        )


def pronouns(sentence: Sentence, acting: frozenset[str]) -> Iterator[tuple[Token, Kind]]:
    """The personal, possessive and relative pronouns of a sentence; "it", "which" and "that" only where they do what
    only an actor can.
    """
    for t in sentence.tokens:
        word = t.text.lower()
        kind = _RELATIVES.get(word) if t.tag in _RELATIVE_TAGS else _PRONOUNS.get(word)
        if kind is None or t.pos not in {"PRON", "DET"} or t.text == "US":
            continue
        if kind is Kind.ORGANIZATION and word != "its" and not _acts(sentence, t, acting):
            continue
        yield t, kind


def _acts(sentence: Sentence, t: Token, acting: frozenset[str]) -> bool:
    """Is it the subject of an actor's verb, or of a clause that a verb governs ("said it had been asked")?"""
    verb = sentence.token(t.head)
    if t.dep == "nsubj" and verb.lemma.lower() in acting:
        return True
    said = verb.pos == "VERB" and verb.dep == "ccomp" and verb.lemma.lower() not in _EXPLETIVE
    return said and t.dep in {"nsubj", "nsubjpass"} and t.tag == "PRP"
