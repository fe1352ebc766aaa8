"""Where each thing can be looked up: the views ask this, so that one page and a site of pages share them."""

from __future__ import annotations

from typing import Protocol

from reportedly.records import Statement, Style


class Places(Protocol):
    """Addresses to link to."""

    def actor(self, id_: str) -> str:
        """Of an actor."""
        ...

    def claim(self, id_: str) -> str:
        """Of a claim."""
        ...

    def report(self, id_: str) -> str:
        """Of a report."""
        ...

    def said(self, statement: Statement) -> str:
        """Of a saying, within its report; of what the reporter says without a source, the report itself."""
        ...


class OnePage:
    """Everything stands on the page one is on, under its id."""

    def actor(self, id_: str) -> str:
        """An anchor."""
        return f"#{id_}"

    claim = report = actor

    def said(self, statement: Statement) -> str:
        """The anchor of its words; of the report where these have none."""
        return f"#{statement.report if statement.style is Style.NARRATED else statement.id}"
