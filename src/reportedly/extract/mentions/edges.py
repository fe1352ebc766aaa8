"""Where a name begins and ends: what the name finder took too much or too little of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportedly.records import Sentence, Token

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_LEFT = frozenset(
    {"the", "a", "an", "this", "that", "“", "”", '"', "'", "‘", "’", "(", "[", "-", "–", "—", "/", ",", "and"}
)
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "bint",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "de",
        "di",
        "da",
        "la",
        "le",
        "du",
    }
)
_AFTER = _POSSESSIVES | _PARTICLES
_SMALL = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "SYM", "PRON", "SPACE"})
_CONJUNCTIONS = frozenset({"as", "and", "or", "but", "if", "when", "while"})


def trimmed(tokens: list[Token]) -> list[Token]:
    """Without article, marks, possessive and small words at the ends."""
    first, last = 0, len(tokens)
    while first < last and (tokens[first].text.lower() in _LEFT or is_loose(tokens[first])):
        first += 1
    while last > first and (tokens[last - 1].text.lower() in _AFTER or is_loose(tokens[last - 1])):
        last -= 1
    return tokens[first:last]


def is_loose(t: Token) -> bool:
    """A token that no name begins or ends with."""
    return t.pos in _SMALL or t.text.lower() in _CONJUNCTIONS or not any(c.isalnum() for c in t.text)


def extended(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """With the particle before it ("al-"), the given name before that, and a family name after it that the name
    finder cut off.
    """
    first = sentence.tokens[0].i
    at, end = tokens[0].i - first, tokens[-1].i - first
    all_ = sentence.tokens
    while at > 0:
        before = all_[at - 1]
        joined = before.text == "-" and at > 1 and all_[at - 2].text.lower() in _PARTICLES
        particle = (
            before.text.lower() in _PARTICLES
            and before.end <= all_[at].start
            and at > 1
            and _given(all_[at - 2])
        )
        if joined:
            at -= 2
        elif particle or (all_[at].text.lower() in _PARTICLES and _given(before)):
            at -= 1
        else:
            break
    while (
        end + 1 < len(all_)
        and _given(all_[end + 1])
        and all_[end].head == all_[end + 1].i
        and all_[end].dep == "compound"
    ):
        end += 1
    return list(all_[at : end + 1])


def rest(sentence: Sentence, tokens: list[Token]) -> Iterator[Token]:
    """The words in capitals behind a body's name that the name finder cut off ("River Protection" of "River
    Protection Units").
    """
    at = tokens[-1].i - sentence.tokens[0].i
    for last, t in pairwise(sentence.tokens[at:]):
        tied = last.head == t.i and last.dep in {"compound", "poss", "nmod", "amod"}
        if not (tied and t.text[0].isupper() and t.entity == "O" and t.tag in {"NNP", "NNPS"}):
            return
        yield t


def _given(t: Token) -> bool:
    return t.pos == "PROPN" and t.entity == "O" and t.text[0].isupper()
