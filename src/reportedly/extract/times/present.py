"""Expressions that place something by the moment of writing alone: "now", "recently", "for almost 15 years"."""

from __future__ import annotations

import re

from reportedly.extract.grammar import children, governors, subjects
from reportedly.extract.times.calendar import Value, at
from reportedly.extract.times.counting import count_of, until_published
from reportedly.extract.times.partial import is_history
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.extract.times.tense import Tense
from reportedly.records import Basis, Granularity, Token

_IN_TALK = frozenset({"i", "we", "you"})
_HAVE = frozenset({"have", "has", "'ve", "’ve"})


def present_rules(g: Grammar) -> list[Rule]:
    """All rules for what is so as the report is written, or was shortly before."""
    words = g.book.times
    now = "|".join(re.escape(w) for w in sorted(words.present, key=len, reverse=True))
    return [
        g.rule(rf"(?P<w>{now})(?!\s+(?:that|and|or)\b|,)", _now),
        g.rule(rf"(?:{'|'.join(words.lately)})(?!-)", _lately),
        g.rule(
            r"for\s+(?:(?P<a><ABOUT>)\s+)?(?P<n><NUMBER>)(?P<h>\s+and\s+a\s+half)?\s+(?P<u>year|month|week|decade)s?",
            _so_far,
        ),
    ]


def _verb(scene: Scene, offset: int) -> Token | None:
    token = scene.token(offset)
    return next((t for t in (token, *governors(scene.sentence, token)) if t.pos in {"VERB", "AUX"}), None)


def _is_talk(scene: Scene, offset: int) -> bool:
    """Is the clause about whoever speaks or is spoken to? There "now" keeps a talk going and dates nothing."""
    verb = _verb(scene, offset)
    return verb is not None and any(t.text.lower() in _IN_TALK for t in subjects(scene.sentence, verb))


def _now(m: re.Match[str], scene: Scene) -> Value | None:
    """The month or day of publication. In a story of the past, and in a saying of then, "now" is its own moment."""
    idle = re.search(r"\b(?:until|till|by|for|from|of|even|just|right|but|and)\s+$", scene.before(m))
    if idle or is_history(scene) or scene.tense(m.start()) is Tense.PAST or _is_talk(scene, m.start()):
        return None
    grain = Granularity(scene.book.times.present[re.sub(r"\s+", " ", m["w"].lower())])
    return at(scene.day().to(grain), Basis.PUBLICATION)


def _lately(m: re.Match[str], scene: Scene) -> Value | None:
    """About the month of publication; of a noun ("a recently released film"), nothing that the text tells."""
    head = scene.sentence.token(scene.token(m.start()).head)
    last_of_many = scene.before(m).endswith("most ")
    if last_of_many or is_history(scene) or head.dep == "amod" or _is_talk(scene, m.start()):
        return None
    return at(scene.day().to(Granularity.MONTH), Basis.PUBLICATION, about=True)


def _so_far(m: re.Match[str], scene: Scene) -> Value | None:
    """How long something has been so is a stretch that ends with publication; any other "for three years" is a
    duration that may lie anywhere.
    """
    verb = _verb(scene, m.start())
    if verb is None or not any(
        t.text.lower() in _HAVE and t.tag in {"VBP", "VBZ"} for t in children(scene.sentence, verb, "aux")
    ):
        return None
    count, about = count_of(m, scene)
    return until_published(scene, m["u"].lower(), count, about=about)
