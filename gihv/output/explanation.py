"""Manual pages of kinds of findings, and the list of all kinds, as plain text."""

from collections.abc import Mapping, Sequence

from gihv.diagnostics import Kind, Severity
from gihv.output.cells import wrap

_LEAST_ROOM = 20


def page(kind: Kind, width: int | None) -> str:
    """The manual page under a line with code, slug and severity; its prose fits the width.

    With `width` None each paragraph is one line. Examples are never wrapped.
    """
    lines = [f"{kind.code} {kind.slug} ({kind.severity})"]
    for block in kind.page.split("\n\n"):
        is_example = block.startswith("    ")
        lines += ["", *([block] if is_example else wrap(block.replace("\n", " "), width))]
    return "\n".join(lines) + "\n"


def overview(families: Mapping[str, Sequence[Kind]], width: int | None) -> str:
    """All kinds by family, one entry each: code, slug, and what is wrong then."""
    longest = max(len(kind.slug) for group in families.values() for kind in group)
    lines = []
    for title, group in families.items():
        lines.append(title)
        for kind in group:
            names = f"  {kind.code}  {kind.slug:<{longest}}  "
            weak = "" if kind.severity is Severity.FOUT else f" ({kind.severity})"
            room = width and max(width, len(names) + _LEAST_ROOM)
            lines += wrap(f"{kind.summary}{weak}", room, names)
        lines.append("")
    return "\n".join([*lines, "Een fout uitgelegd: gihv explain CODE\n"])
