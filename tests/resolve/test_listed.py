"""Actors of an authority list: who in the reports is one of them, and who is not told."""

import pytest
from tests.resolve.hand import reading

from reportedly.codebook import load
from reportedly.compose.actors import Cast
from reportedly.records import Authority, Judgement, Kind, Mention, Sameness
from reportedly.resolve import resolve

BOOK = load()
P, A, G = Kind.PERSON, Kind.ARMED_GROUP, Kind.GOVERNMENT


def _authority(id_, name, *aliases, kind=None, country=None):
    return Authority.of(name, {"wikidata": id_}, aliases=aliases, kind=kind, country=country)


def _ids(readings, known):
    judged = [*(j for r in readings for j in r.of(Judgement)), *resolve(readings, BOOK, known)]
    mentions = (m for r in readings for m in r.of(Mention))
    cast = Cast(mentions, Sameness(judged), BOOK, authorities=known)
    return {
        s.exact: (actor.name, actor.authorities.get("wikidata"))
        for actor in cast.actors()
        for s in actor.mentions
    }


@pytest.mark.parametrize("kind", [A, None])
def test_a_name_or_alias_of_the_list_gives_name_and_id(kind):
    known = [_authority("Q1", "Front of the Harbour", "Harbour Front", kind=kind)]
    found = _ids([reading([("Harbour Front", A)]), reading([("Ona Marek", P)], publisher="Herald")], known)
    assert found == {"Harbour Front": ("Front of the Harbour", "Q1"), "Ona Marek": ("Ona Marek", None)}


def test_spellings_of_a_listed_name_are_the_listed_actor():
    known = [_authority("Q1", "Salim al-Hadari", kind=P)]
    assert _ids([reading([("Saleem Al Hadary", P)])], known) == {
        "Saleem Al Hadary": ("Salim al-Hadari", "Q1")
    }


def test_of_two_listed_people_of_one_name_the_country_tells_which():
    known = [
        _authority("Q1", "Ona Marek", kind=P, country="FR"),
        _authority("Q2", "Ona Marek", kind=P, country="ES"),
    ]
    told = [reading([("Spanish minister|Ona Marek", P)])]
    assert _ids(told, known)["Spanish minister Ona Marek"] == ("Ona Marek", "Q2")
    untold = [reading([("Ona Marek", P)])]
    assert _ids(untold, known) == {"Ona Marek": ("Ona Marek", None)}


def test_a_listed_actor_of_another_kind_or_country_is_not_meant():
    known = [_authority("Q1", "Ona Marek", kind=A), _authority("Q2", "Ilo Brandt", kind=P, country="FR")]
    found = _ids([reading([("Ona Marek", P), ("Spanish minister|Ilo Brandt", P)])], known)
    assert [id_ for _, id_ in found.values()] == [None, None]


def test_a_surname_alone_is_no_listed_person_whom_no_report_names():
    known = [_authority("Q1", "Ona Marek", kind=P)]
    assert _ids([reading([("Marek", P)])], known) == {"Marek": ("Marek", None)}


def test_a_state_is_linked_by_its_name():
    known = [_authority("Q29", "Kingdom of Spain", "Spain", kind=G, country="ES")]
    assert _ids([reading([("Madrid", G)])], known) == {"Madrid": ("Kingdom of Spain", "Q29")}
