"""The web app over chronicles made by hand, asked without a socket."""

import pytest
from starlette.testclient import TestClient
from tests.web.states import workspace

from reportedly.web import Access, app
from reportedly.web.pages import SECTIONS

HERE = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Gives the app over a chronicle in a state, as a client on the loopback."""
    opened, clients = [], {}

    def of(state="contested", access=None, sections=SECTIONS):
        if access or state not in clients:
            work = workspace(tmp_path_factory.mktemp("site") / "chronicle.db", state)
            opened.append(work)
            client = TestClient(
                app(work, access or Access(), sections),
                base_url=HERE,
                raise_server_exceptions=False,
                follow_redirects=False,
            )
            if access:
                return client
            clients[state] = client
        return clients[state]

    yield of
    for work in opened:
        work.close()
