"""Dates that the words alone give, or give but for the year: "23 May 2002", "1980-88", "the 1990s", "28 May"."""

from __future__ import annotations

import re

from reportedly.extract.times.calendar import (
    Point,
    Unplaced,
    Value,
    at,
    between,
    century,
    decade,
    point,
    shift,
    to_date,
)
from reportedly.extract.times.scene import Grammar, Rule, Scene
from reportedly.extract.times.tense import Tense
from reportedly.records import Basis, Granularity

_CLOSE = 60
"""Days around publication within which a day without a year is the one that is meant."""

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_JOINED = re.compile(r"(?<!\bmid)(?<!\blate)(?<!\bearly)[-–.]$")
_WHEN = re.compile(r"\b(?:during|since|before|until|throughout|in)\s+$")
_UNDER = re.compile(r"\b(?:his|her|their|my|your|our|its|in (?:mid|early|late))[ -]$")


def month_number(word: str, scene: Scene) -> int:
    """The number of a month's name or its abbreviation."""
    return scene.book.times.months[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    """The number of a day of the month, ordinal or not."""
    return int(re.sub(r"\D", "", word))


def full_year(text: str, first: int) -> int:
    """The year of "88" in "1980-88": the same century, or the next where it would run backwards."""
    if len(text) == 4:
        return int(text)
    year = first - first % 100 + int(text)
    return year if year > first else year + 100


def explicit_rules(g: Grammar) -> list[Rule]:
    """All rules for dates that name their year."""
    weekday = r"(?:<WEEKDAY>,?\s+)?(?:the\s+)?"
    named = "|".join(re.escape(name) for name in g.book.times.named)
    periods = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in g.book.times.periods)
    return [
        g.rule(weekday + r"(?P<d><DAY>)\s+(?:of\s+)?(?P<m><MONTH>),?\s+(?P<y><YEAR>)", _date),
        g.rule(weekday + r"(?P<m><MONTH>)\s+(?:the\s+)?(?P<d><DAY>),?\s+(?P<y><YEAR>)", _date),
        g.rule(r"(?P<y><YEAR>)-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.]+Z?)?", _date),
        g.rule(r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y><YEAR>)", _slashed),
        g.rule(r"(?P<m>0[1-9]|1[0-2])/(?P<y><YEAR>)", _month),
        g.rule(r"(?P<m><MONTH>),?\s+(?:of\s+|in\s+)?(?P<y><YEAR>)", _month),
        g.rule(
            r"(?:(?:from|between)\s+)?(?P<m><MONTH>)(?:<DASH>|\s+(?:to|and|through|until)\s+)"
            r"(?P<n><MONTH>),?\s+(?:of\s+|in\s+)?(?P<y><YEAR>)",
            _months,
        ),
        g.rule(
            r"(?:the\s+)?(?P<y><YEAR>)’?'?s\s+(?:and|or|to)\s+(?:the\s+)?(?:19|20)?[’'‘]?(?P<z>\d0)s",
            _decades,
        ),
        g.rule(r"(?:the\s+)?(?P<y>1\d\d0|20\d0)[’']?s", _decade),
        g.rule(r"(?:the\s+)?(?:[’'‘](?P<t>\d0)s|(?P<w>" + "|".join(g.book.times.tens) + "))", _short_decade),
        g.rule(r"(?:the\s+)?(?P<n>\d\d?)(?:st|nd|rd|th)[- ]century(?P<bc>\s+(?-i:BCE?|B\.C\.))?", _century),
        g.rule(r"(?P<y><YEAR>)(?:<DASH>|/)(?P<z>(?:1\d|20)?\d\d)", _years),
        g.rule(
            r"(?P<y>\d{1,4})\s+(?-i:AD|CE|A\.D\.)|(?-i:AD)\s?(?P<z>\d{1,4})",
            lambda m, s: at(Point(int(m["y"] or m["z"])), Basis.TEXT),
        ),
        g.rule(r"(?P<y>\d{1,4})\s+(?-i:BCE?|B\.C\.)", lambda m, s: at(Point(1 - int(m["y"])), Basis.TEXT)),
        g.rule(r"(?P<season><SEASON>),?\s+(?:of\s+)?(?P<y><YEAR>)", _season),
        g.rule(
            r"(?:the\s+)?(?P<n>first|second|third|fourth|last|final)\s+(?P<u>half|quarter)\s+of\s+(?P<y><YEAR>)",
            _fraction,
        ),
        g.rule(r"(?P<y><YEAR>)", _year),
        g.rule(rf"(?P<name>{named})", _named),
        g.rule(
            rf"(?:the\s+)?(?:(?P<e>start|beginning|outbreak|end)\s+of\s+(?:the\s+)?)?(?P<p>{periods})",
            _period,
        ),
        g.rule(
            r"(?P<d><DAY>)(?:<DASH>|\s+(?:to|and|until|through)\s+)(?P<e><DAY>)\s+(?:of\s+)?(?P<m><MONTH>)"
            r"(?:,?\s+(?P<y><YEAR>))?",
            _days,
        ),
        g.rule(
            r"(?P<m><MONTH>)\s+(?P<d><DAY>)(?:<DASH>|\s+(?:to|and|until|through)\s+)(?P<e><DAY>)"
            r"(?:,?\s+(?P<y><YEAR>))?(?!\s+<MONTH>)",
            _days,
        ),
    ]


