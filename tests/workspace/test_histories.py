"""Whatever the order of reading, changing, dropping and judging: the chronicle is the same, no claim loses a
statement when its report is read again, and no judgement is ever lost.
"""

from functools import lru_cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.workspace.light import LightReader, codebook

from reportedly.compose import compose
from reportedly.compose.attachment import anchor
from reportedly.records import (
    PERSON,
    Actor,
    Claim,
    Gap,
    Judgement,
    JudgementState,
    MemoryChronicle,
    Mention,
    Report,
    Statement,
    Verdict,
    content_id,
)
from reportedly.resolve import resolve

SAYINGS = (
    "Velsa said that Aldin arms Orrin on 2001-02-03.",
    "Tarek Oman said that Aldin arms Orrin on 2001-02-03.",
    "Morra denied that 300 boats crossed the river near the border town.",
    "Lena Voss said that 900 boats crossed the river near the border town.",
    "Orrin denied that Aldin arms Orrin on 2001-02-03.",
    "Velsa said that Morra arms Lena.",
)
NAMES = ("north", "south", "east")


@lru_cache(maxsize=4096)
def read(name, sayings, edition):
    """The reading of a paper: the same words of another edition (title) are another report of the same path."""
    text = " ".join((f"It was a long day in the {name}.", *(SAYINGS[n] for n in sayings)))
    report = Report.of(
        path=f"{name}.txt", text=text, title=f"{edition}", publisher=name, published="2001-03-04"
    )
    return LightReader()(report)


def composed(readings, judgements):
    readings = list(readings)
    return list(compose(readings, [*resolve(readings, codebook()), *judgements], codebook()))


PAPERS = st.dictionaries(
    st.sampled_from(NAMES),
    st.tuples(st.permutations(range(len(SAYINGS))).map(lambda p: tuple(p[:3])), st.just(1)),
)
VERDICTS = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.WRONG, Verdict.RIGHT, Verdict.INSTEAD])


def judged(number, verdict, record, other, reports):
    """A person's judgement of a statement (its claim, where there are two things) or of a mention's actor."""
    kind = "actor" if isinstance(record, Mention) else "claim"
    two = verdict in {Verdict.SAME, Verdict.DIFFERENT}

    def place(one):
        where = reports[one.report]
        return (anchor(one.span, where, one.head.exact),) if kind == "actor" else (anchor(one, where),)

    left = f"{kind}-0" if two or kind == "actor" else record.id
    change = '{"kind": "party"}' if kind == "actor" else '{"stance": "doubts"}'
    right = f"{kind}-0" if two else change if verdict is Verdict.INSTEAD else ""
    return Judgement(
        id=content_id("judgement", number),
        left=left,
        right=right,
        verdict=verdict,
        score=1,
        why="",
        judged_by=f"{PERSON}{'AB'[number % 2]}",
        judged_at=f"2026-01-01T00:00:00.{number:06d}+00:00",
        left_at=place(record),
        right_at=place(other) if two else (),
    )


def kept(readings, kind):
    return sorted((r for reading in readings for r in reading.of(kind)), key=lambda r: r.id)


@st.composite
def histories(draw):
    """Readings, and judgements on them, of which some may be taken back."""
    readings = [read(name, *paper) for name, paper in draw(PAPERS).items()]
    reports = {r.report.id: r.report for r in readings}
    judgements = []
    for number in range(draw(st.integers(0, 6)) if readings else 0):
        records = kept(readings, draw(st.sampled_from([Mention, Statement])))
        one, other = draw(st.sampled_from(records)), draw(st.sampled_from(records))
        judgements.append(judged(number, draw(VERDICTS), one, other, reports))
    return readings, judgements


def listed(entries):
    return sorted(type(e).__name__ + e.model_dump_json() for e in entries)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories(), data=st.data())
def test_the_order_of_reports_and_judgements_makes_no_difference(history, data):
    readings, judgements = history
    shuffled = data.draw(st.permutations(readings)), data.draw(st.permutations(judgements))
    assert listed(composed(*shuffled)) == listed(composed(readings, judgements))


class Chronicle(RuleBasedStateMachine):
    """Papers come, change, go and come back; people judge in between."""

    def __init__(self):
        super().__init__()
        self.papers, self.judgements = {}, []

    def readings(self):
        return [read(name, *paper) for name, paper in sorted(self.papers.items())]

    @rule(name=st.sampled_from(NAMES), sayings=st.lists(st.sampled_from(range(6)), max_size=3, unique=True))
    def publish(self, name, sayings):
        self.papers[name] = (tuple(sayings), 1)

    @rule(name=st.sampled_from(NAMES))
    def republish(self, name):
        if name in self.papers:
            sayings, edition = self.papers[name]
            before = self.told(name)
            self.papers[name] = (sayings, edition + 1)
            assert self.told(name) == before, "read again under another title, a claim lost a statement"

    @rule(name=st.sampled_from(NAMES))
    def withdraw(self, name):
        self.papers.pop(name, None)

    @rule(data=st.data(), kind=st.sampled_from([Mention, Statement]), verdict=VERDICTS)
    def judge(self, data, kind, verdict):
        records = kept(self.readings(), kind)
        if records:
            one, other = data.draw(st.sampled_from(records)), data.draw(st.sampled_from(records))
            reports = {r.report.id: r.report for r in self.readings()}
            self.judgements.append(judged(len(self.judgements), verdict, one, other, reports))

    @rule(data=st.data())
    def undo(self, data):
        if self.judgements:
            undone = data.draw(st.sampled_from(self.judgements))
            number = len(self.judgements)
            update = {"left": undone.id, "right": "", "verdict": Verdict.WRONG, "left_at": (), "right_at": ()}
            made = undone.model_copy(update=update | {"id": content_id("judgement", number)})
            at = f"2026-01-01T00:00:00.{number:06d}+00:00"
            self.judgements.append(made.model_copy(update={"judged_at": at}))

    def told(self, name):
        """What the claims hold of a paper, by the words."""
        entries = composed(self.readings(), self.judgements)
        path = f"{name}.txt"
        reports = {e.id for e in entries if isinstance(e, Report) and e.path == path}
        said = {e.id: e for e in entries if isinstance(e, Statement) and e.report in reports}
        claims = [e for e in entries if isinstance(e, Claim)]
        held = [said[s].content[0].start for c in claims for s in (*c.for_, *c.against) if s in said]
        return sorted(held)

    @invariant()
    def no_judgement_is_lost(self):
        entries = MemoryChronicle(composed(self.readings(), self.judgements))
        found = {j.id: j for j in entries.each(Judgement)}
        assert set(found) == {j.id for j in self.judgements}
        assert all(j.state for j in found.values())
        detached = {j.id for j in found.values() if j.state is JudgementState.DETACHED}
        said = " ".join(g.reason for g in entries.each(Gap) if g.stage == "judgements")
        assert all(id_ in said for id_ in detached)
        assert all(found[j.overruled_by] for j in found.values() if j.state is JudgementState.OVERRULED)
        for claim in entries.each(Claim):
            assert all(entries.get(Statement, s) for s in (*claim.for_, *claim.against))
            assert all(entries.get(Actor, a) for a in (*claim.asserted_by, *claim.denied_by))


def test_no_judgement_is_lost_whatever_happens_to_the_reports():
    run_state_machine_as_test(
        Chronicle, settings=settings(max_examples=50, stateful_step_count=20, deadline=None)
    )
