"""What an editor does with the built example, in a browser, against a real server."""

import re

import pytest
from tests.web.serving import serving

from reportedly.workspace import Workspace

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(example):
    with Workspace.open(example) as workspace, serving(workspace) as address:
        yield address


@pytest.fixture
def page(chromium, url):
    opened = chromium.new_page(viewport={"width": 1280, "height": 900}, base_url=url)
    yield opened
    opened.close()


def words(locator):
    return " ".join((locator.text_content() or "").split())


def contested(page):
    """Opens the first contested claim from the overview."""
    page.goto("/")
    page.get_by_role("link", name=re.compile("claims contested")).click()
    page.locator("main .ledger .claim").first.click()
    assert "contested" in words(page.locator(".standing"))


def test_find_a_contested_claim_and_reach_both_sentences(page):
    contested(page)
    claim = page.url
    for side in ("for", "against"):
        card = page.locator(f".side.{side} .statement").first
        said = words(card.locator("mark").first)
        card.locator(".meta a").click()
        assert "/reports/" in page.url
        assert said in words(page.locator(".reading .text"))
        page.goto(claim)


def test_follow_a_chain_to_its_origin(page):
    contested(page)
    hop = page.locator(".side .chain a.hop").last
    name = words(hop)
    hop.click()
    assert "/actors/" in page.url
    names = words(page.locator("h1")) + " " + words(page.locator("main"))
    assert name.removeprefix("the ").removeprefix("The ").split()[-1] in names
    assert page.locator("#sayings").is_visible()


def test_print_a_claim(page):
    contested(page)
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator(".side.for .statement").first.is_visible()
    assert page.locator(".side.against .statement").first.is_visible()
    assert page.locator("table.origins").is_visible()
    assert len(page.pdf()) > 5_000


def test_reach_a_claim_with_the_keyboard_alone(page):
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/claims")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("main .ledger .claim").nth(1)
    assert second.evaluate("e => e === document.activeElement")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/claim-*")
    page.keyboard.press("?")
    page.wait_for_url("**/keys")
    page.get_by_role("button", name="Switch single keys off").click()
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_timeout(200)
    assert page.url.endswith("/keys")


def test_search_answers_while_one_types(page):
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("depo")
    page.locator(".suggestions li a").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.suggestions') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".suggestions").count() == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=depo")


def test_the_search_page_keeps_its_state_in_the_address(page):
    page.goto("/search")
    page.locator("#q").press_sequentially("depots")
    page.locator("#results li").first.wait_for()
    page.wait_for_url("**/search?q=depots")
    found = page.locator("#results li").count()
    page.reload()
    assert page.locator("#results li").count() == found


def test_a_report_shows_who_says_what_one_points_at(page):
    page.goto("/reports")
    page.locator("main .contents a").first.click()
    said = page.locator(".said").first
    said.hover()
    number = words(said.locator("a.ref").last)
    note = page.locator(".notes li.lit")
    assert note.get_attribute("value") == number
    said.locator("a.ref").last.focus()
    assert page.locator(".said.lit").count() >= 1
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".said a.ref").nth(3).focus()
    page.locator(".peek").wait_for()


def test_a_reprint_is_shown_beside_its_original(page):
    page.goto("/reports")
    page.get_by_role("link", name="reprint", exact=True).first.click()
    page.get_by_role("link", name=re.compile("^Beside ")).first.click()
    assert "against=" in page.url
    assert words(page.locator(".compared"))
    assert re.search(r"\d+ % of this text", words(page.locator("#beside")))
