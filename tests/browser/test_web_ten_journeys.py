"""Ten journeys of an editor through the built example, in a real browser against a real server."""

import re
import shutil

import pytest
from tests.web.serving import serving

from reportedly.workspace import Workspace

pytestmark = pytest.mark.browser


sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


@pytest.fixture(scope="module")
def address(example, tmp_path_factory):
    """A server over a copy of the example, which takes files."""
    folder = tmp_path_factory.mktemp("journeys")
    copy = folder / "chronicle.db"
    shutil.copyfile(example, copy)
    with Workspace.open(copy) as workspace, serving(workspace, inbox=folder / "added") as url:
        yield url


@pytest.fixture
def page(chromium):
    """A window of its own, with its own cookies."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def open_contested(page, address):
    page.goto(f"{address}/claims?standing=contested")
    page.locator("main .ledger a.claim").first.click()


def test_a_contested_claim_is_found_and_both_sentences_reached(page, address):
    page.goto(address)
    page.get_by_role("link", name="Claims").first.click()
    page.locator("select[name=standing]").select_option("contested")
    page.get_by_role("button", name="Filter").click()
    page.locator("main .ledger a.claim").first.click()
    for side in ("for", "against"):
        statement = page.locator(f"section.side.{side} .statement").first
        words = statement.locator("mark").first.inner_text()
        link = statement.locator(".meta a").first
        link.click()
        assert words.split()[0] in page.locator("main .text").inner_text()
        page.go_back()


def test_a_chain_is_followed_to_its_origin(page, address):
    open_contested(page, address)
    hop = page.locator(".statement .chain a.hop").first
    name = hop.inner_text()
    hop.click()
    assert page.locator("h1").inner_text() == name
    assert page.locator("#sayings").is_visible()


def test_two_actors_are_merged_and_it_is_undone(page, address):
    page.goto(f"{address}/actors?kind=person")
    listed = page.locator("main [data-list] a").all_inner_texts()
    names = [name for name in listed if " " in name][:2]  # one word may be the name of several
    page.get_by_role("link", name=names[0], exact=True).first.click()
    page.get_by_role("link", name="merge, split or correct").click()
    section = page.locator("section", has=page.locator("#merge"))
    section.get_by_label("The other one").fill(names[1])
    section.get_by_label("Your name").fill("Ada")
    section.get_by_label("Why").fill("as a test")
    section.get_by_role("button", name="They are one").click()
    page.wait_for_selector(".notice.done")
    assert "Merged" in page.locator(".notice.done").inner_text()
    page.goto(f"{address}/actors?kind=person&name={names[1]}")
    assert names[1] not in page.locator("main [data-list] a").all_inner_texts()
    page.goto(f"{address}/history")
    line = page.locator(".verdicts > li", has_text="as a test").first
    line.get_by_text("Undo").first.click()
    line.get_by_role("button", name="Undo").click()
    page.wait_for_selector(".notice.done")
    page.goto(f"{address}/actors?kind=person&name={names[1]}")
    assert names[1] in page.locator("main [data-list] a").all_inner_texts()


def test_a_corrected_date_survives_a_rebuild(page, address):
    page.goto(f"{address}/reports")
    page.locator("main [data-list] a").first.click()
    report = page.url
    page.get_by_role("link", name="correct its title, outlet or date").click()
    section = page.locator("section", has=page.locator("#correct"))
    section.get_by_label("published").fill("2019-05-04")
    section.get_by_label("Your name").fill("Ada")
    section.get_by_role("button", name="Correct").click()
    page.wait_for_selector(".notice.done")
    page.goto(report)
    assert "4 May 2019" in page.locator("main").inner_text()
    page.goto(f"{address}/add")  # a rebuild: a new file is read, and all is composed anew
    page.locator("input[type=file]").set_input_files(
        files=[
            {"name": "rebuild.txt", "mimeType": "text/plain", "buffer": b"Nothing else was said that day.\n"}
        ]
    )
    page.get_by_role("button", name="Add").click()
    page.wait_for_selector("#outcome")
    page.goto(report)
    assert "4 May 2019" in page.locator("main").inner_text()


def test_a_file_is_added_and_what_changed_is_seen(page, address):
    page.goto(f"{address}/add")
    text = "OSTREL, 2 March 2023 - Tomas Grell said on Thursday that the Harbour Front guards 90 depots.\n"
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "added.txt", "mimeType": "text/plain", "buffer": text.encode()}]
    )
    page.get_by_role("button", name="Add").click()
    page.wait_for_selector("#outcome")
    shown = page.locator("main").inner_text()
    assert "1 report read from added.txt" in shown
    page.locator("watch-progress .contents a").first.click()
    assert "guards 90 depots" in page.locator("main .text").inner_text()


def test_two_dates_are_compared(page, address):
    page.goto(f"{address}/changes")
    page.get_by_label("From").fill("2021-07")
    page.get_by_label("To").fill("2022-03")
    page.get_by_role("button", name="Compare").click()
    counts = page.locator("main h2 .quiet").all_inner_texts()
    assert len(counts) == 5
    assert int(counts[-1].replace(",", "")) > 3, "reports of that time"
    assert int(counts[3].replace(",", "")) > 0, "new claims"


def test_a_claim_is_printed(page, address):
    open_contested(page, address)
    title = page.locator("h1").inner_text()
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("h1").is_visible()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 5_000
    assert title


def test_who_gave_a_figure_is_found(page, address):
    page.goto(f"{address}/figures")
    point = page.locator("main table a", has_text=re.compile(r"\d")).first
    words = point.inner_text().strip("“”")
    row = point.locator("xpath=ancestor::tr")
    assert row.locator("td").first.inner_text().strip(), "somebody gave it"
    point.click()
    assert " ".join(words.split()) in " ".join(page.locator("main .text").inner_text().split())


def test_five_items_are_reviewed_by_keyboard_only(page, address):
    page.goto(f"{address}/review")
    buttons = page.locator(".queue [data-act=a]")
    first = [buttons.nth(n).get_attribute("value").partition(" ")[2] for n in range(5)]
    page.get_by_label("Your name").focus()
    page.keyboard.type("Grace")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    for key in ("a", "a", "r", "a", "r"):
        left = page.locator(".queue > li:visible").count()
        page.keyboard.press(key)
        expect(page.locator(".queue > li:visible")).to_have_count(left - 1)
    expect(page.locator("[data-tell]")).to_have_text(re.compile("history"), timeout=60_000)
    page.wait_for_load_state("networkidle", timeout=120_000)
    page.goto(f"{address}/history?who=Grace")
    said = page.locator(".verdicts > li").all_inner_texts()
    assert sum("confirmed" in line for line in said) == 3
    assert sum("rejected" in line for line in said) == 2
    page.goto(f"{address}/review")
    left = page.locator(".queue [data-act=a]").evaluate_all("all => all.map(x => x.value)")
    assert not [id_ for id_ in first if any(id_ in value for value in left)]


def test_two_windows_in_conflict_see_both_versions(page, address, chromium):
    open_contested(page, address)
    page.locator(".statement .mend").first.click()
    where = page.url
    context = chromium.new_context()
    context.set_default_timeout(60_000)
    other = context.new_page()
    other.goto(where)
    for window, who, why, button in (
        (page, "Ada", "I heard the tape", "Right as it is"),
        (other, "Bob", "she left that out", "Wrong: take it out"),
    ):
        section = window.locator("section", has=window.locator("#right-wrong"))
        section.get_by_label("Your name").fill(who)
        section.get_by_label("Why").fill(why)
        section.get_by_role("button", name=button).click()
        window.wait_for_selector(".notice")
    shown = other.locator("main").inner_text()
    context.close()
    for words in ("Somebody judged this before you", "Ada", "I heard the tape", "Bob", "she left that out"):
        assert words in shown
