"""Where a chronicle is kept: one SQLite file for one person, a PostgreSQL database for a desk."""

from reportedly.store.asked import Bundle, Counts, Filter, Hit, Profile, Sort
from reportedly.store.base import Store, StoredFile, View, Writer
from reportedly.store.opening import open_store

__all__ = [
    "Bundle",
    "Counts",
    "Filter",
    "Hit",
    "Profile",
    "Sort",
    "Store",
    "StoredFile",
    "View",
    "Writer",
    "open_store",
]
