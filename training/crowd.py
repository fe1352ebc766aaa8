"""How many threads pay on a machine that others use too.

Two threads that meet at every matrix product run at a fifth of one thread's pace when another program
holds the second core (measured: 215 pieces a second against 977), so the count follows what is free.
"""

from __future__ import annotations

from pathlib import Path

_CLOCK = Path("/proc/stat")
_BUSY = 0.35


class Crowd:
    """Watches the processor time that programs of normal priority take; this one should run under `nice`."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._last = self._read()

    def threads(self) -> int:
        """Threads to use next: a core less for each core that others used since the last call; 0: as before."""
        now = self._read()
        user, total = (new - old for new, old in zip(now, self._last, strict=True))
        if total < 40 * self.most:
            return 0
        self._last = now
        others = user / total * self.most
        return max(1, self.most - int(others + 1 - _BUSY))

    @staticmethod
    def _read() -> tuple[int, int]:
        """Ticks of work at normal priority, and all ticks; zeros where the system does not tell."""
        if not _CLOCK.exists():
            return 0, 0
        ticks = [int(n) for n in _CLOCK.read_text(encoding="ascii").split("\n")[0].split()[1:9]]
        return ticks[0], sum(ticks)
