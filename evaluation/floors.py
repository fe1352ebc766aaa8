"""Floors: the least that a figure may be, kept in `floors.toml`; raised by a measurement, lowered by a decision."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from reportedly.errors import UsageError

FILE = Path(__file__).with_name("floors.toml")
DECISIONS = Path(__file__).parents[1] / "docs" / "decisions"
SLACK = 0.005
"""How far below the measured figure a floor is set: rounding and platform, not quality."""

Floors = dict[str, dict[str, float]]


def read(file: Path = FILE) -> Floors:
    """All floors by suite and figure."""
    tables: Floors = tomllib.loads(file.read_text(encoding="utf-8"))
    return tables


def below(suite: str, figures: Mapping[str, float], floors: Floors) -> list[str]:
    """One sentence for each figure of the suite that is below its floor or was not measured."""
    found = []
    for name, floor in floors.get(suite, {}).items():
        figure = figures.get(name)
        if figure is None:
            found.append(f"{suite} {name} has a floor of {floor:.3f} and was not measured")
        elif figure < floor:
            found.append(f"{suite} {name} is {figure:.3f}, below its floor of {floor:.3f}")
    return found


def raised(
    suite: str, figures: Mapping[str, float], floors: Floors, *, decision: str | None = None
) -> Floors:
    """The floors with those of the suite set just below the figures.

    A floor goes down only with `decision`, the name of a page in docs/decisions/ that names the suite. Raises
    UsageError otherwise: a gate that can be lowered in passing is none.
    """
    new = {
        name: round(max(0.0, figures[name] - SLACK), 3) for name in floors.get(suite, {}) if name in figures
    }
    lower = [name for name, value in new.items() if value < floors[suite][name]]
    if lower and decision is None:
        new |= {name: floors[suite][name] for name in lower}
    elif lower and not _decided(decision or "", suite):
        raise UsageError(
            f"no page docs/decisions/{decision} speaks of {suite}",
            to_do="write down why the floor may fall, then name the page with --allow-lower",
        )
    return {**floors, suite: {**floors.get(suite, {}), **new}}


def _decided(page: str, suite: str) -> bool:
    path = DECISIONS / page
    return path.is_file() and suite in path.read_text(encoding="utf-8")


def written(floors: Floors) -> str:
    """The floors as TOML, with what they are in a comment."""
    lines = ["# The least that each figure may be: `python -m evaluation SUITE --gate` fails below.", ""]
    for suite, figures in sorted(floors.items()):
        lines += [f'["{suite}"]', *(f'"{name}" = {value:.3f}' for name, value in sorted(figures.items())), ""]
    return "\n".join(lines)
