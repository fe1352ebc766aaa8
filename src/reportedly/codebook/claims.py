"""What composing needs to tell propositions from the words that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from reportedly.records.base import Record


class Evidence(Record):
    """The weights of a logistic regression: how much each thing that two propositions share, or do not, speaks for
    their being one. Learned by training/claims.py, which names its data.
    """

    bias: float
    wording: float
    matter: float
    actors: float
    deed: float
    subject: float
    no_actor: float
    mood: float


class ClaimWords(Record):
    """Word lists, in lower case. `saying_nouns` name something said; `dismissals` call it untrue, as do negated
    `affirmations`; `document_nouns` name something written, `asking_nouns` something asked or put forward;
    `charging` words stand in the cue of a charge; `counting_nouns` name a number, which `comparisons` set against
    another; `contrasts` set a statement against the one before it; `opposites` maps a word to its contrary;
    `negators` turn a proposition round; `wishes` make it one about what should or would be; `possessives` are
    pronouns that do not stand for a subject; `demonstratives` point at what was just said; `function_words` carry
    no matter. The `suppositions` open clauses that only suppose, `circumstances` (before a participle) and
    `purposes` (after "in", before an infinitive) such as tell of a deed of their own. `senses` are sets of words
    that say the same in news. `evidence` weighs what two propositions share.
    """

    saying_nouns: frozenset[str]
    dismissals: frozenset[str]
    affirmations: frozenset[str]
    document_nouns: frozenset[str]
    asking_nouns: frozenset[str]
    charging: frozenset[str]
    counting_nouns: frozenset[str]
    comparisons: frozenset[str]
    contrasts: frozenset[str]
    negators: frozenset[str]
    wishes: frozenset[str]
    possessives: frozenset[str]
    demonstratives: frozenset[str]
    function_words: frozenset[str]
    suppositions: frozenset[str]
    circumstances: frozenset[str]
    purposes: frozenset[str]
    senses: tuple[frozenset[str], ...]
    opposites: Mapping[str, str]
    evidence: Evidence

    @model_validator(mode="after")
    def _disjoint(self) -> Self:
        seen: set[str] = set()
        for sense in self.senses:
            if twice := seen & sense:
                raise ValueError(f"{min(twice)!r} stands in two senses; a word has one")
            seen |= sense
        return self
