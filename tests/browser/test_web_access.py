"""Nobody is kept out: axe finds nothing on any page in any state, nothing sticks out, all works by keyboard."""

from contextlib import ExitStack

import pytest
from tests.web.serving import serving
from tests.web.states import pages, workspace

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
STATES = [("empty", "light"), ("one", "light"), ("contested", "light"), ("contested", "dark")]
STATES += [("long", "light"), ("rtl", "light"), ("unbroken", "dark")]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a server over a chronicle in a state."""
    with ExitStack() as stack:
        known = {}

        def of(state):
            if state not in known:
                work = stack.enter_context(workspace(tmp_path_factory.mktemp("web") / "chronicle.db", state))
                known[state] = stack.enter_context(serving(work))
            return known[state]

        yield of


def one_of_each(state):
    """Pages of a state, one of each sort: axe takes a second for each."""
    seen = {}
    for path in pages(state):
        sort = (
            "/".join(path.partition("?")[0].split("/")[:2])
            + str(path.count("/") > 1)
            + str("against" in path)
        )
        seen.setdefault(sort, path)
    return seen.values()


@pytest.mark.parametrize(("state", "scheme"), STATES)
def test_axe_finds_no_violation_of_wcag_2_1_aa(chromium, served, state, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    found = []
    for path in one_of_each(state):
        page.goto(served(state) + path)
        for broken in axe.run(page, options=WCAG).response["violations"]:
            found += [
                (path, broken["id"], node["html"][:200], node["failureSummary"]) for node in broken["nodes"]
            ]
    page.close()
    assert found == []


@pytest.mark.parametrize(
    ("state", "width"),  # 720 is a screen of 1440 at 200 % zoom
    [
        ("empty", 390),
        ("contested", 1440),
        ("contested", 720),
        ("contested", 320),
        ("long", 390),
        ("unbroken", 320),
        ("rtl", 390),
        ("hostile", 1440),
    ],
)
def test_nothing_sticks_out_and_nothing_is_asked_elsewhere(chromium, served, state, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    asked, errors = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.on("dialog", lambda d: errors.append("a dialog opened"))
    for path in one_of_each(state):
        page.goto(served(state) + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.title() != "owned"
    page.close()
    assert [url for url in asked if not url.startswith(served(state))] == []
    assert errors == []


def test_without_script_every_page_still_shows_everything(chromium, served):
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto(served("contested") + "/")
    plain.get_by_role("link", name="The Front guards depots in Velsa").click()
    assert plain.locator(".side.for mark").text_content() == "that the Front guards about 40 depots in Velsa"
    plain.locator("header input").fill("depots")
    plain.locator("header input").press("Enter")
    assert plain.locator("#results li").count() > 0
    plain.context.close()