def _date(m: re.Match[str], scene: Scene) -> Value:
    month = int(m["m"]) if m["m"].isdigit() else month_number(m["m"], scene)
    return at(point(int(m["y"]), month, day_number(m["d"])), Basis.TEXT)


def _slashed(m: re.Match[str], scene: Scene) -> Value:
    """Day first or month first, where one of the two cannot be a month; otherwise nobody can tell."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    if a <= 12 and b <= 12 and a != b:
        raise Unplaced("it may be day and month or month and day")
    day, month = (a, b) if a > 12 else (b, a)
    return at(point(year, month, day), Basis.TEXT)


def _month(m: re.Match[str], scene: Scene) -> Value:
    month = int(m["m"]) if m["m"].isdigit() else month_number(m["m"], scene)
    return at(point(int(m["y"]), month), Basis.TEXT)


def _months(m: re.Match[str], scene: Scene) -> Value:
    year, first, last = int(m["y"]), month_number(m["m"], scene), month_number(m["n"], scene)
    return between(
        Point(year if first <= last else year - 1, first), Point(year, last), Basis.TEXT, Granularity.MONTH
    )


def _decade(m: re.Match[str], scene: Scene) -> Value | None:
    return None if _UNDER.search(scene.before(m)) else decade(int(m["y"]), Basis.TEXT)


def _decades(m: re.Match[str], scene: Scene) -> Value | None:
    first, last = int(m["y"]), full_year(m["z"], int(m["y"]))
    if first % 10 or last - first > 100:
        return None
    return between(Point(first), Point(last + 9), Basis.TEXT, Granularity.DECADE)


def _short_decade(m: re.Match[str], scene: Scene) -> Value | None:
    """A decade in short ("the '90s", "the eighties"): of the twentieth century, the only one so called. "In his
    eighties" is an age.
    """
    tens = int(m["t"]) if m["t"] else scene.book.times.tens[m["w"].lower()]
    if _UNDER.search(scene.before(m)) or (m["w"] and not m[0].lower().startswith("the ")):
        return None
    return decade(1900 + tens, Basis.TEXT)


def _century(m: re.Match[str], scene: Scene) -> Value:
    number = int(m["n"])
    if m["bc"]:
        return between(Point(1 - 100 * number), Point(-100 * (number - 1)), Basis.TEXT, Granularity.CENTURY)
    return century(100 * (number - 1), Basis.TEXT)


def _years(m: re.Match[str], scene: Scene) -> Value | None:
    first = int(m["y"])
    last = full_year(m["z"], first)
    if last <= first or last - first > 200 or scene.grammar.counts(scene.before(m)):
        return None
    return between(Point(first), Point(last), Basis.TEXT, Granularity.YEAR)


def _season(m: re.Match[str], scene: Scene) -> Value:
    return season(int(m["y"]), m["season"], scene, Basis.TEXT)


def season(year: int, word: str, scene: Scene, basis: Basis) -> Value:
    """A season of a year as its three months, which sort and compare with other dates as EDTF's codes do not."""
    start = Point(year, scene.book.times.seasons[word.lower()])
    return between(start, shift(start, 2, "month"), basis, Granularity.SEASON)


def _fraction(m: re.Match[str], scene: Scene) -> Value | None:
    return fraction(Point(int(m["y"])), m["n"], m["u"], Basis.TEXT)


