"""Pronouns: whom "he", "they", "it" and, inside quotations, "I" and "we" stand for, where the text makes it plain."""

from __future__ import annotations

from reportedly.codebook.antecedents import Antecedents as Weights
from reportedly.extract import grammar
from reportedly.extract.coreference.antecedents import SAYS, Antecedents, Choice, Option, Options
from reportedly.extract.coreference.chains import Chains
from reportedly.extract.coreference.clues import FIRST_CONJUNCT, OWN_SUBJECT
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Form

_BY_GRAMMAR = 0.8
"""How sure it is whom grammar names: of fifty in news, about nine in ten were right by eye."""

_RELATIVES = frozenset({"who", "which", "that"})


class Ranking:
    """Takes the most probable option, if it is probable enough."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def __call__(self, seen: Seen, options: Options) -> tuple[Option | None, float]:
        """The option, None where the pronoun stays alone, and its probability."""
        signs = [options.nobody, *(option.signs for option in options.some)]
        chances = self._weights.chances(options.sort, signs)
        best = max(range(len(chances)), key=lambda n: (chances[n], -n))
        if best and chances[best] >= self._weights.least[options.sort]:
            return options.some[best - 1], chances[best]
        return _by_grammar(options), _BY_GRAMMAR


def _by_grammar(options: Options) -> Option | None:
    """For "it", the nearest body, if grammar names it; where it says something, and for "they" that say something,
    any that grammar names. The ranking is shy of these: what it has learned from has few bodies that act.
    """
    says = SAYS in options.nobody
    for nearer, option in enumerate(options.some):
        if options.sort == "it":
            could = option.other.collective and (says or nearer == 0)
        else:
            could = options.sort == "they" and says and "many" in option.signs
        if could and option.why and (nearer == 0 or option.why not in {OWN_SUBJECT, FIRST_CONJUNCT}):
            return option
    return None


class Pronouns:
    """Finds a pronoun's antecedent: a relative's by grammar, every other's by ranking all who come before it."""

    def __init__(self, view: View, chains: Chains, choice: Choice) -> None:
        self._view, self._chains, self._choice = view, chains, choice
        self._antecedents = Antecedents(view, chains)

    def join(self, seen: Seen) -> None:
        """Join one pronoun to its antecedent, if the text makes plain which."""
        if seen.mention.head.exact.lower() in _RELATIVES:
            self._relative(seen)
            return
        option, chance = self._choice(seen, self._antecedents.of(seen))
        if option is not None:
            who = option.why or "the most likely of those before it"
            why = f'"{seen.text}" stands for {who}, "{option.other.text}"'
            self._chains.join(seen, option.other, round(chance, 2), why)

    def _relative(self, seen: Seen) -> None:
        """Of "who", "which" and "that": they stand for the noun that their clause belongs to."""
        sentence = self._view.sentence_of(seen)
        clause = next((t for t in grammar.governors(sentence, seen.top) if t.dep == "relcl"), None)
        other = self._view.by_token.get(clause.head) if clause else None
        if other is not None and other.number < seen.number and other.form is not Form.PRONOUN:
            why = f'"{seen.text}" begins a clause about "{other.text}"'
            self._chains.join(seen, other, 0.93, why)
