"""The words by which texts call those who act and speak."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import model_validator

from reportedly.records.base import Record
from reportedly.records.mention import Kind
from reportedly.records.names import name_key


class Known(Record):
    """An institution that is written about so often that its names are worth listing. `country` is ISO 3166."""

    kind: Kind
    country: str | None = None
    aliases: tuple[str, ...] = ()


class ActorWords(Record):
    """Nouns, titles and verbs about actors; all in lower case and singular unless said otherwise.

    `titles` stand before a person's name; `nouns` are common nouns by the kind of actor they name, `plurals` those
    that name a people or crowd; `name_words` tell the kind of a name they stand in ("ministry"), `name_endings`
    only at its end; `known` are institutions by name. `women` and `men` are titles, nouns and first names that tell
    a person's gender. `acting_verbs` have a subject that can act: a capital before one is a government.
    `place_verbs` have a subject or object that is a location. `act_nouns` are deeds: an adjective of nationality
    before one names who did it. `state_bodies` are nouns of which a state has one: an adjective of nationality makes
    a name of it ("Turkish army"). `locative` are prepositions before a location, `motion_verbs` those whose "to" and
    "from" name one. `fighters` are nouns for members of an armed group.
    `dealt_with` are verbs whose object can act, `receiving_verbs` those whose "from" names a giver, `directed_at`
    words whose "to" names somebody. `town_things` are what a town has and no government, `compass` adjectives of
    places. `general_nouns` stand for any body or place of their kind ("the group", "the city"), those that are
    `nouns_in_names` only where its name has the word too ("the coalition"), `nouns_of_states` for the one state
    spoken of ("the country"); of `nouns_of_many` nobody can tell which is meant ("the side"). `empty_modifiers` tell
    nothing of a person ("former"). `aliasing` are words that introduce another name; `short_names` short given names
    with the full ones.
    """

    titles: frozenset[str]
    nouns: dict[Kind, frozenset[str]]
    plurals: frozenset[str]
    name_words: dict[Kind, frozenset[str]]
    name_endings: dict[Kind, frozenset[str]]
    known: dict[str, Known]
    women: frozenset[str]
    men: frozenset[str]
    acting_verbs: frozenset[str]
    place_verbs: frozenset[str]
    act_nouns: frozenset[str]
    state_bodies: frozenset[str]
    locative: frozenset[str]
    motion_verbs: frozenset[str]
    fighters: frozenset[str]
    dealt_with: frozenset[str]
    receiving_verbs: frozenset[str]
    directed_at: frozenset[str]
    nouns_in_names: frozenset[str]
    town_things: frozenset[str]
    compass: frozenset[str]
    short_names: dict[str, str]
    general_nouns: frozenset[str]
    nouns_of_many: frozenset[str]
    nouns_of_states: frozenset[str]
    empty_modifiers: frozenset[str]
    aliasing: tuple[str, ...]
    not_names: frozenset[str]

    @model_validator(mode="after")
    def _one_kind_each(self) -> Self:
        seen: dict[str, Kind] = {}
        for kind, words in self.nouns.items():
            for word in sorted(words):
                if word in seen:
                    raise ValueError(f"the noun {word!r} stands under {seen[word]} and under {kind}")
                seen[word] = kind
        return self

    @cached_property
    def kind_of_noun(self) -> dict[str, Kind]:
        """Kind by common noun."""
        return {word: kind for kind, words in self.nouns.items() for word in words}

    @cached_property
    def institutions(self) -> dict[str, str]:
        """The name of a known institution by the key of any of its names."""
        return {
            name_key(alias): name for name, known in self.known.items() for alias in (name, *known.aliases)
        }

    @cached_property
    def title_starts(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Titles as words, longest first, by their first word."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for title in self.titles:
            words = tuple(title.split())
            found.setdefault(words[0], []).append(words)
        return {first: tuple(sorted(all_, key=lambda w: (-len(w), w))) for first, all_ in found.items()}
