"""YAML documents for property tests: any content, in every style that people write by hand.

Valid by construction, and within what the reader allows; so a test may insist that all are read.
"""

from hypothesis import strategies as st

WORDS = (
    # what YAML 1.1 and 1.2 read differently, numbers in every form, dates, signs inside words
    "gedekt", "ja", "nee", "no", "on", "true", "True", "FALSE", "null", "~", "y", "2014", "007",
    "6.10", "-5", "+3", "1e3", "1.", ".5", "0x1F", "0o17", "0x", "1,5", "22:30", "2014-09-01",
    "2014-K2", "2014-09-01 10:00", "€ 150", "a:b", "x#y", "-x", "http://www.x.nl/a?b=c", "wat?",
    "50%", "a & b", "a * b", "wel! niet", "één", "ijs😀", "e\u0301",
    "it's", 'de "beste"', "a -b", "(a) b", "a=b", "voor\thet", "a | b", "b > c", "x@y.nl", "<<<",
)  # fmt: skip

word = st.sampled_from(WORDS)
blank = st.sampled_from(("", "", "", " ", "  ", "\t"))
comment = st.sampled_from(("", "", "", "  # zie: dit", " #", "\t# - [x"))
spaced_comment = comment.filter(lambda text: "\t" not in text)  # a tab behind a dash is refused
between = st.sampled_from(("", "", "", "\n", "  \n", "# kop\n", "   # dieper: ja\n\n"))
quoted_char = st.sampled_from(("a", "B", " ", "é", "😀", ": ", " #", *"-[{,&0?"))
in_double_quotes = st.lists(
    st.one_of(
        quoted_char,
        st.sampled_from(("'", '\\"', "\\\\", "\\n", "\\t", "\\x41", "\\u00e9", "\\U0001F600")),
    )
).map("".join)
in_single_quotes = st.lists(st.one_of(quoted_char, st.sampled_from(("''", '"', "\\")))).map("".join)
block_line = st.sampled_from((
    "", "", " ", "woord", "twee woorden", "  dieper", "a: b", "# geen opmerking", "- punt", "é😀",
    "einde  ", "\ttab",
))  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A document with a mapping at its top."""
    head = draw(st.sampled_from(("", "", "# modelregel\n\n", "---\n", "%YAML 1.2\n--- # begin\n")))
    text = head + _block_map(draw, 0, 3)
    text += draw(st.sampled_from(("", "", "# slot\n", "\n\n", "...\n")))
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    if draw(st.integers(0, 3)) == 0:
        text = text.replace("\n", "\r\n")
    return text


def _keys(draw: st.DrawFn) -> list[str]:
    """Keys as typed, all different when read."""
    short = word.filter(lambda key: not key.startswith(("?", "-.")) and len(key) < 30)
    keys = draw(st.lists(short, min_size=1, max_size=4, unique=True))
    style = draw(st.sampled_from(("plain", "plain", "single", "double")))
    if style == "plain":
        return keys
    if style == "single":
        return ["'" + key.replace("'", "''") + "'" for key in keys]
    return [
        '"' + key.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
        for key in keys
    ]


def _block_map(draw: st.DrawFn, indent: int, depth: int) -> str:
    pad = " " * indent
    lines = ""
    for key in _keys(draw):
        lines += draw(between)
        if draw(st.integers(0, 9)) == 0:
            lines += f"{pad}? {key}{draw(comment)}\n"
            if draw(st.booleans()):
                lines += f"{pad}:{_value(draw, indent, depth)}"
        else:
            lines += (
                f"{pad}{key}{draw(st.sampled_from(('', '', ' ')))}:{_value(draw, indent, depth)}"
            )
    return lines


def _block_list(draw: st.DrawFn, indent: int, depth: int) -> str:
    pad = " " * indent
    lines = ""
    for _ in range(draw(st.integers(1, 3))):
        lines += f"{draw(between)}{pad}-"
        if depth and draw(st.integers(0, 2)) == 0:
            space = draw(st.integers(1, 3))
            nested = draw(st.sampled_from((_block_map, _block_list)))
            inner = indent + 1 + space
            # the first line of a block may stand behind the dash, if nothing stands above it
            block = _without_head(nested(draw, inner, depth - 1))
            lines += " " * space + block[inner:]
        else:
            lines += _value(draw, indent, depth)
    return lines


def _without_head(block: str) -> str:
    """A block from its first line with content on."""
    lines = block.split("\n")
    while not lines[0].strip() or lines[0].lstrip().startswith("#"):
        del lines[0]
    return "\n".join(lines)


def _value(draw: st.DrawFn, indent: int, depth: int) -> str:
    """What follows a colon or dash of a block at this indent, with the line break at its end."""
    kind = draw(
        st.sampled_from(
            ("empty", "word", "word", "text", "quoted", "block text", "flow", "map", "list")
            if depth
            else ("empty", "word", "text", "quoted", "block text")
        )
    )
    deeper = indent + draw(st.integers(1, 4))
    if kind == "empty":
        return draw(st.sampled_from(("", " "))) + draw(spaced_comment) + "\n"
    if kind == "word":
        return f" {draw(word)}{draw(blank)}{draw(comment)}\n"
    if kind == "text":
        first = draw(word)
        return f" {first}\n{_more_lines(draw, deeper)}"
    if kind == "quoted":
        return f" {_quoted(draw, deeper)}{draw(blank)}{draw(comment)}\n"
    if kind == "block text":
        return f" {_block_text(draw, indent)}"
    if kind == "flow":
        return f" {_flow(draw, deeper, depth)}{draw(comment)}\n"
    if kind == "map":
        return f"{draw(spaced_comment)}\n{_block_map(draw, deeper, depth - 1)}"
    return f"{draw(spaced_comment)}\n{_block_list(draw, deeper, depth - 1)}"


def _more_lines(draw: st.DrawFn, indent: int) -> str:
    lines = draw(
        st.lists(st.one_of(st.just(""), word.filter(lambda text: text[0].isalpha())), max_size=3)
    )
    last = draw(st.sampled_from(("slot", "einde # geen tekst")))
    return "".join(f"{' ' * indent * bool(line)}{line}\n" for line in [*lines, last])


def _quoted(draw: st.DrawFn, indent: int) -> str:
    sign, inside = draw(st.sampled_from((('"', in_double_quotes), ("'", in_single_quotes))))
    parts = draw(st.lists(inside, min_size=1, max_size=3))
    return sign + f"\n{' ' * indent}".join(parts) + sign


def _block_text(draw: st.DrawFn, indent: int) -> str:
    inner = draw(st.integers(1, 4))
    lines = [
        *draw(st.lists(block_line, max_size=4)),
        "slot",
        *draw(st.lists(st.just(""), max_size=2)),
    ]
    header = draw(st.sampled_from("|>")) + draw(st.sampled_from(("", "-", "+")))
    first = next(line for line in lines if line)
    if first.startswith((" ", "\t")) or draw(st.booleans()):
        header += str(inner)
    pad = " " * (indent + inner)
    body = "".join(f"{pad * bool(line)}{line}\n" for line in lines)
    return f"{header}{draw(comment)}\n{body}"


def _flow(draw: st.DrawFn, indent: int, depth: int) -> str:
    """A collection between brackets; its lines after the first stand at this indent or deeper."""
    gap = draw(st.sampled_from(("", " ", f"\n{' ' * indent}", f" # ja: [\n{' ' * indent}")))
    if draw(st.booleans()):
        items = [_flow_item(draw, indent, depth) for _ in range(draw(st.integers(0, 3)))]
        return "[" + gap + f",{gap}".join(items) + gap + "]"
    keys = [key for key in _keys(draw) if _fits_flow(key)]
    pairs = [key + draw(st.sampled_from(("", ": ", ": x", f":{gap or ' '}'y'"))) for key in keys]
    return "{" + gap + f"{gap}, ".join(pairs) + (gap or " ") + "}"


def _flow_item(draw: st.DrawFn, indent: int, depth: int) -> str:
    kind = draw(
        st.sampled_from(("word", "quoted", "pair", "flow") if depth else ("word", "quoted"))
    )
    if kind == "word":
        return draw(word.filter(_fits_flow))
    if kind == "quoted":
        return _quoted(draw, indent)
    if kind == "pair":
        return f"{draw(word.filter(_fits_flow))}: {draw(st.sampled_from(('', 'x', '[1, 2]')))}"
    return _flow(draw, indent, depth - 1)


def _fits_flow(text: str) -> bool:
    """Whether a text may stand between brackets as it is; `{a:b}` would lack a space."""
    return not any(sign in text for sign in ",[]{}:")
