"""The wheel that users install holds all that the program needs: it is built, installed apart, and serves."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.web.states import workspace

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which the wheel was installed, without its dependencies: those are in this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    made = subprocess.run(
        [*pip, "wheel", "--no-deps", "-w", str(folder), str(source)],
        capture_output=True,
        text=True,
        timeout=400,
    )
    if made.returncode and "No matching distribution" in made.stderr:
        pytest.skip("no package index can be reached for what builds wheels")
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("reportedly-*.whl")
    target = folder / "site"
    subprocess.run(
        [*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True, timeout=400
    )
    return target


def test_the_wheel_serves_pages_with_their_style_and_script(installed, tmp_path):
    workspace(tmp_path / "chronicle.db", "contested").close()
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "reportedly", "serve", "--db", "chronicle.db", "--port", "0"]
    server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        first = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", first).group()
        page = urlopen(address, timeout=60).read().decode()
        assert "The Front guards depots in Velsa" in page
        files = re.findall(r'(?:href|src)="/(static/[^"]+)"', page)
        assert {Path(f).suffix for f in files} == {".css", ".js", ".svg"}
        assert all(urlopen(address + f, timeout=60).read() for f in files)
    finally:
        server.terminate()
        server.wait(30)


def test_the_wheel_holds_whatever_lies_beside_the_code(installed):
    own = ROOT / "src" / "reportedly"
    beside = {p.relative_to(own) for p in own.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    packed = {p.relative_to(installed / "reportedly") for p in (installed / "reportedly").rglob("*")}
    assert sorted(beside - packed) == []
