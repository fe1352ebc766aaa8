"""Scorers, floors and benchmarks: how good, how fast, how big."""
