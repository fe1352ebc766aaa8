"""What `reportedly doctor` looks at. Loaded only when it is asked."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from pydantic import BaseModel

from reportedly.cli.options import Format
from reportedly.cli.output import out, show_json, show_table
from reportedly.config import Settings
from reportedly.errors import ReportedlyError
from reportedly.extract.reader import Reader
from reportedly.store import open_store

_OPTIONAL = ("ray", "psycopg")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: is it in order, and what was found."""

    name: str
    ok: bool
    found: str


def show(db: str, settings: Path | None, codebooks: Sequence[Path], format_: Format) -> bool:
    """All checks and settings; True when nothing keeps reports from being read."""
    chosen = Settings.load(settings, codebooks=tuple(codebooks) or None)
    checks = [*_machine(), *_packages(), *_reader(chosen), _chronicle(db)]
    listed = list(_settings(chosen))
    if format_ is Format.JSON:
        values = [{"name": name, "value": value, "about": about} for name, value, about in listed]
        show_json({"checks": [asdict(check) for check in checks], "settings": values})
    else:
        rows = [("✓" if check.ok else "✗", check.name, check.found) for check in checks]
        show_table("checks", ("", "what", "found"), rows)
        show_table("settings", ("setting", "value", "what it does"), listed)
    return all(check.ok for check in checks)


def _machine() -> Iterator[Check]:
    found = f"{platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"
    yield Check("python", sys.version_info >= (3, 11), found)
    console = out()
    colour = "colour" if console.color_system else "no colour"
    kind = "a terminal" if console.is_terminal else "no terminal"
    yield Check("terminal", True, f"{kind}, {console.width} columns, {colour}, {console.encoding}")


def _packages() -> Iterator[Check]:
    """The packages that reportedly asks for, and the optional ones."""
    missing, count = [], 0
    for asked in metadata.requires("reportedly") or []:
        if "extra ==" in asked:
            continue
        name = asked.split(";")[0].strip()
        for sign in "<>=!~[ ":
            name = name.split(sign)[0]
        count += 1
        if not _installed(name):
            missing.append(name)
    found = f"missing: {', '.join(missing)}" if missing else f"all {count} installed"
    yield Check("packages", not missing, found)
    for name in _OPTIONAL:
        yield Check(f"{name} (optional)", True, _installed(name) or "not installed")


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _reader(settings: Settings) -> Iterator[Check]:
    """Codebook, models and stages, as a build would load them."""
    reader = Reader(settings)
    yield _tried("codebook", lambda: f"digest {reader.codebook.digest}")
    yield _tried("reader", lambda: f"{', '.join(stage.name for stage in reader.pipeline.stages)}")
    yield _tried("model", lambda: str(reader.runs("", "")[0].model_digest))


def _chronicle(db: str) -> Check:
    if "://" not in db and not Path(db).exists():
        return Check("chronicle", True, f"none at {db} yet")

    def holds() -> str:
        store = open_store(db, create=False)
        try:
            counts = store.view().counts().entries
        finally:
            store.close()
        return f"{db}: {counts.get('report', 0):,} reports, {counts.get('statement', 0):,} statements"

    return _tried("chronicle", holds)


def _tried(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except ReportedlyError as error:
        return Check(name, False, str(error))


def _settings(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Name, value and description of each setting, nested ones under their full name."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from _settings(value, f"{prefix}{name}.")
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            yield f"{prefix}{name}", shown, field.description or ""
