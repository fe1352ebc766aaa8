"""The tables. What was read (files, sources, readings, judgements) and what was composed of it (entries).

Readings lie as one compressed value a report, because they are only ever replaced or streamed whole; entries
lie one a row with the columns that pages filter and sort by, because they are asked for singly.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    desc,
)

HEAD = "0001"
"""The newest revision in migrations/versions."""

metadata = MetaData()

fact = Table(
    "fact", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False)
)

file = Table(
    "file",
    metadata,
    Column("key", String, primary_key=True),
    Column("path", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("missing", Boolean, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("report", String, primary_key=True),
    Column("day", String, nullable=False),  # first day of the publication date: the order of readings
    Column("fingerprint", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("reading_day", "day", "report"),
)

source = Table(  # which file gave which report, with the metadata that it has there
    "source",
    metadata,
    Column("report", String, primary_key=True),
    Column("file", String, ForeignKey("file.key", ondelete="CASCADE"), primary_key=True),
    Column("seen", Boolean, nullable=False),  # met again in the pass over the file that is under way
    Column("body", Text, nullable=False),
    Index("source_file", "file"),
)

trouble = Table(  # gaps of files that gave no report, or not all
    "trouble",
    metadata,
    Column("file", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", String, primary_key=True),
    Column("left", String, nullable=False, index=True),
    Column("right", String, nullable=False, index=True),
    Column("machine", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("report", String),
    Column("day", String, nullable=False),  # day the report was published; UNDATED behind all
    Column("start", Integer),  # place in the report's text
    Column("first", String),  # the time it is about or was said: first and last day
    Column("last", String),
    Column("statement", String),
    Column("claim", String),
    Column("speaker", String),
    Column("standing", String),
    Column("stance", String),
    Column("reprint_of", String),
    Column("weight", Float),  # number of statements behind a claim, of mentions of an actor
    Column("who", Text),  # names it can be found by
    Column("text", Text),  # words it can be found by
    Column("body", Text, nullable=False),
    Index("entry_id", "kind", "id", unique=True),
    Index("entry_order", "kind", "day", "report", "start"),
    Index("entry_report", "report", "kind", "start"),
    Index("entry_first", "kind", "first"),
    Index("entry_claim", "kind", "claim"),
    Index("entry_speaker", "kind", "speaker"),
    Index("entry_statement", "kind", "statement"),
    Index("entry_standing", "kind", "standing", desc("weight"), "id"),
)

involved = Table(  # which actors an entry names, in whatever part
    "involved",
    metadata,
    Column("actor", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
)
