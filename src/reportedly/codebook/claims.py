"""What composing needs to tell propositions from the words that carry them."""

from __future__ import annotations

from reportedly.records.base import Record


class ClaimWords(Record):
    """Word lists, in lower case. `saying_nouns` name something said; `dismissals` call it untrue; `negators` turn a
    proposition round; `wishes` make it one about what should or would be; `possessives` are
    pronouns that do not stand for a subject; `function_words` carry no matter.
    """

    saying_nouns: frozenset[str]
    dismissals: frozenset[str]
    negators: frozenset[str]
    wishes: frozenset[str]
    possessives: frozenset[str]
    function_words: frozenset[str]
