"""Changes: only by forms of our own pages, and only so large."""

import re

import pytest
from tests.web.conftest import HERE

from reportedly.web import Access, pages
from reportedly.web.posted import Posted
from reportedly.web.section import Done, Section

seen: list[dict] = []
section = Section("Test", "/test")


@section.action("/test/change")
def change(form: Posted) -> Done:
    """Notes what was posted."""
    seen.append({k: v for k, v in form.items() if k != "csrf"})
    return Done("/claims?page=1#x", "It was changed.")


@pytest.fixture
def client(site):
    seen.clear()
    return site(access=Access(upload=10_000), sections=(*pages.SECTIONS, section))


def signed(client):
    """The signature that pages print in forms for this reader."""
    return client.app.user_middleware[0].kwargs["access"].signature(client.cookies["reportedly-session"])


def test_a_form_of_ours_is_taken_and_leads_on(client):
    client.get("/")
    led = client.post(
        "/test/change", data={"csrf": signed(client), "why": "a reason"}, headers={"origin": HERE}
    )
    assert led.status_code == 303
    assert led.headers["location"] == "/claims?page=1&said=It+was+changed.#x"
    assert seen == [{"why": "a reason"}]
    assert "It was changed." in client.get(led.headers["location"]).text


@pytest.mark.parametrize(
    ("headers", "signature", "status"),
    [
        ({}, "", 422),
        ({}, "0" * 64, 422),
        ({"origin": "http://evil.example"}, None, 403),
        ({"origin": "null"}, None, 403),
        ({"sec-fetch-site": "cross-site"}, None, 403),
        ({"sec-fetch-site": "same-site"}, None, 403),
    ],
)
def test_what_another_site_posts_is_refused(client, headers, signature, status):
    client.get("/")
    data = {"csrf": signed(client) if signature is None else signature}
    assert client.post("/test/change", data=data, headers=headers).status_code == status
    assert seen == []


def test_a_signature_holds_for_one_session_only(client):
    client.get("/")
    other = signed(client)
    client.cookies.clear()
    client.get("/")
    assert client.post("/test/change", data={"csrf": other}).status_code == 422


def test_too_much_is_refused_whether_it_says_its_length_or_not(client):
    client.get("/")
    data = {"csrf": signed(client), "why": "x" * 20_000}
    assert client.post("/test/change", data=data).status_code == 413
    chunks = (b"x" * 1_000 for _ in range(30))
    kind = {"content-type": "multipart/form-data; boundary=b"}
    assert client.post("/test/change", content=chunks, headers=kind).status_code in {413, 422}
    assert seen == []


def test_every_way_to_change_something_asks_for_the_signature():
    """However a page is added: a route that is not for reading depends on the signed form."""

    def asks(dependant):
        return any(d.call.__name__ == "_signed" or asks(d) for d in dependant.dependencies)

    routes = [route for s in (*pages.SECTIONS, section) for route in s.router.routes]
    changing = [route for route in routes if route.methods - {"GET", "HEAD"}]
    assert changing
    assert all(asks(route.dependant) for route in changing)


def test_nothing_is_changed_by_reading(client):
    assert client.get("/test/change").status_code == 405
    assert re.search("takes no such request", client.get("/test/change").text)
