"""Dates that leave their year or week to the reader: "28 May", "in January", "on Monday", "last summer"."""

from __future__ import annotations

import re

from reportedly.extract.times.calendar import Point, Unplaced, Value, at, between, point, shift, to_date, week
from reportedly.extract.times.explicit import dated, day_number, fraction, month_number, season
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.extract.times.tense import Tense
from reportedly.records import Basis, Granularity

_MONTH_BEFORE = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|from|during|before|after|last|next|this|that|of|through|throughout|for|to|and|between|early|late|"
    r"mid|about|around|over|every|each) (?:the )?|mid-|[(—–:;,] ?)$"
)
_TIMES_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime|dawn|noon))?"
_NAME = re.compile(r"\s(?:Morning|Afternoon|Evening|Night)\b")
"""Between a weekday and another word with a capital, it makes a name ("Saturday Night Live")."""

_CLOSE_MONTHS = 3
"""A month so lately past is meant even where the verb is in a present form."""

_YEARS = {"last": -1, "this": 0, "next": 1}


def partial_rules(g: Grammar) -> list[Rule]:
    """All rules for expressions that the publication date completes."""
    year = r"(?P<y>last|this|next|that|the\s+same|the\s+following|the\s+previous)\s+year"
    feasts = "|".join(re.escape(name).replace("'", "['’]") for name in g.book.times.feasts)
    return [
        g.rule(
            rf"(?:<WEEKDAY>,?\s+)?(?:the\s+)?(?P<d><DAY>)\s+(?:of\s+)?(?P<m><MONTH>)(?:,?\s+(?:of\s+)?{year})?",
            _day,
        ),
        g.rule(
            rf"(?:<WEEKDAY>,?\s+)?(?P<m><MONTH>)\s+(?:the\s+)?(?P<d><DAY>)(?:,?\s+(?:of\s+)?{year})?", _day
        ),
        g.rule(rf"(?P<m><MONTH>),?\s+(?:of\s+)?{year}", _month_of),
        g.rule(r"(?P<w>last|next|this\s+past|this\s+coming|this)\s+(?P<m><MONTH>)", _month_beside),
        g.rule(r"(?P<m><MONTH>)", _month),
        g.rule(
            rf"(?P<w>last|next|this\s+coming|this|the\s+coming)\s+(?P<d><WEEKDAY>){_TIMES_OF_DAY}",
            _weekday_beside,
        ),
        g.rule(rf"(?P<d><WEEKDAY>){_TIMES_OF_DAY}(?:,?\s+(?:of\s+)?(?P<w>last|this|next)\s+week)?", _weekday),
        g.rule(
            rf"(?:(?P<w>last|next|this)\s+)?(?P<d><WEEKDAY>){_TIMES_OF_DAY}(?:<DASH>|\s+(?:and|or|to)\s+)(?P<e><WEEKDAY>){_TIMES_OF_DAY}",
            _weekdays,
        ),
        g.rule(
            r"(?P<w>last|next|this\s+past|this\s+coming|this|the\s+coming)\s+(?:\w+\s+)?(?P<season><SEASON>)",
            _season,
        ),
        g.rule(r"(?:over|during|throughout)\s+the\s+(?:\w+\s+)?(?P<season><SEASON>)", _season),
        g.rule(
            rf"(?:the\s+)?(?P<n>first|second|third|fourth|last|final)\s+(?P<u>half|quarter)\s+of\s+{year}",
            _fraction,
        ),
        g.rule(r"the\s+new\s+year(?!\s?[’']s\s+(?:day|eve))", _new_year),
        g.rule(rf"(?P<f>{feasts})(?:,?\s+(?P<x><YEAR>))?", _feast),
    ]


def _word(m: re.Match[str], name: str) -> str:
    """A modifier of the match, its white space made plain; empty where there is none."""
    return re.sub(r"\s+", " ", (m.groupdict().get(name) or "").lower())


def named_year(word: str, scene: Scene) -> tuple[Point, Basis]:
    """The year of "last year", "that year", "the following year". Raises Unplaced."""
    if word in _YEARS:
        return Point(scene.day().year + _YEARS[word]), Basis.PUBLICATION
    if scene.told is None:
        raise Unplaced("no date stands before it that it could count from")
    step = {"the following": 1, "the previous": -1}.get(word, 0)
    return Point(scene.told.start.year + step), Basis.INFERRED


