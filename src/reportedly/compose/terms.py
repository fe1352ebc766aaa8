"""Words as terms: what two writers put in different words for the same has one term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.codebook.claims import ClaimWords
from reportedly.codebook.countries import Countries
from reportedly.compose.ground import words_of

_STEM = 6


class Terms:
    """Words → terms: a country by name or adjective is its code ("@AT"), a word of one of the codebook's senses is
    that sense ("~aim"), one that is another's contrary has that other's term, any other its stem; function words, and
    those of negation and mood, which a proposition has apart, have none. Words are looked up once.
    """

    def __init__(self, words: ClaimWords, countries: Countries) -> None:
        self._countries = countries
        self._empty = words.function_words | words.negators | words.wishes
        self._senses = {stem(w): f"~{min(sense)}" for sense in words.senses for w in sorted(sense)}
        self._opposites = {stem(word): stem(other) for word, other in sorted(words.opposites.items())}
        self._known: dict[str, str] = {}

    def of(self, texts: Iterable[str]) -> Iterator[str]:
        """The terms of the texts' words, in order."""
        for text in texts:
            for word in words_of(text):
                term = self._known.get(word)
                if term is None:
                    term = self._known[word] = self._term(word)
                if term:
                    yield term

    def turned(self, words: Iterable[str]) -> frozenset[str]:
        """The terms of the words that say the opposite of their term."""
        return frozenset(self._term(w) for w in words if stem(w.lower()) in self._opposites)

    def _term(self, word: str) -> str:
        if word[0].isupper():
            code = self._countries.demonym(word) or self._countries.country(word)
            if code:
                return f"@{code}"
        lower = word.lower()
        if lower in self._empty:
            return ""
        stemmed = stem(lower)
        stemmed = self._opposites.get(stemmed, stemmed)
        return self._senses.get(stemmed, stemmed)


def stem(word: str) -> str:
    """The first letters of a word without its ending: enough to bring together "withdraw" and "withdrawal",
    "seize" and "seizing", "deny" and "denied", "stop" and "stopped" (truncation stemming; Frakes 1992).
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed", "e"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == "y":
        word = word[:-1] + "i"
    elif len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:_STEM]
