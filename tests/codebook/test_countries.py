"""Countries, institutions and spellings: what names come to."""

import pytest

from reportedly.codebook import load
from reportedly.codebook.identity import Identity
from reportedly.records import Kind
from reportedly.records.names import abbreviates, is_acronym, name_key, skeleton

BOOK = load()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the U.S.", "US"),
        ("America", "US"),
        ("Great Britain", "GB"),
        ("Turkey", "TR"),
        ("Kosovo", "XK"),
        ("Atlantis", None),
    ],
)
def test_countries(name, code):
    assert BOOK.countries.country(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the White House", "US"),
        ("Kremlin", "RU"),
        ("Norwegian government", "NO"),
        ("government of Chile", "CL"),
        ("Velsa", None),
    ],
)
def test_governments(name, code):
    assert BOOK.countries.government(name) == code


def test_capitals_and_demonyms():
    assert BOOK.countries.capital("Oslo") == "NO"
    assert BOOK.countries.capital("Georgetown") is None
    assert BOOK.countries.demonym("Norwegians") == BOOK.countries.demonym("Norwegian") == "NO"


def test_one_key_for_all_names_of_an_institution_and_another_for_each_kind():
    of = Identity(BOOK.actors, BOOK.countries).of
    assert of("Pentagon", Kind.AGENCY) == of("Department of Defense", Kind.AGENCY)
    assert of("Washington", Kind.GOVERNMENT) == of("U.S.", Kind.GOVERNMENT) != of("Washington", Kind.PLACE)
    assert (
        of("Turkish army", Kind.AGENCY) == of("Turkey's army", Kind.AGENCY) != of("Greek army", Kind.AGENCY)
    )


def test_spellings():
    assert name_key("Al-Samarra’i’s") == name_key("al Samarra'i") == "samarrai"
    assert name_key("the U.S.") == "us"
    assert skeleton("mujahedin") == skeleton("mojahedin") == skeleton("mujahideen")
    assert len(name_key("x" * 5_000)) <= 200


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        ("UN", "United Nations", True),
        ("Isis", "Islamic State of Iraq and Syria", True),
        ("VFU", "the Velsa Free Union", True),
        ("VFU", "Velsa Union", False),
        ("X", "Xenon", False),
    ],
)
def test_initials(short, long, fits):
    assert abbreviates(short, long) is fits


def test_acronyms_are_told_by_their_capitals():
    assert is_acronym("MEK") and is_acronym("U.S.") and not is_acronym("Isis") and not is_acronym("Marek")
