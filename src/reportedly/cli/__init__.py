"""The command line: one file a command. Parses, calls the workspace, prints."""

from reportedly.cli.app import app, main

__all__ = ["app", "main"]
