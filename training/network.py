"""The network: one encoder, a tag head for each level of sayings, and a head that links spans to cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from reportedly.models.attribution.decode import BETWEEN, DISTANCES, PARAGRAPHS, TAG_COUNT, Pairs, Span
from reportedly.models.attribution.hints import HINTS, RULED
from reportedly.models.attribution.words import FEATURES
from training.corpora import READERS
from training.examples import LEVELS


@dataclass(frozen=True, slots=True)
class Windows:
    """Equal windows over one article, as tensors [windows, length] (hints [windows, length, columns]); `inside`
    masks the pieces proper.
    """

    pieces: Tensor
    features: Tensor
    hints: Tensor
    mask: Tensor
    inside: Tensor


class Links(nn.Module):
    """Scores each cue against each source and content near it, beside "none".

    `reportedly.models.attribution.decode.LinkHead` repeats this in NumPy; the names must agree.
    """

    def __init__(self, size: int, width: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        self.cue, self.other = nn.Linear(2 * size, width), nn.Linear(2 * size, width)
        self.of_cue, self.of_other = (nn.Linear(width, width, bias=False) for _ in range(2))
        self.of_both = nn.Linear(width, width)
        self.distance, self.paragraph = nn.Embedding(DISTANCES, width), nn.Embedding(PARAGRAPHS, width)
        self.between, self.role = nn.Embedding(BETWEEN, width), nn.Embedding(2, width)
        for table in (self.distance, self.paragraph, self.between, self.role):
            nn.init.normal_(table.weight, std=0.1)
        self.ruled = nn.Embedding(RULED, width)
        nn.init.zeros_(self.ruled.weight)
        self.score = nn.Linear(width, 1, bias=False)
        self.no_source, self.no_cue = (
            nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 1)) for _ in range(2)
        )
        self.drop = nn.Dropout(dropout)

    def forward(
        self, vectors: Tensor, cues: Sequence[Span], others: Sequence[Span], found: Pairs, ruled: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Score of each pair, of "no source" for each cue, and of "no cue" for each other span."""
        cue, other = self._spans(vectors, cues, self.cue), self._spans(vectors, others, self.other)
        i, j = torch.from_numpy(found.cue), torch.from_numpy(found.other)
        hidden = (
            self.of_cue(cue)[i]
            + self.of_other(other)[j]
            + self.of_both(cue[i] * other[j])
            + self.distance(torch.from_numpy(found.distance))
            + self.paragraph(torch.from_numpy(found.paragraph))
            + self.between(torch.from_numpy(found.between))
            + self.role(torch.from_numpy(found.role))
            + self.ruled(ruled)
        )
        score = self.score(self.drop(torch.relu(hidden))).squeeze(-1)
        return score, self.no_source(cue).squeeze(-1), self.no_cue(other).squeeze(-1)

    def _spans(self, vectors: Tensor, spans: Sequence[Span], layer: nn.Linear) -> Tensor:
        ends = torch.cat([vectors[[s for s, _ in spans]], vectors[[e for _, e in spans]]], -1)
        return torch.tanh(layer(self.drop(ends)))


class Network(nn.Module):
    """The encoder with what it cannot see (`features`), who annotated (`reader`), and the heads."""

    def __init__(self, base: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=0.0,
        )
        size = self.encoder.config.hidden_size
        self.features, self.reader = nn.Embedding(FEATURES, size), nn.Embedding(len(READERS), size)
        nn.init.zeros_(self.features.weight)
        nn.init.zeros_(self.reader.weight)
        self.hints, self.hinted = nn.Embedding(HINTS, size), nn.Embedding(HINTS, LEVELS * TAG_COUNT)
        nn.init.zeros_(self.hints.weight)
        nn.init.zeros_(self.hinted.weight)
        self.drop = nn.Dropout(dropout)
        self.tags = nn.Linear(size, LEVELS * TAG_COUNT)
        self.links = Links(size, dropout=dropout)

    def forward(self, windows: Windows, reader: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors [pieces, size] and tag scores [pieces, levels, tags] of the pieces in reading order."""
        known = self.features(windows.features) + self.reader(reader) + self.hints(windows.hints).sum(-2)
        embedded = self.encoder.embeddings.word_embeddings(windows.pieces) + known
        mask = windows.mask if not bool(windows.mask.all()) else None
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state[windows.inside]
        scores = self.tags(self.drop(hidden)) + self.hinted(windows.hints[windows.inside]).sum(-2)
        return hidden, scores.view(-1, LEVELS, TAG_COUNT)
