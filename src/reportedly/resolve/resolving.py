"""Resolution of a pile of readings into judgements, kept up as readings come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.codebook import Codebook
from reportedly.records import Authority, Judgement, Reading, Report
from reportedly.resolve.actors import Actors, keys
from reportedly.resolve.clusters import Cluster, Clusters
from reportedly.resolve.reprints import Reprints


def resolve(
    readings: Iterable[Reading], codebook: Codebook, authorities: Sequence[Authority] = ()
) -> Iterator[Judgement]:
    """Judgements on reports that are reprints, on mentions of different reports that are of the same actor, and on
    which actor of an authority list that is.

    Held in memory are a few numbers for each report and a short record for each actor of it. The same readings in any
    order give the same judgements, which come by id.
    """
    found = Resolver(codebook, authorities).update(readings)[1]
    yield from sorted(found, key=lambda judgement: judgement.id)


class Resolver:
    """What is known of all readings, so that one more is linked without going through the others again: as if all had
    been resolved at once, whatever order they came in. Holds about 10 kB a report.
    """

    def __init__(self, codebook: Codebook, authorities: Sequence[Authority] = ()) -> None:
        self._clusters, self._reprints = Clusters(codebook), Reprints()
        self._of: dict[str, list[Cluster]] = {}  # by report
        self._keyed: dict[str, dict[str, Cluster]] = defaultdict(dict)  # by key, then mention
        self._keys: dict[str, frozenset[str]] = {}  # by mention
        self._joined: dict[str, Judgement] = {}  # by the mention that is joined to another
        self._new = [self._clusters.listed(authority) for authority in authorities]
        for cluster in self._new:
            self._take(cluster)

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that are known."""
        return frozenset(self._of)

    def update(
        self, added: Iterable[Reading], removed: Iterable[str] = ()
    ) -> tuple[set[str], list[Judgement]]:
        """Take readings in, and reports (ids) out; a reading takes the place of the one its report had. Gives the ids
        of judgements that hold no longer, and the new ones.
        """
        going = list(removed)
        changed, self._new = self._new, []
        for id_ in going:
            changed += self._forget(id_)
        gone, found = self._reprints.update(self._met(added, changed), going)
        mentions = {cluster.mention for cluster in changed}
        near = self._near(changed)
        before = {m: j for m in mentions.union(near) if (j := self._joined.pop(m, None))}
        after = {j.left: j for j in Actors(near.values(), before).judgements()}
        self._joined |= after
        gone |= {j.id for m, j in before.items() if after.get(m) is not j}
        return gone, [*found, *(j for m, j in after.items() if before.get(m) is not j)]

    def _near(self, changed: Iterable[Cluster]) -> dict[str, Cluster]:
        """All clusters that can have to do with those: that share a key with them, or with one that does."""
        near: dict[str, Cluster] = {}
        seen: set[str] = set()
        waiting = [keys(cluster) for cluster in changed]
        while waiting:
            for key in waiting.pop() - seen:
                seen.add(key)
                for mention, cluster in self._keyed.get(key, {}).items():
                    if mention not in near:
                        near[mention] = cluster
                        waiting.append(self._keys[mention])
        return near

    def _met(self, readings: Iterable[Reading], changed: list[Cluster]) -> Iterator[Report]:
        """The readings' reports; on the way, their clusters are kept."""
        for reading in readings:
            changed += self._forget(reading.report.id)
            self._of[reading.report.id] = found = list(self._clusters.of(reading))
            for cluster in found:
                self._take(cluster)
            changed += found
            yield reading.report

    def _take(self, cluster: Cluster) -> None:
        self._keys[cluster.mention] = keys(cluster)
        for key in self._keys[cluster.mention]:
            self._keyed[key][cluster.mention] = cluster

    def _forget(self, report: str) -> list[Cluster]:
        """Let go of a report's clusters."""
        going = self._of.pop(report, [])
        for cluster in going:
            for key in self._keys.pop(cluster.mention):
                del self._keyed[key][cluster.mention]
        return going
