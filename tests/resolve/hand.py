"""Readings made by hand: reports of named mentions, nothing parsed."""

from reportedly.records import Form, Judgement, Kind, Mention, Reading, Report, Verdict, content_id

Named = tuple[str, Kind]


def reading(
    names: list[Named], *, publisher: str = "Post", published: str = "2020-01-01", same: bool = False
) -> Reading:
    """A report whose text is a list of names; a title may stand before a bar: "minister|Ona Marek"."""
    text, spans = "", []
    for words, kind in names:
        title, _, name = words.rpartition("|")
        whole = f"{title} {name}".strip()
        spans.append((len(text), len(text) + len(whole), len(name), kind))
        text += whole + ". "
    report = Report.of(path="x", text=text, publisher=publisher, published=published)
    mentions = [
        Mention(
            id=content_id("mention", report.id, end - length),
            report=report.id,
            span=report.span(start, end),
            head=report.span(end - length, end),
            label=kind,
            form=Form.NAME,
        )
        for start, end, length, kind in spans
    ]
    joins = [
        Judgement.by_stage("coreference", Verdict.SAME, m.id, mentions[0].id, score=0.9, why="by hand")
        for m in mentions[1:]
        if same
    ]
    return Reading(report, (*mentions, *joins))
