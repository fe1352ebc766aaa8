"""Outlets and page furniture are known when they are met, and not where they are not."""

from __future__ import annotations

import pytest

from reportedly.codebook import load


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AP", "Associated Press"),
        ("Radio Free Europe/Radio Liberty", "RFE/RL"),
        ("the wall street journal,", "The Wall Street Journal"),
        ("(AFP)", "Agence France-Presse"),
        ("ap", None),
        ("pa", None),
        ("Karsholm", None),
    ],
)
def test_find(book, words, name):
    assert book.outlets.find(words) == name


def test_wires_are_wires(book):
    assert book.outlets.is_wire("Reuters")
    assert not book.outlets.is_wire("The Guardian")
    assert not book.outlets.is_wire("nobody")


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("The Velsa Courier", True),
        ("Ostrel Herald", True),
        ("World News", False),
        ("Ada Roe", False),
        ("post", False),
    ],
)
def test_looks_like_one(book, words, yes):
    assert book.outlets.looks_like_one(words) is yes


def test_every_name_and_alias_finds_its_own_outlet(book):
    for name, outlet in book.outlets.known.items():
        assert book.outlets.find(name) == name
        for alias in outlet.aliases:
            assert book.outlets.find(alias) == name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Accessibility links", "line"),
        ("Home » News » A quay is closed", "line"),
        ("You may also like:", "teaser"),
        ("LEAVE A COMMENT", "ending"),
        ("© 2019 The Velsa Courier. All rights reserved.", "line"),
        ("Share Tweet Email", "line"),
        ("He shared the letter with nobody.", None),
        ("Old Quarrels", None),
        ("The printer said that copyright was not at issue.", None),
    ],
)
def test_furniture(book, line, kind):
    assert book.furniture.kind(line) == kind
