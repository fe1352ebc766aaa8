"""E-mail: messages, mailboxes, and the newsletters in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import BinaryIO

from reportedly.errors import ReadError
from reportedly.ingest import byline, markup
from reportedly.ingest.encoding import decode
from reportedly.ingest.facts import Facts
from reportedly.ingest.names import Names
from reportedly.ingest.piece import Desk, Draft, Piece, gap
from reportedly.ingest.text import stated
from reportedly.records import Gap

_FROM = re.compile(rb"^From \S+.*\d\d:\d\d")
_FORWARD = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr):\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_ATTACHED = ("text/html", "text/plain", "application/pdf", "message/rfc822",
             "application/vnd.openxmlformats-officedocument.wordprocessingml.document")  # fmt: skip


def read(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The body of a message as a report, its readable attachments as pieces, a gap for each other one."""
    message = message_from_bytes(piece.data(desk.limits), policy=policy.default)
    facts = _facts(message, desk)
    body = message.get_body(preferencelist=("plain", "html"))
    words, notes = _words(body) if body is not None else ("", ())
    if words.strip():
        yield Draft(piece.path, words, (piece.facts | facts).noting(*notes), scraped=True)
    attached = 0
    for part in _attachments(message, body):
        attached += 1
        yield _attachment(part, attached, piece)
    if not words.strip() and not attached:
        raise ReadError("the message has no text", where=piece.path, to_do="save it whole, with its body")


def read_box(piece: Piece, desk: Desk) -> Iterator[Draft | Piece | Gap]:
    """The messages of a mailbox in mbox form, as pieces named by their Message-ID; streamed."""
    names = Names()
    with piece.open() as stream:
        for number, data in enumerate(_messages(stream), 1):
            if number > desk.limits.archive_members:
                yield gap(
                    piece.path,
                    f"the mailbox holds more messages than the setting limits.archive_members allows "
                    f"({desk.limits.archive_members:,}) ({piece.path}); raise the setting or split it.",
                )
                return
            own = re.search(rb"^message-id:\s*<?([^>\s]+)", data[:20_000], re.IGNORECASE | re.MULTILINE)
            name = names.of(own[1].decode("ascii", "replace") if own else None, number)
            path = f"{piece.path}#{name}"
            yield Piece(path, data, media="message/rfc822", depth=piece.depth, allowance=piece.allowance)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """Messages between "From " lines that follow a blank line (mboxrd: ">From " inside a body is undone)."""
    lines: list[bytes] = []
    blank = True
    for line in stream:
        if blank and _FROM.match(line):
            if lines:
                yield b"".join(lines)
            lines = []
        else:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _words(part: MIMEPart) -> tuple[str, tuple[str, ...]]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ()
    text, notes = decode(data, part.get_content_charset() or "")
    if part.get_content_type() == "text/html":
        return markup.text_of_fragment(text), notes
    return _SIGNATURE.split(text)[0], notes


def _facts(message: EmailMessage, desk: Desk) -> Facts:
    """Subject, date and sender. A sender is the publisher only where it is an outlet or a list, since most
    people who forward a report did not publish it.
    """
    title = _FORWARD.sub("", _header(message, "Subject"))
    facts = stated({"title": title, "published": _header(message, "Date")}, "e-mail header")
    sender, address = parseaddr(_header(message, "From"))
    person, _, rest = re.sub(r"\s+(?:at|from|via|\|)\s+", ",", sender).partition(",")
    if rest and byline.is_name(person):
        facts |= Facts.of("sender", byline=(person.strip(),))
        sender = rest.strip()
    domain = address.rpartition("@")[2]
    outlet = desk.outlets.find(sender) or desk.outlets.find(domain)
    listed = bool(message.get("List-Unsubscribe") or message.get("List-Id"))
    if not outlet and (desk.outlets.looks_like_one(sender) or (listed and not byline.is_name(sender))):
        outlet = sender
    if outlet:
        return facts | Facts.of(f"sender of the newsletter “{sender or address}”", publisher=outlet)
    return facts


def _header(message: EmailMessage, name: str) -> str:
    """A header's words, decoded; "" where it is missing or cannot be parsed."""
    try:
        return str(message.get(name, "")).strip()
    except (ValueError, IndexError, LookupError):
        return ""


def _attachments(message: EmailMessage, body: MIMEPart | None) -> Iterator[EmailMessage]:
    """Parts that are neither the body nor another form of it nor a picture in it."""
    for part in message.walk():
        if part is body or (part.is_multipart() and part.get_content_type() != "message/rfc822"):
            continue
        if part.get_content_disposition() == "attachment" or part.get_filename():
            yield part


def _attachment(part: EmailMessage, number: int, piece: Piece) -> Piece | Gap:
    name = part.get_filename() or str(number)
    media = part.get_content_type()
    path = f"{piece.path}#{name}"
    if media not in _ATTACHED and not name.casefold().endswith(
        (".pdf", ".docx", ".html", ".txt", ".eml", ".zip")
    ):
        return gap(
            path, f"the attachment is {media}, which is not read ({path}); save what it says as text or PDF."
        )
    if media == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        data = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    else:
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
    return Piece(path, data, media=media, depth=piece.depth + 1, allowance=piece.allowance)
