from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.html.passages import Mark, Marked, paragraphs, passage
from reportedly.records import Report

TEXT = st.text(alphabet="ab .\n“”é😀", min_size=1, max_size=80)


def flat(parts):
    return "".join(p if isinstance(p, str) else flat(p.inside) for p in parts)


def numbers(parts):
    for p in parts:
        if isinstance(p, Marked):
            yield p
            yield from numbers(p.inside)


@st.composite
def marked_texts(draw):
    text = draw(TEXT)
    ranges = draw(
        st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda r: r[0] < r[1]),
            max_size=6,
        )
    )
    return text, [Mark(a, b, n, True, True) for n, (a, b) in enumerate(ranges, 1)]


@given(marked_texts())
def test_marking_loses_and_adds_no_character(case):
    text, marks = case
    told = [flat(p) for p in paragraphs(text, marks)]
    assert told == [line for line in text.split("\n") if line.strip()]


@given(marked_texts())
def test_each_statement_has_one_beginning_and_one_end(case):
    text, marks = case
    found = [m for p in paragraphs(text, marks) for m in numbers(p)]
    for mark in marks:
        covered = text[mark.start : mark.end]
        mine = [m for m in found if m.number == mark.number]
        assert sum(m.first for m in mine) <= 1
        assert sum(m.last for m in mine) <= 1
        if "\n" not in covered and covered == covered.strip():
            assert sum(m.first for m in mine) == 1


def test_a_mark_that_crosses_another_is_cut_in_two():
    parts = next(iter(paragraphs("one two three", [Mark(0, 7, 1, True, True), Mark(4, 13, 2, True, True)])))
    assert flat(parts) == "one two three"
    assert [(m.number, m.first, m.last) for m in numbers(parts)] == [
        (1, True, True),
        (2, True, False),
        (2, False, True),
    ]


def test_a_passage_is_the_whole_sentence_with_its_content_marked():
    report = Report.of(path="x", text="It rained. The ministry said that guards were seen. Nobody answered.")
    start = report.text.index("that")
    pieces = passage(report, [report.span(start, report.text.index(" Nobody") - 1)])
    assert "".join(p.text for p in pieces) == "The ministry said that guards were seen."
    assert [p.text for p in pieces if p.marked] == ["that guards were seen"]


def test_an_initial_or_a_title_ends_no_sentence():
    report = Report.of(
        path="x", text="It rained. The U.N. Refugee Agency and Dr. Vey said that guards were seen."
    )
    start = report.text.index("that")
    pieces = passage(report, [report.span(start, len(report.text) - 1)])
    assert "".join(p.text for p in pieces) == report.text.removeprefix("It rained. ")
