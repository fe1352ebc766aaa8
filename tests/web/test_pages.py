"""Each page in each state, and its JSON twin."""

import re

import pytest
from tests.export.test_html import Page
from tests.web.states import HOSTILE, LISTS, pages

STATES = ("empty", "one", "contested", "long", "rtl", "unbroken", "hostile")
ALL = [(state, path) for state in STATES for path in pages(state)]


def twin(path):
    page, _, query = path.partition("?")
    return (page.rstrip("/") or "/index") + ".json" + (f"?{query}" if query else "")


@pytest.mark.parametrize(("state", "path"), ALL)
def test_each_page_answers_in_html_and_in_json(site, state, path):
    client = site(state)
    page, data = client.get(path), client.get(twin(path))
    assert (page.status_code, data.status_code) == (200, 200), page.text[-400:]
    assert page.headers["content-type"].startswith("text/html")
    assert isinstance(data.json(), dict)
    assert len(page.content) < 200_000


@pytest.mark.parametrize(("state", "path"), [x for x in ALL if x[0] != "hostile"])
def test_each_page_is_put_together_as_the_policy_demands(site, state, path):
    p = Page(site(state).get(path).text)
    attributes = [(tag, name) for tag, attrs in p.tags for name in attrs]
    assert not [a for a in attributes if a[1] == "style" or a[1].startswith("on")]
    assert [attrs["src"] for tag, attrs in p.tags if tag == "script"] == [
        x for x in p.links if x.endswith(".js")
    ], "no script stands in the page itself"
    assert "style" not in {tag for tag, _ in p.tags}
    assert len(p.ids) == len(set(p.ids)), "an id stands once"
    assert sum(tag == "h1" for tag, _ in p.tags) == 1
    assert all(link.startswith(("/", "#")) for link in p.links), "nothing is asked of another machine"


@pytest.mark.parametrize("path", pages("contested"))
def test_every_link_of_a_page_leads_somewhere(site, path):
    client = site()
    known = Page(client.get(path).text)
    wanted = {link for link in known.links if link.startswith("/") and not link.startswith("/static")}
    built = re.compile(r"/(timeline|network|figures|positions|review|history)\b")
    for link in {w.partition("#")[0] for w in wanted if not built.match(w)}:
        assert client.get(link).status_code == 200, link


def test_a_contested_claim_shows_both_sides_in_their_sentences(site):
    text = " ".join(" ".join(Page(site().get("/claims/claim-1").text).words).split())
    for words in (
        "contested",
        "that the Front guards about 40 depots in Velsa",
        "the Front guards no depot",
        "1 independent origin for, 1 voice against",
        "no other report leans on it",
        "reading unsure",
    ):
        assert words in text


def test_an_actor_shows_its_names_ties_sayings_positions_and_figures(site):
    ministry = Page(site().get("/actors/actor-1").text).words
    front = Page(site().get("/actors/actor-2").text).words
    text = " ".join(" ".join([*ministry, *front]).split())
    for words in ("Velsa to act", "demand", "assists", "from 2021", "about 40", "says 2"):
        assert words in text


def test_filters_narrow_and_pages_go_on(site):
    client = site()
    assert client.get("/claims.json?standing=contested").json()["claims"]["total"] == 1
    assert client.get("/claims.json?standing=denied").json()["claims"]["total"] == 0
    assert client.get("/claims.json?actor=Defence Ministry").json()["claims"]["total"] == 1
    assert client.get("/claims.json?actor=nobody at all").json()["claims"]["total"] == 0
    assert client.get("/claims.json?least=2").json()["claims"]["total"] == 1
    assert client.get("/claims.json?least=3").json()["claims"]["total"] == 0
    assert client.get("/reports.json?since=2022-03-15").json()["reports"]["total"] == 1
    assert client.get("/actors.json?kind=government").json()["actors"]["total"] == 1
    beyond = client.get("/claims.json?page=9").json()["claims"]
    assert (beyond["total"], beyond["items"]) == (1, [])


def test_search_finds_words_names_and_tells_who_says_them(site):
    found = site().get("/search.json?q=depots").json()
    assert found["found"][0]["href"].startswith("/reports/")
    assert "Defence Ministry" in [x["who"] for x in found["found"]]
    assert site().get("/search.json?q=Harbour").json()["actors"][0]["actor"]["name"] == "Harbour Front"


def test_a_report_is_compared_with_its_reprint(site):
    path = next(p for p in pages("contested") if "against=" in p)
    found = site().get(twin(path)).json()["comparison"]
    own = "".join(c["text"] for c in found["changes"] if c["kind"] != "left")
    assert own.split() == site().get(twin(path)).json()["report"]["report"]["text"].split()


@pytest.mark.parametrize("path", ["/claims/none", "/actors/none", "/reports/none", "/nothing"])
def test_what_is_not_there_is_said_in_one_sentence(site, path):
    page, data = site().get(path), site().get(path + ".json")
    assert (page.status_code, data.status_code) == (404, 404)
    assert data.json()["error"]["what"].startswith("there is no such")
    assert data.json()["error"]["to_do"]
    assert "There is no such" in page.text


@pytest.mark.parametrize(
    "path", ["/claims?since=yesterday", "/claims?page=0", "/claims?standing=great", "/actors?kind=ghost"]
)
def test_what_cannot_be_asked_is_said_in_one_sentence(site, path):
    assert site().get(path).status_code == 422
    told = site().get(path.replace("?", ".json?")).json()["error"]
    assert path.partition("?")[2].partition("=")[0] in told["what"]


def test_an_empty_field_of_a_form_asks_nothing(site):
    assert site().get("/claims.json?actor=&since=&standing=&least=").json()["claims"]["total"] == 1


@pytest.mark.parametrize("path", pages("hostile"))
def test_a_hostile_report_is_only_words(site, path):
    """The same page of a friendly chronicle has the same tags; nothing of the report became one."""
    page = Page(site("hostile").get(path).text)
    assert not [name for _, attrs in page.tags for name in attrs if name == "style" or name.startswith("on")]
    assert {tag for tag, _ in page.tags} <= {
        tag for p in pages("contested") for tag, _ in Page(site().get(p).text).tags
    }
    assert not [link for link in page.links if link.lower().startswith("javascript")]
    text = "".join(page.words)
    assert "49" not in text.split()
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]",
        page.rawdata if hasattr(page, "rawdata") else text,
    )


def test_hostile_words_are_still_shown(site):
    text = "".join(Page(site("hostile").get("/claims/claim-1").text).words)
    for words in (*HOSTILE[:6], "abc⟨U+202E⟩gnp.exe", "⟨U+001B⟩[2J"):
        assert words in text


def test_lists_say_where_nothing_is(site):
    for path, words in (
        ("/claims", "No claim is like that"),
        ("/gaps", "None: everything"),
        ("/", "nothing in here"),
    ):
        assert words in site("empty").get(path).text


def test_there_is_a_list_for_each_section():
    assert {"/", "/claims", "/actors", "/reports", "/gaps", "/search"} <= {p.partition("?")[0] for p in LISTS}
