"""Statements: what each attribution says, through whose hands, and how sure; and what is narrated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.codebook import Codebook
from reportedly.extract.nesting import nesting
from reportedly.extract.page import Page
from reportedly.extract.stances_act import Acts, Phrase
from reportedly.extract.stances_around import Around
from reportedly.extract.stances_chain import DEEPEST, RELATIVES, Speakers, publisher
from reportedly.extract.stances_narrated import narrated
from reportedly.records import (
    Attribution,
    Found,
    Gap,
    Judgement,
    Mention,
    Offsets,
    Reading,
    Report,
    Sentence,
    Statement,
    Style,
    Time,
    content_id,
)
from reportedly.records.names import name_key

_MOSTLY = 0.95
"""Share of the words in quotation marks from which on a content counts as direct (PolNeAR's reading)."""


class Stances:
    """Makes a Statement of every attribution that says something, nested ones in their outer's chain, and a
    narrated one of every sentence that stands in the reporter's own voice.
    """

    name = "stances"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence, Attribution, Mention, Judgement, Time})
    provides: frozenset[type] = frozenset({Statement})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._acts = codebook, Acts(codebook)

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
        found = [*attributed, *narrated(reading.report, page, covered)]
        yield from sorted(found, key=lambda s: (s.content[0].start, s.cue is not None, s.id))

    def _attributed(self, reading: Reading, page: Page) -> Iterator[Statement | Gap]:
        report = reading.report
        speakers = Speakers(report, reading.of(Mention), reading.of(Judgement), self._codebook)
        around = Around(page, reading.of(Time), speakers, self._codebook.cues)
        made: dict[int, Statement] = {}
        attributions = reading.of(Attribution)
        for k, parent in nesting(attributions):
            outer = made.get(parent) if parent is not None else None
            if parent is not None and outer is None:
                parent = None  # the outer attribution said nothing; this one stands for itself
            statement = self._statement(report, page, attributions[k], outer, speakers, around)
            if isinstance(statement, Statement):
                made[k] = statement
            if statement is not None:
                yield statement

    def _statement(
        self,
        report: Report,
        page: Page,
        a: Attribution,
        outer: Statement | None,
        speakers: Speakers,
        around: Around,
    ) -> Statement | Gap | None:
        cue, source, content = (carrying(page, part) for part in (a.cue, a.source, a.content))
        style = style_of(page, a.content)
        act = self._acts.act(
            cue[0] if cue else None,
            source[0] if source else None,
            content[0] if content else None,
            asks=style is Style.DIRECT and one_question(page, a.content),
        )
        if not act.says:
            return None
        above = outer.chain if outer is not None else (publisher(report),)
        link = speakers.link(
            source[0] if source else None, source[1] if source else None, above[-1] if outer else None
        )
        if link.name.lower() in RELATIVES:
            return None  # "that opposes the plan" with nothing for "that" to stand for: a misreading
        hop = around.told_outlet(cue[0]) if cue else None
        chain = (
            *above,
            *([hop] if hop and name_key(hop.name) not in {name_key(x.name) for x in above} else []),
            link,
        )
        if len(chain) > DEEPEST + 1:
            where = report.span(*cue[1]) if cue else None
            return Gap.of(
                self.name,
                f"a saying more than {DEEPEST} hands away was left out",
                report=report.id,
                span=where,
            )
        return Statement(
            id=content_id(
                "statement",
                report.id,
                *(tuple(o) for o in (*a.source, (-1, -1), *a.cue, (-1, -1), *a.content)),
            ),
            report=report.id,
            source=report.span(*source[1]) if source else None,
            cue=report.span(*cue[1]) if cue else None,
            content=tuple(report.span(*piece) for piece in a.content),
            style=style,
            stance=act.stance,
            certainty=act.certainty,
            chain=chain,
            nested_in=outer.id if outer is not None else None,
            addressee=around.addressee(cue[0]) if cue else None,
            stated=around.stated(cue[0], a) if cue else None,
            confidence=min(1.0, max(0.0, a.score)),
        )


def carrying(page: Page, pieces: Sequence[Offsets]) -> tuple[Phrase, Offsets] | None:
    """The piece of a role that carries its head, with its tokens. None for a role without pieces."""
    best: tuple[Phrase, Offsets] | None = None
    for piece in pieces:
        tokens = page.tokens_in(*piece)
        if not tokens:
            continue
        sentence = page.sentence_of[tokens[0].i]
        own = [t for t in tokens if page.sentence_of[t.i] is sentence]
        inside = {t.i for t in own}
        tops = [t for t in own if t.head == t.i or t.head not in inside]
        words = [t for t in tops if t.pos not in {"PUNCT", "SPACE", "DET", "CCONJ", "SCONJ"}] or tops
        head = next((t for t in words if t.pos in {"VERB", "AUX", "NOUN", "PROPN", "PRON"}), words[0])
        phrase = Phrase(sentence, own, head)
        if best is None:
            best = (phrase, piece)
    return best


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
