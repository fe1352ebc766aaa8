"""The exported page in a real browser: desktop and phone, light and dark, and in print."""

import pytest
from tests.export.sample import chronicle

from reportedly.export import write

pytestmark = pytest.mark.browser


@pytest.fixture
def url(tmp_path):
    write("html", chronicle(title="A headline " + "that goes on and on " * 12), tmp_path / "page.html")
    return (tmp_path / "page.html").as_uri()


@pytest.mark.parametrize("width", [1440, 768, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_and_nothing_is_requested(chromium, url, width, scheme):
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    requests, errors = [], []
    page.on("request", lambda r: requests.append(r.url))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert requests == [url]
    assert errors == []
    page.close()


def test_a_contested_claim_leads_to_both_sentences_with_the_keyboard(chromium, url):
    page = chromium.new_page(viewport={"width": 1200, "height": 900})
    page.goto(url)
    page.locator("#overview .claim").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#claim-1")
    box = page.locator("#claim-1")
    for side, words in (
        (".side.for", "that the Front guards about 40 depots in Velsa"),
        (".side.against", "the Front guards no depot"),
    ):
        assert box.locator(f"{side} mark").text_content() == words
        box.locator(f"{side} .meta a").first.focus()
        page.keyboard.press("Enter")
        assert words in page.locator(":target").text_content()
    page.close()


def test_ink_has_contrast_in_light_and_dark(chromium, url):
    """WCAG 2.1 AA: 4.5 to 1 for text."""
    for scheme in ("light", "dark"):
        page = chromium.new_page(color_scheme=scheme)
        page.goto(url)
        ratios = page.evaluate(
            """() => {
              const lum = c => { const v = c.match(/[\\d.]+/g).slice(0,3).map(x => x/255)
                .map(x => x <= .03928 ? x/12.92 : ((x+.055)/1.055)**2.4); return .2126*v[0]+.7152*v[1]+.0722*v[2] };
              const under = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
                if (!/, 0\\)$|transparent/.test(c)) return c } return 'rgb(255,255,255)' };
              const speaks = e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim());
              return [...document.querySelectorAll('main *')].filter(speaks).map(e => {
                const a = lum(getComputedStyle(e).color), b = lum(under(e));
                const ratio = (Math.max(a,b)+.05)/(Math.min(a,b)+.05);
                return [ratio, e.className + ': ' + e.textContent.slice(0,30)] }) }"""
        )
        assert len(ratios) > 50
        assert [r for r in ratios if r[0] < 4.5] == []
        page.close()
