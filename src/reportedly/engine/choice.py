"""From the name of an engine to the engine."""

from __future__ import annotations

from reportedly.engine.base import Engine
from reportedly.engine.local import InProcess, Processes
from reportedly.engine.ray import OnRay
from reportedly.errors import UsageError


def engine_named(name: str, jobs: int) -> Engine:
    """The engine "local" or "ray", with so many jobs at once. Raises UsageError, EngineError."""
    if name == "local":
        return Processes(jobs) if jobs > 1 else InProcess()
    if name == "ray":
        return OnRay(jobs)
    raise UsageError(f"there is no engine {name!r}", to_do="use local or ray")
