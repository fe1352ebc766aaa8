"""The pages, in the order of the navigation."""

from reportedly.web.pages import (
    actors,
    adding,
    changed,
    claims,
    figures,
    gaps,
    history,
    judging,
    keys,
    network,
    overview,
    positions,
    reports,
    review,
    search,
    timeline,
)
from reportedly.web.section import Section

SECTIONS: tuple[Section, ...] = (
    overview.section,
    claims.section,
    actors.section,
    timeline.section,
    network.section,
    figures.section,
    positions.section,
    reports.section,
    gaps.section,
    changed.section,
    search.section,
    review.section,
    history.section,
    adding.section,
    judging.section,
    keys.section,
)
"""All sections; those with a key stand in the navigation."""
