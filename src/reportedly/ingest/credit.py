"""Credits: whose copy a report is, in lines before and after the article."""

from __future__ import annotations

import re

from reportedly.codebook.outlets import Outlets
from reportedly.ingest import byline, dates
from reportedly.ingest.facts import Facts

_LEAD = re.compile(
    r"^(?:(?:this (?:article|story|report|piece) )?(?:(?:was )?(?:originally |first )*(?:published|appeared|posted)"
    r"(?: in| on| by| at)?|is (?:reprinted|republished|reproduced)(?: from)?)|source|via|from|courtesy of|credit|"
    r"reprinted from|republished from)\s*:?\s+",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"^(?P<who>.{2,60}?) (?:also |staff )?contributed (?:to (?:this|the) (?:report|story|article)|reporting)\.?$"
    r"|^(?:with (?:additional )?(?:reporting|files|material|input|information)|additional reporting)"
    r" (?:by|from) (?P<whom>.{2,80}?)\.?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:[\[(](?P<round>[^()\[\]]{2,40})[\])]|(?:--|—|–)\s*(?P<dash>[^—–.]{2,40}))\.?\s*$")
_PARTS = re.compile(r"\s*[/|•·\n]\s*|\s+[—–-]\s+")
_NOISE = re.compile(
    r"\b\d{1,3}[ -]?min(?:ute)?s?(?: read)?\b|\b\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?)?\s*(?:by\s+)?"
    r"(?P<name>.{3,60}?)(?:,?\s*\d{4}.*|[.,]\s.*|\.)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"The(?: [A-Z][\w'’-]+){1,4}")
"""A name with its article, as papers and no persons have it."""
_EDGES = " \t*_.,;:()[]—–-"
_OUTLET_WORDS = 4
LONGEST = 160
"""Characters of a credit line; longer ones are prose."""


def read_line(line: str, outlets: Outlets, where: str) -> Facts:
    """Facts of a line that is nothing but a credit: byline, outlet, date, in any mix. Nothing otherwise.

    "By A B / The Paper, June 25, 2007" gives all three; "The Paper, June 25, 2007" two. "Source: The Paper" or
    its bare name only says where the matter came from, which is a credit, not who published it. An unknown outlet
    or a person without "By" counts only where a date, "originally published in" or the like stands with it.
    """
    if len(line) > LONGEST:
        return Facts()
    basis = f"{where} “{line}”"
    led = _LEAD.match(line)
    rest = line[led.end() :] if led else line
    date = dates.find(rest)
    facts = _dated(date, basis) if date else Facts()
    rest = _NOISE.sub("", rest.replace(date, "", 1) if date else rest)
    for part in filter(None, (part.strip(_EDGES) for part in _parts(rest, outlets, split=bool(date)))):
        got = _part(part, outlets, basis, led=bool(led), dated=bool(date))
        if got is None:
            return Facts()
        facts |= got
    if not _published(led, facts) and facts.publisher:
        source = Facts.of(basis, credit=facts.publisher)
        return source | facts if outlets.is_wire(facts.publisher) else source
    if facts.publisher and outlets.is_wire(facts.publisher):
        facts |= Facts.of(basis, credit=facts.publisher)
    return facts if facts.publisher or facts.byline or (led and facts.published) else Facts()


def _published(led: re.Match[str] | None, facts: Facts) -> bool:
    """Does the line say that the outlet published this text, rather than that it was the source of it?"""
    said = bool(led and re.search(r"publish|appear|post|print|produced", led.group(), re.IGNORECASE))
    return said or bool(facts.published or facts.byline)


def helped(paragraph: str, outlets: Outlets) -> Facts:
    """The wire or paper that helped, as a sentence says: "Reuters contributed to this report." It stays."""
    for sentence in re.split(r"(?<=[.])\s+", paragraph[-LONGEST:].strip("()[]")):
        match = _HELP.match(sentence)
        who = outlets.find(said := match["who"] or match["whom"]) or said if match else None
        if match and who and outlets.looks_like_one(who) and len(who.split()) <= _OUTLET_WORDS:
            return Facts.of(f"sentence “{sentence}”", credit=who)
    return Facts()


def owner(line: str, outlets: Outlets) -> Facts:
    """The outlet in a copyright line."""
    match = _COPYRIGHT.match(line)
    name = match["name"].strip(_EDGES) if match else ""
    known = outlets.find(name) or (name if outlets.looks_like_one(name) else None)
    return Facts.of(f"copyright line “{line}”", publisher=known)


def closing(paragraph: str, outlets: Outlets) -> Facts:
    """The outlet named behind the last sentence: "… he said. (AP)" or "… he said. — Agence France-Presse"."""
    match = _TAIL.search(paragraph[-80:])
    who = outlets.find(match["round"] or match["dash"]) if match else None
    return Facts.of(f"closing credit “{match.group().strip()}”", credit=who) if match and who else Facts()


def _parts(line: str, outlets: Outlets, *, split: bool) -> list[str]:
    """The line at its bars, slashes and dashes; in a dated line without "By" at its commas too. A slash inside a
    known outlet's name stays ("RFE/RL").
    """
    for name in re.findall(r"\b[^\W\d_]+/[^\W\d_]+\b", line):
        if outlets.find(name):
            line = line.replace(name, name.replace("/", "\x1f"))
    parts = [part.replace("\x1f", "/") for part in _PARTS.split(line)]
    if split and not line.casefold().startswith("by "):
        parts = [piece for part in parts for piece in part.split(",")]
    return parts


def _part(part: str, outlets: Outlets, basis: str, *, led: bool, dated: bool) -> Facts | None:
    """Facts of one part of a credit line, None where it is something else."""
    if byline.is_byline(part):
        return _authors(part, outlets, basis)
    name = re.sub(r"^(?:in|on|at|by)\s+|\s+on$", "", part).strip(_EDGES)
    outlet = outlets.find(name) or (name if (led or dated) and outlets.looks_like_one(name) else None)
    if outlet:
        return Facts.of(basis, publisher=outlet)
    if (led or dated) and _ARTICLE.fullmatch(name):
        return Facts.of(basis, publisher=name)
    people = byline.names(name) if dated and not led else ()
    return Facts.of(basis, byline=people) if people else None


def _dated(date: str, basis: str) -> Facts:
    try:
        return Facts.of(basis, published=dates.read(date))
    except dates.UnreadableDateError as trouble:
        return Facts().noting(f"the date “{date}” of the credit line {trouble}; the date was left out")


def _authors(part: str, outlets: Outlets, basis: str) -> Facts:
    """The names of a byline, and the outlet some of them end in ("By A B, Associated Press")."""
    head, _, tail = part.rpartition(",")
    outlet = _agency(tail, outlets) if head else None
    words = head if outlet else part
    facts = Facts.of(basis, byline=byline.names(words))
    return (
        facts | Facts.of(basis, credit=outlet)
        if outlet and outlets.is_wire(outlet)
        else facts | Facts.of(basis, publisher=outlet)
    )


def _agency(words: str, outlets: Outlets) -> str | None:
    bare = re.sub(
        r"\s+(?:staff )?(?:writers?|reporters?|correspondents?|staff)$", "", words.strip(), flags=re.I
    )
    return outlets.find(bare) or (bare if outlets.looks_like_one(bare) else None)
