"""Statements: what each attribution says, through whose hands, and how sure; and what is narrated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.grammar import governors
from reportedly.extract.nesting import nesting
from reportedly.extract.page import Page
from reportedly.extract.stances.act import Acts, Phrase
from reportedly.extract.stances.around import Around
from reportedly.extract.stances.chain import DEEPEST, RELATIVES, Speakers, publisher
from reportedly.extract.stances.narrated import counted, narrated
from reportedly.extract.stances.splitting import Splitting
from reportedly.records import (
    Attribution,
    Found,
    Gap,
    Judgement,
    Link,
    Mention,
    Offsets,
    Quantity,
    Reading,
    Report,
    Sentence,
    Statement,
    Style,
    Time,
    content_id,
)
from reportedly.records.names import name_key

_BARE = frozenset({"PUNCT", "SPACE", "DET", "CCONJ", "SCONJ"})
_CARRYING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "PRON"})
_MOSTLY = 0.95
"""Share of the words in quotation marks from which on a content counts as direct (PolNeAR's reading)."""


class Stances:
    """Makes a Statement of every attribution that says something, nested ones in their outer's chain, and a
    narrated one of every clause that stands in the reporter's own voice.
    """

    name = "stances"
    version = "2"
    requires: frozenset[type] = frozenset({Sentence, Attribution, Mention, Judgement, Time, Quantity})
    provides: frozenset[type] = frozenset({Statement})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._acts = codebook, Acts(codebook)
        self._splitting = Splitting(codebook.claims)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All statements, in the order of the text."""
        page = Page(reading.report.text, reading.of(Sentence))
        made = list(self._attributed(reading, page))
        attributed = [s for s in made if isinstance(s, Statement)]
        yield from (gap for gap in made if isinstance(gap, Gap))
        told = [
            (*([s.source] if s.source else []), *([s.cue] if s.cue else []), *s.content) for s in attributed
        ]
        covered = [span.offsets for spans in told for span in spans]
        found = [*attributed, *narrated(reading.report, page, covered, self._splitting)]
        numbers = [q.number for q in reading.of(Quantity)]
        found += counted(reading.report, page, found, numbers)
        yield from sorted(found, key=lambda s: (s.content[0].start, s.cue is not None, s.id))

    def _attributed(self, reading: Reading, page: Page) -> Iterator[Statement | Gap]:
        report = reading.report
        speakers = Speakers(report, reading.of(Mention), reading.of(Judgement), self._codebook)
        around = Around(page, reading.of(Time), speakers, self._codebook.cues)
        made: dict[int, Statement] = {}
        numbers: dict[str, int] = {}
        attributions = reading.of(Attribution)
        for k, parent in nesting(attributions):
            # where an attribution says nothing itself, what is nested in it stands in the one around it
            outer = made.get(parent) if parent is not None else None
            parts = Parts.of(page, attributions[k])
            chain = self._chain(report, parts, outer, speakers, around)
            if outer is not None and chain[-1].name == chain[-2].name and aside(page, parts):
                outer = made.get(numbers.get(outer.nested_in or "", -1))
                chain = self._chain(report, parts, outer, speakers, around)
            if len(chain) > DEEPEST + 1:
                where = report.span(*parts.cue[1]) if parts.cue else None
                reason = f"a saying more than {DEEPEST} hands away was left out"
                yield Gap.of(self.name, reason, report=report.id, span=where)
            elif statement := self._statement(report, page, attributions[k], parts, chain, outer, around):
                made[k] = statement
                numbers[statement.id] = k
                yield statement
            elif outer is not None:
                made[k] = outer

    def _chain(
        self, report: Report, parts: Parts, outer: Statement | None, speakers: Speakers, around: Around
    ) -> tuple[Link, ...]:
        """The outer's chain, or the publisher; then the outlet that was told, if any; then who speaks."""
        above = outer.chain if outer is not None else (publisher(report),)
        source, span = parts.source or (None, None)
        link = speakers.link(source, span, above[-1] if outer else None)
        hop = around.told_outlet(parts.cue[0]) if parts.cue else None
        known = {name_key(x.name) for x in above}
        return (*above, *([hop] if hop and name_key(hop.name) not in known else []), link)

    def _statement(  # noqa: PLR0913 - the parts of a statement come from so many places
        self,
        report: Report,
        page: Page,
        a: Attribution,
        parts: Parts,
        chain: tuple[Link, ...],
        outer: Statement | None,
        around: Around,
    ) -> Statement | None:
        style = style_of(page, a.content)
        asks = style is Style.DIRECT and one_question(page, a.content)
        cue, source, content = (part[0] if part else None for part in parts)
        act = self._acts.act(cue, source, content, asks=asks)
        if not act.says or chain[-1].name.lower() in RELATIVES:
            return None  # "that opposes the plan" with nothing for "that" to stand for is a misreading
        places = (*a.source, "cue", *a.cue, "content", *a.content)
        return Statement(
            id=content_id("statement", report.id, *places),
            report=report.id,
            source=report.span(*parts.source[1]) if parts.source else None,
            cue=report.span(*parts.cue[1]) if parts.cue else None,
            content=tuple(report.span(*piece) for piece in a.content),
            style=style,
            stance=act.stance,
            certainty=act.certainty,
            chain=chain,
            nested_in=outer.id if outer is not None else None,
            addressee=around.addressee(cue) if cue else None,
            stated=around.stated(cue, a) if cue else None,
            confidence=min(1.0, max(0.0, a.score)),
            points=tuple(self._splitting.points(page, a.content)),
        )


Part = tuple[Phrase, Offsets] | None
"""The piece of a role that carries its head, as tokens and as a place."""


class Parts(NamedTuple):
    """The roles of an attribution, each by the piece that carries its head."""

    cue: Part
    source: Part
    content: Part

    @classmethod
    def of(cls, page: Page, a: Attribution) -> Parts:
        """The parts of one attribution."""
        return cls(carrying(page, a.cue), carrying(page, a.source), said(page, a.content))


def aside(page: Page, parts: Parts) -> bool:
    """Is it the reporter who adds, in a relative clause outside of any quotation, what the same speaker said besides
    ("said that the islands, which he called a rock, were lost")?
    """
    if parts.cue is None or page.quotation_at(parts.cue[1].start) is not None:
        return False
    cue = parts.cue[0]
    return any(t.dep == "relcl" for t in (cue.head, *governors(cue.sentence, cue.head)))


def said(page: Page, pieces: Sequence[Offsets]) -> Part:
    """The first piece of a content that a verb carries ("the commander … to be in hiding"), or else the first."""
    parts = [carrying(page, [piece]) for piece in pieces]
    verbal = (p for p in parts if p is not None and p[0].head.pos in {"VERB", "AUX"})
    return next(verbal, None) or next((p for p in parts if p is not None), None)


def carrying(page: Page, pieces: Sequence[Offsets]) -> Part:
    """The first piece of a role that has words, with the token that carries it. None for a role without."""
    for piece in pieces:
        tokens = page.tokens_in(*piece)
        if not tokens:
            continue
        sentence = page.sentence_of[tokens[0].i]
        own = [t for t in tokens if page.sentence_of[t.i] is sentence]
        inside = {t.i for t in own}
        tops = [t for t in own if t.head == t.i or t.head not in inside]
        words = [t for t in tops if t.pos not in _BARE] or tops
        head = next((t for t in words if t.pos in _CARRYING), words[0])
        return Phrase(sentence, own, head), piece
    return None


def style_of(page: Page, content: Sequence[Offsets]) -> Style:
    """Direct where nearly all stands in quotation marks, indirect where nothing does, mixed between."""
    words = [t for piece in content for t in page.tokens_in(*piece) if t.text[0].isalnum()]
    quoted = sum(page.quotation_at(t.start) is not None for t in words)
    if not quoted:
        return Style.INDIRECT
    return Style.DIRECT if quoted >= _MOSTLY * len(words) else Style.MIXED


def one_question(page: Page, content: Sequence[Offsets]) -> bool:
    """Is the content one sentence that ends in a question mark?"""
    words = " ".join(page.text[start:end] for start, end in content).strip(" \"'“”‘’»«")
    return words.endswith("?") and not any(mark in words[:-1] for mark in ".!?")
