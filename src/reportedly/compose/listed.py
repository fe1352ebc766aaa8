"""What an authority list tells of actors: their ids, and the name, kind and country they have there."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.records import Actor, Authority, Sameness


class Listed:
    """The actors of a list, by what was judged to be the same as them."""

    def __init__(self, authorities: Iterable[Authority], sameness: Sameness) -> None:
        self._by_root: dict[str, list[Authority]] = {}
        for authority in authorities:
            self._by_root.setdefault(sameness.root(authority.id), []).append(authority)

    def applied(self, root: str, actor: Actor) -> Actor:
        """The actor whose mentions have that root, with what the list knows of it. Where people judged two of the
        list to be one, the first in the list counts, with the ids of both.
        """
        listed = self._by_root.get(root)
        if listed is None:
            return actor
        first = listed[0]
        said = (n for a in listed for n in (a.name, *a.aliases))
        name, *aliases = dict.fromkeys([first.name, actor.name, *actor.aliases, *said])
        kinds, countries = (a.kind for a in listed if a.kind), (a.country for a in listed if a.country)
        ids = {scheme: id_ for a in reversed(listed) for scheme, id_ in a.authorities.items()}
        return actor.model_copy(
            update={
                "name": name,
                "aliases": tuple(aliases),
                "kind": next(kinds, actor.kind),
                "country": next(countries, actor.country),
                "authorities": dict(sorted(ids.items())),
            }
        )
