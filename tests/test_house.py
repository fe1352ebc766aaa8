"""The rules of the house that no linter knows: sizes, names, and what importing may do."""

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "reportedly"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE = 300
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "context", "misc"}

WATCH = """
import builtins, os, socket, sys

def refuse(*_, **__):
    raise AssertionError("importing reached for the network")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
opened = []
real = builtins.open

def watched(file, mode="r", *args, **kwargs):
    if set(mode) & set("wax+"):
        opened.append(str(file))
    return real(file, mode, *args, **kwargs)

builtins.open = watched
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
print("\\n".join(opened))
"""


def _named(file: Path) -> str:
    return str(file.relative_to(SOURCE))


def _module(file: Path) -> str:
    parts = ("reportedly", *file.relative_to(SOURCE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_files_are_short(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE, "split it by what it knows"


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_modules_say_what_they_know(file):
    words = set(file.stem.split("_")) | set(file.relative_to(SOURCE).parts[:-1])
    assert not words & VAGUE, "name the module by what it knows"


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_no_import_hides_a_circle(file):
    names = {
        node.id
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }
    assert "TYPE_CHECKING" not in names, "move what both need down a layer"


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_a_library_neither_prints_nor_exits(file):
    if file.parts[len(SOURCE.parts)] in {"cli", "__main__.py"}:
        pytest.skip("the command line does")
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not calls & {"print", "exit", "quit", "sys.exit"}


STAGES = ("sentences", "mentions", "coreference", "times", "quantities", "attributions")
STAGES += ("stances", "events", "relations", "figures")


def _stage(module: str) -> str | None:
    """The stage that a module of extract/ belongs to by its name; None where several share it."""
    name = module.removeprefix("reportedly.extract.").split(".")[0]
    return next((stage for stage in STAGES if name == stage or name.startswith(f"{stage}_")), None)


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("file", sorted((SOURCE / "extract").rglob("*.py")), ids=_named)
def test_stages_do_not_import_one_another(file):
    own = _stage(_module(file))
    if file.name == "reader.py" and own is None:
        pytest.skip("it puts the stages in a row")
    theirs = {_stage(name) for name in _imports(file) if name.startswith("reportedly.extract.")} - {None}
    assert theirs <= {own}, (
        "what two stages ask belongs to extract/grammar.py or to a module that both may import"
    )


def _imported(*modules: str, cwd: Path) -> list[str]:
    result = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, *modules],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "HOME": str(cwd)},
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return [line for line in result.stdout.splitlines() if line]


def test_importing_reaches_no_network_and_writes_nothing(tmp_path):
    inside = {"migrations", "ray", "postgres"}  # run by Alembic; optional libraries
    modules = [_module(f) for f in FILES if not inside & {*f.parts, f.stem} and f.name != "__main__.py"]
    assert _imported(*modules, cwd=tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_the_public_names_load_no_model(tmp_path):
    code = "import reportedly, sys; print([m for m in ('spacy', 'onnxruntime', 'ray') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_libraries_that_report_their_use_are_told_not_to(tmp_path):
    code = (
        "import os, reportedly.models.onnx_model\n"
        "from reportedly.engine.ray import OnRay\n"
        "try: OnRay(1)\n"
        "except Exception: pass\n"
        "print(os.environ['ORT_DISABLE_TELEMETRY'], os.environ['RAY_USAGE_STATS_ENABLED'])"
    )
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "RAY_"))}
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**quiet, "HOME": str(tmp_path)},
        check=True,
    )
    assert result.stdout.split() == ["1", "0"]
    assert not (tmp_path / ".cache" / "Microsoft").exists()


def test_type_checkers_see_the_names_that_are_there():
    stub = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
    typed = {
        alias.asname: node.module
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == importlib.import_module("reportedly")._PUBLIC
