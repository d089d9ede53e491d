"""What changed in a text, as quoted fragments."""

from collections.abc import Sequence

from gihv.dutch import counted

PLACES = 3
WORDS = 40
"""Of a text with more places or words that changed only is told how many there are."""
AROUND = 2
"""How many words are quoted on both sides of what changed."""
LONG = 5_000
"""The words of a text in which no fragments are looked for."""

_Place = Sequence[tuple[str, int, int, int, int]]
"""What differs and what stands around it, as difflib tells it."""


def aangehaald(text: str) -> str:
    """A text between quotation marks, cut to its first words."""
    words = text.split()
    return f"“{' '.join(words[:WORDS])}{' …' if words[WORDS:] else ''}”"


def fragment(was: str, nu: str) -> str:
    """The places at which a text changed: "nu “… drie scholen …”, was “… twee scholen …”"."""
    before, after = was.split(), nu.split()
    if before == after:
        return "andere regels en alinea's"
    places = _places(before, after)
    changed = sum(
        max(stop - start, end - begin)
        for place in places
        for kind, start, stop, begin, end in place
        if kind != "equal"
    )
    if not places or 2 * changed > len(before) + len(after):
        if len(before) + len(after) <= WORDS:
            return f"nu {aangehaald(nu)}, was {aangehaald(was)}"
        return f"herschreven ({counted(len(after), 'woord', 'woorden')}, was {len(before)})"
    if len(places) > PLACES or changed > WORDS:
        return f"op {len(places)} {'plaatsen' if places[1:] else 'plaats'} gewijzigd"
    quoted = (
        f"nu {_quoted(after, place[0][3], place[-1][4])}, "
        f"was {_quoted(before, place[0][1], place[-1][2])}"
        for place in places
    )
    return "; ".join(quoted)


def _places(was: Sequence[str], nu: Sequence[str]) -> Sequence[_Place]:
    """The places that differ; those with few words between them are one. None of a long text."""
    from difflib import SequenceMatcher  # only where a text changed

    if len(was) + len(nu) > LONG:
        return []
    return list(SequenceMatcher(None, was, nu).get_grouped_opcodes(AROUND))


def _quoted(words: Sequence[str], start: int, end: int) -> str:
    before, behind = "… " if start else "", " …" if end < len(words) else ""
    told = " ".join(words[start:end]).replace("**", "")  # it may begin or end within the emphasis
    return f"“{before}{told}{behind}”"
