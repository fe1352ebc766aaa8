"""Where the records of a reading stand: whose mention a word is, whose saying it stands in, what time its clause
names. Ties and events both ask this.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.extract.clauses import after, clause_verb, modifiers
from reportedly.extract.grammar import children
from reportedly.records import (
    Form,
    Judgement,
    Kind,
    Mention,
    Reading,
    Sameness,
    Sentence,
    Span,
    Statement,
    Style,
    Time,
    Token,
    When,
)
from reportedly.records.names import is_acronym, people_key

_OF, _BY = frozenset({"of"}), frozenset({"by"})
_STATES = frozenset({Kind.GOVERNMENT, Kind.PLACE})
_BODIES = frozenset({Kind.ARMED_GROUP, Kind.PARTY, Kind.ORGANIZATION, Kind.PEOPLE})


class Side(NamedTuple):
    """Whom a tie or an event has on one side: the words, what sort of actor they are for, if its name is known."""

    span: Span
    label: Kind
    named: bool


class Anchors:
    """Lookups over one reading, each by bisection. Sentences are those of the reading, in order."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self.sentences = reading.of(Sentence)
        self._report = reading.report
        self._countries = codebook.countries
        words = codebook.predicates
        self._stand_ins = words.partitives | words.places
        self._forces, self._followers = words.forces, words.followers
        self._places, self._belongings = words.places, words.belongings
        same = Sameness(reading.of(Judgement))
        named_chains = {same.root(m.id) for m in reading.of(Mention) if m.form is Form.NAME}
        self._known = {m.span for m in reading.of(Mention) if same.root(m.id) in named_chains}
        peoples = (m for m in reading.of(Mention) if (m.form, m.label) == (Form.NAME, Kind.PEOPLE))
        self._peoples = {people_key(m.head.exact) for m in peoples}
        self._starts = [s.start for s in self.sentences]
        self._heads: dict[int, Mention] = {}
        for mention in reading.of(Mention):
            known = self._heads.get(mention.head.end)
            if known is None or _width(mention.span) < _width(known.span):
                self._heads[mention.head.end] = mention
        self._names: dict[int, Mention] = {}
        named = [m for m in self._heads.values() if m.form is Form.NAME and " " in m.head.exact]
        for mention in sorted(named, key=lambda m: -_width(m.head)):
            for word in re.finditer(r"[^\W_]+\.?", mention.head.exact):
                self._names[mention.head.start + word.end()] = mention
        self._sayings: dict[int, list[tuple[int, Span, Statement]]] = {}
        self._cues: dict[int, list[tuple[Span, Statement]]] = {}
        for statement in reading.of(Statement):
            for span in statement.content:
                for number in self._sentences_of(span):
                    self._sayings.setdefault(number, []).append((_width(span), span, statement))
            for number in self._sentences_of(statement.cue):
                if statement.cue:
                    self._cues.setdefault(number, []).append((statement.cue, statement))
        self._times: dict[int, list[Time]] = {}
        self._headings: dict[int, Time] = {}
        for time in reading.of(Time):
            for number in self._sentences_of(time.span):
                self._times.setdefault(number, []).append(time)
                if _heads_paragraph(time, reading.report.text):
                    self._headings[self.sentences[number].paragraph] = time

    def _sentences_of(self, span: Span | None) -> range:
        if span is None:
            return range(0)
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        return range(first, bisect_left(self._starts, span.end))

    def side(self, sentence: Sentence, token: Token) -> Side | None:
        """Whom a token stands for: its mention's, a country or a people by its adjective ("the Turkish president"),
        or who acts by those it names ("Turkish troops", "fighters of the Front").
        """
        mention = self.mention(sentence, token)
        if mention is None:
            return self._nation(token)
        if token.pos == "NOUN" and self._is_nobody(sentence, token):
            return None
        if mention.form is not Form.NOMINAL:
            return Side(mention.span, self._label(token, mention), mention.span in self._known)
        named = self._apposed(sentence, token)
        if named is not None:
            return Side(named.span, named.label, named=True)
        return self._acting_by(sentence, token) or Side(
            mention.span, mention.label, mention.span in self._known
        )

    def _is_nobody(self, sentence: Sentence, noun: Token) -> bool:
        """Is it "no group", or bare "forces" ("joined forces")?"""
        below = children(sentence, noun)
        bare = not below and noun.tag == "NNS" and noun.lemma.lower() in self._forces
        return bare or any(t.dep == "det" and t.lemma.lower() == "no" for t in below)

    def _apposed(self, sentence: Sentence, noun: Token) -> Mention | None:
        """The name in apposition to a noun for one ("the militia, the Front", "Ona Marek, a teacher")."""
        if noun.tag not in {"NN", "NNP"}:
            one = _apposed_to(sentence, noun, self._stand_ins)  # "Y, one of the towns held by X"
            known = self._heads.get(one.end) if one.i != noun.i and noun.dep == "pobj" else None
            return known if known and known.form is Form.NAME else None
        beside = children(sentence, noun, "appos")
        if noun.dep == "appos":
            beside = (sentence.token(noun.head), *beside)
        found = (self._heads.get(t.end) or self._names.get(t.end) for t in beside if t.pos == "PROPN")
        return next((m for m in found if m and m.form is Form.NAME), None)

    def _label(self, token: Token, mention: Mention) -> Kind:
        """What sort of actor a mention is for: what the words around it say goes before what its name looks like."""
        if mention.label is Kind.PERSON and mention.form is Form.NAME:
            if token.lemma.lower() in self._places:
                return Kind.PLACE
            if is_acronym(mention.head.exact) and mention.head.exact.isupper():
                return Kind.ORGANIZATION
        return mention.label

    def owner(self, sentence: Sentence, thing: Token) -> Side | None:
        """Whose a deed or a thing is that stands where the doer or sufferer would ("Aldin's raids killed", "praised
        Aldin's efforts", "a decision by Aldin", "positions of Aldin"), where it is one party's.
        """
        if thing.pos != "NOUN":
            return None
        owners = modifiers(sentence, thing) or after(sentence, thing, _BY)
        if not owners and thing.lemma.lower() in self._belongings:
            owners = after(sentence, thing, _OF)
        return self.side(sentence, owners[0]) if len(owners) == 1 else None

    def sufferer(self, sentence: Sentence, token: Token, *, belongings: bool) -> Side | None:
        """Whom something is done to: whom the token stands for, or, with `belongings`, whose it is ("bombed the
        Front's camp").
        """
        if not belongings:
            return self.side(sentence, token)
        own, side = self.owner(sentence, token), self.side(sentence, token)
        if token.lemma.lower() in self._belongings:
            return own or side
        return side or (own if own and own.named else None)  # "their proxies" are not they

    def _nation(self, token: Token) -> Side | None:
        if token.text[:1].isupper() and self._countries.demonym(token.text):
            return Side(self._report.span(token.start, token.end), Kind.GOVERNMENT, named=True)
        if token.entity.endswith("NORP") and people_key(token.text) in self._peoples:
            return Side(self._report.span(token.start, token.end), Kind.PEOPLE, named=True)
        return None

    def _acting_by(self, sentence: Sentence, noun: Token) -> Side | None:
        """A state by its troops or its government, a body that is no state by its fighters too."""
        lemma = noun.lemma.lower()
        if lemma not in self._forces and lemma not in self._followers:
            return None
        for token in modifiers(sentence, noun):
            mention = self._heads.get(token.end)
            if mention and mention.form is Form.PRONOUN and lemma in self._forces:
                return Side(mention.span, mention.label, named=False)
            side = Side(mention.span, mention.label, named=True) if mention else self._nation(token)
            if side is None or (mention and mention.form is not Form.NAME):
                continue
            if side.label in _STATES and lemma in self._forces:
                return side
            if side.label in _BODIES and lemma in self._followers:
                return side
        return None

    def mention(self, sentence: Sentence, token: Token) -> Mention | None:
        """The mention whose head the token is, or whose name it stands in; of "members of Y" and "the town of Y",
        where nothing else is mentioned, Y's; and of "Y, a town", Y's.
        """
        found = self._heads.get(token.end) or self._names.get(token.end)
        if found is None and token.pos == "PROPN":  # a name cut short: "People's Protection" of "... Units"
            parts = reversed(children(sentence, token, "compound"))
            found = next((m for p in parts if (m := self._heads.get(p.end))), None)
        if found is None and token.lemma.lower() in self._stand_ins:
            inner = after(sentence, token, _OF)
            found = self._heads.get(inner[0].end) or self._names.get(inner[0].end) if inner else None
        if found is None:
            found = self._heads.get(_apposed_to(sentence, token, self._stand_ins).end)
        return found

    def statement(self, number: int, span: Span, *, beside: bool = False) -> Statement | None:
        """The innermost statement whose content holds the words: the narrowest that is somebody's saying, else the
        reporter's own, else the saying whose cue stands there ("accused": told by telling of the saying). With
        `beside`, also the outermost saying of the sentence, whose source the words describe.
        """
        around = [(w, s) for w, at, s in self._sayings.get(number, ()) if at.contains(span)]
        said = [(w, s) for w, s in around if s.style is not Style.NARRATED]
        if said or around:
            return min(said or around, key=lambda ws: ws[0])[1]
        cued = self._cues.get(number, ())
        at_cue = next((s for cue, s in cued if cue.contains(span)), None)
        outermost = next((s for _, s in cued if s.nested_in is None), None)
        return at_cue or (outermost if beside else None)

    def times(self, number: int, trigger: Token) -> list[Time]:
        """The times of the trigger's clause, or the one that heads its paragraph ("1997: ...")."""
        sentence = self.sentences[number]
        near = [t for t in self._times.get(number, ()) if _told_of(sentence, t, trigger)]
        heading = self._headings.get(sentence.paragraph)
        return near or ([heading] if heading else [])


