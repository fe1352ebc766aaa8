"""The web app on a real socket, for tests that need a browser or a program of their own."""

import threading
import time
from contextlib import contextmanager

import uvicorn

from reportedly.web import app


@contextmanager
def serving(workspace, **more):
    """Answers while the block lasts; gives the address."""
    config = uvicorn.Config(app(workspace, **more), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)
