"""Expressions that count from the publication date, or from the time told of before."""

from __future__ import annotations

import re

from reportedly.extract.times.calendar import (
    Point,
    Unplaced,
    Value,
    at,
    between,
    part,
    shift,
    to_date,
    week,
)
from reportedly.extract.times.counting import GRAINS, count_of, moved, period, until_published
from reportedly.extract.times.partial import is_history, weekday_near
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.extract.times.tense import Tense
from reportedly.records import Basis, Granularity

_ASIDE = re.compile(r",\s+(?:just\s+|only\s+|barely\s+|exactly\s+)?", re.IGNORECASE)
_REOPENS = re.compile(r"[.:?!“\"‘'(—–•]\s*$")
_OVER = re.compile(r"\b(?:over|for|during|within|throughout)\s+$")
_LIMIT = re.compile(r"\b(?:by|before|until|till)\s+$")
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night))?"


def relative_rules(g: Grammar) -> list[Rule]:
    """All rules for expressions that count from another date."""
    many = r"(?P<n><NUMBER>)(?P<h>\s+and\s+a\s+half)?[ -](?P<u><UNIT>)s?"
    edges = "|".join(sorted(w for w in g.book.times.part_words if w not in {"early", "mid", "late"}))
    told = r"next|following|same|very\s+same|previous|preceding"
    return [
        g.rule(
            rf"today|tonight|(?:earlier|later)\s+today|this\s+(?:morning|afternoon|evening)|yesterday{_DAYTIME}|"
            rf"last\s+night|(?:the\s+day\s+after\s+)?tomorrow{_DAYTIME}|the\s+day\s+before\s+yesterday",
            _deictic,
        ),
        g.rule(r"overnight", _overnight),
        g.rule(
            r"(?P<w>this|last|next|(?:the|this)\s+coming|the\s+current|this\s+past)\s+(?P<u>week|month|year|decade|century|weekend)",
            _unit,
        ),
        g.rule(r"(?:over|at|during|throughout)\s+the\s+(?P<w>past\s+)?(?P<u>weekend)", _unit),
        g.rule(
            r"(?P<e>earlier|later)\s+(?:this|in\s+the)\s+(?P<u>week|month|year|decade|century)", _within_unit
        ),
        g.rule(rf"(?:(?P<a><ABOUT>)\s+)?{many}\s+(?:ago(?P<x>\s+today)?|back(?=[.,;:)]|$))", _ago),
        g.rule(r"(?:many\s+)?(?P<u><UNIT>|centurie)s\s+ago", _unnumbered),
        g.rule(
            r"(?:the\s+)?(?P<w>past|last|recent)\s+(?:(?P<n><NUMBER>|few)\s+)?(?P<u><UNIT>|centurie)(?P<s>s?)",
            _past,
        ),
        g.rule(r"(?:the\s+)?(?P<w>next|coming)\s+(?P<n><NUMBER>|few)\s+(?P<u><UNIT>)s?", _coming),
        g.rule(
            rf"(?:the\s+(?P<w>{told})|(?P<t>that(?:\s+same)?))\s+(?P<u>day|night|morning|afternoon|evening|weekend|week|month|year|decade)",
            _told,
        ),
        g.rule(rf"the\s+(?P<w>{told})\s+(?P<d><WEEKDAY>){_DAYTIME}", _told_weekday),
        g.rule(
            rf"(?:(?P<a><ABOUT>)\s+)?{many}\s+(?P<w>later|earlier|afterwards|before\s+that|after\s+that)(?!\s+than)",
            _distance,
        ),
        g.rule(rf"(?:(?P<a><ABOUT>)\s+)?{many}\s+(?P<w>after|before)(?=\s+\w)", _counted_from),
        g.rule(rf"the\s+(?:very\s+)?(?P<e>{edges})\s+of\s+the\s+(?P<u>year|month)(?!\s+of\b)", _edge),
        g.rule(
            r"the\s+(?P<u>day|week|month|year)\s+(?P<w>before|after)(?=\s*(?:[.,;:)”\"]|$|\band\b|\bthat\b))",
            _beside,
        ),
        g.rule(r"(?:ever\s+)?since\s+then", _since_then),
    ]


def _deictic(m: re.Match[str], scene: Scene) -> Value | None:
    """Days beside publication. With a verb in the simple present "today" is no day ("still used today"), unless the
    sentence opens with it; with a capital inside a sentence it is part of a name ("the Velsa Today show").
    """
    words = m[0].lower()
    opens = not scene.before(m).strip(" \n\t“\"‘'(—–-•")
    if m[0][0].isupper() and m[0].istitle() and not (opens or _REOPENS.search(scene.before(m))):
        return None
    if words == "today" and not opens and scene.present(m.start()):
        return None
    step = 0
    if "yesterday" in words or words.endswith("last night") or words.startswith("last"):
        step = -2 if words.startswith("the") else -1
    elif "tomorrow" in words:
        step = 2 if words.startswith("the") else 1
    return at(shift(scene.day().to(Granularity.DAY), step, "day"), Basis.PUBLICATION)


