"""Every command and every option says what it is for."""

import pytest
import typer

from reportedly.cli import app


def commands(command, path=()):
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


TREE = {" ".join(path): command for path, command in commands(typer.main.get_command(app))}


def test_the_contract():
    assert {
        "build",
        "audit",
        "search",
        "export",
        "codebook check",
        "codebook show",
        "doctor",
        "version",
        "evaluate",
    } <= set(TREE)
    tables = ("claims", "actors", "timeline", "positions", "figures", "relations", "report", "gaps")
    assert {f"show {table}" for table in tables} <= set(TREE)
    judging = ("merge", "split", "reject", "restore", "edit", "undo", "log")
    assert {f"judge {action}" for action in judging} <= set(TREE)


@pytest.mark.parametrize("name", TREE)
def test_everything_has_help(name):
    command = TREE[name]
    assert len(command.help or "") > 40
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


@pytest.mark.parametrize("name", [name for name in TREE if not getattr(TREE[name], "commands", None)])
def test_every_command_has_an_example_of_itself(name):
    assert f"reportedly {name}" in TREE[name].help


@pytest.mark.parametrize("name", TREE)
def test_help_is_printed(name, run):
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output
