"""Which language a text is in, and whether that can be told at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNKNOWN = "und"
"""The code of ISO 639 for a language that was not determined."""

SURE_LETTERS = 200
"""Letters from which on the identifier is trusted against what the file says of itself."""
_SAMPLE = 2400
_SHORT_SURE = 0.999


def language(text: str, declared: str | None, read: Sequence[str]) -> tuple[str, str]:
    """ISO 639-1 code of the text's language, and what that rests on.

    Texts of fewer than `SURE_LETTERS` letters are often taken for a cousin of their language: there the file's
    own word goes first, then the identifier if it is very sure, or if one of the languages that are `read` is
    its answer; otherwise the language stays undetermined.
    """
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    said = (declared or "").replace("_", "-").split("-")[0].casefold()
    if not letters:
        return said or UNKNOWN, "declared by the file" if said else "no letters"
    found, probability = _identifier().classify(_sample(text))
    if letters >= SURE_LETTERS:
        return found, "identified by py3langid"
    if said:
        return said, "declared by the file; too short to identify"
    if found in read or probability >= _SHORT_SURE:
        return found, "identified by py3langid, from a short text"
    return UNKNOWN, "too short to identify"


def name(code: str) -> str:
    """The English name of a language code, or the code."""
    found = pycountry.languages.get(alpha_2=code) if len(code) == 2 else None
    return str(found.name) if found else code


def _sample(text: str) -> str:
    """Beginning and middle: a foreign quotation at the start must not decide."""
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]


@lru_cache(maxsize=1)
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