def _overnight(m: re.Match[str], scene: Scene) -> Value:
    today = scene.day().to(Granularity.DAY)
    return between(shift(today, -1, "day"), today, Basis.PUBLICATION, Granularity.DAY)


def _unit(m: re.Match[str], scene: Scene) -> Value | None:
    word, unit = re.sub(r"\s+", " ", (m["w"] or "").lower()), m["u"].lower()
    if word == "last" and re.search(r"\b(?:the|his|her|its|their)\s+$", scene.before(m)):
        return None
    if unit == "weekend":
        return _weekend(word, scene, scene.tense(m.start()))
    step = {"last": -1, "this past": -1, "next": 1, "the coming": 1, "this coming": 1}.get(word, 0)
    return period(unit, scene.day(), step, Basis.PUBLICATION)


def _weekend(word: str, scene: Scene, tense: Tense) -> Value:
    """Saturday and Sunday: of "last" the last full one, of "next" the one after; otherwise by the tense the last
    that has begun or the next that has not ended.
    """
    today = scene.day()
    saturday = shift(week(today)[0], 5, "day")
    begun = to_date(today) >= to_date(saturday)
    if word == "last" or (word == "" and tense is not Tense.FUTURE) or word == "this past":
        saturday = shift(saturday, 0 if begun and word != "last" else -7, "day")
    elif word == "next" or word.endswith("coming"):
        saturday = shift(saturday, 7 if begun or word == "next" else 0, "day")
    elif tense is Tense.PAST and not begun:
        saturday = shift(saturday, -7, "day")
    return between(saturday, shift(saturday, 1, "day"), Basis.PUBLICATION, Granularity.DAY)


def _within_unit(m: re.Match[str], scene: Scene) -> Value:
    """What was earlier this week ends the day before publication, what is later begins with it; of longer periods
    the whole is given, for nothing says which part.
    """
    unit, told_of = m["u"].lower(), re.search(r"\sthe\s", m[0], re.IGNORECASE)
    if scene.told and is_history(scene) and unit == "year" and told_of:
        return at(Point(scene.told.start.year), Basis.INFERRED)
    today = scene.day()
    if unit != "week":
        return period(unit, today, 0, Basis.PUBLICATION)
    monday, sunday = week(today)
    if m["e"].lower() == "later":
        return between(today, sunday, Basis.PUBLICATION, Granularity.DAY)
    if monday == today:
        return at(today, Basis.PUBLICATION)
    return between(monday, shift(today, -1, "day"), Basis.PUBLICATION, Granularity.DAY)


def _edge(m: re.Match[str], scene: Scene) -> Value:
    """An edge of the year that is told of, where the text tells of an earlier one, or else of the one of publication.
    It is a vague part ("at the end of the year"), but for a limit ("by the end of the year") the very last day.
    """
    unit, words = m["u"].lower(), scene.book.times
    told = scene.told if is_history(scene) else None
    basis = Basis.INFERRED if told else Basis.PUBLICATION
    whole = period(unit, told.start if told else scene.day(), 0, basis)
    if m["e"].lower() == "end" and _LIMIT.search(scene.before(m)):
        return at(whole.end.last, basis)
    return part(whole, words.parts[words.part_words[m["e"].lower()]][unit], basis)


def _ago(m: re.Match[str], scene: Scene) -> Value:
    count, about = count_of(m, scene)
    unit = scene.book.times.units[m["u"].lower()]
    if m["x"]:
        return at(shift(scene.day(), -int(count), unit), Basis.PUBLICATION)
    return moved(scene.day(), -count, unit, about=about, basis=Basis.PUBLICATION)


def _unnumbered(m: re.Match[str], scene: Scene) -> Value:
    raise Unplaced("it does not say how many")


