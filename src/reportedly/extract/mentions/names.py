"""Names in a sentence: the parser's, mended, and those it missed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.codebook import Codebook
from reportedly.extract.mentions.edges import extended, is_loose, rest, trimmed
from reportedly.records import Kind, Offsets, Sentence, Token
from reportedly.records.names import is_acronym, name_key

_ACTORS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_WORKS = frozenset({"WORK_OF_ART", "PRODUCT"})
_APART = frozenset({"“", "”", '"', ":", ";", ",", "[", "]", "(", ")", "•", "—", "–"})
_PREPOSITIONS = frozenset({"in", "on", "to", "with", "from", "by", "at"})
_SPLITS = frozenset({"(", "•", "|", ";"})
_HYPHENS = frozenset({"-", "–"})
_LONGEST = 6
"""Words of the longest name looked up in the lists."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a sentence, title and article left off. `label` is the name finder's type, or ""
    for one that was found by a list.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    label: str
    key: str
    title: tuple[Token, ...] = ()

    @property
    def at(self) -> Offsets:
        """Where the name stands."""
        return Offsets(self.tokens[0].start, self.tokens[-1].end)

    @property
    def top(self) -> Token:
        """The token that ties the name to the rest of the sentence."""
        first, last = self.tokens[0].i, self.tokens[-1].i
        return next(
            (t for t in reversed(self.tokens) if not first <= t.head <= last or t.head == t.i),
            self.tokens[-1],
        )


