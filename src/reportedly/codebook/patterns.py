"""The small language in which predicates and events say how they are put into words.

A verb pattern is a sentence of lemmas with X (who does it) and Y (to whom): `X supply Y with {@arms}`,
`X carry_out {raid|attack} on|against Y`, `X be base in Y`. A bar separates alternatives, an underscore joins a
verb to its particle, braces hold the words a noun must be (`@name` is a word set of the codebook), `be` before
a verb asks for the passive. Without `be`, the passive is read as well ("Y is hosted by X", "Y hosted by X").

A noun pattern is a noun with its prepositions: `support for|of Y by|from X`. What stands before the noun
("X's support", "X support") is X, unless the pattern begins with `Y's`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from reportedly.records.base import Record

SUBJECT, OBJECT, BEFORE = "subject", "object", "before"
_SLOTS = ("X", "Y")


class Argument(Record):
    """One place of a pattern: the subject, the object, before a noun, or after one of `prepositions`. It is a
    slot ("X", "Y"), or one of `words`.
    """

    place: str
    prepositions: frozenset[str] = frozenset()
    slot: str | None = None
    words: frozenset[str] = frozenset()


class Pattern(Record):
    """One way of putting a predicate into words; `lemmas` are alternatives for its verb or noun."""

    source: str
    lemmas: tuple[str, ...]
    particle: str | None = None
    passive: bool = False
    arguments: tuple[Argument, ...] = ()


def verb_pattern(value: object) -> object:
    """The pattern that a string says. Raises ValueError, which the loader turns into file and line."""
    if not isinstance(value, str):
        return value
    words = value.split()
    if len(words) < 2 or words[0] not in _SLOTS:
        raise ValueError(f"{value!r}: a verb pattern begins with X or Y, as in 'X host Y'")
    arguments = [Argument(place=SUBJECT, slot=words[0])]
    rest = words[1:]
    passive = rest[0] == "be" and len(rest) > 1 and rest[1] not in _SLOTS and _next_is_verb(rest)
    verb, _, particle = rest[1 if passive else 0].partition("_")
    if "|" in particle:
        raise ValueError(
            f"{value!r}: a particle belongs to all the verbs before it; give it a pattern of its own"
        )
    arguments += _places(value, rest[2 if passive else 1 :], OBJECT)
    return Pattern(
        source=value,
        lemmas=tuple(verb.split("|")),
        particle=particle or None,
        passive=passive,
        arguments=tuple(arguments),
    )


def noun_pattern(value: object) -> object:
    """The pattern that a string says. Raises ValueError."""
    if not isinstance(value, str):
        return value
    words = value.split()
    before = "X"
    if words and words[0] in {"X's", "Y's"}:
        before = words.pop(0)[0]
    if not words:
        raise ValueError(f"{value!r}: a noun pattern needs a noun, as in 'support for Y by X'")
    arguments = [Argument(place=BEFORE, slot=before), *_places(value, words[1:], None)]
    return Pattern(source=value, lemmas=tuple(words[0].split("|")), arguments=tuple(arguments))


def _next_is_verb(rest: list[str]) -> bool:
    """In 'X be base in Y' a verb follows; in 'X be at {war} with Y' a place does, and `be` is the verb."""
    return len(rest) > 2 and not rest[2].startswith("{") and not rest[1].startswith("{")


def _places(value: str, words: list[str], bare: str | None) -> list[Argument]:
    found: list[Argument] = []
    prepositions: frozenset[str] = frozenset()
    for word in words:
        if word in _SLOTS or word.startswith("{"):
            place = "prepositional" if prepositions else bare
            if place is None:
                raise ValueError(f"{value!r}: {word} needs a preposition before it")
            inside = frozenset() if word in _SLOTS else frozenset(word.strip("{}").split("|"))
            slot = word if word in _SLOTS else None
            found.append(Argument(place=place, prepositions=prepositions, slot=slot, words=inside))
            prepositions = frozenset()
        elif prepositions:
            raise ValueError(f"{value!r}: {word!r} is neither X, Y nor words in braces")
        else:
            prepositions = frozenset(word.split("|"))
    if prepositions:
        raise ValueError(f"{value!r}: nothing follows {words[-1]!r}")
    return found


VerbPattern = Annotated[Pattern, BeforeValidator(verb_pattern)]
NounPattern = Annotated[Pattern, BeforeValidator(noun_pattern)]


def word_sets_named(patterns: tuple[Pattern, ...]) -> set[str]:
    """The names of the word sets that the patterns refer to."""
    return {w[1:] for p in patterns for a in p.arguments for w in a.words if w.startswith("@")}
