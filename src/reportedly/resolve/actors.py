"""Who is who across reports: clusters that share a name key are joined where nothing speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reportedly.records import Judgement, Verdict
from reportedly.records.names import skeleton
from reportedly.resolve.clusters import Cluster
from reportedly.resolve.scoring import Group, against

STAGE = "actors"

_MOST_COMPARED = 24
"""Actors of one name that a cluster is compared with: where more share a name, it tells nothing."""

_DOMINANT = 4
"""A surname alone is of the person of that name who is in so many times as many reports as the next one."""


_SPELT = frozenset({"person", "body"})
"""Sorts of actors whose names are spelt one way or another."""

_MISTAKEN = frozenset({"person", "body", "place"})
"""Sorts of actors that a name is mistaken for one another's."""


class Actors:
    """Joins clusters of many reports into actors, star-shaped: each is judged against the first of its actor.
    Judgements that were `made` before, by the mention that they join, are given again where they still hold.
    """

    def __init__(
        self, clusters: Iterable[Cluster], made: Mapping[str, Judgement] = MappingProxyType({})
    ) -> None:
        self._made = made
        self._clusters = sorted(clusters, key=lambda c: (c.published, c.report, c.mention))
        self._parent = list(range(len(self._clusters)))
        self._known: dict[int, Group] = {}

    def judgements(self) -> Iterator[Judgement]:
        """All joins, the surest keys first, so that what is sure guards what is less so."""
        yield from self._by_key(self._identity_keys(), 0.93, "go by the same name")
        yield from self._by_key(self._spelling_keys(), 0.82, "are spellings of one name")
        yield from self._misread()
        yield from self._shortened()
        yield from self._surnames()

    def _by_key(self, blocks: dict[str, list[int]], score: float, what: str) -> Iterator[Judgement]:
        for key in sorted(blocks):
            heads: list[int] = []
            for number in blocks[key]:
                root = self._root(number)
                if root in heads:
                    continue
                head = self._fitting(heads[:_MOST_COMPARED], root)
                if head is None:
                    heads.append(root)
                else:
                    yield self._joined(head, number, score, what)

    def _fitting(self, heads: Sequence[int], root: int) -> int | None:
        """The first actor of the name against whom nothing speaks. Where an authority list has several such, only the
        one of the same country is meant, or none of them.
        """
        mine = self._group(root)
        options = [head for head in heads if against(self._group(self._root(head)), mine) is None]
        listed = [head for head in options if self._group(self._root(head)).listed]
        if len(listed) > 1:
            near = [head for head in listed if self._group(self._root(head)).nations & mine.nations]
            options = near if len(near) == 1 else [head for head in options if head not in listed]
        return options[0] if options else None

    def _identity_keys(self) -> dict[str, list[int]]:
        """Clusters by each of their names. A person's single name is no key: it may be anybody's."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, cluster in enumerate(self._clusters):
            for identity in cluster.identities:
                for sort in _sorts(cluster):
                    if sort != "person" or " " in identity:
                        blocks[f"{sort} {identity}"].append(number)
        return _of_several(blocks)

    def _spelling_keys(self) -> dict[str, list[int]]:
        """Clusters by the consonants of each full name: given and family name of persons, all words of bodies."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, cluster in enumerate(self._clusters):
            for sort in _SPELT.intersection(_sorts(cluster)):
                for name in cluster.full_names:
                    blocks[_spelling(sort, name)].append(number)
        return _of_several(blocks)

    def _misread(self) -> Iterator[Judgement]:
        """A name taken for another sort of actor in a report, where many more reports know whose it is. One word
        alone ("Velsa", a person in one report and a town in all others) only where nothing in that report tells of
        whoever it is: no title, no role.
        """
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, cluster in enumerate(self._clusters):
            for name in cluster.names if cluster.sort in _MISTAKEN else ():
                blocks[" ".join(name)].append(number)
        for key in sorted(blocks):
            roots = sorted(
                {self._root(number) for number in blocks[key]}, key=lambda r: (-self._group(r).reports, r)
            )
            for root in roots[1:]:
                first, stray = self._group(roots[0]), self._group(root)
                other = stray.sort != first.sort and 0 < _DOMINANT * stray.reports <= first.reports
                told = " " not in key and bool(stray.roles or stray.full_names)
                if other and not told and against(first, stray, misread=True) is None:
                    what = f"are one name, which is a {first.sort}'s in most reports"
                    yield self._joined(roots[0], root, 0.7, what)
                    roots[0] = self._root(roots[0])

    def _shortened(self) -> Iterator[Judgement]:
        """A person whose full name is the end of a longer one ("Tayyip Marek" of "Recep Tayyip Marek"), where the
        pile knows only one such and context agrees.
        """
        longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, cluster in enumerate(self._clusters):
            for name in cluster.full_names if cluster.sort == "person" else ():
                if len(name) > 2:
                    longer[name[-2:]].add(number)
        for number, cluster in enumerate(self._clusters):
            if cluster.sort != "person" or not all(len(name) == 2 for name in cluster.full_names):
                continue
            ends = (longer[name] for name in cluster.full_names if name in longer)
            roots = {self._root(k) for numbers in ends for k in numbers} - {self._root(number)}
            if len(roots) == 1 and self._agrees(cluster, root := roots.pop()):
                yield self._joined(root, number, 0.75, "are one name, in full and cut short")

    def _surnames(self) -> Iterator[Judgement]:
        """A person known in a report by one name only, where the pile knows one person so called, or one above all,
        and context agrees: the same country or role, or other actors in common.
        """
        known: dict[str, set[int]] = defaultdict(set)
        alone: list[int] = []
        for number, cluster in enumerate(self._clusters):
            if cluster.sort == "person" and cluster.full_names:
                known[cluster.full_names[0][-1]].add(self._root(number))
            elif cluster.sort == "person":
                alone.append(number)
        for number in alone:
            cluster = self._clusters[number]
            roots = {
                r for k in known.get(cluster.names[0][-1], ()) if self._group(r := self._root(k)).reports
            }
            options = sorted(roots, key=lambda r: (-self._group(r).reports, r))
            if options and self._plain(options) and self._agrees(cluster, options[0]):
                yield self._joined(
                    options[0], number, 0.7, "share a surname that the pile knows of one person above all"
                )

    def _plain(self, options: Sequence[int]) -> bool:
        """Is the first so much more written about than the next that the surname alone means that one?"""
        return (
            len(options) == 1
            or self._group(options[0]).reports >= _DOMINANT * self._group(options[1]).reports
        )

    def _agrees(self, cluster: Cluster, root: int) -> bool:
        group = self._group(root)
        if against(group, Group.of(cluster)) is not None:
            return False
        company = cluster.company & group.company
        return bool(
            cluster.nation in group.nations
            or cluster.roles & group.roles
            or company
            or group.reports >= _DOMINANT
        )

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def _group(self, root: int) -> Group:
        """What is known of an actor, by the number of its first cluster."""
        if root not in self._known:
            self._known[root] = Group.of(self._clusters[root])
        return self._known[root]

    def _joined(self, head: int, number: int, score: float, what: str) -> Judgement:
        """Put a cluster's group under the head's, the earlier cluster being the root."""
        root, other = sorted((self._root(head), self._root(number)))
        joined = number if self._root(number) == other else head
        self._parent[other] = root
        self._group(root).absorb(self._group(other))
        del self._known[other]
        one, two = self._clusters[root], self._clusters[joined]
        reasons = [f'"{one.text}" and "{two.text}" {what}']
        if one.nation and one.nation == two.nation:
            reasons.append(f"both of {one.nation}")
        if shared := sorted(one.roles & two.roles):
            reasons.append(f"both called {shared[0]}")
        why = "; ".join(reasons)
        made = self._made.get(two.mention)
        if made and (made.right, made.score, made.why) == (one.mention, score, why):
            return made
        return Judgement.by_stage(STAGE, Verdict.SAME, two.mention, one.mention, score=score, why=why)


def keys(cluster: Cluster) -> frozenset[str]:
    """All names by which the cluster can meet another: two that share none are never joined, nor has the one a say in
    what the other is joined to, unless others stand between them.
    """
    found = {f"identity {identity}" for identity in cluster.identities}
    found |= {f"full {' '.join(name)}" for name in cluster.full_names}
    for sort in _sorts(cluster):
        found |= {_spelling(sort, name) for name in cluster.full_names if sort in _SPELT}
    if "person" in _sorts(cluster):
        found |= {f"surname {name[-1]}" for name in cluster.names}
    return frozenset(found)


def _spelling(sort: str, name: tuple[str, ...]) -> str:
    """The consonants of a full name: given and family name of a person, all words of a body."""
    words = sorted((name[0], name[-1])) if sort == "person" else name
    return f"{sort} {' '.join(map(skeleton, words))}"


def _sorts(cluster: Cluster) -> tuple[str, ...]:
    """What sorts of actor the cluster may be: one, unless a list leaves it open."""
    return (cluster.sort,) if cluster.sort else ("person", "body")


def _of_several(blocks: dict[str, list[int]]) -> dict[str, list[int]]:
    return {key: numbers for key, numbers in blocks.items() if len(numbers) > 1}
