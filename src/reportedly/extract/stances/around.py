"""What stands around a cue: whom it is said to, when, and through which outlet."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.codebook.cues import Cues
from reportedly.extract.grammar import children
from reportedly.extract.page import Page
from reportedly.extract.stances.act import Phrase
from reportedly.extract.stances.chain import Speakers
from reportedly.records import Attribution, Link, LinkKind, Offsets, Reference, Time, Token

_NEAR = 3
"""Steps in the parse from a time expression up to the cue it dates, at most."""


class Around:
    """Looks around the cues of one report."""

    def __init__(self, page: Page, times: Sequence[Time], speakers: Speakers, cues: Cues) -> None:
        self._speakers, self._cues = speakers, cues
        self._times: dict[int, list[tuple[Token, Time]]] = {}
        for time in times:
            for token in page.tokens_in(*time.span.offsets):
                self._times.setdefault(page.sentence_of[token.i].start, []).append((token, time))

    def addressee(self, cue: Phrase) -> Reference | None:
        """Whom the cue is addressed to, where the text says so and a mention stands there."""
        token = self._addressed(cue)
        mention = self._speakers.mention_at(token) if token is not None else None
        return Reference(span=mention.span) if mention is not None else None

    def told_outlet(self, cue: Phrase) -> Link | None:
        """The outlet that was told, through whose hands the saying went ("told the Aldin Courier that")."""
        token = self._addressed(cue)
        if token is None or not self._speakers.is_outlet(token):
            return None
        mention = self._speakers.mention_at(token)
        return Link(name=mention.span.exact, kind=LinkKind.OUTLET, span=mention.span) if mention else None

    def stated(self, cue: Phrase, a: Attribution) -> str | None:
        """When it was said: the time expression that hangs on the cue, outside of what is said."""
        own = {t.i for t in cue.tokens}
        for token, time in self._times.get(cue.sentence.start, ()):
            if _inside(time.span.offsets, (*a.content, *a.source)):
                continue
            for _ in range(_NEAR):
                token = cue.sentence.token(token.head)
                if token.i in own:
                    return time.edtf
        return None

    def _addressed(self, cue: Phrase) -> Token | None:
        head, sentence = cue.head, cue.sentence
        lemma = head.lemma.lower()
        for t in children(sentence, head, "dobj", "dative"):
            if lemma in self._cues.told and t.pos != "ADP":
                return t
        if lemma in {"want", *self._cues.told}:
            for clause in children(sentence, head, "ccomp"):
                if any(c.tag == "TO" for c in children(sentence, clause, "aux")):
                    for t in children(sentence, clause, "nsubj"):
                        return t
        for preposition in children(sentence, head, "prep", "dative"):
            if preposition.lemma.lower() in self._cues.told_through.get(lemma, frozenset()):
                for t in children(sentence, preposition, "pobj"):
                    return t
        return None


def _inside(span: Offsets, pieces: Sequence[Offsets]) -> bool:
    return any(p.start < span.end and span.start < p.end for p in pieces)
