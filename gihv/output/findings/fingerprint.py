"""What makes a finding the same finding in the next run, for hosts that show only what is new."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from gihv.diagnostics import Diagnostic
from gihv.output.findings import Outcome


def fingerprinted(outcome: Outcome) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with a fingerprint of its own, the same when lines are added above it."""
    seen: Counter[str] = Counter()
    for one in outcome.diagnostics:
        message = re.sub(r"\b(regel) [0-9]+", r"\1", one.message)
        content = "\0".join([outcome.from_top(one.path), one.kind.code, message])
        seen[content] += 1
        text = f"{content}\0{seen[content]}"
        # A file name that is no UTF-8 comes as lone surrogates.
        yield one, sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
