"""Make what ships: the int8 encoder, the link head, the tokenizer, and the digest of each.

`python -m training.export training-out/attribution/average.pt --into src/reportedly/models/attribution`

Weights are int8 by channel in seven bits, so that no processor's sums overflow and all read alike; word
embeddings are int8 by row. Confidence is fitted on the dev articles with the exported model itself.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.models.attribution.decode import TAG_COUNT
from reportedly.models.attribution.hints import COLUMNS, HINTS
from reportedly.models.onnx_model import CONFIG, ENCODER, LINKS, TOKENIZER
from training.corpora import READERS
from training.examples import LEVELS
from training.network import Network
from training.predict import CLS, SEP
from training.train import base_folder


class Plain(nn.Module):
    """The trained encoder and tag head in plain operations, for one unpadded window [1, length]."""

    def __init__(self, network: Network, annotator: str) -> None:
        super().__init__()
        self.network = network
        table = network.encoder.embeddings.word_embeddings.weight
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        embeddings = network.encoder.embeddings
        always = network.reader.weight[READERS.index(annotator)] + embeddings.token_type_embeddings.weight[0]
        self.register_buffer("known", network.features.weight + always)

    def forward(self, pieces: Tensor, features: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors [1, length, size] and tag scores [1, length, levels × tags]."""
        embeddings, config = self.network.encoder.embeddings, self.network.encoder.config
        words = self.table[pieces].float() * self.scale[pieces]
        told = self.network.hints(hints).sum(-2)
        hidden = (
            words + self.known[features] + told + embeddings.position_embeddings.weight[: pieces.shape[1]]
        )
        hidden = embeddings.LayerNorm(hidden)
        heads, width = config.num_attention_heads, config.hidden_size // config.num_attention_heads
        for layer in self.network.encoder.encoder.layer:
            own = layer.attention.self
            query, key, value = (
                part(hidden).view(1, -1, heads, width).transpose(1, 2)
                for part in (own.query, own.key, own.value)
            )
            weights = torch.softmax(query @ key.transpose(-1, -2) * width**-0.5, -1)
            seen = (weights @ value).transpose(1, 2).reshape(1, -1, heads * width)
            hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + hidden)
            inner = nn.functional.gelu(layer.intermediate.dense(hidden))
            hidden = layer.output.LayerNorm(layer.output.dense(inner) + hidden)
        return hidden, self.network.tags(hidden) + self.network.hinted(hints).sum(-2)


def export(weights: Path, base: Path, into: Path, annotator: str, version: str) -> None:
    """Write the model's files into `into`; confidence is left unfitted."""
    network = Network(base)
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        _trace(Plain(network, annotator).eval(), whole)
        quantize_dynamic(
            whole,
            into / ENCODER,
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    shutil.copyfile(base / TOKENIZER, into / TOKENIZER)
    links = {name: value.numpy() for name, value in network.links.state_dict().items()}
    np.savez(into / LINKS, **links)  # type: ignore[arg-type]
    describe(into, version, [0.0] * 6, 0.0)


def describe(into: Path, version: str, weights: list[float], bias: float) -> None:
    """Write the config: the digest of each file, and how sure is sure."""
    config = {
        "version": version,
        "begin": CLS,
        "end": SEP,
        "levels": LEVELS,
        "tags": TAG_COUNT,
        "files": {
            n: hashlib.sha256((into / n).read_bytes()).hexdigest() for n in (ENCODER, LINKS, TOKENIZER)
        },
        "confidence": {"weights": weights, "bias": bias},
    }
    (into / CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _trace(model: Plain, path: Path) -> None:
    pieces, features = torch.randint(1000, 20000, (1, 64)), torch.randint(0, 24, (1, 64))
    hints = torch.randint(0, HINTS, (1, 64, COLUMNS))
    torch.onnx.export(
        model,
        (pieces, features, hints),
        str(path),
        input_names=["pieces", "features", "hints"],
        output_names=["vectors", "scores"],
        dynamic_axes={name: {1: "length"} for name in ("pieces", "features", "hints", "vectors", "scores")},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=None)
    parser.add_argument("--as-annotator", choices=READERS, default="any")
    parser.add_argument("--version", default="1")
    options = parser.parse_args()
    export(
        options.weights, options.base or base_folder(), options.into, options.as_annotator, options.version
    )


if __name__ == "__main__":
    main()
