"""Expressions that place something by the moment of writing alone: "now", "recently", "for almost 15 years"."""

from __future__ import annotations

import re

from reportedly.extract.grammar import children, governors, subjects
from reportedly.extract.times.calendar import Point, Value, at, shift
from reportedly.extract.times.counting import count_of, until_published
from reportedly.extract.times.partial import is_history
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.extract.times.tense import Tense
from reportedly.records import Basis, Granularity, Token

_LATELY = 14
"""Days before publication that "recently" is taken to lie at."""

_IN_TALK = frozenset({"i", "we", "you"})
_DEFINITE = r"(?:the|this|its|their|[\w’']+[’']s?)"
_OVER = re.compile(r"\b(?:after|following|since|ended|fought|won|lost)\s+$")
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
        g.rule(
            rf"(?:{_DEFINITE}\s+)(?:now\s+)?(?:(?P<a><ABOUT>)\s+)?(?P<n><NUMBER>)-year(?:-old|-long)?\s+"
            rf"(?:(?!after)[\w-]+\s+)?(?:{'|'.join(sorted(words.running))})",
            _running,
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
    """About the month of a fortnight before publication; of a noun ("a recently released film"), nothing that the
    text tells.
    """
    head = scene.sentence.token(scene.token(m.start()).head)
    last_of_many = scene.before(m).endswith("most ")
    if last_of_many or is_history(scene) or head.dep == "amod" or _is_talk(scene, m.start()):
        return None
    today = scene.day()
    day = today if today.day is None else shift(today, -_LATELY, "day")
    return at(day.to(Granularity.MONTH), Basis.PUBLICATION, about=True)


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


def _running(m: re.Match[str], scene: Scene) -> Value | None:
    """A struggle that the text knows by how long it has lasted ("the six-year war") goes on, or is just over, as the
    report is written. Of one that is "nearly" so old the last quarter of a year is taken off.
    """
    if is_history(scene) or _OVER.search(scene.before(m)):
        return None
    today = scene.day()
    years = scene.book.numbers.read(m["n"])
    short = (m["a"] or "").lower() in {"nearly", "almost", "just under"}
    start = shift(today, -round(12 * years) + (3 if short else 0), "month").to(Granularity.YEAR)
    return Value(f"{start}~/{today.year:04d}", Granularity.YEAR, Basis.PUBLICATION, start, Point(today.year))
