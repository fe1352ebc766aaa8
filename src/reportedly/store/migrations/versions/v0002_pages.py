"""What pages ask for gets columns of its own, apart from what they print.

The entries move aside as `entry_before`: opening writes them into the new tables and then drops it, because only the
program, not SQL, can tell what stands in them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_INDEXES = {
    "entry_id": ("kind", "id"),
    "entry_order": ("kind", "day", "report", "start", "id"),
    "entry_report": ("report", "kind", "start"),
    "entry_time": ("kind", "at", "day", "report", "start", "id"),
    "entry_claim": ("kind", "claim", "day", "report", "start"),
    "entry_speaker": ("kind", "speaker", "day", "report", "start"),
    "entry_statement": ("kind", "statement"),
    "entry_claims": ("kind", "origins", "voice", "standing", "first", "last", "weight", "at"),
    "entry_together": ("kind", "together", "at", "first", "last", "type"),
    "entry_type": ("kind", "type", "at", "first", "last"),
}
_WORDS = """CREATE VIRTUAL TABLE words USING fts5(
    text, who, kind, content='content', content_rowid='seq', prefix='2 3',
    tokenize='porter unicode61 remove_diacritics 2')"""
# PostgreSQL refuses to index more than 1 MB of words; what stands behind the first 250,000 characters of a
# report is not found there.
_WORDS_POSTGRES = """CREATE INDEX words ON content USING gin (
    to_tsvector('english', left(coalesce(text, ''), 250000) || ' ' || coalesce(who, '')))
    WHERE text IS NOT NULL"""


def upgrade() -> None:
    """Move the entries aside and make the tables that they go into."""
    op.create_index("ix_judgement_machine", "judgement", ["machine"])
    _move_aside()
    _entry()
    op.create_table(
        "content",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("text", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("more", sa.Text),
    )
    op.create_table(
        "mentioned",
        sa.Column("report", sa.String, primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("end", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("actor", sa.String, primary_key=True),
    )
    op.create_table(
        "saying",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.execute(_WORDS if op.get_bind().dialect.name == "sqlite" else _WORDS_POSTGRES)


def _move_aside() -> None:
    op.execute("DROP TABLE words" if op.get_bind().dialect.name == "sqlite" else "DROP INDEX words")
    before = ("id", "order", "report", "first", "claim", "speaker", "statement", "standing")
    for name in before:
        op.drop_index(f"entry_{name}", "entry")
    op.rename_table("entry", "entry_before")
    if op.get_bind().dialect.name == "postgresql":  # where the name of a key is not its table's to keep
        op.execute("ALTER INDEX entry_pkey RENAME TO entry_before_pkey")
    op.execute("DELETE FROM involved")


def _entry() -> None:
    words = (
        "first",
        "last",
        "statement",
        "claim",
        "speaker",
        "addressee",
        "standing",
        "stance",
        "type",
        "voice",
    )
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("report", sa.String),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("at", sa.String, nullable=False),
        *(sa.Column(name, sa.String) for name in words),
        sa.Column("origins", sa.Integer),
        sa.Column("reports", sa.Integer),
        sa.Column("weight", sa.Float),
        sa.Column("confidence", sa.Float),
        sa.Column("reprint_of", sa.String),
        sa.Column("together", sa.String),
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "entry", list(columns), unique=name == "entry_id")
    op.create_index("entry_standing", "entry", ["kind", "standing", sa.desc("weight"), "id"])
