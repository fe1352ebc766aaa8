"""Actors: what the mentions that are judged to be the same make together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.compose.effects import Effect
from reportedly.compose.listed import Listed
from reportedly.records import Actor, Authority, Form, Kind, Mention, Sameness, Span, content_id
from reportedly.records.names import is_acronym, name_key

_RARE = 0.02
"""A full name used for less than this share of a cluster's names is not its name: it may be a misreading."""

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "de", "di", "da", "du", "del", "la", "le", "van", "von"}
)
"""A name that begins with one ("bin Salman") is a family name."""

_TOLD_OF_PERSON, _TOLD_OF_BODY = 0.05, 0.3
"""The share of its mentions that must give an actor's country: "Aldin's president" is said of a person now and then,
but "Aldin's branch of the group" does not make the group Aldin's.
"""
_PLENTY, _MOST = 3, 0.6
"""So many times told of a person are enough, however often the name stands; and one country must have the most."""

_ABBREVIATED = 3
"""Letters of the longest name of a country that is short for another ("USA")."""

_OF_A_COUNTRY = frozenset({Kind.GOVERNMENT, Kind.PLACE})


_MORE_OF_IT = re.compile(
    r"\s*[,(–—-]|\s+(?:who|whom|whose|which|that|in|at|of|from|for|on|as|based|working)\b"
)
"""How words go on that tell more of whom they began with: "Ona Marek, who ...", "a man from ..."."""


class _Seen(NamedTuple):
    """A mention without what assembling does not need: held for all reports at once, so kept light."""

    id: str
    report: str
    start: int
    exact: str
    name: str | None  # the name itself; None for nominals and pronouns
    form: Form
    label: Kind


