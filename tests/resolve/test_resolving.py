"""Resolving is kept up as reports come and go: always as if all that are there had been resolved at once."""

from functools import lru_cache

from evaluation.synthetic_readings import readings
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.codebook import load
from reportedly.resolve import resolve
from reportedly.resolve.resolving import Resolver

COUNT = 40


@lru_cache
def pile():
    return list(readings(COUNT, seed=5))


@lru_cache
def codebook():
    return load()


def apply(judgements, update):
    gone, new = update
    assert gone <= set(judgements)
    for id_ in gone:
        del judgements[id_]
    judgements |= {judgement.id: judgement for judgement in new}


BATCHES = st.lists(st.lists(st.tuples(st.integers(0, COUNT - 1), st.booleans()), max_size=12), max_size=6)


@settings(max_examples=25, deadline=None)
@given(batches=BATCHES)
def test_in_whatever_batches_reports_come_and_go(batches):
    resolver, judgements, there = Resolver(codebook()), {}, set()
    for batch in batches:
        coming = {number for number, comes in batch if comes}
        going = {number for number, comes in batch if not comes} - coming
        update = resolver.update(
            [pile()[n] for n in sorted(coming)], [pile()[n].report.id for n in sorted(going)]
        )
        apply(judgements, update)
        there = (there | coming) - going
        at_once = {j.id: j for j in resolve([pile()[n] for n in sorted(there)], codebook())}
        assert judgements == at_once
        assert resolver.reports == {pile()[n].report.id for n in there}
