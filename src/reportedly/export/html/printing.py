"""How templates are printed, for the one page and for a site of pages: everything escaped, nothing able to act."""

from __future__ import annotations

import re

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from reportedly.export.html.dates import in_words
from reportedly.export.html.places import Places

_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (terminal escapes among them), marks that override the direction of writing, and halves of
characters that no encoding has."""


def environment(places: Places, loader: BaseLoader | None = None) -> Environment:
    """Prints the templates of this package, under "shared/" where `loader` gives others."""
    own = PackageLoader("reportedly.export.html")
    made = Environment(
        loader=ChoiceLoader([loader, PrefixLoader({"shared": own})]) if loader else own,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=inert,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["when"] = in_words
    made.globals["place"] = places
    return made


def inert(value: object) -> object:
    """Words as they may stand on a page: what could act on whoever reads them is shown by its code ("⟨U+202E⟩"),
    since a line that turns its direction can read as its opposite.
    """
    if not isinstance(value, str) or isinstance(value, Markup) or (value.isascii() and value.isprintable()):
        return value
    return _ACTING.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", value)
