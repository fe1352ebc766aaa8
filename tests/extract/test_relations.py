from pathlib import Path

import pytest
from tests.extract.reading_of import KINDS, codebook, reading_of, sentences

from reportedly.codebook import check
from reportedly.extract.relations import Relations
from reportedly.extract.relations.examples import check_examples
from reportedly.records import Gap, Granularity, Kind, Polarity, Relation

STAGE = Relations(codebook())


def ties(text: str, **more: object) -> list[tuple[str, str, str]]:
    found = [r for r in STAGE(reading_of(text, **more)) if isinstance(r, Relation)]
    return [(r.subject.span.exact, r.predicate, r.object.span.exact) for r in found]


def only(text: str, **more: object) -> Relation:
    (found,) = (r for r in STAGE(reading_of(text, **more)) if isinstance(r, Relation))
    return found


def test_the_codebooks_own_examples_hold() -> None:
    assert check_examples(codebook(), sentences) == []


def test_a_predicate_is_added_by_yaml_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "predicates:\n  ties:\n    insures:\n      description: X insures the ships of Y.\n"
        "      verbs: ['X insure|underwrite Y']\n      nouns: ['insurance of Y by X']\n      examples:\n"
        "        - {text: 'Aldin insures the Velsan Line.', subject: Aldin, object: the Velsan Line}\n"
        "        - {text: 'Insurance of the Velsan Line by Aldin ended.', subject: Aldin, object: the Velsan Line}\n"
        "      not_examples: ['Aldin sold the Velsan Line.']\n",
        encoding="utf-8",
    )
    book = check(file)
    assert check_examples(book, sentences) == []
    found = [
        r
        for r in Relations(book)(reading_of("Norway never insured the Red Front."))
        if isinstance(r, Relation)
    ]
    assert [(r.predicate, r.polarity) for r in found] == [("insures", Polarity.NEGATED)]


