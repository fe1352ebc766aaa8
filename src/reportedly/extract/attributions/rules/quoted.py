"""Which cue tells of which quotation: by what it governs, by what it stands beside, and by carrying on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.extract.attributions.rules.draft import Draft
from reportedly.extract.attributions.rules.speakers import speaker
from reportedly.extract.grammar import children, subtree, verb_group
from reportedly.extract.page import Page
from reportedly.records import Offsets, Sentence, Token

_BEFORE = re.compile(r"[\s,–—-]*(?:(?:and|but|then|as|when|even|later|also)\s)?$")
_AFTER = re.compile(
    r"(?:[^.!?\n\"“”]{0,140}[,:]\s*|[^\n\"“”]{0,140}:\s*|\s*(?:that\s)?|[^.!?,\n\"“”]{0,40}\s)$"
)
_HANGING = re.compile(
    r"\b(?:on|in|at|of|for|with|by|from|about|the|a|an|as|to|his|her|their|and|or|its)\s+$|['’]s?\s+$"
)
"""What ends so is on its way to a title or a quoted word ("said on \"The Hour\""), not to what was said."""
_CARRY = re.compile(r"(?:(?![.!?]\s+\w)[^\n\"“”]){0,100}$")


def join_quotations(page: Page, drafts: list[Draft], quoting: Iterable[int]) -> None:
    """Give each draft its quotations. `quoting` are the tokens (by `i`) of the heads that may take one."""
    may = set(quoting)
    taken: dict[Offsets, Draft] = {}
    outside = [d for d in drafts if page.quotation_at(d.head.start) is None]
    for draft in outside:
        _overlapping(page, draft, taken)
    quoting_ones = [d for d in outside if d.head.i in may]
    for draft in quoting_ones:
        if not draft.quotes:
            _before(page, draft, taken)
    for draft in reversed(quoting_ones):  # of two cues in front of a quotation, the nearer has it
        if not draft.quotes:
            _after(page, draft, taken)
    drafts += _unlisted(page, taken)
    _carry_on(page, [d for d in drafts if page.quotation_at(d.head.start) is None], taken)


def _unlisted(page: Page, taken: dict[Offsets, Draft]) -> list[Draft]:
    """Any verb tells of a saying where it and its subject close up to a quotation that leads on to them
    (`"Run," sang the children`) or that a colon announces (`She scolded him: "Run."`).
    """
    found: list[Draft] = []
    for quotation in page.quotations:
        if quotation in taken:
            continue
        words = page.text[quotation.start : quotation.end].rstrip("\"”'’»")
        verb = None
        if words[-1:] in {",", "?", "!"} or page.text[quotation.end : quotation.end + 1] == ",":
            verb = next(
                (t for t in page.tokens_in(quotation.end, quotation.end + 80) if t.pos == "VERB"), None
            )
        elif page.text[: quotation.start].rstrip()[-1:] == ":":
            near = page.tokens_in(max(0, quotation.start - 200), quotation.start)
            sentence = page.sentence_of[near[-1].i] if near else None
            verb = next((t for t in near if t.pos == "VERB" and sentence and t.i == sentence.root.i), None)
        draft = _by_any_verb(page, verb, quotation) if verb is not None else None
        if draft is not None:
            _take(draft, quotation, taken)
            draft.score = 0.6
            found.append(draft)
    return found


def _by_any_verb(page: Page, verb: Token, quotation: Offsets) -> Draft | None:
    """The draft of a verb outside quotations with its own subject beside it, no full stop in between."""
    sentence = page.sentence_of[verb.i]
    source = _modified(sentence, verb)
    if not source and page.text[quotation.end : quotation.end + 1] != ",":
        source = speaker(sentence, verb) or _behind(sentence, verb)
    if not source or page.quotation_at(verb.start) or page.quotation_at(source[0].start):
        return None
    draft = Draft(verb, source, verb_group(sentence, verb), needs_source=True)
    start, end = draft.hull
    between = page.text[quotation.end : start] if quotation.end <= start else page.text[end : quotation.start]
    close = len(between) <= 60 and not re.search(r"[.!?\n]\s*\w", between)
    return draft if close else None


def _modified(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun phrase behind a verb that the parser takes for its attribute (`", added KCNA`)."""
    above = sentence.token(verb.head)
    if verb.dep != "amod" or above.i < verb.i:
        return []
    return [t for t in subtree(sentence, above) if t.i > verb.i and t.pos != "PUNCT"]


