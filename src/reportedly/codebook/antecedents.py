"""How much what is seen of a pronoun and of somebody before it speaks for the one standing for the other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Self

from pydantic import model_validator

from reportedly.records.base import Record

Signs = Mapping[str, float]
"""What is seen of one option, by name: mostly 1 for yes; what is not named is 0."""


class Antecedents(Record):
    """The weights of a log-linear ranking of antecedents, learned by training/antecedents.py, which names its data.
    `weights` are by sort of pronoun ("he", "they"), then by what is seen of an option, whose first is always that it
    stands for nobody named before; `least` is the probability by which the best one must be believed to be taken.
    """

    weights: dict[str, dict[str, float]]
    least: dict[str, float]

    @model_validator(mode="after")
    def _of_the_same_sorts(self) -> Self:
        if differ := set(self.weights) ^ set(self.least):
            raise ValueError(f"{min(differ)!r} has weights or a least probability, not both")
        return self

    def chances(self, sort: str, options: Sequence[Signs]) -> list[float]:
        """The probability of each option; together they are 1."""
        weights = self.weights[sort]
        sums = [sum(weights.get(name, 0.0) * value for name, value in option.items()) for option in options]
        most = max(sums)
        parts = [math.exp(s - most) for s in sums]
        return [part / sum(parts) for part in parts]
