"""What a source does with what it says: stance and certainty of one attribution, from its cue and content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.codebook import Codebook
from reportedly.codebook.cues import CueKind
from reportedly.extract.cue_words import any_cue, light_verb
from reportedly.extract.grammar import children, is_negated
from reportedly.records import Certainty, Sentence, Stance, Token

_OBLIGING = frozenset({"should", "must", "ought"})
_PEOPLE = frozenset({"we", "they", "he", "she", "you"})
_UNMET = frozenset({"yet", "fail", "never", "nor", "rarely", "hardly", "seldom"})
_DUE = frozenset({"must", "should", "can", "could", "may", "might"})
_WILLING = frozenset({"will", "would", "wo", "'ll", "’ll"})
_OWN = frozenset({"i", "we", "he", "she", "they", "it"})
_UNSURE_MODALS = frozenset({"may", "might", "could"})


class Act(NamedTuple):
    """Stance and certainty; `says` is false where the words tell of no saying at all."""

    stance: Stance
    certainty: Certainty
    says: bool = True


class Phrase(NamedTuple):
    """A cue or content as tokens of one sentence, with the token that carries it."""

    sentence: Sentence
    tokens: Sequence[Token]
    head: Token


class Acts:
    """Reads acts by the codebook. A cue it does not list is taken for a plain saying."""

    def __init__(self, codebook: Codebook) -> None:
        self._cues, self._sources = codebook.cues, codebook.sources

    def kind(self, cue: Phrase | None, content: Phrase | None = None) -> CueKind | None:
        """The kind of the cue's head, or else of any other of its words."""
        if cue is None:
            return None
        carried = [t for t in cue.tokens if light_verb(cue.sentence, t, self._cues) is not None]
        for token in (*carried, cue.head, *reversed(cue.tokens)):
            entry = any_cue(cue.sentence, token, self._cues)
            if entry is not None:
                to = entry.to is not None and content is not None and _is_infinitive(content)
                return self._cues.kinds[entry.to if to and entry.to else entry.kind]
        return None

    def act(
        self, cue: Phrase | None, source: Phrase | None, content: Phrase | None, *, asks: bool = False
    ) -> Act:
        """The act of one attribution. `asks`: the content is one direct question."""
        kind = self.kind(cue, content)
        if cue is None or kind is None:
            return self._hedged(Act(Stance.ASSERTS, Certainty.CERTAIN), content)
        negated = self._negated(cue, source)
        if self._silent(cue, content, negated=negated) or _only_could(cue, source, kind):
            return Act(Stance.REFUSES, Certainty.UNDERSPECIFIED, says=False)
        if negated:
            act = Act(kind.negated, kind.negated_certainty, kind.says)
        else:
            act = Act(kind.stance, kind.certainty, kind.says)
        if kind is self._cues.kinds.get("refusing") and not negated:
            act = self._refused(content, act)
        elif kind is self._cues.kinds.get("rejecting") and self._is_saying(content):
            act = Act(Stance.CONFIRMS if negated else Stance.DENIES, act.certainty)
        elif kind.stance in {Stance.ASSERTS, Stance.CONFIRMS} and not negated:
            act = self._obliging(content, act)
            if kind.stance is Stance.ASSERTS and act.stance is Stance.ASSERTS:
                act = self._willing(content, act)
        if asks and act.stance is Stance.ASSERTS:
            return Act(Stance.ASKS, Certainty.UNDERSPECIFIED)
        return self._hedged(self._by_mood(cue, act), content)

    def _negated(self, cue: Phrase, source: Phrase | None) -> bool:
        if is_negated(cue.sentence, cue.head):
            return True
        if any(t.dep == "neg" or t.lemma.lower() in _UNMET for t in cue.tokens):
            return True
        if any(t.text.lower() == "no" and t.dep in {"det", "neg", "advmod"} for t in cue.tokens):
            return True  # "had no intention of", "no longer wants"
        nobody = self._sources.nobody
        return source is not None and any(
            t.lemma.lower() in nobody for t in (source.head, *children(source.sentence, source.head, "det"))
        )

    def _silent(self, cue: Phrase, content: Phrase | None, *, negated: bool) -> bool:
        """Nothing is said: "did not respond", "asked not to be named". To decline to comment is to refuse it."""
        if negated and cue.head.lemma.lower() in self._sources.silences:
            return True
        if content is None:
            return False
        kind = self.kind(cue)
        refusing = kind is not None and kind.stance in {Stance.REFUSES, Stance.ASKS, Stance.DEMANDS}
        if content.head.lemma.lower() not in self._sources.anonymity:
            return False
        refuses = kind is not None and kind.stance is Stance.REFUSES
        return refuses or (refusing and is_negated(content.sentence, content.head))

    def _refused(self, content: Phrase | None, act: Act) -> Act:
        """Refusing to deny is half a confirmation, refusing to confirm a doubt."""
        inner = self.kind(content)
        if inner is None or inner.stance not in {Stance.DENIES, Stance.CONFIRMS}:
            return act
        return Act(inner.negated, inner.negated_certainty)

    def _is_saying(self, content: Phrase | None) -> bool:
        """Is what is rejected itself something said ("rejected the accusations")?"""
        kind = self.kind(content)
        if content is None or kind is None or content.head.pos not in {"NOUN", "PROPN"}:
            return content is not None and content.head.lemma.lower() in {"report", "idea", "charge", "story"}
        return kind.stance in {Stance.ASSERTS, Stance.BELIEVES, Stance.DOUBTS}

    def _obliging(self, content: Phrase | None, act: Act) -> Act:
        """What is said is a demand: "said that X should", "said they must"."""
        if content is None or content.head.pos not in {"VERB", "AUX"}:
            return act
        modals = children(content.sentence, content.head, "aux")
        subjects = children(content.sentence, content.head, "nsubj")
        obliged = any(t.pos == "PROPN" or t.tag == "NNS" or t.text.lower() in _PEOPLE for t in subjects)
        if obliged and any(t.lemma.lower() in _OBLIGING for t in modals):
            return Act(Stance.DEMANDS, Certainty.UNDERSPECIFIED)
        return act

    def _willing(self, content: Phrase | None, act: Act) -> Act:
        """What is said is what the speaker will do, or will not: "said it would send a ship", "we will not leave"."""
        if content is None or content.head.pos != "VERB" or content.head.lemma.lower() in self._cues.unwilled:
            return act
        will = any(t.text.lower() in _WILLING for t in children(content.sentence, content.head, "aux"))
        own = [t for t in children(content.sentence, content.head, "nsubj") if t.text.lower() in _OWN]
        if not will or not own or children(content.sentence, content.head, "auxpass"):
            return act
        negated = is_negated(content.sentence, content.head)
        return Act(Stance.REFUSES if negated else Stance.OFFERS, Certainty.CERTAIN)

    def _by_mood(self, cue: Phrase, act: Act) -> Act:
        """A saying that only may be said, or a belief that would be held, holds less."""
        unsure = any(t.lemma.lower() in _UNSURE_MODALS for t in children(cue.sentence, cue.head, "aux"))
        if unsure and act.certainty in {Certainty.CERTAIN, Certainty.PROBABLE}:
            return act._replace(certainty=Certainty.POSSIBLE)
        return act

    def _hedged(self, act: Act, content: Phrase | None) -> Act:
        """A content that its own main clause hedges is held as no more than that."""
        if content is None or act.certainty is not Certainty.CERTAIN:
            return act
        words = {t.lemma.lower() for t in children(content.sentence, content.head, "aux", "advmod", "acomp")}
        words.add(content.head.lemma.lower())
        if "could" in words and not is_negated(content.sentence, content.head):
            return act._replace(certainty=Certainty.POSSIBLE)
        if words & self._cues.possible:
            return act._replace(certainty=Certainty.POSSIBLE)
        if words & self._cues.probable:
            return act._replace(certainty=Certainty.PROBABLE)
        return act


def _is_infinitive(content: Phrase) -> bool:
    """Is the content, or a clause of it, an infinitive with "to" that stands for itself?"""
    verbs = [content.head, *(t for t in content.tokens if t.head == content.head.i or t.dep == "xcomp")]
    return any(
        c.tag == "TO" and c.dep == "aux" for v in verbs[:3] for c in children(content.sentence, v, "aux")
    )


def _only_could(cue: Phrase, source: Phrase | None, kind: CueKind) -> bool:
    """Is a belief only possible or due ("we must understand"), or anybody's ("you know")? Then nobody holds it."""
    if kind.stance is not Stance.BELIEVES:
        return False
    anybody = source is not None and source.head.text.lower() == "you"
    return anybody or any(t.lemma.lower() in _DUE for t in children(cue.sentence, cue.head, "aux"))
