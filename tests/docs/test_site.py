"""The documentation builds, its links lead somewhere, and a page of it asks nothing of any other machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *(p for p in ROOT.glob("*.md")), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"(?<!\!)\[[^\]]*\]\((?P<to>[^)\s]+)\)")
LOADED = re.compile(
    r"""<(?:script|img|iframe|source)\b[^>]*?\bsrc=["']?(?P<a>(?:https?:)?//[^"'\s>]+)"""
    r"""|<link\b(?![^>]*rel=["']?canonical)[^>]*?\bhref=["']?(?P<b>(?:https?:)?//[^"'\s>]+)"""
    r"""|url\(["']?(?P<c>(?:https?:)?//[^"')]+)"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return out


def _anchor(heading: str) -> str:
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for match in LINK.finditer(text):
        target, _, anchor = match["to"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{match['to']} leads nowhere"
        if anchor and file.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert anchor in map(_anchor, headings), f"{match['to']} has no such heading"


def test_the_site_asks_nothing_of_other_machines(site):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for page in [*pages, *site.rglob("*.css")]:
        outside = [next(filter(None, m.groups())) for m in LOADED.finditer(page.read_text(encoding="utf-8"))]
        assert outside == [], page.relative_to(site)


def test_every_page_stands_in_the_menu(site):
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in DOCS.rglob("*.md"):
        assert str(page.relative_to(DOCS)) in menu


def test_decisions_are_numbered_without_gaps():
    numbers = [int(p.name[:4]) for p in sorted((DOCS / "decisions").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
