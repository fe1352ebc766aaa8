from pathlib import Path

from evaluation.polnear import articles, standoff

TEXT = "Aldin said it\nrained."
LINES = "\n".join(
    [
        "T1\tSource 0 5\tAldin",
        "T2\tCue 6 10\tsaid",
        "T3\tContent 11 13;14 20\tit rained",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
        "A1\tsomething else",
    ]
)


def test_standoff_ties_spans_and_joins_what_a_line_break_splits():
    (said,) = standoff(LINES, TEXT)
    assert said.source == ((0, 5),)
    assert said.cue == ((6, 10),)
    assert said.content == ((11, 20),)


def test_articles_take_the_first_annotator_and_whole_attributions(tmp_path: Path):
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "text" / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "a_1111.ann").write_text(LINES, encoding="utf-8")
    (tmp_path / "attributions" / "a_2222.ann").write_text("", encoding="utf-8")
    (article,) = articles(tmp_path)
    assert article.name == "a"
    assert len(article.gold) == 1
