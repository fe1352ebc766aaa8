"""The words the program goes by: YAML that a researcher can read, extend and override."""

from reportedly.codebook.book import Codebook
from reportedly.codebook.loader import check, load

__all__ = ["Codebook", "check", "load"]
