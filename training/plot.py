"""The reliability plot: how often the reader is right where it is so and so sure, as SVG."""

from __future__ import annotations

from collections.abc import Sequence

Bins = Sequence[tuple[int, float, float]]
"""How many sayings, how sure the reader was of them on average, how often it was right; both from 0 to 1."""

_SIDE, _EDGE = 320, 48
_TEXT = 'font-family="sans-serif" font-size="12" fill="#222"'


def reliability_plot(bins: Bins) -> str:
    """A dot for each bin, the larger the more sayings; on the dashed line the reader is as right as it is sure."""
    low, high = _EDGE, _EDGE + _SIDE
    most = max((count for count, _, _ in bins), default=1)
    marks = [
        f'<circle cx="{_x(sure):.1f}" cy="{_y(right):.1f}" r="{4 + 12 * (count / most) ** 0.5:.1f}" '
        f'fill="#2b6cb0" fill-opacity="0.6">'
        f"<title>{count} sayings: sure {sure:.2f}, right {right:.2f}</title></circle>"
        for count, sure, right in bins
    ]
    ticks = [
        f'<text x="{_x(v):.0f}" y="{high + 16}" text-anchor="middle" {_TEXT}>{v:g}</text>'
        f'<text x="{low - 8}" y="{_y(v) + 4:.0f}" text-anchor="end" {_TEXT}>{v:g}</text>'
        for v in (0, 0.25, 0.5, 0.75, 1)
    ]
    size = _SIDE + 2 * _EDGE
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img">',
            "<title>How often the reader is right, by how sure it is</title>",
            f'<rect width="{size}" height="{size}" fill="#fff"/>',
            f'<rect x="{low}" y="{low}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>',
            f'<line x1="{low}" y1="{high}" x2="{high}" y2="{low}" stroke="#999" stroke-dasharray="4 4"/>',
            *ticks,
            *marks,
            f'<text x="{size / 2}" y="{size - 10}" text-anchor="middle" {_TEXT}>how sure</text>',
            f'<text x="14" y="{size / 2}" text-anchor="middle" transform="rotate(-90 14 {size / 2})" {_TEXT}>'
            "how often right</text>",
            "</svg>",
            "",
        ]
    )


def _x(value: float) -> float:
    return _EDGE + _SIDE * value


def _y(value: float) -> float:
    return _EDGE + _SIDE * (1 - value)