def test_a_broken_example_is_named() -> None:
    book = codebook()
    tie = book.predicates.ties["hosts"]
    wrong = tie.examples[0].model_copy(update={"object": "the Harbour League"})
    changed = {**book.predicates.ties, "hosts": tie.model_copy(update={"examples": (wrong,)})}
    words = book.predicates.model_copy(update={"ties": changed})
    (complaint,) = check_examples(book.model_copy(update={"predicates": words}), sentences)
    assert complaint.startswith("hosts: ")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Norway hosts the Red Front.", ("Norway", "hosts", "Red Front")),
        ("The Red Front was hosted by Norway.", ("Norway", "hosts", "Red Front")),
        ("The Red Front, which is sheltered by Norway, has grown.", ("Norway", "hosts", "Red Front")),
        ("Chile accused Norway of arming the Red Front.", ("Norway", "arms", "Red Front")),
        ("Norway promised to fund the Harbour League.", ("Norway", "funds", "Harbour League")),
        ("Norway provided support to the Red Front.", ("Norway", "assists", "Red Front")),
        ("Chile condemned the funding of the Red Front by Norway.", ("Norway", "funds", "Red Front")),
        ("Norway's support for the Red Front angered many.", ("Norway", "assists", "Red Front")),
        ("The Norway-backed Red Front left town.", ("Norway", "assists", "Red Front")),
        ("Mary Smith, the leader of the Red Front, spoke.", ("Mary Smith", "leads", "Red Front")),
        ("Red Front leader Mary Smith spoke.", ("Mary Smith", "leads", "Red Front")),
        ("Mary Smith is a spokeswoman for the Harbour League.", ("Mary Smith", "role_in", "Harbour League")),
        ("The Norwegian prime minister, Mary Smith, spoke.", ("Mary Smith", "leads", "Norwegian")),
        ("Norwegian raids killed Mary Smith.", ("Norwegian", "attacks", "Mary Smith")),
    ],
)
def test_a_tie_is_read_however_it_is_put(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Mary Smith of the Red Front spoke.", ("Mary Smith", "part_of", "Red Front")),
        ("Red Front's Mary Smith spoke.", ("Mary Smith", "part_of", "Red Front")),
        ("The Harbour League in Chile protested.", ("Harbour League", "based_in", "Chile")),
        ("A militia loyal to Norway left.", ("militia", "allied_with", "Norway")),
        ("Red Front forces are opposed to Norway.", ("Red Front", "opposes", "Norway")),
        ("The anti-Norway Red Front left.", ("Red Front", "opposes", "Norway")),
        ("Norway and Chile met on Monday.", ("Norway", "negotiates_with", "Chile")),
        ("The two states, Norway and Chile, met on Monday.", ("Norway", "negotiates_with", "Chile")),
        ("Norway-Chile talks went on.", ("Norway", "negotiates_with", "Chile")),
        ("Norway versus Chile versus Red Front is a long story.", ("Chile", "opposes", "Red Front")),
        (
            "Norway backs groups such as Red Front and Harbour League.",
            ("Norway", "assists", "Harbour League"),
        ),
        ("They left Norway, where Red Front has a base.", ("Red Front", "based_in", "Norway")),
        ("Mary Smith was killed in a Norwegian raid.", ("Norwegian", "attacks", "Mary Smith")),
        ("Mary Smith was killed in a Norway-led raid.", ("Norway", "attacks", "Mary Smith")),
        ("Norway is committed to fighting the Red Front.", ("Norway", "opposes", "Red Front")),
        ("Norway fights what remains of the Red Front.", ("Norway", "opposes", "Red Front")),
        ("Chile, whose army attacked Norway, agreed.", ("Chile", "attacks", "Norway")),
        ("Chile condemned a decision by Norway.", ("Chile", "opposes", "Norway")),
        ("Norway attacked positions of the Red Front.", ("Norway", "attacks", "Red Front")),
        ("Norwegian troops attacked Chile.", ("Norwegian", "attacks", "Chile")),
        ("Norway bombed the Red Front's camp.", ("Norway", "attacks", "Red Front")),
        ("Norway flew in support of the Red Front.", ("Norway", "assists", "Red Front")),
        ("Norway, the Red Front's stronghold, fell.", ("Red Front", "controls", "Norway")),
        ("The leaders – Norway's Mary Smith and others – met.", ("Mary Smith", "leads", "Norway")),
        ("Leaders, including Norway's Mary Smith, met.", ("Mary Smith", "leads", "Norway")),
        ("Mary Smith left Norway to join the Red Front.", ("Mary Smith", "part_of", "Red Front")),
        ("Mary Smith left for Norway to join the Red Front.", ("Mary Smith", "part_of", "Red Front")),
        ("Norway took steps in siding with the Red Front.", ("Norway", "allied_with", "Red Front")),
        ("The Norwegian envoy to Chile, Mary Smith, spoke.", ("Mary Smith", "role_in", "Norwegian")),
        (
            "Mary Smith, the press director of the Harbour League, spoke.",
            ("Mary Smith", "role_in", "Harbour League"),
        ),
        (
            "Mary Smith, director of policy at the Harbour League, spoke.",
            ("Mary Smith", "role_in", "Harbour League"),
        ),
        (
            "Norway appointed Mary Smith as head of the Harbour League.",
            ("Mary Smith", "leads", "Harbour League"),
        ),
        ("President Mary Smith of Norway spoke.", ("Mary Smith", "leads", "Norway")),
        ("Norway and Chile are partners.", ("Norway", "allied_with", "Chile")),
        ("Mary Smith (Harbour League) lost.", ("Mary Smith", "part_of", "Harbour League")),
    ],
)
def test_ties_that_a_parser_does_not_hang_on_a_verb(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


def test_each_who_is_joined_to_an_owner_with_a_body_of_his_own_is_only_that_bodys() -> None:
    found = ties("Harbour League's Mary Smith and Red Front of Chile spoke.")
    assert ("Red Front", "part_of", "Harbour League") not in found


def test_a_peoples_adjective_stands_for_the_people_the_report_names() -> None:
    KINDS["Kurds"] = Kind.PEOPLE
    try:
        assert ("Kurdish", "leads", "Red Front") in ties("The Kurdish-led Red Front met the Kurds.")
    finally:
        del KINDS["Kurds"]
    assert ties("The Kurdish-led Red Front met.") == []


def test_a_tie_that_goes_both_ways_is_told_once_in_the_order_of_the_text() -> None:
    found = [t for t in ties("Norway is an ally of Chile.") if t[1] == "allied_with"]
    assert found == [("Norway", "allied_with", "Chile")]
    found = [t for t in ties("Norwegian allies, including Chile, met.") if t[1] == "allied_with"]
    assert found == [("Norwegian", "allied_with", "Chile")]


def test_who_no_longer_has_a_role_had_it_until_the_report_at_the_latest() -> None:
    found = only("Mary Smith, a former leader of the Red Front, spoke.")
    assert (found.predicate, found.valid_to) == ("leads", "../2020-01-01")
    assert only("Mary Smith, the leader of the Red Front, spoke.").valid_to is None


@pytest.mark.parametrize(
    "text",
    [
        "Norway hosts a football match.",
        "Norway held talks on Monday.",
        "Norway condemned the sinking of the ship.",
        "Norway led an attack in Parliament.",
        "No militia opposes Norway.",
        "Norway and Chile joined forces.",
        "Mary Smith, the minister of Education, spoke.",
        "The road leads to Norway.",
        "The claim is based on a report from Norway.",
        "Chile and Norway met the deadline.",
        "The Red Front is close to Wombat Hill.",
    ],
)
def test_like_words_give_no_tie(text: str) -> None:
    assert ties(text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway hosts the Red Front.", Polarity.HELD),
        ("Norway never hosted the Red Front.", Polarity.NEGATED),
        ("Norway does not host the Red Front.", Polarity.NEGATED),
        ("Norway refused to host the Red Front.", Polarity.NEGATED),
        ("Norway could host the Red Front.", Polarity.HYPOTHETICAL),
        ("Chile will protest if Norway hosts the Red Front.", Polarity.HYPOTHETICAL),
        ("Norway plans to host the Red Front.", Polarity.HYPOTHETICAL),
        ("Norway did not refuse to host the Red Front.", Polarity.HELD),
    ],
)
def test_what_does_not_hold_or_is_only_supposed_is_marked(text: str, polarity: Polarity) -> None:
    found = [r for r in STAGE(reading_of(text)) if isinstance(r, Relation) and r.predicate == "hosts"]
    assert [r.polarity for r in found] == [polarity]


