"""The grammatical reading of a sentence, free of the library that made it.

Working records: stages read them, nothing stores them. Slotted, because a report has a thousand tokens.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `i` counts from the start of the report; `start`/`end` are code points of its text.

    `pos` is the universal tag, `tag` the Penn tag, `dep` the dependency label (ClearNLP's scheme, as spaCy's
    English pipelines have it), `head` the `i` of the governor (its own for a root), `entity` the IOB tag with
    the name's type ("B-PERSON", "I-GPE", "O").
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report: its range in the text, its tokens, and the paragraph it stands in (from 0).

    `children` maps a token's `i` to its dependents, left to right.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    children: dict[int, tuple[Token, ...]] = field(compare=False)

    def token(self, i: int) -> Token:
        """The token numbered `i` in the report; it must stand in this sentence."""
        return self.tokens[i - self.tokens[0].i]

    @property
    def root(self) -> Token:
        """The token that governs the sentence."""
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])
