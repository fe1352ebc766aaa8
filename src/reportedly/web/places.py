"""The addresses of things in the web app."""

from __future__ import annotations

from reportedly.records import Statement, Style


class Routes:
    """Every actor, claim and report has a page of its own; a saying is a place in its report's."""

    def actor(self, id_: str) -> str:
        """The page of an actor."""
        return f"/actors/{id_}"

    def claim(self, id_: str) -> str:
        """The page of a claim."""
        return f"/claims/{id_}"

    def report(self, id_: str) -> str:
        """The page of a report."""
        return f"/reports/{id_}"

    def said(self, statement: Statement) -> str:
        """The words of a saying, in their report."""
        page = self.report(statement.report)
        return page if statement.style is Style.NARRATED else f"{page}#{statement.id}"
