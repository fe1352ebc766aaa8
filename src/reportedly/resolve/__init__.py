"""Which are the same: reports that copy one another, and actors across reports."""

from reportedly.resolve.resolving import resolve

__all__ = ["resolve"]
