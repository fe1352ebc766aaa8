import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ModelError
from reportedly.models import onnx_model
from reportedly.models.attribution.hints import Hints
from reportedly.models.attribution.reading import Reader
from reportedly.models.attribution.words import Words
from reportedly.models.onnx_model import CONFIG, ENCODER, LINKS, TOKENIZER, WEIGHTS, AttributionModel
from reportedly.models.spans import AttributionSpans

ARTICLE = """Minister denies that envoy met rebels

Foreign minister Sanna Orr told reporters on Tuesday that “there was no envoy, and there were no rebels”.

“Several of the drivers told me they had been stopped there,” Irena Tolk recalled. “Nobody asked them for papers.”

Analysts say the closure will hurt both capitals. The camp holds around 400 people."""


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return AttributionModel.load()


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def assert_sound(text: str, sayings: list[AttributionSpans]) -> None:
    """Every span lies in the text, is not empty, begins and ends on a word, and is in order."""
    for saying in sayings:
        assert saying.content
        assert saying.cue
        assert 0 <= saying.score <= 1
        for role in (saying.source, saying.cue, saying.content):
            assert list(role) == sorted(role)
            for start, end in role:
                assert 0 <= start < end <= len(text)
                assert not text[start].isspace()
                assert not text[end - 1].isspace()


def test_it_reads_who_says_what(model: AttributionModel) -> None:
    found = model.read(ARTICLE)
    assert_sound(ARTICLE, found)
    read = {(*words(ARTICLE, s.source), *words(ARTICLE, s.cue)) for s in found if s.level == 0}
    assert ("Irena Tolk", "recalled") in read
    assert ("Analysts", "say") in read
    recalled = next(s for s in found if words(ARTICLE, s.cue) == ["recalled"])
    assert words(ARTICLE, recalled.content) == [
        "“Several of the drivers told me they had been stopped there,”",
        "“Nobody asked them for papers.”",
    ]


def test_a_text_reads_the_same_in_any_company_and_on_any_number_of_threads(model: AttributionModel) -> None:
    others = ["Orr said no.", ARTICLE * 4, "", "“" * 40, "He said: " + "very " * 700 + "good."]
    alone = [model.read(text) for text in [ARTICLE, *others]]
    assert [model.read(text) for text in [*reversed(others), ARTICLE]] == [*reversed(alone[1:]), alone[0]]
    threaded = AttributionModel.load(threads=2)
    assert [threaded.read(text) for text in [ARTICLE, *others]] == alone


def test_inner_sayings_lie_in_the_content_of_an_outer_one(model: AttributionModel) -> None:
    found = model.read(ARTICLE)
    outer = [span for saying in found if saying.level == 0 for span in saying.content]
    for saying in found:
        if saying.level:
            assert any(a <= saying.cue[0][0] and saying.cue[0][1] <= b for a, b in outer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "“”" * 400,
        "'" * 3000,
        "\x00",
        "Orr \x00 said\x00 no.",
        "\u202eOrr said \u2067it is over\u2069, 🇦🇱👩‍👩‍👧 agreed.",
        "🙂" * 500,
        "\ud800 said it is over.",
        "ORR SAID THE ROAD IS CLOSED. " * 20,
        "x" * 50_000,
        "記者会見で述べた" * 700,
        "said " * 400,
        "e\u0301" * 300,
    ],
)
def test_odd_texts_are_read_and_never_misplaced(model: AttributionModel, text: str) -> None:
    assert_sound(text, model.read(text))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("“”\"'‘’«» .,\nsaidORé\x00🙂")), max_size=300))
def test_any_text_gives_sound_spans(text: str) -> None:
    assert_sound(text, shared().read(text))


_kept: list[AttributionModel] = []


def shared() -> AttributionModel:
    """One model for all examples: Hypothesis cannot take the fixture of a module."""
    if not _kept:
        _kept.append(AttributionModel.load())
    return _kept[0]


def test_a_long_line_is_read_in_parts(model: AttributionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Orr said the road is closed. " * 1700
    sizes: list[int] = []

    def watched(reader: Reader, given: Words, hints: Hints) -> tuple[np.ndarray, np.ndarray]:
        sizes.append(len(given.offsets))
        return np.zeros((sizes[-1], 384), np.float32), np.zeros((sizes[-1], 14), np.float32)

    monkeypatch.setattr(Reader, "vectors", watched)
    model.read(line)
    assert max(sizes) <= 20_000
    assert sum(sizes) == 1700 * 7


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"missing.*config\.json.*install"):
        AttributionModel.load(tmp_path)


@pytest.mark.parametrize("name", [ENCODER, LINKS, TOKENIZER])
def test_a_missing_or_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for file in (CONFIG, ENCODER, LINKS, TOKENIZER):
        shutil.copyfile(WEIGHTS / file, folder / file)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=rf"damaged.*{name}"):
        AttributionModel.load(folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"missing.*{name}"):
        AttributionModel.load(folder)


@pytest.mark.parametrize("config", ["", "[]", "{}", '{"files": {}}', '{"files": []}'])
def test_a_config_that_says_nothing_is_refused(tmp_path: Path, config: str) -> None:
    (tmp_path / CONFIG).write_text(config)
    with pytest.raises(ModelError):
        AttributionModel.load(tmp_path)


def test_a_well_named_file_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    config = json.loads((WEIGHTS / CONFIG).read_text())
    for name in (ENCODER, LINKS, TOKENIZER):
        (tmp_path / name).write_bytes(b"not a model")
        config["files"][name] = onnx_model.hashlib.sha256(b"not a model").hexdigest()
    (tmp_path / CONFIG).write_text(json.dumps(config))
    with pytest.raises(ModelError, match="cannot be used"):
        AttributionModel.load(tmp_path)


def test_the_digest_covers_every_file(model: AttributionModel) -> None:
    files = json.loads((WEIGHTS / CONFIG).read_text())["files"]
    assert model.digest == onnx_model._digest(files)
    assert model.digest != onnx_model._digest(files | {ENCODER: "0"})
    assert model.version


def test_importing_reads_no_data_and_no_network() -> None:
    code = """
import sys, numpy, onnxruntime, tokenizers
import reportedly.models.spans, reportedly.records
seen = []
sys.addaudithook(lambda event, args: seen.append((event, args)))
import reportedly.models.onnx_model
opened = [str(args[0]) for event, args in seen if event == "open"]
sys.exit(any(e.startswith("socket") for e, _ in seen) or any(".py" not in name for name in opened))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_model_loads_in_a_fresh_process_without_torch() -> None:
    code = (
        "import sys; from reportedly.models.onnx_model import AttributionModel as M; M.load();"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
