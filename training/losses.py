"""What the network is trained to do: tag every word, and link every span to its cue."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from reportedly.models.attribution.decode import ROLES, ByRule, Span, pairs, tag_spans
from training.examples import Spans
from training.network import Links

_NEVER = -1e4
Candidates = dict[Span, set[int]]


def tag_loss(scores: Tensor, tags: Sequence[int]) -> Tensor:
    """Cross entropy of one level's tags, summed over the words."""
    return torch.nn.functional.cross_entropy(scores, torch.tensor(tags), reduction="sum")


def link_loss(
    links: Links,
    vectors: Tensor,
    gold: Spans,
    guessed: Sequence[int],
    paragraph: Sequence[int],
    by_rule: ByRule,
) -> Tensor | None:
    """Negative log likelihood of the right links, among gold spans and those `guessed` tags make.

    A source may serve several cues and a span may have several right cues: any of them will do.
    """
    found = {role: _candidates(role, gold, guessed) for role in ROLES}
    cues, sources, contents = (sorted(found[role]) for role in ("cue", "source", "content"))
    if not cues or not contents:
        return None
    near = pairs(cues, [*sources, *contents], len(sources), paragraph)
    if not len(near.cue):
        return None
    others = [*sources, *contents]
    ruled = torch.from_numpy(by_rule(near, cues, others))
    score, no_source, no_cue = links(vectors, cues, others, near, ruled)
    grid = score.new_full((len(cues), len(sources) + len(contents)), _NEVER)
    grid[torch.from_numpy(near.cue), torch.from_numpy(near.other)] = score
    owners = [found["source"][x] for x in sources] + [found["content"][x] for x in contents]
    right = torch.tensor([[bool(found["cue"][cue] & numbers) for numbers in owners] for cue in cues])
    right &= grid.detach() > _NEVER
    split = len(sources)
    of_cue = _marginal(torch.cat([grid[:, :split], no_source[:, None]], 1), right[:, :split])
    of_content = _marginal(torch.cat([grid[:, split:].T, no_cue[split:, None]], 1), right[:, split:].T)
    return of_cue + of_content


def _marginal(scores: Tensor, right: Tensor) -> Tensor:
    """Mean over rows of -log P(any right column); the last column is right where no other is."""
    right = torch.cat([right, ~right.any(1, keepdim=True)], 1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, _NEVER), 1)).mean()


def _candidates(role: str, gold: Spans, guessed: Sequence[int]) -> Candidates:
    """Gold spans with their sayings; guessed ones with those of the gold span they mostly cover."""
    true: Candidates = {(s, e): numbers for (r, s, e), numbers in gold.items() if r == role}
    found = dict(true)
    for span in tag_spans(guessed)[role]:
        if span not in found:
            best = max(true, key=lambda other: _overlap(span, other), default=None)
            found[span] = true[best] if best is not None and _overlap(span, best) >= 0.5 else set()
    return found


def _overlap(a: Span, b: Span) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0]) + 1
    return both / (a[1] - a[0] + b[1] - b[0] + 2 - both) if both > 0 else 0.0


def guesses(scores: Tensor, rng: random.Random, share: float = 0.7) -> list[int]:
    """The network's own tags for a share of the examples, so that it learns to link what it finds."""
    return scores.argmax(-1).tolist() if rng.random() < share else []


def numbers_within(gold: Mapping[tuple[str, int, int], set[int]], first: int, last: int) -> Spans:
    """The gold spans that lie wholly within words `first`..`last`, counted from `first`."""
    return {
        (role, start - first, end - first): sayings
        for (role, start, end), sayings in gold.items()
        if first <= start and end <= last
    }
