"""Spelling of names, made comparable: what two spellings must share to be able to name the same."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LONGEST = 200
"""Characters of a name that are looked at; a longer "name" is a reading error, not a name."""

_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s\b|(?=\s|$))")
_APOSTROPHES = re.compile(r"['’`‘ʼ´.]")
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLES = frozenset({"the", "a", "an"})
_PARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "at", "az", "e", "i"})
_LINKING = frozenset({"of", "and", "for", "the", "in", "de", "la", "e", "i", "&", "on", "to", "a"})
_FOLDED = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("dj", "j"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("aa", "a"),
)
"""Letters that transliterations of one sound differ in."""

_DOUBLES = re.compile(r"([^aeiou])\1+")
_SOUNDS = re.compile(r"((?:^y|[^aeiouy])*)([aeiouy]*)")
_VOWELS = {
    "a": "a",
    **dict.fromkeys(("i", "y", "ee", "ie", "ei", "ey", "ai", "ay", "iy"), "i"),
    **dict.fromkeys(("o", "u", "oo", "ou", "au"), "u"),
}
"""Vowels by sort; others are a sort of their own."""

_NEAR = frozenset({"ae", "ea", "ei", "ie"})
"""Sorts of vowels that stand for one another: "Ahmed" and "Ahmad"."""

_TELLING = 5
"""Letters of the shortest word whose spelling may vary: shorter ones are too easily another word."""


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in ASCII and lower case; article, possessive, dots and the particles of Arabic and
    Persian names ("al-", "el-", "e-") left off, so that "Al-Samarrai's" and "al Samarrai" are written alike.
    """
    text = anyascii(_POSSESSIVE.sub("", name[:LONGEST])).lower()
    words = _WORD.findall(_APOSTROPHES.sub("", text))
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    kept = [w for w in words if w not in _PARTICLES]
    return tuple(kept or words)


def people_key(name: str) -> str:
    """What a people's name and its adjective share: "kurd" of "the Kurds", "a Kurd", "Kurdish"; "" of no word."""
    words = name_words(name)
    return words[-1].removesuffix("s").removesuffix("ish") if words else ""


def name_key(name: str) -> str:
    """One string for all ways of writing the same name ("" for what has no letter)."""
    return " ".join(name_words(name))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word (of `name_words`), doubles and aspirations dropped: transliterations of one name
    mostly differ in vowels ("mujahedin", "mojahedin", "mujahideen").
    """
    return "".join(consonants or "a" for consonants, _ in _sounds(word)) or word


def same_spelling(one: str, other: str) -> bool:
    """Can two words (of `name_words`) be one name in two spellings? Their consonants are the same, and the vowels
    between them alike: "saleem" and "salim", but not "salam"; "mario" is not "maria".
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _TELLING:
        return False
    mine, theirs = _sounds(one), _sounds(other)
    return (
        len(mine) == len(theirs)
        and mine[-1] == theirs[-1]  # "marine" is not "marina"
        and all(a == b and (v == w or v + w in _NEAR) for (a, v), (b, w) in zip(mine, theirs, strict=True))
    )


@lru_cache(maxsize=65536)
def _sounds(word: str) -> tuple[tuple[str, str], ...]:
    """The consonants of a word, each run with the sort of vowel behind it ("" for none); a mute "h" at the end is
    left off.
    """
    word = word.rstrip("h") or word
    for letters, sound in _FOLDED:
        word = word.replace(letters, sound)
    parts = _SOUNDS.findall(_DOUBLES.sub(r"\1", word))
    return tuple(
        (consonants, _VOWELS.get(vowels, vowels)) for consonants, vowels in parts if consonants or vowels
    )


def is_acronym(name: str) -> bool:
    """Is this written as an acronym: two to eight letters, mostly capitals ("MEK", "Isis" is not)?"""
    letters = re.sub(r"[^A-Za-z]", "", name)
    return (
        2 <= len(letters) <= 8
        and " " not in name.strip()
        and sum(c.isupper() for c in letters) > len(letters) / 2
    )


def abbreviates(short: str, long: str) -> bool:
    """Can `short` ("MEK", "Isis") be made of the first letters of the words of `long`, in order, the first included?

    Linking words may give a letter or none ("Islamic State of Iraq and Syria"), and a word may give two
    ("Daesh" is not an acronym in English, and is refused).
    """
    letters = re.sub(r"[^a-z]", "", anyascii(short).lower())
    words = _WORD.findall(_APOSTROPHES.sub("", anyascii(long[:LONGEST]).lower()))
    while words and words[0] in _ARTICLES:
        words = words[1:]
    if not 2 <= len(letters) <= 8 or len(words) < 2:
        return False
    return _spells(letters, tuple(words))


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    if not letters:
        return all(w in _LINKING for w in words)
    if not words:
        return False
    if words[0][0] == letters[0] and _spells(letters[1:], words[1:]):
        return True
    return words[0] in _LINKING and _spells(letters, words[1:])
