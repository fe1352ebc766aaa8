"""Authority lists: what they say is taken over whole, or refused in one sentence that names the line."""

import json

import pytest

from reportedly.codebook import load
from reportedly.errors import AuthorityError
from reportedly.ingest.authority import authorities
from reportedly.records import Kind

COUNTRIES = load().countries


def _read(tmp_path, text, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return authorities(path, COUNTRIES)


def _ftm(id_, schema="Person", *, referents=(), **properties):
    return json.dumps({"id": id_, "schema": schema, "properties": properties, "referents": list(referents)})


def test_a_table_gives_names_kinds_countries_and_ids(tmp_path):
    text = (
        "id,Name,aliases,kind,country,wikidata,ofac_id,notes\n"
        "7,Harbour Front,HF; Front of the Harbour ,armed_group,France,Q12,X-1,whatever\n"
        "Q99,Ona  Marek,,Person,us,,,\n"
    )
    front, marek = _read(tmp_path, text)
    assert (front.name, front.aliases) == ("Harbour Front", ("HF", "Front of the Harbour"))
    assert (front.kind, front.country) == (Kind.ARMED_GROUP, "FR")
    assert front.authorities == {"list": "7", "wikidata": "Q12", "ofac": "X-1"}
    assert (marek.name, marek.kind, marek.country) == ("Ona Marek", Kind.PERSON, "US")
    assert marek.authorities == {"wikidata": "Q99"}


def test_entities_that_are_no_actors_are_left_out(tmp_path):
    text = "\n".join(
        [
            _ftm("p-1", name=["Ona Marek"], alias=["O. Marek"], nationality=["fr"], wikidataId=["Q5"]),
            "",
            _ftm("a-1", "Address", full=["1 Harbour Street"]),
            _ftm("b-1", "PublicBody", name=["Harbour Office"], country=["xx", "fr"]),
        ]
    )
    marek, office = _read(tmp_path, text, "list.ftm.json")
    assert (marek.aliases, marek.country, marek.kind) == (("O. Marek",), "FR", Kind.PERSON)
    assert marek.authorities == {"ftm": "p-1", "wikidata": "Q5"}
    assert (office.kind, office.country) == (Kind.AGENCY, "FR")


def test_lines_of_the_same_actor_make_one(tmp_path):
    table = "id,name,kind,same_as\n1,Harbour Front,,\n2,Front of the Harbour,armed_group,1\n"
    (one,) = _read(tmp_path, table)
    assert (one.name, one.aliases, one.kind) == (
        "Harbour Front",
        ("Front of the Harbour",),
        Kind.ARMED_GROUP,
    )
    entities = _ftm("a", name=["Ona Marek"], referents=["b"]) + "\n" + _ftm("b", name=["Marek Ona"])
    (merged,) = _read(tmp_path, entities)
    assert (merged.name, merged.aliases) == ("Ona Marek", ("Marek Ona",))


def test_a_list_read_again_gives_the_same_ids_and_an_empty_one_nobody(tmp_path):
    text = "id,name\nQ5,Ona Marek\n"
    assert _read(tmp_path, text) == _read(tmp_path, text, "copy.csv")
    assert _read(tmp_path, "\ufeffid,name\n") == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("id,name\nQ1,Ona Marek\nQ1,Ilo Brandt\n", 3, "the id Q1 stands on line 2 too"),
        ("id,name,wikidata\n1,Ona Marek,Q4\n2,Ilo Brandt,Q4\n", 3, "the wikidata id Q4 stands on line 2"),
        ("id,name,same_as\n1,A B,2\n2,C D,3\n3,E F,1\n", 2, "in a circle: 1 > 2 > 3 > 1"),
        ("id,name,same_as\n1,A B,1\n", 2, "in a circle: 1 > 1"),
        ("id,name,same_as\n1,A B,9\n", 2, "the list lacks 9"),
        ("id,name\nQ1\n", 2, "more or fewer cells"),
        ("id,name\nQ1,Ona,Marek\n", 2, "more or fewer cells"),
        ("id,name\n,Ona Marek\n", 2, "has no id"),
        ("id,name\nQ1,...\n", 2, "has no name"),
        (f"id,name\nQ1,{'a' * 5000}\n", 2, "longer than"),
        ("name,wikidata\nOna Marek,42\n", 2, "no Wikidata id"),
        ("id,name,kind\nQ1,Ona Marek,dragon\n", 2, "no kind of actor 'dragon'"),
        ("id,name,country\nQ1,Ona Marek,Aldin\n", 2, "no country is called 'Aldin'"),
        ("id,title\nQ1,Ona Marek\n", 1, 'no column is headed "name"'),
        ('id,name\nQ1,"Ona" Marek\n', 2, "cannot be read"),
        (_ftm("a", name=["A B"]) + "\n{broken\n", 2, "no FollowTheMoney entity"),
        (_ftm("a", name=["A B"]) + "\n" + _ftm("a", name=["C D"]), 2, "the id a stands on line 1 too"),
        (
            _ftm("a", name=["A B"], referents=["b"]) + "\n" + _ftm("b", name=["C D"], referents=["a"]),
            1,
            "in a circle",
        ),
        ('{"id": "a", "schema": "Person", "properties": []}', 1, "no FollowTheMoney entity"),
    ],
)
def test_a_broken_list_is_one_sentence_with_its_line(tmp_path, text, line, said):
    with pytest.raises(AuthorityError) as raised:
        _read(tmp_path, text)
    assert said in raised.value.what
    assert raised.value.where.endswith(f":{line}")
    assert "\n" not in str(raised.value)


def test_a_list_that_is_no_text_or_not_there(tmp_path):
    with pytest.raises(AuthorityError, match="not in UTF-8"):
        _read(tmp_path, b"id,name\nQ1,\xff\xfe\n")
    with pytest.raises(AuthorityError, match="cannot be opened"):
        authorities(tmp_path / "none.csv", COUNTRIES)


def test_names_of_all_scripts(tmp_path):
    (one,) = _read(tmp_path, "id,name,aliases\nQ5,سليم الهادري,Salim al-Hadari\n")
    assert one.name == "سليم الهادري"
