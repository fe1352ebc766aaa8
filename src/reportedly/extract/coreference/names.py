"""Names of the same: alike, in brackets, "known as", acronym, surname, apposition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container
from itertools import pairwise

from reportedly.codebook import Codebook
from reportedly.extract.coreference.chains import Chains, compatible
from reportedly.extract.coreference.view import Seen, View
from reportedly.records import Form, Kind
from reportedly.records.names import abbreviates, is_acronym

_TELLS = re.compile(r"^(?:\d\d, )?(?:(?:who|which) (?:is|was|are|were|has been|had been|became) )?")
"""What may stand before the words that introduce another name: age and relative clause."""

_FIXED = frozenset({Kind.PLACE, Kind.GOVERNMENT, Kind.PEOPLE})
"""Kinds whose names are never shortened to a part or put in brackets after another's."""


def join_names(view: View, chains: Chains, codebook: Codebook) -> None:
    """Everything that names alone tell, from the surest to the least sure."""
    names = [s for s in view.seen if s.form is Form.NAME]
    _alike(names, chains)
    _aliases(view, names, chains, frozenset(codebook.actors.aliasing))
    _acronyms(names, chains)
    _parts(names, chains, codebook.actors.kind_of_noun)
    _appositions(view, chains)


def _alike(names: list[Seen], chains: Chains) -> None:
    last: dict[str, list[Seen]] = defaultdict(list)
    for seen in names:
        for earlier in reversed(last[seen.identity]):
            if compatible(seen.kind, earlier.kind):
                same = seen.mention.head.exact.lower() == earlier.mention.head.exact.lower()
                why = (
                    f'the same name, "{seen.mention.head.exact}"' if same else _both(seen, earlier, "are one")
                )
                chains.join(seen, earlier, 0.97 if same else 0.93, why)
                break
        last[seen.identity].append(seen)


def _aliases(view: View, names: list[Seen], chains: Chains, aliasing: frozenset[str]) -> None:
    """Names set beside a name: in brackets ("X (Y)") or introduced ("X, also known as Y")."""
    for one, other in pairwise(names):
        if one.sentence != other.sentence or one.kind in _FIXED or other.kind in _FIXED:
            continue
        start, end = one.mention.head.end, other.mention.span.start
        between = view.text[start:end] if end - start <= 40 else ""
        word = _TELLS.sub("", between.strip(" ,(“\"'‘–—").lower())
        long, short = one.mention.head.exact, other.mention.head.exact
        fits = compatible(one.kind, other.kind) or abbreviates(short, long)
        acronymic = is_acronym(short) or abbreviates(short, long) or abbreviates(long, short)
        if (
            between.strip() == "("
            and fits
            and (acronymic or " " not in short)
            and view.text[other.mention.head.end :][:1] == ")"
        ):
            chains.join(other, one, 0.95, f'"{short}" stands in brackets after "{long}"')
        elif word in aliasing and fits and (word != "or" or acronymic):
            if not acronymic:
                for seen in names:
                    seen.byname = seen.byname or seen.identity == other.identity
            chains.join(other, one, 0.9, f'"{long}" is also called "{short}" ("{word}")')


def _acronyms(names: list[Seen], chains: Chains) -> None:
    """An acronym whose letters are those of exactly one longer name of the text."""
    longer = {
        s.identity: s for s in reversed(names) if len(s.words) > 1 and s.kind not in {Kind.PERSON, Kind.PLACE}
    }
    tried: set[str] = set()
    for seen in names:
        short = seen.mention.head.exact
        if (
            len(seen.words) != 1
            or not is_acronym(short)
            or seen.identity in tried
            or seen.kind is Kind.GOVERNMENT
        ):
            continue
        tried.add(seen.identity)
        found = [s for s in longer.values() if abbreviates(short, s.mention.head.exact)]
        if len({id(chains.of(s)) for s in found}) == 1:
            chains.join(seen, found[0], 0.9, f'"{short}" are the initials of "{found[0].mention.head.exact}"')


