"""Actors across reports: who is joined, who is kept apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.hand import reading

from reportedly.codebook import load
from reportedly.compose.actors import Cast
from reportedly.records import Judgement, Kind, Mention, Reading, Sameness
from reportedly.resolve import resolve

BOOK = load()
P, B, A, G = Kind.PERSON, Kind.ORGANIZATION, Kind.ARMED_GROUP, Kind.GOVERNMENT


def _actors(readings: list[Reading]) -> list[set[str]]:
    judged = [*(j for r in readings for j in r.of(Judgement)), *resolve(readings, BOOK)]
    cast = Cast((m for r in readings for m in r.of(Mention)), Sameness(judged), BOOK)
    return [{s.exact for s in actor.mentions} for actor in cast.actors()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("Ona Marek", P)], [("Ona Marek", P)]),
        ([("Salim al-Hadari", P)], [("Salim Al Hadari", P)]),
        ([("Mujahedin of Velsa", A)], [("Mojahedin of Velsa", A)]),
        ([("Washington", G)], [("the U.S.", G)]),
        ([("Madrid", G)], [("Spain", G)]),
        ([("Tarn", Kind.PEOPLE)], [("Tarns", Kind.PEOPLE)]),
        ([("Élise Marek", P)], [("Elise Marek", P)]),
    ],
)
def test_one_actor(one, other):
    readings = [reading(one), reading(other, publisher="Herald")]
    assert _actors(readings) == [{one[0][0], other[0][0]}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([("Ona Marek", P)], [("Ivo Marek", P)]),
        ([("Ona Marek", P)], [("Ona Marek", B)]),
        ([("Norwegian minister|Ona Marek", P)], [("Chilean goalkeeper|Ona Marek", P)]),
        ([("Spain", G)], [("Spain", Kind.PLACE)]),
        ([("Marek", P)], [("Marek", P)]),
        ([("State Department", Kind.AGENCY)], [("Washington", G)]),
    ],
)
def test_two_actors(one, other):
    assert len(_actors([reading(one), reading(other, publisher="Herald")])) == 2


def test_an_acronym_leads_to_its_long_form_and_two_long_forms_of_it_stay_apart():
    long = reading([("Velsa Free Union", B), ("VFU", B)], same=True)
    short = reading([("VFU", B)], publisher="Herald")
    assert len(_actors([long, short])) == 1
    other = reading(
        [("Village Farmers Union", B), ("VFU", B)], publisher="Star", same=True, published="2021-01-01"
    )
    assert len(_actors([long, other])) == 2


def test_a_surname_alone_joins_the_one_who_has_it_where_the_company_is_the_same():
    full = reading([("Ona Marek", P), ("Harbour League", B)])
    alone = reading([("Marek", P), ("Harbour League", B)], publisher="Herald")
    assert {"Ona Marek", "Marek"} in _actors([full, alone])
    third = reading([("Ivo Marek", P), ("Harbour League", B)], publisher="Star")
    assert {"Marek"} in _actors([full, alone, third])


def test_reasons_name_the_words():
    made = list(resolve([reading([("Ona Marek", P)]), reading([("Ona Marek", P)], publisher="Herald")], BOOK))
    assert [j.why for j in made] == ['"Ona Marek" and "Ona Marek" go by the same name']


_NAMES = st.sampled_from(
    [
        ("Ona Marek", P),
        ("Ivo Marek", P),
        ("Marek", P),
        ("Ona Marik", P),
        ("VFU", B),
        ("Velsa Free Union", B),
        ("Spain", G),
        ("Madrid", G),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(_NAMES, min_size=1, max_size=4), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_makes_no_difference(contents, random):
    readings = [reading(names, publisher=f"P{n}") for n, names in enumerate(contents)]
    shuffled = readings.copy()
    random.shuffle(shuffled)
    assert list(resolve(readings, BOOK)) == list(resolve(shuffled, BOOK))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_NAMES, min_size=1, max_size=4), min_size=2, max_size=6))
def test_no_actor_is_two_people_or_a_person_and_a_body(contents):
    readings = [reading(names, publisher=f"P{n}") for n, names in enumerate(contents)]
    for names in _actors(readings):
        assert not {"Ona Marek", "Ivo Marek"} <= names
        assert not (names & {"Marek", "Ona Marek", "Ivo Marek", "Ona Marik"} and names & {"VFU", "Spain"})


def _in_reports(kind: Kind, count: int) -> list[Reading]:
    return [reading([("Velsa", kind), (f"Nr {n} Union", B)], publisher=f"Paper {n}") for n in range(count)]


def test_a_word_taken_for_a_person_once_is_the_place_of_all_other_reports():
    readings = [*_in_reports(Kind.PLACE, 4), reading([("Velsa", P)], publisher="Herald")]
    assert {"Velsa"} in _actors(readings)
    assert sum("Velsa" in actor for actor in _actors(readings)) == 1


@pytest.mark.parametrize(("title", "places"), [("minister|", 4), ("", 3)])
def test_it_stays_a_person_with_a_title_or_where_few_know_the_place(title, places):
    readings = [*_in_reports(Kind.PLACE, places), reading([(f"{title}Velsa", P)], publisher="Herald")]
    assert sum(any("Velsa" in name for name in actor) for actor in _actors(readings)) == 2