def test_what_is_denied_is_the_statements_stance_not_the_ties_polarity() -> None:
    found = only("Norway denied hosting the Red Front.", denied="hosting the Red Front")
    assert (found.subject.span.exact, found.polarity) == ("Norway", Polarity.HELD)


@pytest.mark.parametrize(
    ("text", "words", "edtf", "grain", "bounds"),
    [
        ("Norway has hosted the Red Front since 1987.", "1987", "1987", Granularity.YEAR, ("1987", None)),
        (
            "Norway has hosted the Red Front since 1987.",
            "1987",
            "1987/2020",
            Granularity.YEAR,
            ("1987", None),
        ),
        ("Norway hosted the Red Front until 2003.", "2003", "2003", Granularity.YEAR, (None, "2003")),
        (
            "Norway hosted the Red Front in the 1980s.",
            "the 1980s",
            "198X",
            Granularity.DECADE,
            ("198X", "198X"),
        ),
        ("Norway bombed the Red Front in 1999.", "1999", "1999", Granularity.YEAR, ("1999", None)),
        ("Norway hosted the Red Front in 1999.", "1999", "1999", Granularity.YEAR, (None, None)),
        ("Mary Smith joined the Red Front in 1999.", "1999", "1999", Granularity.YEAR, ("1999", None)),
        (
            "Mary Smith was elected leader of the Red Front in 1999.",
            "1999",
            "1999",
            Granularity.YEAR,
            ("1999", None),
        ),
        (
            "Mary Smith was the leader of the Red Front in 1999.",
            "1999",
            "1999",
            Granularity.YEAR,
            (None, None),
        ),
    ],
)
def test_a_time_bounds_a_tie(
    text: str, words: str, edtf: str, grain: Granularity, bounds: tuple[str | None, str | None]
) -> None:
    found = only(text, times={words: (edtf, grain)})
    assert (found.valid_from, found.valid_to) == bounds


def test_a_time_of_another_clause_does_not_bound_it() -> None:
    found = only(
        "Chile left in 1999, but Norway hosts the Red Front.", times={"1999": ("1999", Granularity.YEAR)}
    )
    assert found.valid_from is None


def test_a_tie_outside_every_statement_is_a_gap() -> None:
    reading = reading_of("Norway, which hosts the Red Front, denied it.", denied="it")
    assert [type(r) for r in STAGE(reading)] == [Gap]


def test_reading_twice_gives_the_same() -> None:
    reading = reading_of("Norway hosts the Red Front and arms the Harbour League.")
    assert list(STAGE(reading)) == list(STAGE(reading))
