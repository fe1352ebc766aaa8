"""Sentences with their parts marked: a template filled in gives both the words and where each part stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.synthetic_world import Figurehead
from reportedly.records import Stance, Style

_TOKEN = re.compile(r"<(?P<close>/?)(?P<role>[a-z_]+)>|\{(?P<slot>[a-z_]+)\}|(?P<words>[^<{]+)")


@dataclass(frozen=True, slots=True)
class Template:
    """One way to put a sentence: `{slot}` is filled in and marked, `<role>…</role>` marks a part."""

    stance: Stance
    style: Style
    words: str


_DID = "{subject} had {deed} {object}"
_SAID, _FIGHTERS = "{source} <cue>said</cue>", "{number} <counted>fighters</counted></figure>"

TEMPLATES = (
    Template(
        Stance.ASSERTS,
        Style.INDIRECT,
        _SAID + " on {day} that <content>" + _DID + " near {place}</content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.DIRECT,
        "<content>“{subject} has {deed} {object}, and all of {place} knows it,”</content>"
        " {source} <cue>told</cue> reporters.",
    ),
    Template(
        Stance.ASSERTS,
        Style.INDIRECT,
        "An official who asked not to be named <cue>said</cue> <content>"
        + _DID
        + " near {place} for months</content>.",
    ),
    Template(
        Stance.DENIES,
        Style.INDIRECT,
        "{source} <cue>denied</cue> that <content>" + _DID + " near {place}</content>.",
    ),
    Template(
        Stance.DENIES,
        Style.MIXED,
        "{source} <cue>rejected the charge</cue> that <content>"
        + _DID
        + " as “a tale without a witness”</content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.INDIRECT,
        "<cue>According to</cue> {source}, <content><figure>at least "
        + _FIGHTERS
        + " of {object} have come to {place} since {month}</content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.INDIRECT,
        _SAID
        + " that <content><figure>about {number} <counted>people</counted></figure> had left {place}"
        + " after {subject} {deed} {object}</content>.",
    ),
    Template(
        Stance.DEMANDS,
        Style.INDIRECT,
        "{source} <cue>demanded</cue> that <content>{subject} leave {place} before the month is out</content>.",
    ),
    Template(
        Stance.REFUSES,
        Style.INDIRECT,
        "{source} <cue>refused</cue> <content>to talk with {object} while its men were in {place}</content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.INDIRECT,
        _SAID
        + " <content>{inner_source} had <inner_cue>told</inner_cue> the court that"
        + " <inner_content>{subject} {deed} {object} near {place}</inner_content></content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.NARRATED,
        "<content>{object}, which is <evidence>backed by {subject}</evidence>, keeps a camp with <figure>some "
        + _FIGHTERS
        + " outside {place}</content>.",
    ),
    Template(
        Stance.ASSERTS,
        Style.NARRATED,
        "<content>Delegates of both sides met in {place} on {day}, the first meeting since {month}</content>.",
    ),
)
"""What sentences there are: charges, denials, figures, demands, hearsay, a tie, the reporter's own voice."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in a slot: words, whom they name, what they come to (a number, an EDTF date)."""

    words: str
    whom: Figurehead | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text and where it stands, in code points."""

    role: str
    start: int
    end: int
    filling: Filling | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """One sentence in a text: the template it was made by, and its parts by role, where it has them."""

    template: Template
    parts: Mapping[str, Mark]


def fill(template: Template, fillings: Mapping[str, Filling], at: int) -> tuple[str, Marked]:
    """The template's words with its slots filled, and its parts as they stand when the words begin at `at`."""
    words: list[str] = []
    parts: dict[str, Mark] = {}
    open_: dict[str, int] = {}
    position = at
    for token in _TOKEN.finditer(template.words):
        role, slot = token["role"], token["slot"]
        if role and not token["close"]:
            open_[role] = position
        elif role:
            parts[role] = Mark(role, open_.pop(role), position)
        else:
            filling = fillings[slot] if slot else None
            piece = filling.words if filling else token["words"]
            if position == at:
                piece = piece[:1].upper() + piece[1:]
            if slot:
                parts[slot] = Mark(slot, position, position + len(piece), filling)
            words.append(piece)
            position += len(piece)
    return "".join(words), Marked(template, parts)
