"""Reportedly: a pile of news reports in, a contested chronicle out.

The public names are loaded when they are first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module

_PUBLIC = {
    "Filter": "reportedly.store",
    "Progress": "reportedly.workspace",
    "ReportedlyError": "reportedly.errors",
    "Settings": "reportedly.config",
    "Summary": "reportedly.workspace",
    "View": "reportedly.store",
    "Workspace": "reportedly.workspace",
}

__all__ = ["Filter", "Progress", "ReportedlyError", "Settings", "Summary", "View", "Workspace"]


def __getattr__(name: str) -> object:
    """One of the public names."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted(_PUBLIC)
