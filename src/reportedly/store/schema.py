"""The tables. What was read (files, sources, readings, judgements) and what was composed of it (entries).

Readings lie as one compressed value a report, because they are only ever replaced or streamed whole; entries
lie one a row, because they are asked for singly: what pages filter and sort by in one table, all that a page prints
in another.
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

HEAD = "0002"
"""The newest revision in migrations/versions."""

metadata = MetaData()

fact = Table(
    "fact", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False)
)

AUTHORITIES = "authorities"
"""The fact that holds the list of known actors, as JSON: what was given, not composed."""

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
    Column("machine", Boolean, nullable=False, index=True),  # people's are few among many
    Column("body", Text, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)

entry = Table(  # what pages filter, sort and count by: narrow, so that going through all of a kind is quick
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("report", String),
    Column("day", String, nullable=False),  # day the report was published; UNDATED behind all
    Column("start", Integer),  # place in the report's text
    Column("at", String, nullable=False),  # where it stands in time: its first day, or UNDATED
    Column("first", String),  # the time it is about or was said: first and last day
    Column("last", String),
    Column("statement", String),
    Column("claim", String),
    Column("speaker", String),  # of a statement; the holder of a position
    Column("addressee", String),
    Column("standing", String),
    Column("stance", String),  # of a statement; the polarity of a tie
    Column("type", String),  # of an event, a tie (predicate), a figure (measure), a position, an actor
    Column("voice", String),
    Column("origins", Integer),
    Column("reports", Integer),  # that hold statements of a claim or mentions of an actor
    Column("weight", Float),  # number of statements behind a claim, of mentions of an actor
    Column("confidence", Float),
    Column("reprint_of", String),
    Column("together", String),  # what it is an account of: moment, tie, series
    Index("entry_id", "kind", "id", unique=True),
    Index("entry_order", "kind", "day", "report", "start", "id"),
    Index("entry_report", "report", "kind", "start"),
    Index("entry_time", "kind", "at", "day", "report", "start", "id"),
    Index("entry_claim", "kind", "claim", "day", "report", "start"),
    Index("entry_speaker", "kind", "speaker", "day", "report", "start"),
    Index("entry_statement", "kind", "statement"),
    Index("entry_standing", "kind", "standing", desc("weight"), "id"),
    # each of these holds all that one page's filters ask, so that the rows themselves need not be fetched
    Index("entry_claims", "kind", "origins", "voice", "standing", "first", "last", "weight", "at"),
    Index("entry_together", "kind", "together", "at", "first", "last", "type"),
    Index("entry_type", "kind", "type", "at", "first", "last"),
)

content = Table(  # what is fetched once it is known which
    "content",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("who", Text),  # names it can be found by
    Column("text", Text),  # words it can be found by
    Column("body", Text, nullable=False),
    Column("more", Text),  # the places of an actor's mentions
)

involved = Table(  # which actors an entry names, in whatever part; as kind "about", of whom a saying speaks
    "involved",
    metadata,
    Column("actor", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
)

mentioned = Table(  # where a report mentions an actor
    "mentioned",
    metadata,
    Column("report", String, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("actor", String, primary_key=True),
)

saying = Table(  # the words of what others than the reporter say
    "saying",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
)
