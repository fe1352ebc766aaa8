"""Mentions: every place where a text refers to somebody who can act or speak, or to a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.codebook import Codebook
from reportedly.extract import grammar
from reportedly.extract.mentions.kinds import Kinds
from reportedly.extract.mentions.names import Name, NameFinder
from reportedly.extract.mentions.phrases import Nominals, named_phrase, phrase, pronouns
from reportedly.records import (
    Form,
    Found,
    Kind,
    Mention,
    Offsets,
    Reading,
    Report,
    Sentence,
    Token,
    content_id,
)

_LONGEST_NAME = 120
"""Characters of the longest name that is believed; beyond it a list or a heading was taken for one."""


class Mentions:
    """Names, nominals and pronouns of actors, by the parser's names, the parse and the codebook."""

    name = "mentions"
    version = "1"
    requires: frozenset[type] = frozenset({Sentence})
    provides: frozenset[type] = frozenset({Mention})

    def __init__(self, codebook: Codebook) -> None:
        self._codebook, self._words = codebook, codebook.actors
        self._names, self._nominals = NameFinder(codebook), Nominals(codebook)

    def __call__(self, reading: Reading) -> Iterable[Found]:
        """All mentions in the order of the text, the longer first where two begin together."""
        report, sentences = reading.report, reading.of(Sentence)
        names = self._names.found(report.text, sentences)
        kinds = Kinds(self._codebook, names)
        found: dict[tuple[int, int], Mention] = {}
        taken: set[int] = set()
        for mention, tokens in self._named(report, names, kinds):
            found.setdefault(mention.head.offsets, mention)
            taken.update(t.i for t in tokens)
        for sentence in sentences:
            for mention in self._unnamed(report, sentence, taken):
                found.setdefault(mention.head.offsets, mention)
        yield from sorted(found.values(), key=lambda m: (m.span.start, -m.span.end, m.head.start))

    def _named(
        self, report: Report, names: list[Name], kinds: Kinds
    ) -> Iterator[tuple[Mention, tuple[Token, ...]]]:
        for name in names:
            body = self._state_body(name)
            if body is not None:
                core, kind = body
                whole = named_phrase(name.sentence, core, core[-1])
                yield _mention(report, whole, grammar.offsets(core), kind, Form.NAME), core
                continue
            kind_ = kinds.of(name)
            if kind_ is None or name.at.end - name.at.start > _LONGEST_NAME:
                continue
            whole = named_phrase(name.sentence, name.tokens, name.top)
            yield _mention(report, whole, name.at, kind_, Form.NAME), name.tokens

    def _state_body(self, name: Name) -> tuple[tuple[Token, ...], Kind] | None:
        """Words and kind of a name made of a nation and a body each state has one of ("the Turkish army",
        "Iran's foreign ministry"), or of a leader and an administration.
        """
        sentence, top = name.sentence, name.top
        if top.head == top.i or top.dep not in {"amod", "compound", "nmod", "poss"} or top.head < top.i:
            return None
        noun = sentence.token(top.head)
        lemma, nation = noun.lemma.lower(), self._codebook.countries.nation(name.key)
        led = name.label == "PERSON" and lemma == "administration" and top.dep == "compound"
        if not (led or (nation and lemma in self._words.state_bodies)) or noun.tag in {"NNS", "NNPS"}:
            return None
        first = sentence.tokens[0].i
        core = sentence.tokens[name.tokens[0].i - first : noun.i - first + 1]
        if len(core) > 5 or any(t.pos in {"PUNCT", "CCONJ", "VERB", "ADV"} and t.text != "-" for t in core):
            return None
        return core, self._words.kind_of_noun.get(lemma, Kind.GOVERNMENT)

    def _body_of_state(self, sentence: Sentence, noun: Token) -> tuple[Token, ...] | None:
        """The words of "government of Aldin": the body's name with its state behind it."""
        if noun.lemma.lower() not in self._words.state_bodies or noun.tag == "NNS":
            return None
        of = next(
            (t for t in grammar.children(sentence, noun, "prep") if t.i == noun.i + 1 and t.text == "of"),
            None,
        )
        state = grammar.children(sentence, of, "pobj")[:1] if of else ()
        if not state or self._codebook.countries.country(state[0].text) is None:
            return None
        first = sentence.tokens[0].i
        return sentence.tokens[noun.i - first : state[0].i - first + 1]

    def _unnamed(self, report: Report, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
        for noun, kind in self._nominals.found(sentence, taken):
            core = self._body_of_state(sentence, noun)
            if core is not None:
                yield _mention(report, phrase(sentence, noun), grammar.offsets(core), kind, Form.NAME)
                continue
            yield _mention(report, phrase(sentence, noun), Offsets(noun.start, noun.end), kind, Form.NOMINAL)
        for t, kind in pronouns(sentence, self._words.acting_verbs):
            at = Offsets(t.start, t.end)
            yield _mention(report, at, at, kind, Form.PRONOUN)


def _mention(report: Report, whole: Offsets, head: Offsets, label: Kind, form: Form) -> Mention:
    return Mention(
        id=content_id("mention", report.id, *head),
        report=report.id,
        span=report.span(*whole),
        head=report.span(*head),
        label=label,
        form=form,
    )
