"""The actors of one report, as far as its own judgements go: what cross-report resolution compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.codebook import Codebook
from reportedly.codebook.identity import Identity
from reportedly.records import Authority, Form, Judgement, Kind, Mention, Reading, Sameness
from reportedly.records.names import name_words

_CLASSES = {
    Kind.PERSON: "person",
    Kind.GOVERNMENT: "government",
    Kind.PLACE: "place",
    Kind.PEOPLE: "people",
    Kind.ROLE: "role",
}


@dataclass(slots=True)
class Cluster:
    """Mentions of one report that are of the same and of which one is a name.

    `mention` stands for all of them. `identities` are keys of its names, `names` their words, with given names in
    full; `nation` is a country's code where titles or adjectives give one, `roles` the nouns and titles it goes by.
    `company` are the other names of the report: context for a surname alone. An actor of an authority list makes a
    cluster too: `listed` is then its id there, which also stands in the place of a mention's, and `kind` may be open.
    """

    mention: str
    report: str
    published: str
    text: str
    kind: Kind | None
    identities: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    nation: str | None
    roles: frozenset[str]
    company: frozenset[str] = frozenset()
    listed: str | None = None
    sort: str = field(init=False)
    """Person, government, place, people, or body (all others, which are often taken for one another); "" where
    a list leaves open which.
    """
    full_names: tuple[tuple[str, ...], ...] = field(init=False)
    """Names of more than one word."""

    def __post_init__(self) -> None:
        """Work out once what every comparison asks."""
        self.sort = _CLASSES.get(self.kind, "body") if self.kind else ""
        self.full_names = tuple(n for n in self.names if len(n) > 1)


class Clusters:
    """Takes clusters out of readings."""

    def __init__(self, codebook: Codebook) -> None:
        self._words, self._countries = codebook.actors, codebook.countries
        self._identity = Identity(codebook.actors, codebook.countries)

    def of(self, reading: Reading) -> Iterator[Cluster]:
        """The named clusters of a report, in the order of their first names."""
        same = Sameness(reading.of(Judgement))
        groups: dict[str, list[Mention]] = {}
        for mention in reading.of(Mention):
            if mention.form is not Form.PRONOUN:
                groups.setdefault(same.root(mention.id), []).append(mention)
        found = [
            self._cluster(reading, group)
            for group in groups.values()
            if any(m.form is Form.NAME for m in group)
        ]
        company = frozenset(i for c in found if c.sort in {"person", "body"} for i in c.identities)
        for cluster in found:
            cluster.company = company - cluster.identities
            yield cluster

    def listed(self, authority: Authority) -> Cluster:
        """An actor of an authority list as a cluster before all others: theirs are judged against it."""
        names = (authority.name, *authority.aliases)
        kinds = [authority.kind] if authority.kind else [Kind.PERSON, Kind.ORGANIZATION]
        return Cluster(
            mention=authority.id,
            report="",
            published="",
            text=authority.name,
            kind=authority.kind,
            identities=frozenset(self._identity.of(name, kind) for name in names for kind in kinds),
            names=tuple(dict.fromkeys(self._in_full(name_words(n), authority.kind) for n in names)),
            nation=authority.country,
            roles=frozenset(),
            listed=authority.id,
        )

    def _cluster(self, reading: Reading, group: list[Mention]) -> Cluster:
        names = [m for m in group if m.form is Form.NAME]
        kinds = Counter(m.label for m in names)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        nations = Counter(code for m in group if (code := self._nation(m)))
        longest = max(names, key=lambda m: (len(name_words(m.head.exact)), -m.span.start))
        return Cluster(
            mention=names[0].id,
            report=reading.report.id,
            published=reading.report.published or "9999",
            text=longest.head.exact,
            kind=kind,
            identities=frozenset(self._identity.of(m.head.exact, kind) for m in names),
            names=tuple(dict.fromkeys(self._in_full(name_words(m.head.exact), kind) for m in names)),
            nation=min(nations, key=lambda c: (-nations[c], c)) if nations else None,
            roles=frozenset(role for m in group for role in self._roles(m)),
        )

    def _in_full(self, words: tuple[str, ...], kind: Kind | None) -> tuple[str, ...]:
        """A person's name with the given name in full ("Jim Marek": james marek)."""
        full = self._words.short_names.get(words[0]) if words and kind is Kind.PERSON else None
        return (full, *words[1:]) if full and len(words) > 1 else words

    def _nation(self, mention: Mention) -> str | None:
        """The country before a name or in a nominal ("Aldin's foreign minister")."""
        if mention.form is Form.NAME and mention.label is not Kind.PERSON:
            return self._identity.country(mention.head.exact, mention.label)
        before = mention.span.exact[: max(0, mention.head.start - mention.span.start)]
        for word in before.split()[:3]:
            code = self._countries.nation(word) if word[0].isupper() else None
            if code:
                return code
        return None

    def _roles(self, mention: Mention) -> Iterator[str]:
        """Titles before a name, and the nouns of nominals."""
        if mention.form is Form.NOMINAL:
            yield mention.head.exact.lower()
            return
        before = mention.span.exact[: max(0, mention.head.start - mention.span.start)]
        for word in before.lower().split():
            if word in self._words.kind_of_noun or word in self._words.titles:
                yield word.rstrip(".")
