"""What an unquoted word stands for."""

import re
from math import isfinite

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAY_BE_NUMBER = frozenset("+-.0123456789")
MAY_BE_SPECIAL = _MAY_BE_NUMBER | {word[:1] for word in _WORDS}
"""How a word may begin that is no text; empty for the empty word."""

_NUMBER = (
    r"([-+]?[0-9]+)"
    r"|(0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|([-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
# In Dutch `150.000` is 150 thousand, in YAML 150: text, so that it is asked about, not misread.
_THOUSANDS = r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}"
# A longer one stays text. Python cannot write out integers of any length, and no amount of money
# or year comes near.
_LONGEST_NUMBER = 100


def resolve(word: str) -> Scalar:
    """The value of an unquoted word, by YAML 1.2's core schema; else the word itself.

    Infinity and "not a number" stay text, as JSON has no such numbers; and so does `150.000`.
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _MAY_BE_NUMBER or len(word) > _LONGEST_NUMBER:
        return word
    if word.isdecimal() and word.isascii():
        return int(word)
    match = re.fullmatch(_NUMBER, word)
    if match is None or re.fullmatch(_THOUSANDS, word):
        return word
    if match[3] is None:
        return int(word, 10 if match[1] else 0)
    number = float(word)
    return number if isfinite(number) else word
