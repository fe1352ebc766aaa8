"""How a statement is worded where it has to stand alone: its content if that is a clause, else with who says it."""

from __future__ import annotations

import re

from reportedly.records import Statement

_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|does?|did"
    r"|went|came|made|took|gave|held|met|fought|said|told|knew|saw|got|left|kept|sent|began|became|led|lost|won|fell"
    r"|\w{3,}[’']s\s+(?:been|not|a|the)|\w{2,}n[’']t|\w{3,}ed)\b",
    re.IGNORECASE,
)
_OPENS_LOW = re.compile(r"^[\"“‘'\s]*(?:to\s|[a-z]+ing\b|who\b|which\b|whether\b|if\b|as\s)", re.IGNORECASE)
_OF_DOING = re.compile(r"^(?:\S+\s){1,6}?(?:of|with|for|from|as)\s\w+ing\b")
_LONGEST = 400


def stands_alone(content: str) -> bool:
    """Can the words be read as a sentence? Judged by their outside: no infinitive or participle in front, no
    "Velsa of training …", and a word in them that looks like a finite verb. A wrong no costs nothing but brevity.
    """
    broken = _OPENS_LOW.match(content) or _OF_DOING.match(content)
    return not broken and bool(_FINITE.search(content))


def in_full(statement: Statement, text: str) -> str:
    """The report's words from the first to the last of source, cue and content, on one line; the content alone
    where the three lie too far apart to be one sentence.
    """
    content = " ".join(" ".join(span.exact for span in statement.content).split())
    spans = [*statement.content, *(s for s in (statement.source, statement.cue) if s)]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if end - start > _LONGEST or "\n" in text[start:end]:
        return content
    return " ".join(text[start:end].split())
