"""What a web page says of itself: JSON-LD, meta elements, headings, times, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date

from reportedly.codebook.outlets import Outlets
from reportedly.ingest import byline, dates
from reportedly.ingest.facts import Facts

_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_SITES = ("og:site_name", "article:publisher_name", "dc.publisher", "citation_publisher", "application-name")
_DATES = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "dc.date.issued", "dc.date",
    "dcterms.created", "date", "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
    "citation_author",
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem)$")
_SITE_WORDS = 5
_SUFFIX = re.compile(r"\s+(?:[|·»]|[-–—])\s+")


def read(tree: Any, outlets: Outlets) -> Facts:  # noqa: ANN401 - lxml has no types
    """Facts from the page's markup, surest first: JSON-LD, meta elements, then visible elements; the date at
    last from htmldate, without its search through the article's words.
    """
    metas = _metas(tree)
    facts = _linked(tree) | _titles(tree, metas, outlets) | _dated(tree, metas) | _others(tree, metas)
    if not facts.published and not facts.notes:
        found = find_date(tree, extensive_search=False, original_date=True)
        facts |= _date(found, "htmldate") if found else Facts()
    if not facts.publisher and facts.url:
        facts |= Facts.of("address of the page", publisher=outlets.find(_site(facts.url)))
    return facts


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _metas(tree: Any) -> dict[str, list[str]]:  # noqa: ANN401
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.casefold(), []).append(content)
    return found


def _linked(tree: Any) -> Facts:  # noqa: ANN401
    """Facts of the first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except ValueError:
            continue
        for node in _nodes(data):
            kinds = node.get("@type") or ""
            if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return _node_facts(node)
    return Facts()


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        node = stack.pop(0)
        if isinstance(node, list):
            stack[:0] = node
        elif isinstance(node, dict):
            yield node
            stack.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _node_facts(node: dict[str, Any]) -> Facts:
    facts = Facts.of(
        "JSON-LD",
        title=_string(node.get("headline") or node.get("name")),
        publisher=_string(node.get("publisher")),
        byline=_people(_strings(node.get("author"))),
        url=_url(node.get("url")) or _url(node.get("mainEntityOfPage")),
        language=_string(node.get("inLanguage")),
    )
    said = _string(node.get("datePublished") or node.get("dateCreated"))
    return facts | (_date(said, "JSON-LD datePublished") if said else Facts())


def _string(value: object) -> str:
    return next(iter(_strings(value)), "")


def _strings(value: object) -> list[str]:
    """The name or text of a JSON-LD value, or of each in a list."""
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _url(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith("http") else ""


def _titles(tree: Any, metas: dict[str, list[str]], outlets: Outlets) -> Facts:  # noqa: ANN401
    """Title and site: a title element often ends in the site's name."""
    facts = _first(metas, _TITLES, "title") | _first(metas, _SITES, "publisher")
    headings = [_words(h) for h in tree.iter("h1")]
    in_article = [_words(h) for article in tree.iter("article") for h in article.iter("h1")]
    for heading in (in_article or headings)[:1]:
        facts |= Facts.of("heading of the page", title=heading)
    element = next((_words(t) for t in tree.iter("title")), "")
    parts = _SUFFIX.split(element)
    headed = bool(headings) and element.startswith(headings[0]) and len(parts[-1].split()) <= _SITE_WORDS
    if len(parts) > 1 and (parts[-1] == facts.publisher or headed or outlets.looks_like_one(parts[-1])):
        facts |= Facts.of("title element", publisher=parts[-1])
        element = element[: element.rindex(parts[-1])].rstrip(" |·»-–—")
    named = (
        "publisher" if outlets.looks_like_one(element) else "title"
    )  # a page may be titled by its site alone
    facts |= Facts.of("title element", **{named: element})
    if facts.publisher:
        for mark in (" | ", " - ", " – ", " — "):
            if facts.title.endswith(mark + facts.publisher):
                facts = (
                    Facts.of(facts.basis["title"], title=facts.title.removesuffix(mark + facts.publisher))
                    | facts
                )
    return facts


def _dated(tree: Any, metas: dict[str, list[str]]) -> Facts:  # noqa: ANN401
    """The publication date of meta elements or of the first time element over the article."""
    for name in _DATES:
        for content in metas.get(name, ()):
            facts = _date(content, f"meta {name}")
            if facts.published or facts.notes:
                return facts
    for element in tree.iter("time", "abbr", "span"):
        said = element.get("datetime") or (element.get("content") if element.get("itemprop") else None)
        if said and (element.tag == "time" or element.get("itemprop") == "datePublished"):
            facts = _date(said, "time element of the page")
            if facts.published:
                return facts
    return Facts()


def _others(tree: Any, metas: dict[str, list[str]]) -> Facts:  # noqa: ANN401
    """Authors, address and language."""
    facts = Facts()
    for name in _AUTHORS:
        facts |= Facts.of(f"meta {name}", byline=_people(metas.get(name, [])))
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").startswith("http"):
            facts |= Facts.of("canonical link", url=link.get("href"))
    facts |= _first(
        {k: [v for v in vs if v.startswith("http")] for k, vs in metas.items()}, ("og:url",), "url"
    )
    for element in tree.iter("a", "span", "div", "p"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".casefold()
        if facts.byline or not re.search(r"(?:^|[\s_-])(?:authors?|by|byline|writer)(?:$|[\s_-])", marks):
            continue
        words = _words(element)
        if len(words) <= byline.LONGEST:
            facts |= Facts.of("byline of the page", byline=byline.names(words))
    return (
        facts
        | Facts.of("lang attribute", language=tree.get("lang"))
        | _first(metas, ("og:locale",), "language")
    )


def _people(said: list[str]) -> tuple[str, ...]:
    """Names of persons among what a page calls its authors; addresses, desks and outlets are left out."""
    return tuple(dict.fromkeys(name for words in said if "://" not in words for name in byline.names(words)))


def _first(metas: dict[str, list[str]], names: tuple[str, ...], field: str) -> Facts:
    for name in names:
        for content in metas.get(name, ()):
            return Facts.of(f"meta {name}", **{field: content})
    return Facts()


def _date(said: str, where: str) -> Facts:
    try:
        return Facts.of(where, published=dates.read(said))
    except dates.UnreadableDateError as trouble:
        return Facts().noting(
            f"the publication date “{said[:60]}” ({where}) {trouble}; the date was left out"
        )


def _words(element: Any) -> str:  # noqa: ANN401
    return " ".join(element.text_content().split())
