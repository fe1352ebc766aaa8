"""The small language in which predicates and events say how they are put into words.

A verb pattern is a sentence of lemmas with X (who does it) and Y (to whom): `X supply Y with {@arms}`,
`X carry_out {raid|attack} on|against Y`, `X be base in Y`. A bar separates alternatives, an underscore joins a
verb to its particle, braces hold the words a noun must be (`@name` is a word set of the codebook), `be` before
a verb asks for the passive. Without `be`, the passive is read as well ("Y is hosted by X", "Y hosted by X").
`X and Y meet` is for what several do to one another: every pair of the verb's subjects.

A noun pattern is a noun with its prepositions: `support for|of Y by|from X`. What stands before the noun
("X's support", "X support") is X, unless the pattern begins with `Y's`.

An adjective pattern is an adjective with its prepositions, said of X: `loyal|friendly to Y` ("forces loyal to Y",
"X is friendly to Y").

A phrase pattern joins two mentions by their kinds alone: `X:person of|from Y:party` ("Ona Marek of the Red League"),
`Y:place 's X:armed_group`, and, with nothing between, what stands before a name: `Y:party X:person`. Of `X:any versus
Y:any`, every pair is one; `any` is every kind.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from reportedly.records.base import Record
from reportedly.records.mention import Kind

SUBJECT, OBJECT, BEFORE, BEARER = "subject", "object", "before", "bearer"
PREPOSITIONAL = "prepositional"
POSSESSIVE, ADJACENT, VERSUS = "'s", "", "versus"
ANY = "any"
_SLOTS = ("X", "Y")


class Argument(Record):
    """One place of a pattern: the subject, the object, before a noun, what an adjective is said of, or after one
    of `prepositions`. It is a slot ("X", "Y"), or one of `words`.
    """

    place: str
    prepositions: frozenset[str] = frozenset()
    slot: str | None = None
    words: frozenset[str] = frozenset()


class Pattern(Record):
    """One way of putting a predicate into words; `lemmas` are alternatives for its verb, noun or adjective. A
    `mutual` one takes both slots from the subjects.
    """

    source: str
    lemmas: tuple[str, ...]
    particle: str | None = None
    passive: bool = False
    mutual: bool = False
    arguments: tuple[Argument, ...] = ()


class Phrase(Record):
    """A mention of one of the kinds `first_kinds`, `links` (prepositions, "'s" or "" for nothing between), and a
    mention of one of `second_kinds`. `first` is the slot ("X" or "Y") of the one that stands first.
    """

    source: str
    first: str
    first_kinds: frozenset[Kind]
    links: frozenset[str]
    second_kinds: frozenset[Kind]


def verb_pattern(value: object) -> object:
    """The pattern that a string says. Raises ValueError, which the loader turns into file and line."""
    if not isinstance(value, str):
        return value
    words = value.split()
    if len(words) < 2 or words[0] not in _SLOTS:
        raise ValueError(f"{value!r}: a verb pattern begins with X or Y, as in 'X host Y'")
    arguments = [Argument(place=SUBJECT, slot=words[0])]
    mutual = words[1:3] == ["and", "Y"]
    rest = words[3:] if mutual else words[1:]
    if not rest:
        raise ValueError(f"{value!r}: a verb pattern needs a verb, as in 'X and Y meet'")
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
        mutual=mutual,
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


def adjective_pattern(value: object) -> object:
    """The pattern that a string says. Raises ValueError."""
    if not isinstance(value, str):
        return value
    words = value.split()
    if len(words) < 3:
        raise ValueError(
            f"{value!r}: an adjective pattern is an adjective and what follows, as in 'loyal to Y'"
        )
    arguments = [Argument(place=BEARER, slot="X"), *_places(value, words[1:], None)]
    return Pattern(source=value, lemmas=tuple(words[0].split("|")), arguments=tuple(arguments))


def phrase_pattern(value: object) -> object:
    """The phrase that a string says. Raises ValueError."""
    if not isinstance(value, str):
        return value
    words = value.split()
    if len(words) not in {2, 3} or {words[0][:2], words[-1][:2]} != {"X:", "Y:"}:
        raise ValueError(f"{value!r}: a phrase is two slots with their kinds, as in 'X:person of Y:party'")
    kinds = [
        frozenset(Kind) if word[2:] == ANY else frozenset(word[2:].split("|"))
        for word in (words[0], words[-1])
    ]
    return {
        "source": value,
        "first": words[0][0],
        "first_kinds": kinds[0],
        "links": frozenset(words[1].split("|")) if len(words) == 3 else frozenset({ADJACENT}),
        "second_kinds": kinds[1],
    }


def _next_is_verb(rest: list[str]) -> bool:
    """In 'X be base in Y' a verb follows; in 'X be at {war} with Y' a place does, and `be` is the verb."""
    return len(rest) > 2 and not rest[2].startswith("{") and not rest[1].startswith("{")


def _places(value: str, words: list[str], bare: str | None) -> list[Argument]:
    found: list[Argument] = []
    prepositions: frozenset[str] = frozenset()
    for word in words:
        if word in _SLOTS or word.startswith("{"):
            place = PREPOSITIONAL if prepositions else bare
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
AdjectivePattern = Annotated[Pattern, BeforeValidator(adjective_pattern)]
PhrasePattern = Annotated[Phrase, BeforeValidator(phrase_pattern)]


def word_sets_named(patterns: tuple[Pattern, ...]) -> set[str]:
    """The names of the word sets that the patterns refer to."""
    return {w[1:] for p in patterns for a in p.arguments for w in a.words if w.startswith("@")}
