"""The network in training, read through the product's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.models.attribution.confidence import Confidence
from reportedly.models.attribution.decode import Floats, LinkHead
from reportedly.models.attribution.hints import COLUMNS
from reportedly.models.attribution.reading import Reader
from reportedly.models.attribution.words import Encode
from training.corpora import READERS, Article, Saying
from training.known import known
from training.network import Network, Windows
from training.scorer import Found

CLS, SEP, PAD = 101, 102, 0


def encoder_of(folder: Path) -> Encode:
    """The base encoder's own pieces, without its limits on length."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(words: list[str]) -> tuple[list[int], list[int]]:
        found = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        return found.ids, found.word_ids

    return encode


def window_tensors(
    pieces: Sequence[Sequence[int]], features: Sequence[Sequence[int]], hints: Sequence[NDArray[np.int64]]
) -> Windows:
    """Windows of nearly equal length as one padded batch, between the two signs the encoder expects."""
    length = max(map(len, pieces)) + 2
    ids = torch.full((len(pieces), length), PAD)
    traits, mask, inside = (torch.zeros_like(ids) for _ in range(3))
    told = torch.zeros((len(pieces), length, COLUMNS), dtype=torch.long)
    for row, (window, trait, hinted) in enumerate(zip(pieces, features, hints, strict=True)):
        size = len(window)
        ids[row, : size + 2] = torch.tensor([CLS, *window, SEP])
        traits[row, 1 : size + 1] = torch.tensor(trait)
        told[row, 1 : size + 1] = torch.from_numpy(hinted)
        mask[row, : size + 2] = 1
        inside[row, 1 : size + 1] = 1
    return Windows(ids, traits, told, mask, inside.bool())


def reader_of(network: Network, encode: Encode, annotator: str = "any") -> Reader:
    """The product's reader around `network`, which reads as `annotator` would."""
    which = torch.tensor(READERS.index(annotator))

    def forward(
        pieces: NDArray[np.int64], features: NDArray[np.int64], hints: NDArray[np.int64]
    ) -> tuple[Floats, Floats]:
        with torch.inference_mode():
            vectors, scores = network(window_tensors([pieces.tolist()], [features.tolist()], [hints]), which)
        return vectors.numpy(), scores.flatten(1).numpy()

    weights = {name: value.detach().numpy() for name, value in network.links.state_dict().items()}
    return Reader(encode, forward, LinkHead(weights), Confidence())


def predict(reader: Reader, articles: Sequence[Article]) -> list[Found]:
    """What `reader` finds in each article."""
    return [
        Found(
            article,
            [Saying(s.source, s.cue, s.content, s.level) for s in reader(article.text, known(article.text))],
        )
        for article in articles
    ]
