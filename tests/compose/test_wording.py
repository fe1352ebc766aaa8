import pytest

from reportedly.compose.wording import in_full, stands_alone
from reportedly.records import Link, LinkKind, Report, Statement, Style


@pytest.mark.parametrize(
    ("content", "alone"),
    [
        ("that guards were seen at the gate", True),
        ("the Front has kept watch over depots", True),
        ("to close the camp", False),
        ("training the militias", False),
        ("a terrorist group", False),
        ("Aldin of training the militias that have fought its police", False),
    ],
)
def test_a_clause_stands_alone_and_a_fragment_does_not(content, alone):
    assert stands_alone(content) is alone


def statement(report, content, source="Velsa", cue="accused"):
    def span(words):
        start = report.text.index(words)
        return report.span(start, start + len(words))

    return Statement(
        id="s",
        report=report.id,
        source=span(source),
        cue=span(cue),
        content=(span(content),),
        style=Style.INDIRECT,
        chain=(Link(name="Wire", kind=LinkKind.OUTLET),),
    )


def test_a_fragment_is_told_with_who_says_it():
    report = Report.of(path="x", text="It rained. Velsa accused Aldin of training\nmilitias, and left.")
    assert in_full(statement(report, "Aldin of training"), report.text) == "Velsa accused Aldin of training"


def test_what_lies_too_far_apart_keeps_to_its_content():
    report = Report.of(path="x", text="Velsa accused them.\n\nThey were training militias.")
    assert in_full(statement(report, "training militias"), report.text) == "training militias"
