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


def aangehaald(text: str) -> str:
    """A text between quotation marks, cut to its first words."""
    words = text.split()
    return f"“{' '.join(words[:WORDS])}{' …' if words[WORDS:] else ''}”"


def fragment(was: str, nu: str) -> str:
    """The places at which a text changed: "nu “… drie scholen …”, was “… twee scholen …”"."""
    before, after = was.split(), nu.split()
    if before == after:
        return "andere regels en alinea's"
    from difflib import SequenceMatcher  # only where a text changed

    count, places = len(before) + len(after), []
    if count <= LONG:
        places = list(SequenceMatcher(None, before, after).get_grouped_opcodes(AROUND))
    changed = sum(
        max(stop - start, end - begin)
        for place in places
        for kind, start, stop, begin, end in place
        if kind != "equal"
    )
    if not places or 2 * changed > count:
        if count <= WORDS:
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


def _quoted(words: Sequence[str], start: int, end: int) -> str:
    before, behind = "… " if start else "", " …" if end < len(words) else ""
    told = " ".join(words[start:end]).replace("**", "")  # it may begin or end within the emphasis
    return f"“{before}{told}{behind}”"
