"""What coreference looks at: mentions with their grammar, the quotations they stand in, and who speaks those."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reportedly.codebook import Codebook
from reportedly.codebook.identity import Identity
from reportedly.extract import grammar
from reportedly.records import Form, Kind, Mention, Offsets, Reading, Sentence, Token
from reportedly.records.names import name_words

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_COLLECTIVE = frozenset(
    {Kind.GOVERNMENT, Kind.AGENCY, Kind.ARMED_GROUP, Kind.PARTY, Kind.ORGANIZATION, Kind.OUTLET}
)
_MARKS = re.compile(r"[“”\"\n]")
_MANY = frozenset({"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"})


@dataclass(slots=True)
class Seen:
    """A mention as coreference sees it. `number` counts from 0 in the order of the text, `sentence` too; `top` is the
    token that ties it to its sentence. `identity` is a name's key, `words` its words, or a nominal's content lemmas;
    `quote` the number of the quotation it stands in. `many`: grammatically plural. `woman`: None where unknown.
    `byname`: a name that the text gives as another one ("dubbed ...").
    """

    number: int
    mention: Mention
    sentence: int
    top: Token
    words: tuple[str, ...]
    identity: str = ""
    many: bool = False
    woman: bool | None = None
    definite: bool = False
    coordinated: bool = False
    quote: int | None = None
    nation: str | None = None
    byname: bool = False
    described: frozenset[str] = field(default_factory=frozenset)

    @property
    def kind(self) -> Kind:
        """The kind of actor."""
        return self.mention.label

    @property
    def form(self) -> Form:
        """Name, nominal or pronoun."""
        return self.mention.form

    @property
    def text(self) -> str:
        """The words of the whole mention."""
        return self.mention.span.exact

    @property
    def subject(self) -> bool:
        """Does it stand as a subject?"""
        return self.top.dep in {"nsubj", "nsubjpass"}

    @property
    def collective(self) -> bool:
        """A body that "it" and "they" can both stand for?"""
        return self.kind in _COLLECTIVE


class View:
    """A report's mentions, sentences and quotations, looked up in every way that is asked."""

    def __init__(self, reading: Reading, codebook: Codebook, identity: Identity) -> None:
        self.text = reading.report.text
        self.sentences = reading.of(Sentence)
        self._words, self._countries, self._identity = codebook.actors, codebook.countries, identity
        self._cues = codebook.cues
        self._starts = [s.start for s in self.sentences]
        self.quotes = _quotations(self.text)
        self._quote_starts = [q.start for q in self.quotes]
        self.seen: list[Seen] = []
        self.by_token: dict[int, Seen] = {}
        for mention in reading.of(Mention):
            self._add(mention)
        self.speakers = self._speakers()

    def sentence_of(self, seen: Seen) -> Sentence:
        """The sentence a mention stands in."""
        return self.sentences[seen.sentence]

    def quote_at(self, place: int) -> int | None:
        """The number of the quotation around a character, or None."""
        at = bisect_right(self._quote_starts, place) - 1
        return at if at >= 0 and place < self.quotes[at].end else None

    def subject_of(self, sentence: Sentence, verb: Token) -> Seen | None:
        """The mention that is the subject of a verb."""
        for t in grammar.subjects(sentence, verb):
            if t.i in self.by_token:
                return self.by_token[t.i]
        return None

    def says(self, verb: Token) -> bool:
        """Is it a verb of saying or thinking?"""
        return verb.pos == "VERB" and verb.lemma.lower() in self._cues.verbs

    def _add(self, mention: Mention) -> None:
        at = bisect_right(self._starts, mention.head.start) - 1
        if at < 0 or mention.head.start >= self.sentences[at].end:
            return
        sentence = self.sentences[at]
        inside = [t for t in sentence.tokens if mention.head.start <= t.start and t.end <= mention.head.end]
        if not inside:
            return
        top = _top(inside)
        name = mention.form is Form.NAME
        seen = Seen(len(self.seen), mention, at, top, name_words(mention.head.exact) if name else ())
        whole = [t for t in sentence.tokens if mention.span.start <= t.start and t.end <= mention.span.end]
        seen.quote = self.quote_at(mention.head.start)
        seen.coordinated = any(c.dep == "conj" for c in grammar.children(sentence, top))
        seen.identity = self._identity.of(mention.head.exact, mention.label) if name else ""
        seen.nation = self._nation(whole, mention)
        seen.woman = self._gender(whole, mention)
        seen.many = _is_many(mention, top)
        seen.described = frozenset(t.lemma.lower() for t in whole if t.pos in _CONTENT)
        seen.definite = bool(whole) and (
            whole[0].text.lower() in _DEFINITE or bool(grammar.children(sentence, top, "poss"))
        )
        self.seen.append(seen)
        self.by_token.setdefault(top.i, seen)

    def _nation(self, whole: list[Token], mention: Mention) -> str | None:
        if mention.form is Form.NAME:
            own = self._identity.country(mention.head.exact, mention.label)
            if own:
                return own
        return next(
            (code for t in whole if t.text[0].isupper() and (code := self._countries.nation(t.text))), None
        )

    def _gender(self, whole: list[Token], mention: Mention) -> bool | None:
        """From title, noun, pronoun or a given name of the codebook."""
        if mention.label is not Kind.PERSON:
            return None
        words = [t.text.lower().rstrip(".") for t in whole]
        if mention.form is not Form.NAME:
            words = [
                w
                for t, w in zip(whole, words, strict=True)
                if mention.head.start <= t.start < mention.head.end
            ]
        for word in words:
            if (word in self._words.women) != (word in self._words.men):
                return word in self._words.women
        return None

    def _speakers(self) -> dict[int, Seen]:
        """Who speaks each quotation: the subject of a verb of saying around or right before it; else the speaker
        of the quotation before it in the same paragraph.
        """
        found: dict[int, Seen] = {}
        for number, quote in enumerate(self.quotes):
            speaker = self._speaker(quote)
            if (
                speaker is None
                and number
                and "\n" not in self.text[self.quotes[number - 1].end : quote.start]
            ):
                speaker = found.get(number - 1)
            if speaker is not None:
                found[number] = speaker
        return found

    def _speaker(self, quote: Offsets) -> Seen | None:
        last = bisect_right(self._starts, quote.end) - 1
        first = bisect_right(self._starts, quote.start) - 1
        for at in dict.fromkeys((last, first)):
            speaker = self._sayer(self.sentences[at], quote) if at >= 0 else None
            if speaker is not None:
                return speaker
        before = self.text[max(0, quote.start - 3) : quote.start].rstrip()
        if before.endswith(":") and first > 0:
            return self._sayer(self.sentences[first - 1], quote)
        return None

    def _sayer(self, sentence: Sentence, quote: Offsets) -> Seen | None:
        """The subject of the verb of saying nearest to a quotation, outside any quotation."""
        best: tuple[int, Seen] | None = None
        for t in sentence.tokens:
            if self.says(t) and self.quote_at(t.start) is None:
                who = self.subject_of(sentence, t)
                away = min(abs(t.start - quote.end), abs(quote.start - t.end))
                if who is not None and who.quote is None and (best is None or away < best[0]):
                    best = away, who
        return best[1] if best else None


def _top(tokens: list[Token]) -> Token:
    first, last = tokens[0].i, tokens[-1].i
    return next((t for t in reversed(tokens) if not first <= t.head <= last or t.head == t.i), tokens[-1])


def _is_many(mention: Mention, top: Token) -> bool:
    if mention.form is Form.PRONOUN:
        return mention.head.exact.lower() in _MANY
    return top.tag in {"NNS", "NNPS"} or mention.label is Kind.PEOPLE


def _quotations(text: str) -> list[Offsets]:
    """Stretches inside quotation marks, by paragraph; one left open ends with its paragraph (by the custom that
    a quotation running on is closed only in its last paragraph).
    """
    found: list[Offsets] = []
    start: int | None = None
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if start is not None and mark != "“":
            if at > start:
                found.append(Offsets(start, at))
            start = None
        elif start is None and mark in {"“", '"'}:
            start = at + 1
    if start is not None and start < len(text):
        found.append(Offsets(start, len(text)))
    return found
