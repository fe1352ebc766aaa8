"""From a reader's draft to a Report: characters, clean-up, metadata from the text, language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import or_

from reportedly.ingest import boilerplate, characters, credit, dateline, dates, masthead
from reportedly.ingest.facts import FIELDS, Facts
from reportedly.ingest.language import UNKNOWN, language, name
from reportedly.ingest.paragraphs import paragraphs
from reportedly.ingest.piece import Desk, Draft, gap
from reportedly.records import Gap, Report

_DATELINE_WITHIN = 4
_TO_THE_DAY = len("2002-05-23")


def finish(draft: Draft, desk: Desk) -> Iterator[Report | Gap]:
    """The report of a draft, and the gaps of what could not be made out; only a gap if no words are left."""
    if len(draft.text) > desk.limits.report_characters:
        yield gap(
            draft.path,
            f"the text has {len(draft.text):,} characters, more than the setting limits.report_characters allows "
            f"({desk.limits.report_characters:,}) ({draft.path}); raise the setting or split the text.",
        )
        return
    nuls = draft.text.count("\x00")
    facts = draft.facts
    if nuls:
        facts = facts.noting(
            f"the text held {nuls} NUL characters, which were taken out; look whether it is whole"
        )
    text, facts = _read(replace(draft, text=characters.in_order(draft.text), facts=_ordered(facts)), desk)
    if not any(map(str.isalnum, text)):
        yield gap(
            draft.path, f"there are no words in it ({draft.path}); look whether the file is the right one."
        )
        return
    yield from _report(draft.path, text, facts, desk)


def _report(path: str, text: str, facts: Facts, desk: Desk) -> Iterator[Report | Gap]:
    code, why = language(text, facts.language, desk.languages)
    values: dict[str, object] = {field: getattr(facts, field) for field in FIELDS}
    basis = {field: facts.basis[field] for field in sorted(facts.basis)}
    report = Report.of(
        path=path, text=text, **(values | {"language": code, "basis": basis | {"language": why}})
    )
    yield report
    decided = facts.published is not None and len(facts.published) == _TO_THE_DAY
    for note in (n for n in facts.notes if not (decided and dates.AMBIGUOUS in n)):
        yield gap(path, f"{note} ({path}).", report.id)
    if code not in desk.languages:
        known = ", ".join(desk.languages)
        what = "of a language that could not be told" if code == UNKNOWN else f"in {name(code)} ({code})"
        yield gap(
            path,
            f"the report is {what}; it was stored but not read ({path}); only languages in the setting "
            f"languages ({known}) are read.",
            report.id,
        )


def _read(draft: Draft, desk: Desk) -> tuple[str, Facts]:
    """Text and facts once furniture, title and credit lines are out of the text."""
    lines = paragraphs(draft.text)
    sorted_out = boilerplate.sort_out(lines, desk.furniture)
    lines, left_out = sorted_out.kept, sorted_out.left_out
    facts = draft.facts
    if draft.scraped:
        lines, top = masthead.take_outlet(lines, desk.outlets)
        facts = reduce(or_, (credit.owner(line, desk.outlets) for line in left_out), facts | top)
    if draft.scraped and not facts.title:
        title, why = masthead.title_of(lines, left_out)
        lines, labels = masthead.take_labels(lines, title)
        left_out += labels
        facts |= Facts.of(why, title=title)
    lines = masthead.take_title(lines, facts.title)
    lines, credited = masthead.take_credits(lines, desk.outlets, scraped=draft.scraped)
    facts = _weighed(facts, credited, _from_words(lines, desk), desk)
    if left_out:
        facts |= Facts(basis={"text": boilerplate.Sorted(lines, left_out).basis})
    return "\n\n".join(lines), facts


def _from_words(lines: list[str], desk: Desk) -> Facts:
    """What dateline and closing credit say."""
    facts = Facts()
    text = "\n".join(lines)
    for line in lines[:_DATELINE_WITHIN]:
        facts = dateline.read(text, line, desk.outlets)
        if facts.place:
            break
    for line in lines[-2:]:
        facts |= credit.closing(line, desk.outlets) | credit.helped(line, desk.outlets)
    return facts


def _weighed(page: Facts, credited: Facts, words: Facts, desk: Desk) -> Facts:
    """Who published it: what the page says, unless the text credits another paper; then the page reposts it.

    A wire's copy in a paper is the paper's report with a credit, not a repost. Where the text says it is a
    repost and no page says whose site it is on, the basis says that the reposting site is not named.
    """
    outlets = desk.outlets
    publisher = page.publisher and (outlets.find(page.publisher) or page.publisher)
    page = replace(page, publisher=publisher)
    original = credited.publisher
    if original and not outlets.is_wire(original) and publisher and publisher != original:
        moved = Facts.of(page.basis.get("publisher", "page"), republisher=publisher)
        dated = replace(page, publisher=None, published=credited.published or page.published)
        return credited | moved | dated | words
    facts = page | credited | words
    if original and not publisher and not facts.republisher and "foot" in credited.basis["publisher"]:
        facts |= Facts(
            basis={"republisher": "a repost: its credit line names another outlet, no page names this one"}
        )
    return facts


def _ordered(facts: Facts) -> Facts:
    """The words of facts in order like those of the text, on one line each."""
    words = {
        field: " ".join(characters.in_order(value).split())
        for field in FIELDS
        if isinstance(value := getattr(facts, field), str)
    }
    byline = tuple(" ".join(characters.in_order(person).split()) for person in facts.byline)
    return replace(facts, **words, byline=byline)  # type: ignore[arg-type]
