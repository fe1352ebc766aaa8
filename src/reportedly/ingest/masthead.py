"""What stands over an article: title, byline, date, standfirst; and the credits under it."""

from __future__ import annotations

import re
from collections import Counter

from reportedly.codebook.outlets import Outlets
from reportedly.ingest import byline, credit, dates
from reportedly.ingest.facts import Facts

_CRUMB = re.compile(r"\s*[»›→>]\s*")
_DECK = re.compile(r"\s*(?:--|—|–|:|\||\s-\s)\s*")
_STAMP = re.compile(
    r"^(?:(?:first |last )?(?:published|posted|updated|modified|issued|date)(?: (?:on|at))?\s*:?\s*)"
    r"(?P<rest>.{6,80})$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.;:,…][\"'”’)\]]*$")
_HEAD, _FOOT, _TOP = 8, 6, 3
_OUTLET_WORDS = 5
_TITLE_LENGTH = 220
_DATE_LINE = 60
_SURE_TITLE = 8


def title_of(paragraphs: list[str], crumbs: list[str]) -> tuple[str, str]:
    """Title of a scraped text and what that rests on; empty where there is none to tell from the article.

    A headline that the page repeats (in its breadcrumbs, or above the article again) is the surest; otherwise
    the first line of more than three words, or the only line, over the first paragraph, if it does not end like
    a sentence.
    """
    head = _over_the_prose(paragraphs)
    lines = [line for line in head if len(line) <= _TITLE_LENGTH]
    ends = [_CRUMB.split(crumb)[-1] for crumb in crumbs]
    for line in lines:
        if any(_same(line, end) for end in ends):
            return line, "headline, repeated in the breadcrumbs"
    counts = Counter(_fold(line) for line in lines)
    for line in lines:
        if counts[_fold(line)] > 1 or any(_after(other, line) for other in lines if other != line):
            return line, "headline, repeated on the page"
    plain = [line for line in lines if not _ENDED.search(line) and not _is_metadata(line)]
    named = [line for line in plain if len(line.split()) > 3] or plain[:1]
    return (named[0], "first line") if named and len(paragraphs) > 1 else ("", "")


def take_title(paragraphs: list[str], title: str) -> list[str]:
    """The paragraphs without the title where it stands over the article again; a standfirst behind it ("Title
    — deck") stays, and so does everything under the head.
    """
    kept = []
    for number, line in enumerate(paragraphs):
        if number >= _HEAD or not title:
            kept.append(line)
        elif _same(line, title):
            continue
        else:
            kept.append(_after(line, title) or line)
    return kept


def take_labels(paragraphs: list[str], title: str) -> tuple[list[str], list[str]]:
    """Lines above the title that are only labels ("World", "Politics"), apart from the rest. Both lists."""
    place = next((k for k, line in enumerate(paragraphs[:_HEAD]) if _same(line, title)), 0)
    labels = [line for line in paragraphs[:place] if len(line.split()) <= 3 and not _ENDED.search(line)]
    return [line for k, line in enumerate(paragraphs) if k >= place or line not in labels], labels


def take_outlet(paragraphs: list[str], outlets: Outlets) -> tuple[list[str], Facts]:
    """The paragraphs without a line at the very top that is an outlet's name, and that name."""
    for number, line in enumerate(paragraphs[:_TOP]):
        words = line.title() if line.isupper() and not outlets.find(line) else line
        if len(words.split()) <= _OUTLET_WORDS and outlets.looks_like_one(words):
            facts = Facts.of(f"line at the top “{line}”", publisher=outlets.find(words) or words)
            return [*paragraphs[:number], *paragraphs[number + 1 :]], facts
    return paragraphs, Facts()


def take_credits(paragraphs: list[str], outlets: Outlets, *, scraped: bool) -> tuple[list[str], Facts]:
    """The paragraphs without lines that are only byline, date or credit, and the facts of those lines.

    They are looked for in the first lines and the last; what they say becomes metadata. A bare date stays
    among the words of a page's main text, and leaves those of a scraped one, where it is part of the page.
    """
    head = min(_HEAD, (len(paragraphs) + 1) // 2)
    foot = max(len(paragraphs) - _FOOT, head)
    head_facts, foot_facts, kept = Facts(), Facts(), []
    for number, line in enumerate(paragraphs):
        if number < head:
            got, rest = _credit(line, outlets, "line at the head")
            rest = "" if scraped and dates.find(line) == line else rest
            head_facts |= got
        elif number >= foot:
            got, rest = _credit(line, outlets, "line at the foot")
            foot_facts = got | foot_facts
        else:
            rest = line
        if rest:
            kept.append(rest)
    facts = _together(head_facts, foot_facts)
    if scraped and not facts.byline and len(kept) > 1 and byline.is_name(kept[-1]):
        facts |= Facts.of("signature", byline=(kept.pop(),))
    return kept, facts


def _together(head: Facts, foot: Facts) -> Facts:
    """Of two outlets, the one at the foot is the original ("The Paper, June 25, 2007")."""
    return foot | head if foot.publisher else head | foot


def _credit(line: str, outlets: Outlets, where: str) -> tuple[Facts, str]:
    """Facts of a line and what of it stays in the text."""
    stamp = _stamp(line)
    if stamp:
        return stamp, line if dates.find(line) == line else ""
    facts = credit.read_line(line, outlets, where)
    return facts, line if facts == Facts() else ""


def _stamp(line: str) -> Facts | None:
    """A line that only says when the page was published: "Published: 3 May 2019, 14:05", or a bare date, which
    stays among the report's words.
    """
    match = _STAMP.match(line)
    date = dates.find(line) if match or len(line) <= _DATE_LINE else None
    if not date:
        return None
    rest = line.replace(date, "")
    if not match and re.search(r"[^\W\d_]{4,}", rest):
        return None
    try:
        return Facts.of(f"line “{line}”", published=dates.read(date))
    except dates.UnreadableDateError as trouble:
        return Facts().noting(f"the date “{date}” over the article {trouble}; the date was left out")


def _over_the_prose(paragraphs: list[str]) -> list[str]:
    """The lines above the first that is long or ends like a sentence."""
    for number, line in enumerate(paragraphs[:_HEAD]):
        if len(line) > _TITLE_LENGTH or (_ENDED.search(line) and len(line.split()) > 12):
            return paragraphs[:number]
    return paragraphs[: min(_HEAD, len(paragraphs) - 1)]


def _is_metadata(line: str) -> bool:
    return byline.is_byline(line) or _stamp(line) is not None or dates.find(line) == line.strip()


def _after(line: str, title: str) -> str:
    """What follows the title and a dash or colon in a line that begins with it, or ""."""
    if len(title) < _SURE_TITLE or not line.casefold().startswith(title.casefold()):
        return ""
    rest = line[len(title) :]
    mark = _DECK.match(rest)
    return rest[mark.end() :].strip() if mark else ""


def _same(one: str, other: str) -> bool:
    return bool(one) and _fold(one) == _fold(other)


def _fold(line: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", line).casefold().split())
