"""Which cue tells of which quotation: by what it governs, by what it stands beside, and by carrying on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.extract.attribution_rules.draft import Draft
from reportedly.extract.page import Page
from reportedly.records import Offsets

_BEFORE = re.compile(r"[\s,–—-]*(?:(?:and|but|then|as|when|even|later|also)\s)?$")
_AFTER = re.compile(r"(?:[^.!?\n\"“”]{0,140}[,:]\s*|[^\n\"“”]{0,140}:\s*|\s*(?:that\s)?|[^.!?,\n\"“”]{0,40}\s)$")
_HANGING = re.compile(r"\b(?:on|in|at|of|for|with|by|from|about|the|a|an|as|to|his|her|their|and|or|its)\s+$|['’]s?\s+$")
"""What ends so is on its way to a title or a quoted word ("said on \"The Hour\""), not to what was said."""
_CARRY = re.compile(r"[^.!?\n\"“”]{0,90}[.,!?:;–—-]?\s*$")


def join_quotations(page: Page, drafts: list[Draft], quoting: Iterable[int]) -> None:
    """Give each draft its quotations. `quoting` are the tokens (by `i`) of the heads that may take one."""
    may = set(quoting)
    taken: dict[Offsets, Draft] = {}
    outside = [d for d in drafts if page.quotation_at(d.head.start) is None]
    for draft in outside:
        _overlapping(page, draft, taken)
    for draft in outside:
        if draft.head.i in may and not draft.quotes:
            _beside(page, draft, taken)
    _carry_on(page, outside, taken)


def _take(draft: Draft, quotation: Offsets, taken: dict[Offsets, Draft]) -> None:
    taken[quotation] = draft
    draft.quotes.append(quotation)
    draft.content.append(quotation)
    draft.score = max(draft.score, 0.85)


def _overlapping(page: Page, draft: Draft, taken: dict[Offsets, Draft]) -> None:
    """A quotation that the grammatical content touches belongs to it whole (and to an outer saying's as well)."""
    for piece in list(draft.content):
        first = page.quotation_at(piece.start)
        for quotation in [*([first] if first else []), *page.quotations_in(piece.start, piece.end)]:
            if quotation not in draft.quotes:
                _take(draft, quotation, taken)


def _beside(page: Page, draft: Draft, taken: dict[Offsets, Draft]) -> None:
    """The quotation that ends right before the cue and its speaker, or begins right behind them."""
    start, end = draft.hull
    text = page.text
    left = text[max(0, start - 60) : start]
    gap = _BEFORE.search(left)
    place = start - (len(gap.group()) if gap else 0) - 1
    before = page.quotation_at(place) if place >= 0 else None
    if before is not None and before not in taken and before.end <= start and _leads(page, draft, before):
        _take(draft, before, taken)
        return
    if draft.content:
        return
    for quotation in page.quotations_in(end, end + 160)[:1]:
        between = text[end : quotation.start]
        if quotation not in taken and _AFTER.fullmatch(between) and not _HANGING.search(between):
            _take(draft, quotation, taken)


def _leads(page: Page, draft: Draft, quotation: Offsets) -> bool:
    """Does a quotation in front of the cue lead up to it? Not where it is finished by a full stop and the cue has
    found another content.
    """
    return not draft.content or page.text[quotation.start : quotation.end].rstrip("\"”'’»")[-1:] != "."


def _carry_on(page: Page, drafts: list[Draft], taken: dict[Offsets, Draft]) -> None:
    """Quotations nobody has claimed and that stand as sentences belong to whoever spoke last: behind "he said."
    in the same paragraph, or as a paragraph of their own.
    """
    order = sorted((d for d in drafts if d.quotes), key=lambda d: d.cue_range.end)
    k, last = 0, None
    for quotation in page.quotations:
        while k < len(order) and order[k].cue_range.end <= quotation.start:
            last = order[k]
            k += 1
        if quotation in taken:
            last = taken[quotation]
        elif last is not None and _follows(page, last, quotation):
            _take(last, quotation, taken)


def _follows(page: Page, draft: Draft, quotation: Offsets) -> bool:
    """Does the quotation stand directly behind the draft's words, with nothing said in between?"""
    end = max(draft.hull.end, max(p.end for p in draft.content))
    between = page.text[end : quotation.start]
    if "\n" in between:
        return not between.strip(" .,\n\u00a0") and _fills_paragraph(page, quotation)
    return bool(_CARRY.fullmatch(between)) and _stands_alone(page, quotation)


def _fills_paragraph(page: Page, quotation: Offsets) -> bool:
    stop = page.text.find("\n", quotation.end)
    rest = page.text[quotation.end : stop if stop >= 0 else len(page.text)]
    return not rest.strip(" .\u00a0")


def _stands_alone(page: Page, quotation: Offsets) -> bool:
    """Is the quotation a sentence of its own, or the rest of one that the cue broke off?"""
    words = page.text[quotation.start : quotation.end]
    ends = words.rstrip("\"”'’»")[-1:] in {".", "!", "?", "…"} or page.text[quotation.end : quotation.end + 1] in {".", "\n", ""}
    return ends and len(words.split()) > 1