def _behind(sentence: Sentence, verb: Token) -> list[Token]:
    """The noun phrase behind the verb, which the parser takes for its object ("sang the children")."""
    things = [t for t in children(sentence, verb, "dobj", "attr", "oprd") if t.i > verb.i]
    return subtree(sentence, things[0]) if things else []


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


def _beside(page: Page, draft: Draft) -> Offsets:
    """What a quotation must stand beside: cue and speaker, or the cue alone where a verb stands between them."""
    start, end = draft.hull
    inside = page.tokens_in(start, end)
    if any(t.pos == "VERB" and t not in draft.cue and t not in draft.source for t in inside):
        return draft.cue_range
    return draft.hull


def _before(page: Page, draft: Draft, taken: dict[Offsets, Draft]) -> None:
    """The quotation that ends right before the cue and its speaker."""
    start, text = _beside(page, draft).start, page.text
    left = text[max(0, start - 60) : start]
    gap = _BEFORE.search(left)
    place = start - (len(gap.group()) if gap else 0) - 1
    before = page.quotation_at(place) if place >= 0 else None
    if before is not None and before not in taken and before.end <= start and _leads(page, draft, before):
        _take(draft, before, taken)


def _after(page: Page, draft: Draft, taken: dict[Offsets, Draft]) -> None:
    """The quotation that begins right behind the cue and its speaker, or that closes up to the content."""
    end, text = _beside(page, draft).end, page.text
    if draft.content:
        end = max(end, *(piece.end for piece in draft.content))
        for quotation in page.quotations_in(end, end + 4)[:1]:
            if quotation not in taken and text[end : quotation.start].strip() in {"", ",", ":"}:
                _take(draft, quotation, taken)
        return
    for quotation in page.quotations_in(end, end + 160)[:1]:
        between = text[end : quotation.start]
        if quotation not in taken and _AFTER.fullmatch(between) and not _HANGING.search(between):
            _take(draft, quotation, taken)
            draft.content += _named(page, draft, quotation)


def _named(page: Page, draft: Draft, quotation: Offsets) -> list[Offsets]:
    """What a quotation is said of, where it stands right between cue and quotation (`called the plan "a farce"`)."""
    sentence = page.sentence_of[draft.head.i]
    found = [subtree(sentence, t) for t in children(sentence, draft.head, "dobj")]
    spans = [Offsets(f[0].start, f[-1].end) for f in found if f[0].i == draft.cue[-1].i + 1]
    return [s for s in spans if s.end <= quotation.start <= s.end + 1]


def _leads(page: Page, draft: Draft, quotation: Offsets) -> bool:
    """Does a quotation in front of the cue lead up to it? Where the cue has found another content, only if the
    quotation breaks off for it.
    """
    last = page.text[quotation.start : quotation.end].rstrip("\"”'’»")[-1:]
    return not draft.content or last in {",", "?", "!"}


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
    busy = (
        any(t.pos == "VERB" for t in page.tokens_in(end, quotation.start)) if end < quotation.start else False
    )
    return not busy and bool(_CARRY.fullmatch(between)) and _stands_alone(page, quotation)


def _fills_paragraph(page: Page, quotation: Offsets) -> bool:
    stop = page.text.find("\n", quotation.end)
    rest = page.text[quotation.end : stop if stop >= 0 else len(page.text)]
    return not rest.strip(" .\u00a0")


def _stands_alone(page: Page, quotation: Offsets) -> bool:
    """Is the quotation a sentence of its own, or the rest of one that the cue broke off?"""
    words = page.text[quotation.start : quotation.end]
    ends = words.rstrip("\"”'’»")[-1:] in {".", "!", "?", "…"} or page.text[
        quotation.end : quotation.end + 1
    ] in {".", "\n", ""}
    return ends and len(words.split()) > 1
