"""Reads codebook files, lays later over earlier ones, and says with file and line what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from reportedly.codebook.book import Codebook
from reportedly.errors import CodebookError
from reportedly.records.ids import text_digest

Node = yaml.nodes.Node

# libyaml's reads ten times as fast, where it is there
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# The only truth values are true and false, as in YAML 1.2: "no", "on" and "off" are words in a codebook.
_TRUTH = "tag:yaml.org,2002:bool"
_LOADER: Any = type("CodebookLoader", (_SAFE,), {})
_LOADER.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != _TRUTH]
    for first, known in _SAFE.yaml_implicit_resolvers.items()
}
_LOADER.add_implicit_resolver(_TRUTH, re.compile(r"^(?:true|false)$"), list("tf"))

Path_ = tuple[str | int, ...]


def load(overlays: Sequence[Path] = ()) -> Codebook:
    """The built-in codebook with the given files laid over it, in order.

    A mapping in a later file adds to or replaces the entries of the same name; an entry set to `null` is
    taken out; a list replaces a list. Raises CodebookError with file:line.
    """
    values: dict[str, Any] = {}
    lines: dict[Path_, str] = {}
    for name, text in (*_built_in(), *((str(path), _text(path)) for path in overlays)):
        tree, marks = _parse(name, text)
        values = _overlay(values, tree)
        lines |= marks
    digest = text_digest(yaml.dump(values, Dumper=_DUMPER, sort_keys=True, allow_unicode=True))
    try:
        return Codebook.model_validate({"digest": digest, **values})
    except ValidationError as error:
        raise _located(error, lines) from error


def check(path: Path) -> Codebook:
    """The built-in codebook with one file over it, or a CodebookError that says what is wrong and where."""
    return load([path])


def _built_in() -> Iterator[tuple[str, str]]:
    folder = resources.files("reportedly.codebook")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            yield file.name, file.read_text(encoding="utf-8")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(
            f"the codebook file cannot be read: {error}", where=str(path), to_do="name a UTF-8 text file"
        ) from error


def _parse(name: str, text: str) -> tuple[dict[str, Any], dict[Path_, str]]:
    """The YAML as plain values, and the file:line of every node by its path."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
        tree = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C or in Python
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(
            f"not valid YAML: {error.problem}", where=f"{name}:{line}", to_do="mend the line"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise CodebookError(f"not valid YAML: {error}", where=name, to_do="mend the file") from error
    if tree is None:
        return {}, {}
    if not isinstance(tree, dict):
        raise CodebookError(
            "a codebook file is a mapping of section names",
            where=f"{name}:1",
            to_do="see the codebook reference",
        )
    return tree, dict(_marks(node, name, ()))


def _marks(node: Node | None, name: str, path: Path_) -> Iterator[tuple[Path_, str]]:
    if node is None:
        return
    yield path, f"{name}:{node.start_mark.line + 1}"
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise CodebookError(
                    f"{key.value!r} stands twice",
                    where=f"{name}:{key.start_mark.line + 1}",
                    to_do="keep one of the two",
                )
            seen.add(key.value)
            yield (*path, key.value), f"{name}:{key.start_mark.line + 1}"
            yield from ((p, m) for p, m in _marks(value, name, (*path, key.value)) if p != (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _marks(value, name, (*path, number))


def _overlay(under: Any, over: Any) -> Any:  # noqa: ANN401 - YAML values have no better type
    if isinstance(under, dict) and isinstance(over, dict):
        merged = dict(under)
        for key, value in over.items():
            if value is None:
                merged.pop(key, None)
            else:
                merged[key] = _overlay(merged.get(key), value)
        return merged
    return over


def _located(error: ValidationError, lines: dict[Path_, str]) -> CodebookError:
    first = error.errors()[0]
    place: Path_ = first["loc"]
    while place and place not in lines:
        place = place[:-1]
    name = ".".join(str(part) for part in first["loc"])
    return CodebookError(
        f"{name}: {first['msg'].removeprefix('Value error, ')}",
        where=lines.get(place, "codebook"),
        to_do="see the codebook reference",
    )