class NameFinder:
    """Names of a report's sentences. `text` is the report's."""

    def __init__(self, codebook: Codebook) -> None:
        self._words, self._countries = codebook.actors, codebook.countries

    def found(self, text: str, sentences: Sequence[Sentence]) -> list[Name]:
        """All names in order: the name finder's, mended; then those of the codebook and of this text where it saw
        none.
        """
        names = [n for s in sentences for n in self._instituted(text, s)]
        sure = {t.i for n in names for t in n.tokens}
        names += [
            n for s in sentences for n in self._of_sentence(text, s) if sure.isdisjoint(t.i for t in n.tokens)
        ]
        here = {
            n.key
            for n in names
            if n.label != "NORP" and (len(n.key) > 3 or is_acronym(_words(text, n.tokens)))
        }
        taken = {t.i for n in names for t in (*n.tokens, *n.title)}

        def known(key: str) -> bool:
            return (
                key in here or key in self._words.institutions or self._countries.government(key) is not None
            )

        missed = [n for s in sentences for n in _listed(text, s, taken, known)]
        return sorted([*names, *missed], key=lambda n: n.at)

    def _of_sentence(self, text: str, sentence: Sentence) -> Iterator[Name]:
        for label, tokens in _joined(_entities(sentence), self._is_nation):
            if label in _WORKS and not self._is_outlet(tokens):
                continue
            for part in self._parts(tokens):
                name = self._mended(text, sentence, label, part)
                if name is not None:
                    yield name

    def _instituted(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Institutions of the codebook, as a whole: the name finder often cuts them up."""
        return (
            n
            for n in _listed(text, sentence, set(), self._words.institutions.__contains__)
            if len(n.tokens) > 1 or n.tokens[0].entity[:1] in "OB" or self._follows_nation(n)
        )

    def _follows_nation(self, name: Name) -> bool:
        """Does a nation's adjective stand before it, within what the name finder took for one name?"""
        first = name.sentence.tokens[0].i
        before = name.sentence.tokens[max(name.tokens[0].i - first - 1, 0)]
        return before.entity[:1] == "B" and self._countries.demonym(before.text) is not None

    def _parts(self, tokens: list[Token]) -> Iterator[list[Token]]:
        """The tokens of each name in one that the name finder took whole; "Aldin-Velsa" names two states."""
        if len(tokens) == 3 and tokens[1].text in _HYPHENS and all(map(self._is_nation, tokens[::2])):
            yield tokens[:1]
            yield tokens[2:]
            return
        yield from _parts(tokens)

    def _is_nation(self, t: Token) -> bool:
        return self._countries.nation(t.text) is not None or self._countries.capital(t.text) is not None

    def _is_outlet(self, tokens: list[Token]) -> bool:
        return tokens[-1].text.lower() in self._words.name_words.get(Kind.OUTLET, ())

    def _mended(self, text: str, sentence: Sentence, label: str, tokens: list[Token]) -> Name | None:
        tokens = trimmed(tokens)
        if not tokens or not any(c.isalpha() for t in tokens for c in t.text):
            return None
        if label == "PERSON" or not any(t.pos == "PROPN" for t in tokens):
            tokens = extended(sentence, tokens)
        elif label == "ORG":
            tokens = [*tokens, *rest(sentence, tokens)]
        label, tokens = self._person_after_noun(label, tokens)
        title = self._title(tokens)
        if title and len(title) == len(tokens):
            return None
        if label == "PERSON":
            tokens = tokens[len(title) :]
        else:
            title = []
        tokens = trimmed(tokens)
        key = name_key(_words(text, tokens)) if tokens else ""
        if not key or key in self._words.not_names or not any(t.text[0].isupper() for t in tokens):
            return None
        return Name(sentence, tuple(tokens), label, key, tuple(title))

    def _person_after_noun(self, label: str, tokens: list[Token]) -> tuple[str, list[Token]]:
        """Of "Aldin national Ona Marek", the name: what follows the last common noun for a person."""
        for at in range(len(tokens) - 2, 0, -1):
            lemma = tokens[at].text.lower()
            if tokens[at].text.islower() and self._words.kind_of_noun.get(lemma) is Kind.PERSON:
                return "PERSON", tokens[at + 1 :]
        return label, tokens

    def _title(self, tokens: list[Token]) -> list[Token]:
        """The titles at the beginning, one after the other ("President", "Maj. Gen.")."""
        words = [t.text.lower().rstrip(".") for t in tokens]
        at = 0
        while at < len(words):
            options = self._words.title_starts.get(words[at], ())
            match = next((o for o in options if tuple(words[at : at + len(o)]) == o), None)
            if match is None:
                break
            at += len(match)
        if at == 0 and self._is_calling(words):
            at = 1
        return tokens[:at]

    def _is_calling(self, words: list[str]) -> bool:
        """Is the first of three words or more a person's calling rather than a given name ("Comedian Ona Marek")?"""
        first = words[0]
        given = first in self._words.women or first in self._words.men
        return len(words) > 2 and not given and self._words.kind_of_noun.get(first) is Kind.PERSON


def _entities(sentence: Sentence) -> Iterator[tuple[str, list[Token]]]:
    """The name finder's names with their types; what is no actor, and no work that may be a paper, is left out."""
    label, run = "", list[Token]()
    for t in sentence.tokens:
        iob, _, kind = t.entity.partition("-")
        if iob != "I" or kind != label:
            if run:
                yield label, run
            label, run = kind, []
        if kind in _ACTORS or kind in _WORKS:
            run.append(t)
    if run:
        yield label, run


def _joined(
    entities: Iterable[tuple[str, list[Token]]], is_nation: Callable[[Token], bool]
) -> Iterator[tuple[str, list[Token]]]:
    """Two places side by side, the first tied to the second, are a person's given and family name ("Ona Velsa"),
    unless the first is a country's or its capital.
    """
    held: tuple[str, list[Token]] | None = None
    for label, tokens in entities:
        if held is not None:
            first = held[1][0]
            if (
                (held[0], label) == ("GPE", "GPE")
                and len(held[1]) == len(tokens) == 1
                and (first.i + 1, first.head, first.dep) == (tokens[0].i, tokens[0].i, "compound")
                and not is_nation(first)
            ):
                label, tokens = "PERSON", [first, *tokens]
            else:
                yield held
        held = label, tokens
    if held is not None:
        yield held


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """A name in one piece; "MEK on State Department" in two, for an acronym takes no preposition, and "Harbour
    Front (HF" in two, for what stands in brackets is another name, as what follows a bullet is.
    """
    for at, t in enumerate(tokens):
        if at and (t.text in _SPLITS or (t.text in _PREPOSITIONS and is_acronym(tokens[at - 1].text))):
            yield tokens[:at]
            yield tokens[at + 1 :]
            return
    yield tokens


def _listed(text: str, sentence: Sentence, taken: set[int], known: Callable[[str], bool]) -> Iterator[Name]:
    """Names that a list knows, longest first, where no other name stands."""
    at, tokens = 0, sentence.tokens
    while at < len(tokens):
        t = tokens[at]
        if t.i in taken or not t.text[0].isupper() or t.pos in {"PRON", "DET"}:
            at += 1
            continue
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            if any(x.i in taken for x in run) or run[-1].pos in {"PUNCT", "ADP", "PART"}:
                continue
            if length == 1 and t.pos not in {"PROPN", "NOUN", "ADJ", "X"}:
                continue
            key = name_key(_words(text, run))
            if key and known(key) and _is_written_as_name(run):
                yield Name(sentence, run, "", key)
                at += length - 1
                break
        at += 1


def _is_written_as_name(run: Sequence[Token]) -> bool:
    """A word alone must be tagged as a name or a noun, for any word is written large where a sentence begins; a run
    begins and ends with words, and holds no quotation mark or colon.
    """
    if any(is_loose(t) for t in (run[0], run[-1])) or any(t.text in _APART for t in run):
        return False
    return len(run) > 1 or run[0].pos in {"PROPN", "NOUN"} or is_acronym(run[0].text)


def _words(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end]
