"""What composing needs to tell propositions from the words that carry them."""

from __future__ import annotations

from reportedly.records.base import Record


class ClaimWords(Record):
    """Word lists, in lower case. `saying_nouns` name something said; `dismissals` call it untrue; `negators` turn a
    proposition round; `wishes` make it one about what should or would be; `possessives` are
    pronouns that do not stand for a subject; `function_words` carry no matter. `suppositions` open clauses that only suppose, `circumstances` (before a
    participle) and `purposes` (after "in", before an infinitive) such as tell of a deed of their own.
    """

    saying_nouns: frozenset[str]
    dismissals: frozenset[str]
    negators: frozenset[str]
    wishes: frozenset[str]
    possessives: frozenset[str]
    function_words: frozenset[str]
    suppositions: frozenset[str]
    circumstances: frozenset[str]
    purposes: frozenset[str]
