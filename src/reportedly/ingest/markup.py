"""Text of marked-up documents: block elements become paragraphs. Walks without recursion, however deep."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "button", "select",
    "option", "form", "nav", "title", "textarea", "graphic", "figure",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
    "quote", "list", "item", "row", "code", "ab",  # TEI, as trafilatura writes it
})  # fmt: skip
_BREAKS = frozenset({"br", "lb"})
_WHITE = re.compile(r"\s+")


def tree_of(markup: str) -> Any:  # noqa: ANN401 - lxml has no types
    """The parsed document, its root an `html` element. Raises etree.ParserError where there is none."""
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    return lxml_html.document_fromstring(_XML_DECLARATION.sub("", markup).replace("\x00", ""), parser=parser)


def depth_of(tree: Any) -> int:  # noqa: ANN401
    """How deep the elements are nested; 1 for a lone element."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def text_of(tree: Any, *, tei: bool = False) -> str:  # noqa: ANN401
    """Words of an element, blocks parted by blank lines, line breaks kept. In TEI, `head` is a heading."""
    parts: list[str] = []
    skipped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS or (tei and tag == "head")
        if tag in _SKIPPED and not (tei and tag == "head"):
            skipped += 1 if event == "start" else -1
        if block or (tag in _BREAKS and event == "start"):
            parts.append("\n\n" if block else "\n")
        elif tag == "cell":
            parts.append(" ")
        words = element.text if event == "start" else element.tail if element is not tree else None
        if words and not skipped:
            parts.append(words if tag == "pre" and event == "start" else _WHITE.sub(" ", words))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_of_fragment(markup: str) -> str:
    """Words of a piece of HTML (a feed's content, an e-mail's body), or of a text without any markup."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        return text_of(tree_of(f"<div>{markup}</div>"))
    except etree.ParserError:
        return ""
