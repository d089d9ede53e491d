"""Text as Markdown: what a person wrote may not become markup."""

from gihv.dutch import one_line

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#~"})


def escaped(text: str) -> str:
    """A text in which no sign has a meaning in Markdown, on one line."""
    return one_line(text).translate(_SPECIAL)
