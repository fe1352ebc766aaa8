"""The bundled example, built once for all tests that look at it."""

from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.workspace import Workspace

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """Path of a chronicle built from `examples/reports` the way a user builds it."""
    file = tmp_path_factory.mktemp("example") / "chronicle.db"
    with Workspace.open(file, Settings(), create=True) as workspace:
        workspace.build([EXAMPLES / "reports"])
    return file