def _past(m: re.Match[str], scene: Scene) -> Value | None:
    """A stretch that ends with publication. One unit is measured in the next finer one ("the past year": months),
    several in themselves ("the past three years": years).
    """
    if re.match(r"\s+of\s+(?:his|her|its|their|the\s+(?:war|campaign|century))\b", scene.text[m.end() :]):
        return None
    word, unit, plural = m["w"].lower(), m["u"].lower().replace("centurie", "century"), bool(m["s"])
    before, after = scene.before(m), scene.text[m.end() :]
    if unit in {"night", "hour"} or (word == "recent" and not plural) or (m["n"] and not plural):
        return None
    if word == "last" and not m[0].lower().startswith("the "):
        return None
    if word == "last" and after.startswith(" of ") and not _OVER.search(before):
        return None
    if not plural and re.match(r"\s+(?:few|to\s)", after):
        return None
    if unit == "century" and not plural and not re.search(r"\bin\s+$", before) and not _OVER.search(before):
        return period(unit, scene.day(), -1, Basis.PUBLICATION)
    count, about = (1.0, False) if not plural else count_of(m, scene)
    if plural and not m["n"] and unit in {"decade", "century"}:
        count = 2
    if word == "recent" and unit == "week":
        return until_published(scene, unit, count, about=about, fine="month")
    return until_published(scene, unit, count, about=about)


def _coming(m: re.Match[str], scene: Scene) -> Value | None:
    """A stretch that begins with publication; of a story in the past tense it is a duration."""
    unit = scene.book.times.units[m["u"].lower()]
    if unit in {"night", "hour"} or scene.tense(m.start()) is Tense.PAST:
        return None
    count, about = count_of(m, scene)
    grain = GRAINS[unit if unit in {"year", "month"} else "year" if unit in {"decade", "century"} else "day"]
    start = scene.day().to(grain)
    end = shift(start, int(count), unit)
    return Value(f"{start}/{end}{'~' if about else ''}", grain, Basis.PUBLICATION, start, end)


def _told_of(scene: Scene) -> Value:
    if scene.told is None:
        raise Unplaced("no date stands before it that it could count from")
    return scene.told


def _told(m: re.Match[str], scene: Scene) -> Value | None:
    """Counted from the time told of before: "the next day", "the same month", "that year"."""
    unit = m["u"].lower()
    word = (m["w"] or "same").lower()
    if m["t"] and scene.token(m.start()).dep in {"mark", "nsubj", "nsubjpass", "dobj"}:
        return None
    if word == "next" and unit != "day" and scene.tense(m.start()) is Tense.FUTURE:
        return period(unit, scene.day(), 1, Basis.PUBLICATION) if unit in GRAINS else None
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(word, 0)
    told = _told_of(scene)
    start = told.start if step < 1 else told.end
    if unit in {"day", "night", "morning", "afternoon", "evening"}:
        return at(shift(start.to(Granularity.DAY), step, "day"), Basis.INFERRED)
    if unit == "weekend":
        saturday = shift(week(start, max(step, 0))[0], 5, "day")
        return between(saturday, shift(saturday, 1, "day"), Basis.INFERRED, Granularity.DAY)
    return period(unit, start, step, Basis.INFERRED)


def _told_weekday(m: re.Match[str], scene: Scene) -> Value:
    tense = Tense.PAST if m["w"].lower() in {"previous", "preceding"} else Tense.FUTURE
    start = _told_of(scene).start
    same = m["w"].lower().endswith("same")
    return at(
        weekday_near(scene.book.times.weekdays[m["d"].lower()], start, tense, strictly=not same),
        Basis.INFERRED,
    )


def _distance(m: re.Match[str], scene: Scene) -> Value | None:
    if m["u"].lower() == "hour":
        return None
    count, about = count_of(m, scene)
    back = m["w"].lower() in {"earlier", "before that"}
    told = _told_of(scene)
    unit = scene.book.times.units[m["u"].lower()]
    start = told.start if back else told.end
    return moved(start, -count if back else count, unit, about=about, basis=Basis.INFERRED)


def _counted_from(m: re.Match[str], scene: Scene) -> Value | None:
    """What something happened so long after lies so far before the date that is said just before it ("on Monday,
    three days after the vote": the vote was on Friday). Elsewhere nothing tells from where to count.
    """
    between_them = scene.text[scene.reach : m.start()] if scene.reach >= 0 else ""
    if scene.told is None or not _ASIDE.fullmatch(between_them) or m["u"].lower() == "hour":
        return None
    count, about = count_of(m, scene)
    unit = scene.book.times.units[m["u"].lower()]
    after = m["w"].lower() == "after"
    start = scene.told.end if after else scene.told.start
    return moved(start, -count if after else count, unit, about=about, basis=Basis.INFERRED)


def _beside(m: re.Match[str], scene: Scene) -> Value:
    step = -1 if m["w"].lower() == "before" else 1
    return (
        period(m["u"].lower(), _told_of(scene).start, step, Basis.INFERRED)
        if m["u"].lower() != "day"
        else at(shift(_told_of(scene).start.to(Granularity.DAY), step, "day"), Basis.INFERRED)
    )


def _since_then(m: re.Match[str], scene: Scene) -> Value:
    told = _told_of(scene)
    return Value(scene.since(str(told.start)), told.grain, Basis.INFERRED, told.start, told.end)
