"""Lines of the files of an agenda that name something: what a person may want to look at."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gihv.load import Documents
from gihv.model import Agenda


class Mention(NamedTuple):
    """A line of a file, its number from 1, and what it says."""

    path: str
    line: int
    text: str


def mention(documents: Documents, path: str, line: int) -> Mention:
    """A line of a file, by its number."""
    return Mention(path, line, documents.lines(path)[line - 1].strip())


def mentions(documents: Documents, *ids: str) -> Iterator[Mention]:
    """The lines of all files, comments too, with one of these ids: not as part of a longer one."""
    return _found(documents, rf"(?<![\w-])(?:{'|'.join(ids)})(?![\w-])")


def _found(documents: Documents, pattern: str) -> Iterator[Mention]:
    for path in documents.files:
        for number, text in enumerate(documents.lines(path), 1):
            if re.search(pattern, text):
                yield Mention(path, number, text.strip())


def old_numbers(documents: Documents, before: Agenda, after: Agenda) -> list[Mention]:
    """The lines with a number in a text that an actie had before: no amount, nor all a key says."""
    now = {one.id: one.volgnummer for one in after.acties}
    moved = [one.volgnummer for one in before.acties if now.get(one.id) != one.volgnummer]
    some = "|".join(map(re.escape, moved))
    alone = rf"\s*(?:- )?\w+:\s*\W?(?:{some})\W?\s*$"
    amount = r"\s*(?:%|procent|miljoen|miljard|mln|mld|euro)"
    pattern = rf"^(?!{alone}).*(?<![\w.,])(?:{some})(?!\w|[.,]\d|{amount})"
    return list(_found(documents, pattern)) if some else []
