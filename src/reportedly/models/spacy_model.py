"""spaCy's tokens, tags, parse and names as our own Sentences."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportedly.errors import ModelError
from reportedly.records import Token

_DOTTED = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
"""The hyphen of "U.S.-protected" """


class SpacyModel:
    """A loaded spaCy pipeline."""

    def __init__(self, name: str) -> None:
        try:
            module = importlib.import_module(name)
            ops = importlib.import_module("thinc.api").use_ops
            # NumPy multiplies matrices of this size a quarter faster than spaCy's own BLIS; the parse is the same
            with ops("numpy", use_blis=False):
                self._nlp: Any = module.load()
        except (ImportError, AttributeError, OSError, ValueError) as error:
            raise _unloadable(name, error) from error
        _split_dotted(self._nlp)
        self._nlp.max_length = 10**9  # lengths are limited by our own settings, with our own message

    def pieces(self, texts: Sequence[str]) -> Iterator[list[Token]]:
        """The tokens of each text, in order, white-space tokens included."""
        for doc in self._nlp.pipe(texts, batch_size=32):
            yield [
                Token(
                    t.i,
                    t.idx,
                    t.idx + len(t),
                    t.text,
                    t.lemma_,
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    t.head.i,
                    f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O",
                )
                for t in doc
            ]


def _split_dotted(nlp: Any) -> None:  # noqa: ANN401 - a spaCy pipeline, which has no types
    """Part a dotted name from the participle behind it ("U.S.-protected"), as spaCy parts one without dots."""
    util = importlib.import_module("spacy.util")
    rule = util.compile_infix_regex([*nlp.Defaults.infixes, _DOTTED])
    nlp.tokenizer.infix_finditer = rule.finditer


def _unloadable(name: str, error: Exception) -> ModelError:
    return ModelError(
        f"the spaCy pipeline {name!r} cannot be loaded: {error}",
        to_do="install it with pip, or name an installed one in the setting `pipeline`",
    )


def spacy_digest(name: str) -> str:
    """Name and version of an installed pipeline, for the Run, without the seconds that loading it takes. Raises
    ModelError.
    """
    try:
        found = find_spec(name)
        if found is None or found.origin is None:
            raise ModuleNotFoundError(f"No module named {name!r}")
        meta = json.loads((Path(found.origin).parent / "meta.json").read_text(encoding="utf-8"))
        return f"{name}-{meta['version']}"
    except (ImportError, OSError, ValueError, KeyError) as error:
        raise _unloadable(name, error) from error


@lru_cache(maxsize=2)
def spacy_model(name: str) -> SpacyModel:
    """The pipeline of that name, loaded once in a process. Raises ModelError."""
    return SpacyModel(name)
