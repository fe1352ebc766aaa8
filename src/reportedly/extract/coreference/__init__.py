"""Coreference: which mentions of one report are of the same."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.codebook import Codebook
from reportedly.codebook.identity import Identity
from reportedly.extract.coreference.antecedents import Choice
from reportedly.extract.coreference.chains import Chains
from reportedly.extract.coreference.names import join_names
from reportedly.extract.coreference.nominals import Nominals
from reportedly.extract.coreference.pronouns import Pronouns, Ranking
from reportedly.extract.coreference.view import View
from reportedly.records import Form, Found, Judgement, Mention, Reading, Sentence


class Coreference:
    """Rules from the surest to the least sure, each over the whole text (sieves: Raghunathan et al. 2010), for
    precision: what is not plain stays unresolved.
    """

    name = "coreference"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence, Mention})
    provides: frozenset[type] = frozenset({Judgement})

    def __init__(self, codebook: Codebook, choice: Choice | None = None) -> None:
        self._codebook = codebook
        self._choice = choice or Ranking(codebook.antecedents)
        self._identity = Identity(codebook.actors, codebook.countries)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """Judgements that a mention (left) is of the same as an earlier one (right), with score and reason."""
        view = View(reading, self._codebook, self._identity)
        chains = Chains(view.seen, self.name)
        join_names(view, chains, self._codebook)
        nominals, pronouns = Nominals(view, chains, self._codebook), Pronouns(view, chains, self._choice)
        for seen in view.seen:
            if seen.form is Form.NOMINAL:
                nominals.join(seen)
            elif seen.form is Form.PRONOUN:
                pronouns.join(seen)
        yield from chains.judgements
