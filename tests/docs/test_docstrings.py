"""Every public module, class, function and method under src/reportedly says why it exists."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "reportedly"
Node = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def undocumented(tree: ast.Module) -> Iterator[str]:
    """Names of public things without a docstring."""
    if not ast.get_docstring(tree):
        yield "the module"
    yield from _undocumented_in(tree, "")


def _undocumented_in(node: Node, within: str) -> Iterator[str]:
    for below in node.body:
        if isinstance(
            below, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) and not below.name.startswith("_"):
            if not ast.get_docstring(below) and not _repeats(below):
                yield within + below.name
            if isinstance(below, ast.ClassDef):
                yield from _undocumented_in(below, f"{within}{below.name}.")


def _repeats(node: Node) -> bool:
    """An overload or override says nothing new."""
    marks = {ast.unparse(d).rpartition(".")[2] for d in getattr(node, "decorator_list", [])}
    return bool(marks & {"overload", "override", "setter"})


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda f: str(f.relative_to(SOURCE)))
def test_all_that_is_public_has_a_docstring(file):
    assert list(undocumented(ast.parse(file.read_text(encoding="utf-8")))) == []


def test_the_walk_finds_what_is_missing():
    tree = ast.parse(
        '"""M."""\nclass A:\n    """A."""\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\n'
    )
    assert list(undocumented(tree)) == ["A.b", "d"]
