"""Reportedly: a pile of news reports in, a contested chronicle out."""
