"""Manual pages of kinds of findings, and the list of all kinds, as plain text."""

from collections.abc import Mapping, Sequence

from gihv.diagnostics import Kind, Severity
from gihv.output.cells import wrap

_EXAMPLE = "    "
_LEAST_ROOM = 20


def page(kind: Kind, width: int | None) -> str:
    """The manual page under a line with code, slug and severity; its prose fits the width.

    With `width` None each paragraph is one line. Examples are never wrapped.
    """
    lines = [f"{kind.code} {kind.slug} ({kind.severity})", ""]
    for block in kind.page.split("\n\n"):
        lines += _block(block, width)
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def overview(families: Mapping[str, Sequence[Kind]], width: int | None) -> str:
    """All kinds by family, one entry each: code, slug, and what is wrong then."""
    longest = max((len(kind.slug) for group in families.values() for kind in group), default=0)
    parts = []
    for title, group in families.items():
        lines = [title]
        for kind in group:
            names = f"  {kind.code}  {kind.slug:<{longest}}  "
            room = None if width is None else max(width - len(names), _LEAST_ROOM)
            weak = "" if kind.severity is Severity.FOUT else f" ({kind.severity})"
            first, *rest = wrap(f"{kind.summary}{weak}", room)
            lines += [names + first, *(" " * len(names) + line for line in rest)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join([*parts, "Een fout uitgelegd: gihv explain CODE\n"])


def _block(block: str, width: int | None) -> list[str]:
    lines = block.split("\n")
    if all(line.startswith(_EXAMPLE) for line in lines):
        return lines
    return wrap(" ".join(lines), width)
