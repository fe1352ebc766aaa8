"""What stands before the pages: who may ask, what a browser may do, what may be posted."""

import pytest

from reportedly.errors import UsageError
from reportedly.web import Access

TOKEN = "a-token-of-the-desk-1234"


@pytest.mark.parametrize(
    "path", ["/", "/claims.json", "/nothing", "/claims?page=0", "/healthz", "/static/none.css"]
)
def test_every_answer_carries_the_policy(site, path):
    headers = site().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_cookies_stay_with_this_site_and_out_of_reach_of_script(site):
    client = site()
    client.cookies.clear()
    cookie = client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8765", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("", 421),
        ("10.0.0.7", 421),
    ],
)
def test_a_name_that_is_not_ours_is_refused(site, host, status):
    assert site().get("/claims.json", headers={"host": host}).status_code == status


def test_off_the_loopback_a_token_is_demanded(site):
    access = Access.bound_to("0.0.0.0", TOKEN, names=("desk.example",), upload=1_000)
    client = site(access=access)
    assert client.get("/", headers={"host": "desk.example"}).status_code == 401
    assert client.get("/claims.json", headers={"host": "192.0.2.7:8765"}).status_code == 401
    assert client.get("/healthz").status_code == 200
    wrong = client.get("/?token=wrong-wrong-wrong-wrong")
    assert wrong.status_code == 401
    assert "token" in wrong.text
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_token_in_the_address_is_kept_in_a_cookie_and_leaves_the_address(site):
    client = site(access=Access.bound_to("0.0.0.0", TOKEN, upload=1_000))
    led = client.get(f"/claims?standing=single&token={TOKEN}")
    assert led.status_code == 303
    assert led.headers["location"] == "/claims?standing=single"
    assert "HttpOnly" in led.headers["set-cookie"]
    assert client.get("/claims").status_code == 200


def test_a_token_is_made_where_none_is_given_and_a_short_one_refused():
    made = Access.bound_to("0.0.0.0", None, upload=1).token
    assert made is not None
    assert len(made) >= 24
    assert Access.bound_to("127.0.0.1", None, upload=1).token is None
    assert Access.bound_to("127.0.0.2", None, upload=1).token is None
    with pytest.raises(UsageError, match="too short"):
        Access.bound_to("0.0.0.0", "short", upload=1)
