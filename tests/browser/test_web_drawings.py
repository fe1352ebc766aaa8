"""The drawings in a browser: they lead on when clicked, and nothing of them needs script."""

import pytest
from tests.web.serving import serving
from tests.web.states import workspace

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server over the contested chronicle."""
    file = tmp_path_factory.mktemp("drawings") / "chronicle.db"
    with workspace(file, "contested") as work, serving(work) as where:
        yield where


def test_without_script_the_network_is_drawn_and_asked_by_its_form(chromium, address):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/network")
    assert page.locator("svg.arcs a.arc").count() == 1
    page.get_by_label("At the date").fill("2020")
    page.get_by_role("button", name="Filter").click()
    assert page.url.startswith(f"{address}/network?at=2020")
    assert page.locator("svg.arcs").count() == 0
    page.context.close()


def test_a_stretch_of_the_timeline_opens_when_it_is_clicked(chromium, address):
    page = chromium.new_page()
    page.goto(f"{address}/timeline")
    page.locator("svg.columns a").first.click()
    page.wait_for_url("**/timeline?since=*")
    assert page.locator("ol.moments > li").count() == 1
    page.close()
