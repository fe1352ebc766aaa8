"""The learned attribution reader at run time: the only importer of onnxruntime and tokenizers.

The weights beside it were made by `training/`; see `training/MODEL_CARD.md` for what they learned on and
how well they read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from reportedly.errors import ModelError
from reportedly.models.attribution.confidence import Confidence
from reportedly.models.attribution.decode import Floats, LinkHead
from reportedly.models.attribution.hints import Known
from reportedly.models.attribution.reading import NOTHING, Forward, Ids, Reader
from reportedly.models.attribution.words import Encode
from reportedly.models.spans import AttributionSpans

WEIGHTS = Path(__file__).parent / "attribution"
"""The weights that ship with the package."""

ENCODER, TOKENIZER, LINKS, CONFIG = "encoder.onnx", "tokenizer.json", "links.npz", "config.json"
_FAULTS = (OSError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class AttributionModel:
    """Reads who says what in a text. Made by `load`; safe to share between threads, not processes."""

    reader: Reader
    """Everything between a text and its sayings."""

    digest: str
    """SHA-256 over all files of the model: what a Run records."""

    version: str

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> AttributionModel:
        """Load the weights from `folder` (those of the package by default) to run on `threads` cores.

        Raises ModelError where a file is missing, or is not the one that `config.json` names.
        """
        folder = folder or WEIGHTS
        config = _config(folder)
        files = {name: _verified(folder / name, digest) for name, digest in config["files"].items()}
        try:
            confidence = Confidence(tuple(config["confidence"]["weights"]), config["confidence"]["bias"])
            marks = (int(config["begin"]), int(config["end"]))
            forward = _forward(files[ENCODER], marks, threads)
            encode = _encoder(files[TOKENIZER])
            links = LinkHead(_arrays(files[LINKS]))
            version = str(config["version"])
        except Exception as fault:  # onnxruntime and tokenizers raise bare exceptions of their own
            raise _unusable(folder, fault) from fault
        return cls(Reader(encode, forward, links, confidence), _digest(config["files"]), version)

    @staticmethod
    def digest_of(folder: Path | None = None) -> str:
        """The digest of the weights in `folder`, read off their list. Raises ModelError where nothing names them."""
        return _digest(_config(folder or WEIGHTS)["files"])

    def read(self, text: str, known: Known = NOTHING) -> list[AttributionSpans]:
        """The sayings in a text, in reading order, with offsets into it; `known` is what the parse and the rules
        make of it. Its windows are run one by one (see `reading`), which costs nothing on a CPU and holds memory
        to one window and one part of a text.
        """
        return self.reader(text, known)


def _config(folder: Path) -> dict[str, Any]:
    path = folder / CONFIG
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        config["files"] = dict(config["files"])
        if not {ENCODER, TOKENIZER, LINKS} <= config["files"].keys():
            raise KeyError("files")
    except FileNotFoundError as fault:
        raise ModelError("The attribution model is missing", where=str(path), to_do=_ADVICE) from fault
    except _FAULTS as fault:
        raise _unusable(path, fault) from fault
    return config


_ADVICE = "install the package again, or name the folder of a trained model in the settings"


def _unusable(path: Path, fault: Exception) -> ModelError:
    return ModelError(f"The attribution model cannot be used: {fault}", where=str(path), to_do=_ADVICE)


def _verified(path: Path, digest: str) -> bytes:
    """The bytes of `path`, if they are the ones that were trained."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise ModelError(
            "A file of the attribution model is missing", where=str(path), to_do=_ADVICE
        ) from fault
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError("A file of the attribution model is damaged", where=str(path), to_do=_ADVICE)
    return content


def _digest(files: Mapping[str, str]) -> str:
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _arrays(content: bytes) -> dict[str, Floats]:
    with np.load(BytesIO(content), allow_pickle=False) as archive:
        return {name: archive[name].astype(np.float32) for name in archive.files}


def _encoder(content: bytes) -> Encode:
    tokenizer = Tokenizer.from_str(content.decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def encode(words: list[str]) -> tuple[list[int], list[int]]:
        found = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        return found.ids, [word for word in found.word_ids if word is not None]

    return encode


def _forward(content: bytes, marks: tuple[int, int], threads: int) -> Forward:
    """Run one window: the encoder's begin and end marks go around it and come off again."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, threads)
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    begin, end = (np.array([mark], dtype=np.int64) for mark in marks)

    def forward(pieces: Ids, features: Ids, hints: Ids) -> tuple[Floats, Floats]:
        inputs = {
            "pieces": np.concatenate([begin, pieces, end])[None],
            "features": np.pad(features, 1)[None],
            "hints": np.pad(hints, ((1, 1), (0, 0)))[None],
        }
        vectors, scores = session.run(["vectors", "scores"], inputs)
        return vectors[0, 1:-1], scores[0, 1:-1]

    return forward
