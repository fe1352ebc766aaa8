"""Who wrote it: lines of names, and nothing that only looks like one."""

from __future__ import annotations

import re

_PARTICLE = {
    "al", "al-", "bin", "bint", "ibn", "da", "das", "de", "del", "della", "der", "di", "dos", "du", "el", "la",
    "le", "ter", "ten", "van", "von", "y", "e", "zu", "af", "av", "den", "abu", "ben", "mac", "st.",
}  # fmt: skip
_SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV|MD|PhD)\b)")
_LEAD = re.compile(
    r"^(?:(?:written|reported|posted|story|text|analysis|report|words)\s+)?by:?\s+", re.IGNORECASE
)
_NAME_PART = re.compile(r"(?:[A-Z]\.)+|[^\W\d_](?:[^\W\d_]|[.'’-])*\.?")
_SPLIT = re.compile(r"\s*(?:,\s*and\s+|\s+and\s+|\s*&\s*|,\s*|;\s*|\s+with\s+)\s*", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|bureau|desk|contributors?|special to|agencies|"
    r"columnist|analyst|producer|team|newsroom|chief)\b"
)
_IN_PLACE = re.compile(r"\s+in\s+[A-Z][\w'’.-]*(?:\s(?!and\b)[A-Z][\w'’.-]*)*")
LONGEST = 140
"""Characters; a longer line is prose that happens to begin with "By"."""


def is_byline(line: str) -> bool:
    """Is the whole line "By" and names?"""
    lead = _LEAD.match(line)
    return lead is not None and len(line) <= LONGEST and bool(names(line))


def names(words: str) -> tuple[str, ...]:
    """The persons named in a byline ("By A B and C D Jr., Staff Writers, in Velsa City"), in order.

    Empty where a part is neither a person's name nor a role: then the line is no byline. Names wholly in
    capitals are put in title case. "By Herald staff" names a desk, which is then the byline.
    """
    lead = _LEAD.match(words)
    words = _SUFFIX.sub(" ", _IN_PLACE.sub("", _LEAD.sub("", " ".join(words.split())))).rstrip(" .,;|/-–—")
    if words.endswith((" Jr", " Sr")):
        words += "."
    found: list[str] = []
    for part in filter(None, _SPLIT.split(words)):
        if is_name(part):
            found.append(part.title() if part.isupper() else part)
        elif not (_ROLE.search(part.casefold()) or (found and part[:1].isupper())):
            return ()
    if not found and lead and len(words.split()) <= 5 and _ROLE.search(words.casefold()):
        return (words,)
    return tuple(dict.fromkeys(found))


def is_name(words: str) -> bool:
    """Two to five words of a person's name: capitalised, but for particles; none of them a role."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or parts[0] in ("The", "THE") or _ROLE.search(words.casefold()):
        return False
    if not all(_NAME_PART.fullmatch(part) for part in parts):
        return False
    proper = [part for part in parts if not (part.islower() and part in _PARTICLE)]
    return len(proper) >= 2 and all(
        part[0].isupper() or ("-" in part and part[-1].islower() and any(c.isupper() for c in part))
        for part in proper
    )
