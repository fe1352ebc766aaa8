"""Does a time expression lie behind or ahead of what is told? By the verb that governs it."""

from __future__ import annotations

from enum import Enum

from reportedly.codebook.times import TimeWords
from reportedly.extract.grammar import children, governors
from reportedly.records import Sentence, Token

_MODALS = frozenset(
    {
        "will",
        "'ll",
        "’ll",
        "would",
        "shall",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "'d",
        "wo",
        "ca",
    }
)
_HAD = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_WAS = frozenset({"was", "were", "been", "had", "has", "have", "'ve", "’ve", "got", "did", "having"})


class Tense(Enum):
    """Past and future as the verb has them; open where there is no verb to tell."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


def tense_of(sentence: Sentence, token: Token, words: TimeWords) -> Tense:
    """The tense of the clause that the token stands in. Present forms count as future: a day of the week or a
    month beside one is a plan ("opens on Monday", "is meeting in May"). Perfect forms count as past.
    """
    for t in (token, *governors(sentence, token)):
        if t.lemma.lower() in words.ahead or t.text.lower() in words.ahead:
            return Tense.FUTURE
        if t.pos in {"VERB", "AUX"}:
            found = _of_verb(sentence, t, words)
            if found is not Tense.OPEN:
                return found
    return Tense.OPEN


def _of_verb(sentence: Sentence, verb: Token, words: TimeWords) -> Tense:
    aux = children(sentence, verb, "aux", "auxpass")
    below = {t.text.lower() for t in aux}
    if below & _MODALS:
        return Tense.PAST if below & _HAD else Tense.FUTURE
    if any(t.tag == "TO" for t in aux):
        if below & _HAD:
            return Tense.PAST
        above = next(governors(sentence, verb), verb)
        return Tense.OPEN if above.lemma.lower() in words.same_time else Tense.FUTURE
    if verb.tag == "VBD" or below & _WAS:
        return Tense.PAST
    if verb.tag == "VBN":
        return Tense.FUTURE if below else Tense.PAST
    if verb.tag == "VBG":
        return Tense.FUTURE if below else Tense.OPEN
    return Tense.FUTURE if verb.tag in {"VBZ", "VBP", "MD"} else Tense.OPEN
