"""Are two actors of different reports the same? A score and the reasons, or that something speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.codebook.identity import KNOWN
from reportedly.records.names import same_spelling
from reportedly.resolve.clusters import Cluster

_EMPTY_ROLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "man", "woman", "person", "leader", "official", "former"}
)


@dataclass(slots=True)
class Group:
    """What is known of an actor whose clusters were joined so far. `listed` is its id in an authority list; `reports`
    are those that speak of it.
    """

    head: Cluster
    sort: str
    full_names: set[tuple[str, ...]] = field(default_factory=set)
    identities: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    company: frozenset[str] = frozenset()
    listed: str | None = None
    reports: int = 0

    @classmethod
    def of(cls, cluster: Cluster) -> Group:
        """A group of one."""
        return cls(
            cluster,
            cluster.sort,
            set(cluster.full_names),
            set(cluster.identities),
            {cluster.nation} - {None},  # type: ignore[arg-type]
            set(cluster.roles - _EMPTY_ROLES),
            cluster.company,
            cluster.listed,
            0 if cluster.listed else 1,
        )

    def absorb(self, other: Group) -> None:
        """Take over what is known of another."""
        self.full_names |= other.full_names
        self.identities |= other.identities
        self.nations |= other.nations
        self.roles |= other.roles
        self.sort = self.sort or other.sort
        self.company = self.company or other.company
        self.listed = self.listed or other.listed
        self.reports += other.reports


def against(one: Group, other: Group, *, misread: bool = False) -> str | None:
    """What excludes that two groups are the same actor, or None; what sorts they are does not, where one of them may
    have been `misread`.
    """
    if one.listed and other.listed:
        return "the authority list keeps them apart"
    if one.sort and other.sort and one.sort != other.sort and not misread:
        return "one is a person, place, people or government, the other is not"
    if one.sort == "person":
        if (
            not any(same_person(a, b) for a in one.full_names for b in other.full_names)
            and one.full_names
            and other.full_names
        ):
            return "their full names differ"
        if one.nations and other.nations and not one.nations & other.nations and not one.roles & other.roles:
            return "their countries and roles differ"
    elif one.sort == "body":
        if one.nations and other.nations and not one.nations & other.nations:
            return "their countries differ"
        if any(i.startswith(KNOWN) for i in one.identities & other.identities):
            return None  # one institution of the codebook, whatever names it goes by
        long = [(a, b) for a in one.full_names for b in other.full_names]
        if long and not any(same_words(a, b) for a, b in long):
            return "their long names differ"
    return None


def same_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two spellings of one name: word for word alike, or one with words more at its end or beginning."""
    if len(a) > len(b):
        a, b = b, a
    return any(all(map(same_spelling, a, b[at : at + len(a)])) for at in {0, len(b) - len(a)})


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two full names of one person: family name and given name alike, or an initial; middle names may be missing, and
    the order may be turned round, and one of three names and more may be cut short at its beginning, where no initial
    or title stands in its place.
    """
    if sorted(a) == sorted(b):
        return True
    a, b = sorted((a, b), key=len)
    if len(a) < len(b) and a == b[-len(a) :]:
        return len(b[0]) > 1
    given = same_spelling(a[0], b[0]) or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])
    return given and (same_spelling(a[-1], b[-1]) or set(a) <= set(b))
