"""The pages, in the order of the navigation."""

from reportedly.web.pages import actors, claims, gaps, keys, overview, reports, search, timeline
from reportedly.web.section import Section

SECTIONS: tuple[Section, ...] = (
    overview.section,
    claims.section,
    actors.section,
    timeline.section,
    reports.section,
    gaps.section,
    search.section,
    keys.section,
)
"""All sections; those with a key stand in the navigation."""