def fraction(year: Point, ordinal: str, unit: str, basis: Basis) -> Value | None:
    """A half or quarter of a year, as months."""
    length = 6 if unit.lower() == "half" else 3
    number = _ORDINALS[ordinal.lower()]
    number = 12 // length if number < 0 else number
    if number > 12 // length:
        return None
    first = (number - 1) * length + 1
    return between(Point(year.year, first), Point(year.year, first + length - 1), basis, Granularity.MONTH)


def _year(m: re.Match[str], scene: Scene) -> Value | None:
    """Four digits alone are a year where the words or the parse say so, and never before what they would count."""
    text, before = scene.text, scene.before(m)
    if scene.grammar.counts(before) or scene.grammar.counted(text, m.end()) or _JOINED.search(before):
        return None
    token = scene.token(m.start())
    if (token.end - token.start != 4 and before[-1:] != "-") or token.entity.endswith(
        ("PRODUCT", "MONEY", "CARDINAL", "QUANTITY")
    ):
        return None
    recent = 1900 <= int(m["y"]) < 2040
    dated = token.entity.endswith("DATE")
    head = scene.sentence.token(token.head)
    if token.dep == "nummod" and head.tag == "NNS" and not (dated and recent):
        return None
    beside = (scene.token(m.start() - 2), scene.token(m.end() + 1))
    named = recent and any(t.pos == "PROPN" and t.i != token.i for t in beside)
    enclosed = before.endswith("(") and re.match(r"[),;]", text[m.end() :])
    if not (dated or scene.grammar.leads_to_year(before) or named or enclosed):
        return None
    return at(Point(int(m["y"])), Basis.TEXT)


def _named(m: re.Match[str], scene: Scene) -> Value:
    year, month, day = scene.book.times.named[m["name"].lower()].split("-")
    return at(point(int(year), int(month), int(day)), Basis.TEXT)


def _period(m: re.Match[str], scene: Scene) -> Value | None:
    """A stretch of history where it says when: its end or its start, or with a word of time before it."""
    first, last = (
        Point(int(y)) for y in scene.book.times.periods[re.sub(r"\s+", " ", m["p"].lower())].split("/")
    )
    if m["e"]:
        return at(last if m["e"].lower() == "end" else first, Basis.TEXT, about=True)
    if re.search(r"\bsince\s+$", scene.before(m)):
        return at(last, Basis.TEXT)
    if re.search(r"\b(?:before|until)\s+$", scene.before(m)):
        return at(first, Basis.TEXT)
    if not _WHEN.search(scene.before(m)):
        return None
    return between(first, last, Basis.TEXT, Granularity.YEAR)


def _days(m: re.Match[str], scene: Scene) -> Value | None:
    """Days of one month, from the first to the last; two that do not follow one another were joined by "and"."""
    month, first, last = month_number(m["m"], scene), day_number(m["d"]), day_number(m["e"])
    if first >= last:
        return None
    if m["y"]:
        start, basis = point(int(m["y"]), month, first), Basis.TEXT
    else:
        start, basis = dated(month, first, scene, scene.tense(m.start()))
    return between(start, point(start.year, month, last), basis, Granularity.DAY)


def dated(month: int, day: int, scene: Scene, tense: Tense) -> tuple[Point, Basis]:
    """The year of a day that is given without one: a day close to publication is meant, whatever the tense;
    otherwise the last or the next one by the tense, and where no verb tells the nearest. Raises Unplaced.
    """
    today = scene.day()
    if today.day is None:
        return point(today.to(Granularity.YEAR).year, month, day), Basis.PUBLICATION
    leap = (month, day) == (2, 29)
    near = [
        point(y, month, day)
        for y in range(today.year - (8 if leap else 1), today.year + (9 if leap else 2))
        if not leap or y % 4 == 0
    ]
    now = to_date(today)
    closest = min(near, key=lambda p: abs(to_date(p) - now))
    behind, ahead = [p for p in near if to_date(p) <= now], [p for p in near if to_date(p) >= now]
    if tense is Tense.OPEN or abs((to_date(closest) - now).days) <= _CLOSE:
        return closest, Basis.PUBLICATION
    return (behind[-1] if tense is Tense.PAST else ahead[0]), Basis.PUBLICATION