def when(times: Iterable[Time]) -> When | None:
    """The first of the times as an event's time."""
    first = next(iter(times), None)
    return When(edtf=first.edtf, basis=first.basis, span=first.span) if first else None


def preposition(sentence: Sentence, time: Time) -> str:
    """The word that governs a time from just before or within it ("since 1987"), in lower case, or ""."""
    own = time.span.exact.lower().removeprefix("ever ").split()[0]
    if own in {"since", "until", "till", "from", "during"}:
        return own
    before = [t for t in sentence.tokens if t.end <= time.span.start]
    return before[-1].lemma.lower() if before else ""


def _width(span: Span) -> int:
    return span.end - span.start


def _clause(sentence: Sentence, token: Token) -> int:
    verb = clause_verb(sentence, token)
    while verb.dep in {"xcomp", "pcomp"} and verb.head != verb.i:
        verb = clause_verb(sentence, sentence.token(verb.head))
    return verb.i


def _told_of(sentence: Sentence, time: Time, trigger: Token) -> bool:
    """Does the time say when the trigger's deed was? It does where it hangs on the trigger, on the verb of its
    clause, or on a name there (where a parser puts "from Velsa in 2018"), not where it hangs on another noun.
    """
    inside = [t for t in sentence.tokens if t.start < time.span.end and time.span.start < t.end]
    if not inside:
        return False
    token = next((t for t in inside if t.head == t.i or not _in(sentence.token(t.head), time)), inside[-1])
    while token.head != token.i and (
        _in(token, time)
        or token.pos in {"ADP", "SCONJ", "ADV", "NUM", "PART"}
        or token.entity.endswith("TIME")  # "before dawn on Sunday"
    ):
        token = sentence.token(token.head)
    if token.i == trigger.i:
        return True
    return token.pos in {"VERB", "AUX", "PROPN"} and _clause(sentence, token) == _clause(sentence, trigger)


def _in(token: Token, time: Time) -> bool:
    return token.start < time.span.end and time.span.start < token.end


def _heads_paragraph(time: Time, text: str) -> bool:
    """Does the time open its line and a colon follow, as in a chronology?"""
    line = text.rfind("\n", 0, time.span.start) + 1
    lead = text[line : time.span.start].strip(" \t-–—•*·")
    return not lead and text[time.span.end : time.span.end + 2].lstrip().startswith(":")


def _apposed_to(sentence: Sentence, token: Token, partitives: frozenset[str]) -> Token:
    """Of "X, a town" and "X, one of the towns", X; any other word itself."""
    above = sentence.token(token.head)
    if token.dep == "pobj" and above.lemma == "of" and sentence.token(above.head).lemma.lower() in partitives:
        token = sentence.token(above.head)
    return sentence.token(token.head) if token.dep == "appos" else token
