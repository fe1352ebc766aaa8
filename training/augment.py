"""The same article as another paper would print it: other quotation marks, no paragraphs, capitals.

Every change keeps the length, so the annotated offsets stay true.
"""

from __future__ import annotations

import random
from dataclasses import replace

from reportedly.models.attribution.quotes import MARK, quote_states
from reportedly.models.attribution.words import read_words
from training.corpora import Article

STYLES = (('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("“", "”"), (" ", " "))
_WEIGHTS = (40, 22, 6, 6, 20, 6)
_DOUBLE = frozenset('“”"«»')


def vary(article: Article, rng: random.Random, share: float) -> Article:
    """`article`, or with probability `share` for each kind of change a variant of it."""
    text = article.text
    if rng.random() < share:
        text = restyle(text, *rng.choices(STYLES, _WEIGHTS)[0])
    if rng.random() < share / 3:
        text = text.replace("\n", " ")
    if rng.random() < share / 10 and len(text.upper()) == len(text):
        text = text.upper()
    return article if text is article.text else replace(article, text=text)


def restyle(text: str, opening: str, closing: str) -> str:
    """Every double quotation mark of `text` printed as `opening` or `closing`."""
    words = read_words(text, lambda words: ([], []))
    starts = [i == 0 or p != words.paragraph[i - 1] for i, p in enumerate(words.paragraph)]
    states = quote_states(text, words.offsets, starts)
    letters = list(text)
    for index, (start, end) in enumerate(words.offsets):
        if end - start == 1 and letters[start] in _DOUBLE and states[index] == MARK:
            letters[start] = opening if _opens(text, start) else closing
    return "".join(letters)


def _opens(text: str, at: int) -> bool:
    mark = text[at]
    if mark != '"':
        return mark in "“«"
    return (at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-") and not text[
        at + 1 : at + 2
    ].isspace()
