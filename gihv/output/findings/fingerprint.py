"""What makes a finding the same finding in the next run, for hosts that show only what is new."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from gihv.diagnostics import Diagnostic
from gihv.output.findings import Outcome

_LINE_IN_MESSAGE = re.compile(r"\b(regel) [0-9]+")


def fingerprinted(outcome: Outcome) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with its fingerprint; no two are the same.

    Lines are left out, so that one added above changes nothing; equal findings are counted.
    """
    seen: Counter[str] = Counter()
    for one in outcome.diagnostics:
        message = _LINE_IN_MESSAGE.sub(r"\1", one.message)
        content = "\0".join([outcome.from_top(one.path), one.kind.code, message])
        seen[content] += 1
        text = f"{content}\0{seen[content]}"
        # A file name that is no UTF-8 comes as lone surrogates.
        yield one, sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
