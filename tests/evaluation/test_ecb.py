"""The reading of ECB+ and its scores, on a topic made up for it."""

import pytest

from evaluation import ecb

_DOCUMENT = """<Document doc_name="{name}">
{tokens}
<Markables>
{marks}
<HUMAN_PART_PER m_id="9" TAG_DESCRIPTOR="marek" instance_id="HUM1" />
</Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="HUM1">{sources}<target m_id="9" /></CROSS_DOC_COREF></Relations>
</Document>"""


def _written(folder, name, sentences, marks):
    tokens, number = [], 0
    for at, sentence in enumerate(sentences):
        for word in sentence.split():
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{at}" number="0">{word}</token>')
    marked = "".join(
        f'<HUMAN_PART_PER m_id="{n}">{"".join(f"""<token_anchor t_id="{t}"/>""" for t in ids)}</HUMAN_PART_PER>'
        for n, ids in enumerate(marks, 1)
    )
    sources = "".join(f'<source m_id="{n}" />' for n in range(1, len(marks) + 1))
    (folder / f"{name}.xml").write_text(
        _DOCUMENT.format(name=name, tokens="\n".join(tokens), marks=marked, sources=sources)
    )


@pytest.fixture
def topic(tmp_path):
    folder = tmp_path / "1"
    folder.mkdir()
    first = ["Ona Marek spoke to reporters in the capital .", "Marek said that the talks were over ."]
    _written(folder, "1_1ecb", first, [(1, 2), (10,)])
    _written(folder, "1_2ecb", ["On Monday Ona Marek spoke to reporters ."], [(3, 4)])
    return folder


def test_documents_are_put_together_with_their_chains(topic):
    one, other = ecb.documents(topic)
    assert one.text == "Ona Marek spoke to reporters in the capital.\nMarek said that the talks were over."
    assert [one.text[s:][:5] for s in (one.starts[1], one.starts[9])] == ["Marek", "Marek"]
    assert one.gold == {1: "HUM1", 9: "HUM1"}
    assert other.gold == {3: "HUM1"}


def test_a_topic_read_right_scores_all(topic):
    scores = ecb.evaluate(topic.parent, ["1"])
    assert scores["mention_recall"] == scores["conll"] == scores["pair_f1"] == 1
    assert scores["baseline_pair_f1"] < 1