def _day(m: re.Match[str], scene: Scene) -> Value | None:
    month, day = month_number(m["m"], scene), day_number(m["d"])
    token = scene.token(m.start("m"))
    if token.entity.endswith("PERSON") or (
        m.end() < len(scene.text) and scene.text[m.end() :].startswith((",0", "%"))
    ):
        return None
    if m["y"]:
        named, basis = named_year(_word(m, "y"), scene)
        return at(point(named.year, month, day), basis)
    tense = scene.tense(m.start())
    if scene.told and tense is Tense.PAST and is_history(scene):
        year = scene.told.start.year + (
            (month, day) < (scene.told.start.month or 1, scene.told.start.day or 1)
        )
        return at(point(year, month, day), Basis.INFERRED)
    return at(*dated(month, day, scene, tense))


def _month_of(m: re.Match[str], scene: Scene) -> Value:
    year, basis = named_year(_word(m, "y"), scene)
    return at(Point(year.year, month_number(m["m"], scene)), basis)


def _month_beside(m: re.Match[str], scene: Scene) -> Value:
    """The last May before this month, the next after it, or this year's."""
    month, today = month_number(m["m"], scene), scene.day().to(Granularity.MONTH)
    word, year, now = _word(m, "w"), today.year, today.month or 1
    if word in {"last", "this past"}:
        year -= month >= now
    elif word in {"next", "this coming"}:
        year += month <= now
    return at(Point(year, month), Basis.PUBLICATION)


def _month(m: re.Match[str], scene: Scene) -> Value | None:
    """A month's name alone, by the tense of its clause; one that is also a name only where the parse sees a date."""
    token, words = scene.token(m.start()), scene.book.times
    before = scene.before(m)
    if not _MONTH_BEFORE.search(before) and not token.entity.endswith("DATE"):
        return None
    if token.entity.endswith(
        ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT")
    ) or before.rstrip().endswith(("every", "each")):
        return None
    sure = token.entity.endswith("DATE") or f" {before}".rstrip(" -").endswith(
        tuple(f" {w}" for w in words.sure_before)
    )
    owned = re.match(r"\s?[’']s\b", scene.text[m.end() :])  # "for May's party" names somebody
    if m[0].lower().rstrip(".") in words.ambiguous and (owned or not sure):
        return None
    return month_near(month_number(m[0], scene), scene, scene.tense(m.start()))


def month_near(month: int, scene: Scene, tense: Tense) -> Value:
    """The month that a bare name means: in a story told of an earlier year the next such month there, otherwise
    the last one up to publication, or the next one where the clause looks ahead and the last is not just past.
    """
    if scene.told and tense is not Tense.FUTURE and is_history(scene):
        start = scene.told.start
        year = start.year + (start.month is not None and month < start.month)
        return at(Point(year, month), Basis.INFERRED)
    today = scene.day().to(Granularity.MONTH)
    now = today.month or 1
    ahead = tense is Tense.FUTURE and (now - month) % 12 > _CLOSE_MONTHS
    year = today.year + (month < now) if ahead else today.year - (month > now)
    return at(Point(year, month), Basis.PUBLICATION)


def is_history(scene: Scene) -> bool:
    """Does the text just now tell of a year that it names and that is not the one of publication or the last?"""
    told, today = scene.told, scene.published
    if (
        told is None
        or scene.age > 1
        or told.grain not in {Granularity.YEAR, Granularity.MONTH, Granularity.DAY}
    ):
        return False
    return (
        told.basis is not Basis.PUBLICATION
        and told.start == told.end
        and (today is None or told.start.year < today.year - 1)
    )


