"""Names of the members of a container, no two the same."""

from __future__ import annotations


class Names:
    """Gives each member the name it has, or its number, and tells namesakes apart ("a", "a~2")."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, own: object, number: int) -> str:
        """The name of a member, the `number`th of its container (from 1), which calls itself `own`."""
        name = " ".join(str(own).split()) if own is not None and str(own).strip() else str(number)
        self._seen[name] = count = self._seen.get(name, 0) + 1
        return name if count == 1 else f"{name}~{count}"
