import re
from html.parser import HTMLParser

import pytest
from tests.export.sample import chronicle

from reportedly.export import write
from reportedly.records import MemoryChronicle, Report

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "</style><style>body{display:none}",
    "{{ 7*7 }}{% raw %}",
]


class Page(HTMLParser):
    """What a browser would find: tags, ids, links, and text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.words = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [v for k, v in attrs if k == "id"]
        self.links += [v for k, v in attrs if k in {"href", "src"}]

    def handle_data(self, data):
        self.words.append(data)


def page(tmp_path, c):
    write("html", c, tmp_path / "page.html")
    return Page((tmp_path / "page.html").read_text(encoding="utf-8"))


def test_the_page_shows_both_sides_with_their_chains_and_the_report(tmp_path):
    text = " ".join(" ".join(page(tmp_path, chronicle()).words).split())
    for words in (
        "The Front guards depots in Velsa",
        "contested",
        "1 independent origin for, 1 voice against",
        "Defence Ministry",
        "an official",
        "reading unsure",
        "demand",
        "no date could be worked out",
        "the file is empty",
    ):
        assert words in text


def test_every_link_leads_to_a_place_on_the_page_and_nowhere_else(tmp_path):
    p = page(tmp_path, chronicle())
    assert len(p.links) > 20
    assert {link for link in p.links if not link.startswith("#")} == set()
    assert {link[1:] for link in p.links} <= set(p.ids)
    assert len(p.ids) == len(set(p.ids))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_report_is_only_words(tmp_path, words):
    plain = page(tmp_path, chronicle())
    p = page(tmp_path, chronicle(title=words))
    assert [t for t, _ in p.tags] == [t for t, _ in plain.tags], "no tag came out of the report's words"
    assert "script" not in {t for t, _ in p.tags}
    assert not [k for _, attrs in p.tags for k in attrs if k.startswith("on")]
    assert words in "".join(p.words)


def test_the_page_forbids_itself_any_request(tmp_path):
    write("html", chronicle(), tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", text)


def test_an_empty_chronicle_is_a_page_that_says_so(tmp_path):
    text = " ".join(page(tmp_path, MemoryChronicle([])).words)
    assert "What 0 reports say" in text
    assert "No claim is carried by more than one statement." in text


def test_a_reprint_and_its_original_name_each_other(tmp_path):
    original = Report.of(
        path="a", text="Guards were seen.", title="Seen", publisher="Northern Wire", published="2022-01-01"
    )
    copy = Report.of(
        path="b", text="Guards were seen.", title="Seen", publisher="Ostrel Herald", published="2022-01-02"
    )
    copy = copy.model_copy(update={"reprint_of": original.id})
    text = " ".join(" ".join(page(tmp_path, MemoryChronicle([original, copy])).words).split())
    assert "A reprint of Northern Wire, 2022-01-01" in text
    assert "Reprinted by Ostrel Herald, 2022-01-02" in text
