"""Where a chronicle is kept: one SQLite file for one person, a PostgreSQL database for a desk."""

from reportedly.store.base import Counts, Filter, Hit, Store, StoredFile, View, Writer
from reportedly.store.opening import open_store

__all__ = ["Counts", "Filter", "Hit", "Store", "StoredFile", "View", "Writer", "open_store"]
