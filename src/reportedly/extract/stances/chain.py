"""Whose words, through whose hands: the links of a statement's chain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.codebook import Codebook
from reportedly.extract.grammar import children, subtree
from reportedly.extract.stances.act import Phrase
from reportedly.records import (
    Form,
    Judgement,
    Kind,
    Link,
    LinkKind,
    Mention,
    Offsets,
    Report,
    Sameness,
    Token,
)

UNKNOWN_PUBLISHER = "unknown publisher"
UNNAMED = "unnamed"
DEEPEST = 5
"""Links of a chain below the publisher, at most."""

_OWN = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_BODIES = frozenset({Kind.GOVERNMENT, Kind.AGENCY, Kind.ORGANIZATION, Kind.PARTY, Kind.ARMED_GROUP})
_CLAUSES = frozenset({"relcl", "acl", "appos", "punct", "parataxis", "advcl"})


def publisher(report: Report) -> Link:
    """The outermost link of every chain in the report."""
    return Link(name=report.publisher or UNKNOWN_PUBLISHER, kind=LinkKind.OUTLET)


class Speakers:
    """Who the sources of one report are, by its mentions and who-is-who within it."""

    def __init__(
        self, report: Report, mentions: Sequence[Mention], judgements: Iterable[Judgement], codebook: Codebook
    ) -> None:
        self._report, self._codebook = report, codebook
        self._same = Sameness(judgements)
        self._at = {m.head.offsets: m for m in mentions}
        self._group = self._same.groups(m.id for m in mentions)
        self._by_id = {m.id: m for m in mentions}

    def link(self, source: Phrase | None, span: Offsets | None, outer: Link | None) -> Link:
        """The link for a source. `outer` speaks the words it stands in: its "I" and "we" are his."""
        if source is None or span is None:
            return Link(name=UNNAMED, kind=LinkKind.UNNAMED)
        head = self._antecedent(source)
        exact = self._report.span(*span)
        if head.text != "US" and (head.lemma.lower() in _OWN or head.text.lower() in _OWN):
            if outer is not None:
                return outer.model_copy(update={"span": exact})
            return Link(name=exact.exact, kind=LinkKind.UNNAMED, span=exact)
        mention = self._mention(source, head)
        fullest = self._fullest(mention) if mention is not None else None
        if fullest is not None and not self._many(source, head):
            kind = LinkKind.OUTLET if self._is_outlet(fullest) else LinkKind.NAMED
            return Link(name=fullest.span.exact, kind=kind, span=exact)
        known = self._named_beside(source, head) or self._known_nominal(mention)
        return Link(
            name=known or self._words(source, head), kind=self._kind(source, head, mention), span=exact
        )

    def is_outlet(self, token: Token) -> bool:
        """Is this the head of a name of an outlet?"""
        mention = self._at.get(Offsets(token.start, token.end))
        named = self._fullest(mention) if mention is not None else None
        return named is not None and self._is_outlet(named)

    def mention_at(self, token: Token) -> Mention | None:
        """The mention whose head the token is."""
        return self._at.get(Offsets(token.start, token.end))

    def _antecedent(self, source: Phrase) -> Token:
        """The head of the source; for a relative pronoun, what it stands for."""
        head = source.head
        if head.lemma.lower() not in RELATIVES or head.head == head.i:
            return head
        verb = source.sentence.token(head.head)
        while verb.dep in {"conj", "xcomp", "ccomp"} and verb.head != verb.i:
            verb = source.sentence.token(verb.head)
        return source.sentence.token(verb.head) if verb.dep == "relcl" else head

    def _mention(self, source: Phrase, head: Token) -> Mention | None:
        """The mention of the head, or of a name in apposition to it ("the minister, Jan Novak")."""
        head = _titles(source, head) or head
        own = self._at.get(Offsets(head.start, head.end))
        if own is not None and (own.form is Form.NAME or self._fullest(own) is not None):
            return own
        for t in children(source.sentence, head, "appos"):
            if children(source.sentence, t, "conj"):
                continue
            named = self._at.get(Offsets(t.start, t.end))
            if named is not None and named.form is Form.NAME:
                return named
        return own

    def _fullest(self, mention: Mention) -> Mention | None:
        """The longest name in the report of whom the mention refers to."""
        group = self._group.get(self._same.root(mention.id), [mention.id])
        names = [m for i in group if (m := self._by_id[i]).form is Form.NAME]
        # "Aldin", not "Aldinian", though it is shorter
        nouns = [m for m in names if not self._codebook.countries.demonym(m.span.exact)]
        names = nouns or names
        return max(
            names, key=lambda m: (len(m.span.exact.split()), len(m.span.exact), -m.span.start), default=None
        )

    def _named_beside(self, source: Phrase, head: Token) -> str | None:
        """The names of several people in apposition to them ("his parents, Jan and Mara Lind")."""
        for t in children(source.sentence, head, "appos"):
            if head.tag == "NNS" and children(source.sentence, t, "conj") and _all_names(source, t):
                words = subtree(source.sentence, t)
                return self._report.text[words[0].start : words[-1].end]
        return None

    def _known_nominal(self, mention: Mention | None) -> str | None:
        """For a pronoun, the fullest noun phrase that it stands for."""
        if mention is None or mention.form is not Form.PRONOUN:
            return None
        group = self._group.get(self._same.root(mention.id), [])
        nouns = [m for i in group if (m := self._by_id[i]).form is Form.NOMINAL]
        return max(nouns, key=lambda m: (len(m.span.exact), -m.span.start)).span.exact if nouns else None

    def _is_outlet(self, mention: Mention) -> bool:
        if mention.label is Kind.OUTLET:
            return True
        return mention.label is Kind.ORGANIZATION and self._codebook.outlets.looks_like_one(
            mention.span.exact
        )

    def _many(self, source: Phrase, head: Token) -> bool:
        """Two names joined by "and" are more than the first of them; "professor and author Jan Novak" is one."""
        joined = children(source.sentence, head, "conj")
        return bool(joined) and not _titles(source, head)

    def _kind(self, source: Phrase, head: Token, mention: Mention | None) -> LinkKind:
        words = self._codebook.sources
        lemmas = {head.lemma.lower(), head.text.lower()}
        if head.pos == "NOUN" and lemmas & words.documents:
            return LinkKind.DOCUMENT
        if head.pos == "NOUN" and lemmas & words.media:
            return LinkKind.OUTLET
        if head.pos == "PROPN" and not self._many(source, head):
            return LinkKind.NAMED
        if lemmas & (words.persons | words.voices):
            return LinkKind.UNNAMED
        if lemmas & words.crowds or head.tag in {"NNS", "NNPS"} or self._many(source, head):
            return LinkKind.NAMED if _all_names(source, head) else LinkKind.COLLECTIVE
        if head.text.lower() in {"they", "them"}:
            return LinkKind.COLLECTIVE
        return LinkKind.NAMED if self._identified(source, head, mention) else LinkKind.UNNAMED

    def _identified(self, source: Phrase, head: Token, mention: Mention | None) -> bool:
        """Does a noun phrase without a name say who it is: a people's adjective ("Aldinian fears"), a body that bears
        a name ("the Aldinian government"), the holder of an office ("the mayor")?
        """
        if head.pos == "ADJ":
            return self._codebook.countries.demonym(head.text) is not None
        definite = any(t.text.lower() == "the" or t.dep == "poss" for t in children(source.sentence, head))
        if definite and head.lemma.lower() in self._codebook.sources.offices:
            return True
        return self._is_body(head, mention) and (definite or self._bears_a_name(source, head))

    def _is_body(self, head: Token, mention: Mention | None) -> bool:
        """Is it a government, an agency, an organisation, by its mention or by its noun?"""
        if mention is not None:
            return mention.label in _BODIES
        nouns = self._codebook.actors.nouns
        return any(head.lemma.lower() in nouns.get(kind, ()) for kind in _BODIES)

    def _bears_a_name(self, source: Phrase, head: Token) -> bool:
        """Is it a body that its modifiers name ("the Aldinian government")?"""
        return any(t.pos == "PROPN" or t.entity != "O" for t in children(source.sentence, head))

    def _words(self, source: Phrase, head: Token) -> str:
        """The noun phrase without the clauses hung onto it."""
        inside = {t.i for t in source.tokens}
        kept = [
            t
            for t in subtree(source.sentence, head, without=_CLAUSES)
            if t.i in inside or head is not source.head
        ]
        if not kept:
            kept = list(source.tokens)
        return self._report.text[kept[0].start : kept[-1].end]


def _titles(source: Phrase, head: Token) -> Token | None:
    """The name at the end of titles that "and" joins ("professor and author Jan Novak"), or None."""
    joined = children(source.sentence, head, "conj")
    if head.pos != "NOUN" or head.tag != "NN" or len(joined) != 1 or joined[0].pos != "PROPN":
        return None
    titled = any(
        t.pos == "NOUN" or t.text.isupper() for t in children(source.sentence, joined[0], "compound")
    )
    return joined[0] if titled and not children(source.sentence, joined[0], "det") else None


def _all_names(source: Phrase, head: Token) -> bool:
    """Are the head and all that is joined to it names?"""
    todo, seen = [head], [head]
    while todo:
        more = children(source.sentence, todo.pop(), "conj")
        todo += more
        seen += more
    return all(t.pos == "PROPN" for t in seen)
