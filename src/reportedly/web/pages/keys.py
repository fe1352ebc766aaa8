"""The keys of the keyboard, on a page of their own: they can be read without script, and be switched off."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.web.section import Section

section = Section("Keys", "/keys")
_KEYS = (
    ("/", "to the search field"),
    ("g, then a letter", "to the section whose name shows it"),
    ("j, k", "to the next and the one before, in a list"),
    ("Enter", "open what one stands on"),
    ("n, p", "to the next and the previous page of a list"),
    ("?", "to this page"),
)


@dataclass(frozen=True, slots=True)
class KeysPage:
    """Pairs of key and what it does."""

    keys: tuple[tuple[str, str], ...]


@section.page("/keys", "keys.html")
def keys() -> KeysPage:
    """Which key does what."""
    return KeysPage(_KEYS)
