"""Whatever is asked of the JSON pages, the program answers: schemathesis makes the questions of their own schema."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.web.conftest import HERE

schemathesis = pytest.importorskip("schemathesis")

QUESTIONS = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
HOST = {"host": HERE.removeprefix("http://")}


def test_no_question_breaks_the_program(site):
    client = site("contested")
    schema = schemathesis.openapi.from_asgi("/openapi.json", client.app, headers=HOST)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 8
    for operation in operations:
        _ask(operation, client)


def _ask(operation, client):
    @QUESTIONS
    @given(case=operation.as_strategy())
    def ask(case):
        answer = client.get(case.formatted_path, params=dict(case.query or {}))
        assert answer.status_code < 500, (case.formatted_path, case.query, answer.text)

    ask()
