"""What a number measures, and whether it is worth a figure."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.grammar import children, governors
from reportedly.records import Quantity, Sentence, Token


class Counted(NamedTuple):
    """What a quantity counts in its sentence: the head noun, if any, and the verb that it depends on, if any."""

    head: Token | None
    verb: Token | None


class MeasureReader:
    """Names measures by the codebook: by the unit, by what happens to those counted, by the noun that is counted."""

    def __init__(self, book: Codebook) -> None:
        self._book = book.measures
        self._kinds = {name: unit.kind for name, unit in book.units.units.items()}
        self._by_noun = {noun: name for name, m in book.measures.measures.items() for noun in m.nouns}
        self._by_verb = {verb: name for name, m in book.measures.measures.items() for verb in m.verbs}
        self._counts = {
            noun
            for noun in self._by_noun
            if self._by_noun[noun] not in {"weapons", "territory", "votes", "seats"}
        }

    def counted(self, sentence: Sentence, quantity: Quantity) -> Counted:
        """The head noun counted and its verb; without a noun, the number's own place in the sentence."""
        place = quantity.counted or quantity.number
        inside = [t for t in sentence.tokens if t.start < place.end and t.end > place.start]
        head = inside[-1] if inside and quantity.counted else None
        anchor = head or (inside[-1] if inside else None)
        verb = (
            next((t for t in governors(sentence, anchor) if t.pos in {"VERB", "AUX"}), None)
            if anchor
            else None
        )
        return Counted(head, verb)

    def name(self, sentence: Sentence, quantity: Quantity, counted: Counted) -> str:
        """The measure, as the codebook calls it; otherwise the noun that is counted, in its plain form."""
        kind = self._kind(quantity)
        if kind and kind not in {"count", "share"}:
            return self._book.kinds[kind]
        noun = _noun(counted.head) if counted.head else ""
        if kind == "share":
            named = counted.head.text if counted.head and counted.head.pos == "PROPN" else noun
            return f"share of {named}" if named else "share"
        if kind == "count":
            return "times"
        happened = self._happened(sentence, counted)
        known = self._by_noun.get(noun)
        if happened and (noun in self._counts or not known):
            return happened
        if counted.head is not None and counted.head.entity.endswith("NORP"):
            return "people"
        return known or noun or "number"

    def is_worth(self, sentence: Sentence, text: str, quantity: Quantity, counted: Counted) -> bool:
        """Not every number is a figure: small round counts of nothing much ("the two sides", "one man"), a length of
        time that only says when ("three days later"), a manner of speaking ("a thousand times") and a bare
        number that counts nothing are none.
        """
        kind = self._kind(quantity)
        after = re.match(r"\s+([a-z]+)", text[quantity.at.end :])
        if kind == "time":
            return quantity.approximator is not None or not (after and after[1] in self._book.placing)
        if kind == "count":
            return not text[quantity.number.start : quantity.number.end].lower().startswith("a ")
        if kind or (quantity.low and quantity.high):
            return True
        if quantity.value == 0:
            return self.name(sentence, quantity, counted) in self._book.measures
        if counted.head is None:
            return quantity.approximator is not None or (quantity.low or quantity.value or 0) >= 2
        size = quantity.value if quantity.value is not None else quantity.low or 0
        noun = _noun(counted.head)
        if quantity.approximator is None and size <= self._book.small and noun in self._book.trivial:
            bare = (
                quantity.counted is not None
                and " " not in text[quantity.counted.start : quantity.counted.end]
            )
            return not bare and size > 1
        if size == 1 and quantity.approximator is None:
            measure = self._by_noun.get(noun)
            return measure in {
                "weapons",
                "votes",
                "seats",
                "territory",
                "killed",
                "wounded",
                "casualties",
            } or bool(self._happened(sentence, counted))
        return True

    def _kind(self, quantity: Quantity) -> str:
        if quantity.unit is None:
            return ""
        return "age" if quantity.unit.endswith("of age") else self._kinds.get(quantity.unit, "")

    def _happened(self, sentence: Sentence, counted: Counted) -> str | None:
        """What happens to those counted: "displaced Syrians", "people killed in ...", "were wounded", "killed 30"."""
        head, verb = counted
        if head is not None:
            for t in children(sentence, head, "amod", "acl", "compound"):
                if t.lemma.lower() in self._by_verb:
                    return self._by_verb[t.lemma.lower()]
        if verb is None:
            return None
        found = self._by_verb.get(verb.lemma.lower())
        if found is None:
            return None
        passive = bool(children(sentence, verb, "auxpass", "nsubjpass"))
        role = self._role(sentence, head, verb)
        intransitive = verb.lemma.lower() in {
            "die",
            "flee",
            "surrender",
            "defect",
            "desert",
            "perish",
            "drown",
        }
        undergoes = role == "object" or (role == "subject" and (passive or intransitive))
        return found if undergoes and verb.lemma.lower() != "hold" else None

    def _role(self, sentence: Sentence, head: Token | None, verb: Token) -> str:
        """Is the noun (or the bare number) subject or object of the verb?"""
        below = head
        while below is not None and below.head != verb.i and below.head != below.i:
            below = sentence.token(below.head)
            if below.pos in {"VERB", "AUX"}:
                return ""
        if below is None:
            return "object"
        if below.dep.startswith("nsubj"):
            return "subject"
        return "object" if below.dep in {"dobj", "obj", "attr"} else ""


def _noun(token: Token) -> str:
    """A noun's plain form; the lemma of a capitalised plural keeps its ending."""
    lemma = token.lemma.lower()
    return (
        lemma.removesuffix("s")
        if token.tag == "NNPS" or (token.tag == "NNP" and lemma.endswith("as"))
        else lemma
    )
