"""What kind of actor a name names: by lists, by its own words, by what stands around it, for a whole text at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.codebook import Codebook
from reportedly.extract import grammar
from reportedly.extract.mentions.names import Name
from reportedly.records import Kind, Sentence, Token

_BY_LABEL = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.PEOPLE,
    "WORK_OF_ART": Kind.OUTLET,
    "PRODUCT": Kind.OUTLET,
}
_CERTAIN, _WORDED, _TOLD, _LABELLED = 100, 12, 6, 2
_TOWNS_AFTER = frozenset({"in", "near", "outside", "around"})
_WHERE = frozenset({"GPE", "LOC", "FAC", "NORP"})
_SUBJECTS = frozenset({"nsubj", "agent"})
_PARTNERS = frozenset(
    {"with", "against", "between", "towards", "toward", "by", "for", "on", "including", "like", "and"}
)


class Kinds:
    """Kinds of all names of a text. `names` are all of them: each mention is a vote on its name's kind."""

    def __init__(self, codebook: Codebook, names: Sequence[Name]) -> None:
        self._words, self._countries = codebook.actors, codebook.countries
        self._cues = codebook.cues.verbs
        self._surnames = {n.key.split()[-1] for n in names if n.label == "PERSON" and " " in n.key}
        self._given = {
            given
            for n in names
            if n.label == "PERSON"
            and " " in n.key
            and not codebook.countries.nation(given := n.key.split()[0])
        }
        votes: dict[str, Counter[Kind]] = defaultdict(Counter)
        for name in names:
            self._vote(name, votes[name.key])
        for full, alias in _in_brackets(names):
            both = votes[full] + votes[alias]
            votes[full], votes[alias] = both, both
        self._kinds = {
            key: min(count, key=lambda kind: (-count[kind], kind)) for key, count in votes.items() if count
        }

    def of(self, name: Name) -> Kind | None:
        """The kind of a name where it stands; None for an adjective of nationality that names nobody."""
        kind = self._kinds.get(name.key)
        if kind is Kind.PERSON and (not self._is_country(name) or self._is_somebody(name)):
            return kind
        if self._countries.government(name.key) or self._countries.country(name.key):
            return self._state(name)
        if self._countries.capital(name.key):
            return Kind.GOVERNMENT if self._acts(name) else Kind.PLACE
        if name.label == "NORP" and kind in {Kind.PEOPLE, None}:
            return self._people(name)
        return kind

    def _vote(self, name: Name, count: Counter[Kind]) -> None:
        institution = self._words.institutions.get(name.key)
        if institution is not None:
            count[self._words.known[institution].kind] += _CERTAIN
            return
        worded = self._worded(name)
        if worded is not None:
            count[worded] += _WORDED
        told = self._told(name)
        if told is not None:
            count[told] += _TOLD
        person = self._is_somebody(name)
        if name.label and (person or name.label != "PERSON" or " " in name.key):
            count[_BY_LABEL[name.label]] += _LABELLED
        elif name.label == "PERSON":  # one word alone: as often a town or a group
            count[Kind.PLACE if self._is_country(name) else Kind.PERSON] += 1
        if not person and self._is_where(name):
            count[Kind.PLACE] += _LABELLED + 1
        if person or (name.key in self._given and self._speaks(name)):
            count[Kind.PERSON] += _TOLD

    def _is_somebody(self, name: Name) -> bool:
        """Does a title stand before it, or has somebody in the text it as family name?"""
        return bool(name.title) or name.key in self._surnames

    def _is_where(self, name: Name) -> bool:
        """Does it follow "in" or "near" without an article, as towns do, or a compass point ("eastern Aldin")?"""
        top = name.top
        if any(t.text.lower() in self._words.compass for t in grammar.children(name.sentence, top, "amod")):
            return True
        if top.dep != "pobj" or grammar.children(name.sentence, top, "det"):
            return False
        return name.sentence.token(top.head).text.lower() in _TOWNS_AFTER

    def _speaks(self, name: Name) -> bool:
        """Is it the subject of a verb of saying or thinking?"""
        top = name.top
        return top.dep == "nsubj" and name.sentence.token(top.head).lemma.lower() in self._cues

    def _is_country(self, name: Name) -> bool:
        return bool(self._countries.country(name.key) or self._countries.capital(name.key))

    def _worded(self, name: Name) -> Kind | None:
        """The kind that the last telling word of the name itself gives ("Ministry", "Brigades")."""
        words = [t.text.lower() for t in name.tokens]
        for kind, endings in self._words.name_endings.items():
            if words[-1] in endings:
                return kind
        if name.label == "FAC":
            return None
        for size in (2, 1):
            for at in range(len(words) - size, -1, -1):
                phrase = " ".join(words[at : at + size])
                for kind, telling in self._words.name_words.items():
                    if phrase in telling:
                        return kind
        return None

    def _told(self, name: Name) -> Kind | None:
        """The kind that a noun beside the name gives ("MEK fighters", "the militia X", "X, a charity")."""
        top, sentence = name.top, name.sentence
        nouns = self._words.kind_of_noun
        for t in grammar.children(sentence, top, "appos"):
            if t.lemma.lower() in nouns and t.pos == "NOUN":
                return nouns[t.lemma.lower()]
        if top.head != top.i and top.dep in {"compound", "appos", "nmod"}:
            governor = sentence.token(top.head)
            kind = nouns.get(governor.lemma.lower()) if governor.pos == "NOUN" else None
            if top.dep == "appos":
                return kind
            if governor.lemma.lower() in self._words.name_endings.get(Kind.PLACE, ()):
                return Kind.PLACE
            if name.label not in _WHERE and governor.lemma.lower() in self._words.fighters:
                return Kind.ARMED_GROUP
        if top.dep == "pobj" and sentence.token(top.head).text == "of":
            whole = sentence.token(sentence.token(top.head).head)
            if whole.lemma.lower() in self._words.name_endings.get(Kind.PLACE, ()):  # "the town of Velsa"
                return Kind.PLACE
        before = [t for t in grammar.children(sentence, top, "compound", "nmod") if t.pos == "NOUN"]
        kinds = [nouns[t.lemma.lower()] for t in before if t.lemma.lower() in nouns]
        return kinds[-1] if kinds else None

    def _people(self, name: Name) -> Kind | None:
        """Who an adjective or noun of nationality or creed names where it stands."""
        top = name.top
        if top.dep == "npadvmod":  # "the Aldinian-backed militia": the state backs it
            return Kind.GOVERNMENT if self._countries.demonym(name.key) else None
        if top.pos == "ADJ" or top.dep in {"amod", "compound", "nmod"}:
            governor = name.sentence.token(top.head)
            if top.dep in {"amod", "compound", "nmod"} and governor.i != top.i:
                did = governor.lemma.lower() in self._words.act_nouns and self._countries.demonym(name.key)
                return Kind.GOVERNMENT if did else None
            article = grammar.children(name.sentence, top, "det")
            return Kind.PEOPLE if article and not top.tag.startswith("VB") else None
        return Kind.PEOPLE

    def _state(self, name: Name) -> Kind:
        """A country's name is its government, unless it is where something happens."""
        top = _conjunct(name.sentence, name.top)
        head = name.sentence.token(top.head)
        if top.dep == "pobj":
            return Kind.PLACE if self._is_location(name.sentence, head) else Kind.GOVERNMENT
        if top.dep in {"dobj", "nsubjpass"}:
            return Kind.PLACE if head.lemma.lower() in self._words.place_verbs else Kind.GOVERNMENT
        if top.dep in {"nsubj", "poss", "compound", "nmod", "agent", "dative", "amod", "npadvmod", "csubj"}:
            return Kind.GOVERNMENT
        return Kind.GOVERNMENT if self._countries.government(name.key) else Kind.PLACE

    def _is_location(self, sentence: Sentence, preposition: Token) -> bool:
        """Does what follows the preposition say where?"""
        word, governor = preposition.text.lower(), sentence.token(preposition.head)
        lemma = governor.lemma.lower()
        if word in self._words.locative:
            return True
        if word in {"to", "from"}:
            return lemma in self._words.motion_verbs
        if word == "of":
            who = self._words.kind_of_noun.get(lemma)
            return (
                who not in {Kind.PERSON, Kind.GOVERNMENT, Kind.AGENCY} and lemma not in self._words.act_nouns
            )
        return False

    def _acts(self, name: Name) -> bool:
        """Is the capital one that acts here: says, wants, is accused, is dealt with?"""
        sentence = name.sentence
        top = _conjunct(sentence, name.top)
        head = sentence.token(top.head)
        lemma = head.lemma.lower()
        if _is_dateline(name):
            return False
        if top.dep in _SUBJECTS:
            return head.pos == "VERB" and lemma not in self._words.place_verbs
        if top.dep in {"dobj", "nsubjpass"}:
            return lemma in self._words.dealt_with
        if top.dep == "npadvmod":  # "Velsa-backed"
            return head.tag in {"VBN", "VBD"}
        if top.dep == "poss":
            return not self._is_townly(head)
        if top.dep == "pobj":
            above = sentence.token(head.head)
            word = head.text.lower()
            if word == "by":
                return True
            if word == "to":
                return above.lemma.lower() in self._words.directed_at
            if word == "from":
                return (
                    above.lemma.lower() in self._words.receiving_verbs
                    or above.lemma.lower() in self._words.act_nouns
                )
            return word in _PARTNERS and above.lemma.lower() not in self._words.motion_verbs
        return False

    def _is_townly(self, noun: Token) -> bool:
        """Is it something that a town has, not a government: places, people, buildings ("Velsa's suburbs")?"""
        lemma = noun.lemma.lower()
        kind = self._words.kind_of_noun.get(lemma)
        has = kind in {Kind.PLACE, Kind.PEOPLE} or (kind is Kind.PERSON and noun.tag == "NNS")
        return has or noun.pos == "PROPN" or lemma in self._words.town_things


def _in_brackets(names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Keys of names followed by another in brackets: "the Aldin Front (AF)"."""
    for one, other in pairwise(names):
        adjacent = one.sentence is other.sentence and other.tokens[0].i == one.tokens[-1].i + 2
        if (
            adjacent
            and one.label not in {"GPE", "LOC"}
            and one.sentence.token(other.tokens[0].i - 1).text == "("
        ):
            yield one.key, other.key


def _is_dateline(name: Name) -> bool:
    """Does the name open its sentence as where it was written ("Velsa, 3 May --", "Velsa (Agency)")?"""
    tokens = name.sentence.tokens
    if name.tokens[0].i != tokens[0].i:
        return False
    after = [t.text for t in tokens[len(name.tokens) : len(name.tokens) + 3]]
    return bool(after) and (
        after[0] in {"(", "—", "–", "--", "-", ":"}
        or (after[0] == "," and len(after) > 1 and after[1].isdigit())
    )


def _conjunct(sentence: Sentence, token: Token) -> Token:
    """The first of a coordination: what holds for it holds for the others."""
    while token.dep == "conj" and token.head != token.i:
        token = sentence.token(token.head)
    return token
