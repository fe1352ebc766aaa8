"""Resolution of a pile of readings into judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.codebook import Codebook
from reportedly.records import Judgement, Reading
from reportedly.resolve.actors import Actors
from reportedly.resolve.clusters import Clusters
from reportedly.resolve.reprints import reprints


def resolve(readings: Iterable[Reading], codebook: Codebook) -> Iterator[Judgement]:
    """Judgements on reports that are reprints and on mentions of different reports that are of the same actor.

    `readings` is gone through twice, so it must be an iterable that can be, not an iterator. Held in memory are a few
    numbers for each report and a short record for each actor of it. The same readings in any order give the same
    judgements.
    """
    yield from reprints(reading.report for reading in readings)
    clusters = Clusters(codebook)
    yield from Actors(cluster for reading in readings for cluster in clusters.of(reading)).judgements()
