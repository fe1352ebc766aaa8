"""Resolution of a pile of readings into judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reportedly.codebook import Codebook
from reportedly.records import Authority, Judgement, Reading
from reportedly.resolve.actors import Actors
from reportedly.resolve.clusters import Clusters
from reportedly.resolve.reprints import reprints


def resolve(
    readings: Iterable[Reading], codebook: Codebook, authorities: Sequence[Authority] = ()
) -> Iterator[Judgement]:
    """Judgements on reports that are reprints, on mentions of different reports that are of the same actor, and on
    which actor of an authority list that is.

    `readings` is gone through twice, so it must be an iterable that can be, not an iterator. Held in memory are a few
    numbers for each report and a short record for each actor of it. The same readings in any order give the same
    judgements.
    """
    yield from reprints(reading.report for reading in readings)
    clusters = Clusters(codebook)
    read = (cluster for reading in readings for cluster in clusters.of(reading))
    yield from Actors(chain(map(clusters.listed, authorities), read)).judgements()