def _is_habit(m: re.Match[str], scene: Scene) -> bool:
    """No day that could be named: "every Friday", "a Sunday", "the Sunday Times", "Black Friday"."""
    before = scene.before(m).split()
    token = scene.token(m.start("d"))
    beside = scene.text[m.end() :].lstrip()
    return (
        (_NAME.search(m[0]) is not None and beside[:1].isupper())
        or bool(before and before[-1].strip("(\"'“‘") in scene.book.times.habits)
        or token.entity.endswith(("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "FAC", "PERSON"))
        or re.match(r"the \d", beside) is not None
        or re.match(r"(?-i:Times|Telegraph|Mirror|Express|Mail|Post|Agreement|Herald|Tribune|Sun)\b", beside)
        is not None
    )


def _weekday(m: re.Match[str], scene: Scene) -> Value | None:
    if _is_habit(m, scene):
        return None
    number = scene.book.times.weekdays[m["d"].lower()]
    if m["w"]:
        monday, _ = week(scene.day(), _YEARS[m["w"].lower()])
        return at(shift(monday, number - 1, "day"), Basis.PUBLICATION)
    return at(weekday_near(number, scene.day(), scene.tense(m.start())), Basis.PUBLICATION)


def weekday_near(number: int, today: Point, tense: Tense, *, strictly: bool = False) -> Point:
    """The weekday (Monday is 1) that is meant: the last one, or the next where the clause looks ahead; the day of
    publication itself counts as either unless `strictly`.
    """
    now = to_date(today).isoweekday()
    back, ahead = (now - number) % 7, (number - now) % 7
    if strictly:
        back, ahead = back or 7, ahead or 7
    return shift(today, ahead if tense is Tense.FUTURE else -back, "day")


def _weekday_beside(m: re.Match[str], scene: Scene) -> Value | None:
    if _is_habit(m, scene):
        return None
    number, word = scene.book.times.weekdays[m["d"].lower()], _word(m, "w")
    tense = Tense.PAST if word == "last" else Tense.FUTURE
    if word == "this":
        tense = scene.tense(m.start())
    return at(weekday_near(number, scene.day(), tense, strictly=word != "this"), Basis.PUBLICATION)


def _weekdays(m: re.Match[str], scene: Scene) -> Value | None:
    """Two days that follow one another are one stretch; others are left to be read one by one."""
    days = scene.book.times.weekdays
    first, last = days[m["d"].lower()], days[m["e"].lower()]
    if _is_habit(m, scene) or (last - first) % 7 != 1:
        return None
    word = _word(m, "w")
    tense = {"last": Tense.PAST, "next": Tense.FUTURE}.get(word) or scene.tense(m.start())
    start = weekday_near(first, scene.day(), tense, strictly=word in {"last", "next"})
    return between(start, shift(start, 1, "day"), Basis.PUBLICATION, Granularity.DAY)


def _season(m: re.Match[str], scene: Scene) -> Value:
    """The season that is meant; a winter counts from its December."""
    word, name = _word(m, "w"), m["season"].lower()
    today = scene.day().to(Granularity.MONTH)
    first = scene.book.times.seasons[name]
    now = Point(today.year, today.month)
    starts = [Point(today.year + step, first) for step in (-1, 0, 1)]
    begun = [p for p in starts if p <= now]
    latest, coming = begun[-1], next(p for p in starts if p > now)
    running = now <= shift(latest, 2, "month")
    if word in {"last", "this past"}:
        chosen = shift(latest, -1, "year") if running and word == "last" else latest
    elif word in {"next", "this coming", "the coming"} or scene.tense(m.start()) is Tense.FUTURE:
        chosen = latest if running and word == "this" else coming
    else:
        chosen = latest
    return season(chosen.year, name, scene, Basis.PUBLICATION)


def _fraction(m: re.Match[str], scene: Scene) -> Value | None:
    year, basis = named_year(_word(m, "y"), scene)
    return fraction(year, m["n"], m["u"], basis)


def _new_year(m: re.Match[str], scene: Scene) -> Value:
    """About the turn of the year that is nearest, or still to come where the clause looks ahead."""
    ahead = scene.tense(m.start()) is Tense.FUTURE
    turn, basis = dated(1, 1, scene, Tense.FUTURE if ahead else Tense.OPEN)
    return at(turn, basis, about=True)


def _feast(m: re.Match[str], scene: Scene) -> Value | None:
    token, beside = scene.token(m.start()), scene.token(m.end() + 1)
    if token.entity.endswith("PERSON") or (beside.pos == "PROPN" and beside.start > token.end):
        return None
    month, day = (int(part) for part in scene.book.times.feasts[m["f"].lower().replace("’", "'")].split("-"))
    if m["x"]:
        return at(point(int(m["x"]), month, day), Basis.TEXT)
    return at(*dated(month, day, scene, scene.tense(m.start())))
