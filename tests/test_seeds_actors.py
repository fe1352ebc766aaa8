"""Who is who in the two real reports: facts only, no text."""

import os
from pathlib import Path

import pytest

from reportedly import ingest
from reportedly.codebook import load
from reportedly.compose.actors import Cast
from reportedly.config import Settings
from reportedly.extract.coreference import Coreference
from reportedly.extract.mentions import Mentions
from reportedly.extract.sentences import Sentences
from reportedly.models.spacy_model import spacy_model
from reportedly.records import Judgement, Kind, Mention, Reading, Report, Sameness
from reportedly.resolve import resolve

SEEDS = Path(os.environ.get("REPORTEDLY_DATA", Path(__file__).parents[2] / "shared" / "data")) / "seeds"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpora are not here (REPORTEDLY_DATA)"),
]


@pytest.fixture(scope="module")
def cast():
    settings, codebook = Settings(), load()
    stages = (
        Sentences(spacy_model(settings.pipeline), longest=settings.limits.sentence_characters),
        Mentions(codebook),
        Coreference(codebook),
    )
    readings = []
    for path in sorted(SEEDS.glob("*.txt")):
        for report in ingest.read_one(path, settings):
            if isinstance(report, Report):
                reading = Reading(report)
                for stage in stages:
                    reading = reading.plus(stage(reading))
                readings.append(reading)
    judged = [*(j for r in readings for j in r.of(Judgement)), *resolve(readings, codebook)]
    return list(Cast((m for r in readings for m in r.of(Mention)), Sameness(judged), codebook).actors())


def _called(cast, *words, kind=None):
    """The actors of whom a mention reads exactly so."""
    return [
        a
        for a in cast
        if (kind is None or a.kind is kind) and {m.exact for m in a.mentions}.intersection(words)
    ]


def test_the_group_is_one_under_all_its_names(cast):
    (group,) = _called(cast, "MEK", "the MEK", "Mujahedin Khalq", "Mujahedin e-Khalq")
    assert {"MEK", "Mujahedin Khalq", "Mujahedin e-Khalq"} <= {group.name, *group.aliases}
    assert {m.exact for m in group.mentions} >= {"The group", "the Iranian armed opposition group"}
    assert len({m.report for m in group.mentions}) == 2
    assert (group.kind, group.country) == (Kind.ARMED_GROUP, None)


def test_the_state_department_is_not_washington(cast):
    (department,) = _called(cast, "The U.S. State Department")
    (washington,) = _called(cast, "Washington", kind=Kind.GOVERNMENT)
    assert department is not washington
    assert (department.kind, department.country) == (Kind.AGENCY, "US")
    assert {"the White House", "the U.S."} <= {m.exact for m in washington.mentions}


def test_a_capital_is_a_government_or_a_place_as_it_stands(cast):
    assert {a.kind for a in _called(cast, "Washington")} == {Kind.GOVERNMENT, Kind.PLACE}
    assert {a.kind for a in _called(cast, "Baghdad")} == {Kind.GOVERNMENT, Kind.PLACE}
    assert [a.name for a in _called(cast, "Tehran", kind=Kind.GOVERNMENT)] == ["Iran"]


def test_the_former_officer_is_the_man_named_a_paragraph_above(cast):
    (officer,) = _called(cast, "The former Iraqi intelligence officer")
    assert officer.kind is Kind.PERSON
    assert "al Samara'ai" in officer.name
    assert "He" in {m.exact for m in officer.mentions}


def test_a_surname_with_a_title_is_the_person_named_in_full(cast):
    for titled, full in (
        ("Mr. Harrison", "Selig Harrison"),
        ("Mr. Ahmadinejad", "Mahmoud Ahmadinejad"),
        ("Mr. Crocker", "Ryan Crocker"),
    ):
        assert [a.name for a in _called(cast, titled)] == [full]


def test_the_man_whom_the_agency_asked_is_one_in_all_his_spellings(cast):
    (man,) = _called(cast, "Kamran al-Karadaghi")
    assert {"Al-Karadaghi", "al-Karadaghi", "deputy director of Radio Free Iraq"} <= {
        m.exact for m in man.mentions
    }


def test_the_base_hides_no_mention(cast):
    """ "U.S.-protected" names a government, though a tokenizer may leave it in one piece."""
    (states,) = _called(cast, "the U.S.")
    texts = {m.report for m in states.mentions}
    assert len(texts) == 2
    (its,) = [a for a in cast if a.kind is Kind.ARMED_GROUP and "its" in {m.exact for m in a.mentions}]
    assert its.name.startswith("Mujahedin")
