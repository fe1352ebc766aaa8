"""Opens a chronicle: makes it if asked, brings its tables up to date, refuses what is not one."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import StoreError
from reportedly.store import postgres, schema, sqlite
from reportedly.store.backend import Backend
from reportedly.store.base import Store
from reportedly.store.errors import translated
from reportedly.store.refilling import BEFORE, refill
from reportedly.store.sql import SqlStore


def open_store(location: str | Path, *, create: bool) -> Store:
    """The chronicle in that file, or in the PostgreSQL database of that URL. Raises StoreError."""
    server = str(location).startswith(("postgresql://", "postgres://"))
    if not server and "://" in str(location):
        raise StoreError(
            "a chronicle is a file or a postgresql:// URL", where=str(location), to_do="name one of the two"
        )
    backend = postgres.backend(str(location)) if server else sqlite.backend(Path(location), create=create)
    try:
        with translated(backend.name):
            _bring_up_to_date(backend, create=create)
    except StoreError:
        backend.engine.dispose()
        raise
    return SqlStore(backend)


def _bring_up_to_date(backend: Backend, *, create: bool) -> None:
    engine, name = backend.engine, backend.name
    with engine.connect() as connection:
        has = set(inspect(connection).get_table_names())
        revision = (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            if "alembic_version" in has
            else None
        )
    if revision == schema.HEAD and "entry" in has:
        return
    if has and "alembic_version" not in has:
        raise StoreError(
            "this database holds something else than a chronicle",
            where=name,
            to_do="name another file or database",
        )
    if revision is None and not create:
        raise StoreError(
            "there is no chronicle here yet", where=name, to_do="make it with `reportedly build`"
        )
    with engine.connect() as connection:
        _migrate(connection, name)
        if inspect(connection).has_table(BEFORE):
            refill(connection)
            backend.reindex(connection)
        connection.commit()


def _migrate(connection: Connection, name: str) -> None:
    """Run the missing steps. Alembic is loaded only here: a chronicle that is up to date opens fast."""
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    config = Config()
    with resources.as_file(resources.files("reportedly.store") / "migrations") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                "this chronicle was made by a newer version of reportedly",
                where=name,
                to_do="update reportedly, or build it anew into another file",
            ) from error