class Cast:
    """Who is who, once all mentions have been seen.

    `sameness` holds the judgements on mentions, in reports and across them; `judged` what people judged of actors, by
    the root of their mentions; `authorities` is a list of known actors. Needs about 250 bytes a mention.
    """

    def __init__(
        self,
        mentions: Iterable[Mention],
        sameness: Sameness,
        codebook: Codebook,
        judged: Mapping[str, Effect] = MappingProxyType({}),
        authorities: Iterable[Authority] = (),
    ) -> None:
        self._judged = judged
        self._sameness, self._countries, self._words = sameness, codebook.countries, codebook.actors
        self._groups: dict[str, list[_Seen]] = {}
        words: dict[str, str] = {}
        for m in mentions:
            exact = words.setdefault(m.span.exact, m.span.exact)
            name = words.setdefault(m.head.exact, m.head.exact) if m.form is Form.NAME else None
            seen = _Seen(m.id, m.report, m.span.start, exact, name, m.form, m.label)
            self._groups.setdefault(sameness.root(m.id), []).append(seen)
        self._ids = self._distinct_ids()
        self._listed = Listed(authorities, sameness)

    def actor_of(self, mention: str) -> str | None:
        """The id of the actor whom the mention (id) refers to; None for a pronoun of nobody knows whom."""
        return self._ids.get(self._sameness.root(mention))

    def actors(self, referred_to: Container[str] = frozenset()) -> Iterator[Actor]:
        """Every actor with a name, and every one in `referred_to` (actor ids), by id. An actor without a name
        ("a senior official") matters only if it speaks or takes part in something.
        """
        for id_, root in sorted((id_, root) for root, id_ in self._ids.items()):
            group = self._groups[root]
            if id_ in referred_to or any(m.name for m in group):
                actor = self._listed.applied(root, self._actor(id_, group))
                effect = self._judged.get(root)
                yield effect.applied(actor, "") if effect else actor

    def _distinct_ids(self) -> dict[str, str]:
        """Actor id by group root: from name and kind, so that it outlives re-reading; where two actors have both
        in common, and where there is no name, the first mention's id tells them apart.
        """
        keys: dict[str, tuple[str, Kind] | None] = {}
        for root, group in self._groups.items():
            rejected = root in self._judged and self._judged[root].rejected
            if rejected or all(m.form is Form.PRONOUN for m in group):
                continue
            names = [m for m in group if m.name]
            keys[root] = (name_key(self._name(group)), _kind(group)) if names else None
        shared = Counter(key for key in keys.values() if key)
        ids: dict[str, str] = {}
        for root, key in keys.items():
            first = min(m.id for m in self._groups[root])
            if key is None:
                ids[root] = content_id("actor", first)
            else:
                ids[root] = content_id("actor", *key, *([first] if shared[key] > 1 else []))
        return ids

    def _actor(self, id_: str, group: list[_Seen]) -> Actor:
        group = sorted(group, key=lambda m: (m.report, m.start, m.id))
        name = self._name(group)
        spans = (
            Span(report=m.report, start=m.start, end=m.start + len(m.exact), exact=m.exact) for m in group
        )
        return Actor(
            id=id_,
            name=name,
            kind=_kind(group),
            aliases=_aliases(name, group),
            country=self._country(group),
            mentions=tuple(spans),
        )

    def _name(self, group: list[_Seen]) -> str:
        """What to call the actor: a country by its usual name; otherwise the fullest name in common use."""
        code = self._country_itself(group)
        counts = Counter(m.name for m in group if m.name)
        if code is not None:
            return self._country_name(code, counts)
        if not counts:
            first = min(group, key=lambda m: (m.form is Form.PRONOUN, m.report, m.start))
            return first.exact
        common = _RARE * counts.total()

        def rank(item: tuple[str, int]) -> tuple[bool, bool, int, int, str]:
            word, count = item
            full = " " in word and count >= common and word.partition(" ")[0].lower() not in _PARTICLES
            return not full, is_acronym(word), -count, -len(word), word

        return _tidy(min(counts.items(), key=rank)[0])

    def _country_name(self, code: str, counts: Counter[str]) -> str:
        """A country's usual name, unless the texts write another of its names and never that one ("Burma")."""
        usual = self._countries.display(code)
        named = Counter[str]()
        for name, count in counts.items():
            if self._countries.country(name) == code and len(name_key(name)) > _ABBREVIATED:
                named[_tidy(name)] += count
        return usual if usual in named or not named else min(named, key=lambda n: (-named[n], n))

    def _country_itself(self, group: list[_Seen]) -> str | None:
        """The code of the country whose government or territory the group is, or None."""
        kind = _kind(group)
        if kind not in _OF_A_COUNTRY:
            return None
        found: Counter[str] = Counter()
        for m in group:
            if m.name:
                code = self._countries.country(m.name)
                if code is None and kind is Kind.GOVERNMENT:
                    code = self._countries.capital(m.name) or self._countries.government(m.name)
                found.update([code] if code else [])
        return min(found, key=lambda code: (-found[code], code)) if found else None

    def _country_listed(self, group: list[_Seen]) -> str | None:
        """The country of an institution that the codebook knows, or None."""
        names = (self._words.institutions.get(name_key(m.name)) for m in group if m.name)
        return next((self._words.known[name].country for name in names if name), None)

    def _country(self, group: list[_Seen]) -> str | None:
        """The code of its country: its own, or the one before a name ("Iranian foreign minister X")."""
        own = self._country_itself(group) or self._country_listed(group)
        if own is not None:
            return own
        found: Counter[str] = Counter()
        voters = [m for m in group if m.form is not Form.PRONOUN]
        for m in voters:
            before = m.exact.partition(m.name)[0] if m.name else m.exact
            for word in before.split()[:2]:
                code = self._countries.demonym(word) or self._countries.country(word)
                if code:
                    found[code] += 1
                    break
        least = (_TOLD_OF_PERSON if _kind(group) is Kind.PERSON else _TOLD_OF_BODY) * len(voters)
        if _kind(group) is Kind.PERSON:
            least = max(min(least, _PLENTY), _MOST * found.total())
        found = Counter({code: count for code, count in found.items() if count >= least})
        return min(found, key=lambda code: (-found[code], code)) if found else None


def _kind(group: list[_Seen]) -> Kind:
    """The kind that most of its names have; of its other mentions, if there is no name."""
    voters = [m for m in group if m.name] or [m for m in group if m.form is not Form.PRONOUN] or group
    counts = Counter(m.label for m in voters)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _aliases(name: str, group: list[_Seen]) -> tuple[str, ...]:
    """Every other way its name is written, most used first."""
    counts = Counter(_tidy(m.name) for m in group if m.name)
    counts.pop(name, None)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))


def _tidy(name: str) -> str:
    return " ".join(name.split())


class Whereabouts:
    """The mentions of one report by place, to find whom a reference's words stand for."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, m.span.end, m.id))

    def at(self, span: Span) -> Mention | None:
        """The mention that best fits the words: the greatest share of characters in common (whole span or name
        alone), at least a third, with its head inside the words.
        """
        best, share = None, 1 / 3
        for m in self._mentions:
            if m.span.start >= span.end:
                break
            if m.span.end <= span.start or not _holds(span, m.head):
                continue
            fit = max(_in_common(span, m.span), _in_common(span, m.head))
            if m.span.start == span.start and _MORE_OF_IT.match(span.exact, m.span.end - m.span.start):
                fit = max(fit, 0.9)
            if fit > share:
                best, share = m, fit
        return best


def _holds(span: Span, head: Span) -> bool:
    return (span.start <= head.start and head.end <= span.end) or (
        head.start <= span.start and span.end <= head.end
    )


def _in_common(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / (max(a.end, b.end) - min(a.start, b.start))
