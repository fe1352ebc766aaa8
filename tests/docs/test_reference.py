"""The reference says what the code says: commands, settings, exported fields, codebook sections, schemas."""

import json
from pathlib import Path

import pytest
import typer
from docs.generate import pages
from docs.measures import FLOORS, SUITES

from reportedly import errors
from reportedly.cli import app
from reportedly.codebook.book import Codebook
from reportedly.config import Limits, Settings
from reportedly.export.schema import Row

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = pages()


def _commands(command, called="reportedly"):
    yield called, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, f"{called} {name}")


COMMANDS = dict(_commands(typer.main.get_command(app)))


def _page(name: str) -> str:
    return (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(PAGES), ids=str)
def test_what_is_committed_is_what_the_code_says(path):
    assert (DOCS / path).exists(), "run `make docs` and commit"
    assert (DOCS / path).read_text(encoding="utf-8") == PAGES[path], "run `make docs` and commit"


def test_no_schema_outlives_its_row():
    committed = {path.relative_to(DOCS) for path in (DOCS / "schema").iterdir()}
    assert committed == {path for path in PAGES if path.parts[0] == "schema"}


@pytest.mark.parametrize("called", COMMANDS)
def test_every_command_and_option_is_explained(called):
    command = COMMANDS[called]
    assert command.help, "give it a docstring"
    assert f"## `{called}`" in _page("commands")
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{called} {parameter.name} has no help"


@pytest.mark.parametrize(
    "called", [name for name, command in COMMANDS.items() if not hasattr(command, "commands")]
)
def test_every_option_stands_in_the_reference(called):
    section = _page("commands").partition(f"## `{called}`\n")[2].partition("\n## ")[0]
    for parameter in COMMANDS[called].params:
        shown = (
            parameter.opts[-1]
            if parameter.param_type_name == "option"
            else parameter.metavar or parameter.name
        )
        assert shown in section


@pytest.mark.parametrize("model", [Settings, Limits])
def test_every_setting_is_described(model):
    page = _page("settings")
    for name, field in model.model_fields.items():
        if field.annotation is not Limits:
            assert field.description, f"describe the setting {name}"
            assert f"{name}`" in page


@pytest.mark.parametrize("row", Row.__subclasses__(), ids=lambda r: r.__name__)
def test_every_exported_field_is_described(row):
    for name, field in row.model_fields.items():
        assert name == "type" or field.description, f"describe {row.__name__}.{name}"
        assert name == "type" or f"`{field.alias or name}`" in _page("export")


def test_schemas_are_schemas_that_tell_rows_apart():
    for path in (DOCS / "schema").iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["properties"]["type"]["const"] == path.name.removesuffix(".schema.json")
        assert schema["additionalProperties"] is False


@pytest.mark.parametrize("section", [name for name in Codebook.model_fields if name != "digest"])
def test_every_codebook_section_is_documented(section):
    model = Codebook.model_fields[section].annotation
    assert model.__doc__
    assert f"## `{section}`\n" in _page("codebook")
    assert all(f"| `{name}` |" in _page("codebook") for name in model.model_fields)


def test_every_kind_of_error_is_documented():
    kinds = [
        k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.ReportedlyError)
    ]
    assert all(k.__doc__ and f"| `{k.__name__}` |" in _page("errors") for k in kinds)


@pytest.mark.parametrize("suite", FLOORS)
def test_every_floor_is_explained(suite):
    assert suite in SUITES, "say in docs/measures.py what it measures, and on what"
    assert set(FLOORS[suite]) <= set(SUITES[suite][2])
