"""One source's saying, in one report, and the chain of hands it passed through."""

from __future__ import annotations

from enum import StrEnum

from reportedly.records.base import Record
from reportedly.records.mention import Reference
from reportedly.records.span import Offsets, Span


class Style(StrEnum):
    """Direct: all in quotation marks; indirect: none; mixed: some; narrated: the reporter's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Stance(StrEnum):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DOUBTS = "doubts"
    BELIEVES = "believes"
    DEMANDS = "demands"
    OFFERS = "offers"
    REFUSES = "refuses"
    ASKS = "asks"


class Certainty(StrEnum):
    """How sure the source presents the content to be (FactBank's scale; Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class LinkKind(StrEnum):
    """What sort of hop a link of a chain is."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    OUTLET = "outlet"


class Link(Record):
    """One hop of a chain. `name` is the fullest name known for it, `span` the words it rests on (None for
    the publisher, who need not be named in the text), `actor` filled in by composing.
    """

    name: str
    kind: LinkKind
    span: Span | None = None
    actor: str | None = None


class Mood(StrEnum):
    """Whether a point says what is, what somebody means to bring about, or what should or would be."""

    FACT = "fact"
    AIM = "aim"
    SUPPOSED = "supposed"


class Point(Record):
    """One proposition of a statement: what it says of whom. `pieces` are its words, places in the report's text, in
    order and apart from those of the statement's other points; `predicate` the lemmas of its verb and of the verbs
    that complete it ("begin", "shell"); `subject` the head word of whom it speaks of, which may stand outside the
    content ("who", "arming"); `negated` and `mood` are what its verbs say, not its nouns.
    """

    pieces: tuple[Offsets, ...]
    predicate: tuple[str, ...] = ()
    subject: Offsets | None = None
    negated: bool = False
    mood: Mood = Mood.FACT


class Statement(Record):
    """Somebody's saying. `chain` runs outermost first and begins with the publisher, so it is never empty;
    its last link is the one who speaks. `content` may be discontinuous. `stated` (EDTF) is when it was said,
    as far as the text tells. `nested_in` is the id of the statement within whose content this one stands.
    `confidence` is the reader's own estimate that the three spans are right, 0 to 1. `points` are the propositions
    it is made of, working matter for composing: none where the reader took it whole.

    `speaker` (actor id) and `claim` (claim id) are None in a reading; composing fills them in.
    """

    id: str
    report: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    style: Style
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.UNDERSPECIFIED
    chain: tuple[Link, ...]
    nested_in: str | None = None
    addressee: Reference | None = None
    stated: str | None = None
    confidence: float = 1.0
    points: tuple[Point, ...] = ()
    speaker: str | None = None
    claim: str | None = None
