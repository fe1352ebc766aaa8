"""Assembling actors: name, kind, country, aliases, ids; and finding a reference's mention."""

from tests.resolve.hand import reading

from reportedly.codebook import load
from reportedly.compose.actors import Cast, Whereabouts
from reportedly.records import Actor, Form, Judgement, Kind, Mention, Reading, Report, Sameness, Verdict

BOOK = load()


def _cast(readings: list[Reading], joined: tuple[tuple[str, str], ...] = ()) -> Cast:
    judged = [j for r in readings for j in r.of(Judgement)]
    judged += [Judgement.by_stage("t", Verdict.SAME, a, b, score=1, why="") for a, b in joined]
    return Cast((m for r in readings for m in r.of(Mention)), Sameness(judged), BOOK)


def _one(names: list[tuple[str, Kind]]) -> Actor:
    (actor,) = _cast([reading(names, same=True)]).actors()
    return actor


def test_a_country_goes_by_its_usual_name():
    actor = _one(
        [("Washington", Kind.GOVERNMENT), ("the U.S.", Kind.GOVERNMENT), ("Washington", Kind.GOVERNMENT)]
    )
    assert (actor.name, actor.kind, actor.country) == ("United States", Kind.GOVERNMENT, "US")
    assert actor.aliases == ("Washington", "the U.S.")


def test_a_person_goes_by_the_full_name_with_the_country_told_before_it():
    actor = _one(
        [("Marek", Kind.PERSON), ("Norwegian minister|Ona Marek", Kind.PERSON), ("Marek", Kind.PERSON)]
    )
    assert (actor.name, actor.country, actor.aliases) == ("Ona Marek", "NO", ("Marek",))


def test_a_long_name_is_preferred_to_its_acronym():
    assert (
        _one([("VFU", Kind.PARTY), ("VFU", Kind.PARTY), ("Velsa Free Union", Kind.PARTY)]).name
        == "Velsa Free Union"
    )


def test_the_kind_is_that_of_most_names():
    kinds = [Kind.ARMED_GROUP, Kind.ORGANIZATION, Kind.ARMED_GROUP]
    assert _one([("Red Front", kind) for kind in kinds]).kind is Kind.ARMED_GROUP


def test_ids_come_from_name_and_kind_and_differ_where_two_share_both():
    one, other = (
        reading([("Ona Marek", Kind.PERSON)]),
        reading([("Ona Marek", Kind.PERSON)], publisher="Herald"),
    )
    alone = [a.id for a in _cast([one]).actors()]
    both = [a.id for a in _cast([one, other]).actors()]
    assert len(set(both)) == 2 and not set(alone) & set(both)
    joined = _cast([one, other], ((one.of(Mention)[0].id, other.of(Mention)[0].id),))
    assert [a.id for a in joined.actors()] == alone


def test_an_actor_without_a_name_is_given_only_if_referred_to():
    report = Report.of(path="x", text="An official and he left.")
    official = Mention(
        id="m1",
        report=report.id,
        span=report.span(0, 11),
        head=report.span(3, 11),
        label=Kind.PERSON,
        form=Form.NOMINAL,
    )
    he = Mention(
        id="m2",
        report=report.id,
        span=report.span(16, 18),
        head=report.span(16, 18),
        label=Kind.PERSON,
        form=Form.PRONOUN,
    )
    cast = _cast([Reading(report, (official, he))])
    assert cast.actor_of("m2") is None
    assert list(cast.actors()) == []
    (actor,) = cast.actors({cast.actor_of("m1")})
    assert actor.name == "An official"


def test_a_reference_finds_the_mention_it_fits_best():
    text = "Norway's minister Ona Marek left."
    report = Report.of(path="x", text=text)

    def mention(id_: str, start: int, end: int, head: tuple[int, int]) -> Mention:
        return Mention(
            id=id_,
            report=report.id,
            span=report.span(start, end),
            head=report.span(*head),
            label=Kind.PERSON,
            form=Form.NAME,
        )

    where = Whereabouts([mention("norway", 0, 6, (0, 6)), mention("ona", 0, 27, (18, 27))])
    assert [
        m and m.id for m in map(where.at, (report.span(0, 27), report.span(18, 27), report.span(0, 6)))
    ] == ["ona", "ona", "norway"]
    assert where.at(report.span(28, 32)) is None
