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
_EDGES = " \t*_.,;:()[]—–-"
LONGEST = 160
"""Characters of a credit line; longer ones are prose."""


def read_line(line: str, outlets: Outlets, where: str) -> Facts:
    """Facts of a line that is nothing but a credit: byline, outlet, date, in any mix. Nothing otherwise.

    "By A B / The Paper, June 25, 2007" gives all three; "The Paper, June 25, 2007" two; "— Reuters" the credit.
    An unknown outlet counts only where a date, "originally published in" or the like stands with it.
    """
    if len(line) > LONGEST:
        return Facts()
    basis = f"{where} “{line}”"
    helped = _HELP.match(line)
    if helped:
        who = outlets.find(helped["who"] or helped["whom"])
        return Facts.of(basis, credit=who)
    led = _LEAD.match(line)
    facts, rest = Facts(), line[led.end() :] if led else line
    for part in filter(None, _PARTS.split(_shielded(rest, outlets))):
        got = _part(part.replace("\x1f", "/"), outlets, basis, trusted=bool(led or facts.byline))
        if got is None:
            return Facts()
        facts |= got
    if facts.publisher and outlets.is_wire(facts.publisher):
        facts |= Facts.of(basis, credit=facts.publisher)
    only_date = facts.published and not (facts.publisher or facts.byline)
    return Facts() if only_date and not led else facts


def closing(paragraph: str, outlets: Outlets) -> Facts:
    """The outlet named behind the last sentence: "… he said. (AP)" or "… he said. — Agence France-Presse"."""
    match = _TAIL.search(paragraph[-80:])
    who = outlets.find(match["round"] or match["dash"]) if match else None
    return Facts.of(f"closing credit “{match.group().strip()}”", credit=who) if match and who else Facts()


def _shielded(line: str, outlets: Outlets) -> str:
    """The line with a slash inside a known outlet's name kept from splitting it ("RFE/RL")."""
    for name in re.findall(r"\b[^\W\d_]+/[^\W\d_]+\b", line):
        if outlets.find(name):
            line = line.replace(name, name.replace("/", "\x1f"))
    return line


def _part(part: str, outlets: Outlets, basis: str, *, trusted: bool) -> Facts | None:
    """Facts of one part of a credit line, None where it is something else."""
    if byline.is_byline(part):
        return _authors(part, outlets, basis)
    date = dates.find(part)
    notes: tuple[str, ...] = ()
    published = None
    if date:
        try:
            published = dates.read(date)
        except dates.UnreadableDateError as trouble:
            notes = (f"the date “{date}” of the credit line {trouble}; the date was left out",)
    name = part.replace(date, "") if date else part
    name = re.sub(r"\bon\s*$", "", name.strip(_EDGES)).strip(_EDGES)
    if not name:
        return Facts.of(basis, published=published).noting(*notes)
    outlet = outlets.find(name)
    if outlet is None and (date or trusted) and outlets.looks_like_one(name):
        outlet = name
    if outlet is None:
        return None
    return Facts.of(basis, publisher=outlet, published=published).noting(*notes)


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
