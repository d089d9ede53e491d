"""Keeps a regional policy action agenda as plain text in git."""

__version__ = "0.1.0"
