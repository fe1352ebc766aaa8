"""What the readings add up to: claims, standing, timeline, network, figures, positions. Pure."""

from reportedly.compose.chronicle import compose

__all__ = ["compose"]