def _parts(names: list[Seen], chains: Chains, nouns: Container[str]) -> None:
    """A surname, or another part of a longer name that is no common noun, after the one whom it names in full."""
    longer: dict[tuple[bool, str], list[Seen]] = defaultdict(list)
    for s in names:
        if len(s.words) > 1 and s.kind not in _FIXED:
            for word in {s.words[0], s.words[-1]}:
                longer[s.kind is Kind.PERSON, word].append(s)
    owners: dict[str, Seen] = {}
    for seen in names:
        if seen.kind in _FIXED or not seen.words or seen.words[0] in nouns:
            continue
        person = seen.kind is Kind.PERSON
        options = [s for s in longer.get((person, seen.words[-1]), ()) if _is_part(seen, s, person=person)]
        best = _meant(seen, options, owners.get(seen.identity), chains)
        if best is not None:
            full = best.mention.head.exact
            part = "the family name" if person and seen.words[-1] == best.words[-1] else "part of the name"
            if chains.join(
                seen, best, 0.92 if person else 0.8, f'"{seen.mention.head.exact}" is {part} of "{full}"'
            ):
                owners.setdefault(seen.identity, best)


def _meant(seen: Seen, options: list[Seen], owner: Seen | None, chains: Chains) -> Seen | None:
    """Whom of several with the name it means: by family name rather than given name; the one introduced before it;
    of several such, the one whom the bare name has stood for (relatives are introduced later, and called otherwise).
    """
    options = [s for s in options if s.words[-1] == seen.words[-1]] or options
    before = [s for s in options if s.number < seen.number]
    options = before or options
    if len({id(chains.of(s)) for s in options}) == 1:
        return options[-1] if before else options[0]
    return next((s for s in reversed(options) if owner and chains.of(s) is chains.of(owner)), None)


def _is_part(seen: Seen, longer: Seen, *, person: bool) -> bool:
    """Is the name a shorter form of the longer one? Of bodies only one long word of a name of two."""
    n = len(seen.words)
    if n >= len(longer.words):
        return False
    if not person:
        return n == 1 and len(longer.words) == 2 and len(seen.words[0]) > 4
    ends = (seen.words[0], seen.words[-1]) == (longer.words[0], longer.words[-1])
    return longer.words[-n:] == seen.words or longer.words[:n] == seen.words or (n > 1 and ends)


def _appositions(view: View, chains: Chains) -> None:
    """A name and the noun phrase set beside it: "Ona Marek, the minister", "the lawyer Ona Marek"."""
    for seen in view.seen:
        other = view.by_token.get(seen.top.head) if seen.top.dep == "appos" else None
        if other is None or other is seen or other.sentence != seen.sentence:
            continue
        first, second = sorted((seen, other), key=lambda s: s.mention.span.start)
        between = view.text[first.mention.span.end : second.mention.span.start]
        if between.strip() in {"", ",", "–", "—", "-", "("} and _may_be_apposed(first, second, chains):
            chains.join(second, first, 0.9, f'"{first.text}" and "{second.text}" stand in apposition')
    for first, second in pairwise(view.seen):
        touching = (
            first.sentence == second.sentence
            and view.text[first.mention.span.end : second.mention.head.start] == " "
        )
        if (
            touching
            and first.form is Form.NOMINAL
            and second.form is Form.NAME
            and _may_be_apposed(first, second, chains)
        ):
            chains.join(second, first, 0.88, f'"{second.text}" is named right after "{first.text}"')


def _may_be_apposed(first: Seen, second: Seen, chains: Chains) -> bool:
    if {first.form, second.form} != {Form.NAME, Form.NOMINAL} or first.many or second.many:
        return False
    if first.coordinated and second.coordinated:
        return False
    name, noun = (first, second) if first.form is Form.NAME else (second, first)
    if name.kind in {Kind.PLACE, Kind.PEOPLE} or noun.kind is Kind.PEOPLE:
        return False
    return compatible(chains.of(name).kind, noun.kind)


def _both(one: Seen, other: Seen, what: str) -> str:
    return f'"{one.mention.head.exact}" and "{other.mention.head.exact}" {what}'
