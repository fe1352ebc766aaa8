"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_WORDS = """CREATE VIRTUAL TABLE words USING fts5(
    text, who, content='entry', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')"""
# PostgreSQL refuses to index more than 1 MB of words; what stands behind the first 250,000 characters of a
# report is not found there.
_WORDS_POSTGRES = """CREATE INDEX words ON entry USING gin (
    to_tsvector('english', left(coalesce(text, ''), 250000) || ' ' || coalesce(who, '')))
    WHERE kind IN ('report', 'statement')"""


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "fact", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    _what_was_read()
    _what_was_composed()
    op.execute(_WORDS if op.get_bind().dialect.name == "sqlite" else _WORDS_POSTGRES)


def _what_was_read() -> None:
    op.create_table(
        "file",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("missing", sa.Boolean, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("report", sa.String, primary_key=True),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("reading_day", "reading", ["day", "report"])
    op.create_table(
        "source",
        sa.Column("report", sa.String, primary_key=True),
        sa.Column("file", sa.String, sa.ForeignKey("file.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("seen", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("source_file", "source", ["file"])
    op.create_table(
        "trouble",
        sa.Column("file", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "judgement",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("left", sa.String, nullable=False),
        sa.Column("right", sa.String, nullable=False),
        sa.Column("machine", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_judgement_left", "judgement", ["left"])
    op.create_index("ix_judgement_right", "judgement", ["right"])
    op.create_table(
        "run", sa.Column("id", sa.String, primary_key=True), sa.Column("body", sa.Text, nullable=False)
    )


def _what_was_composed() -> None:
    words = ("first", "last", "statement", "claim", "speaker", "standing", "stance", "reprint_of")
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("report", sa.String),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        *(sa.Column(name, sa.String) for name in words),
        sa.Column("weight", sa.Float),
        sa.Column("who", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("entry_id", "entry", ["kind", "id"], unique=True)
    op.create_index("entry_order", "entry", ["kind", "day", "report", "start"])
    op.create_index("entry_report", "entry", ["report", "kind", "start"])
    op.create_index("entry_first", "entry", ["kind", "first"])
    op.create_index("entry_claim", "entry", ["kind", "claim"])
    op.create_index("entry_speaker", "entry", ["kind", "speaker"])
    op.create_index("entry_statement", "entry", ["kind", "statement"])
    op.create_index("entry_standing", "entry", ["kind", "standing", sa.desc("weight"), "id"])
    op.create_table(
        "involved",
        sa.Column("actor", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    )
