"""Where reports are read: in this process, in several, or on a Ray cluster. All give the same results."""

from reportedly.engine.base import Engine, Failure
from reportedly.engine.choice import engine_named

__all__ = ["Engine", "Failure", "engine_named"]
