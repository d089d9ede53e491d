"""Lines of the files of an agenda that name something: what a person may want to look at."""

import re
from collections.abc import Iterable, Iterator, Mapping
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


def numbers_changed(before: Agenda, after: Agenda) -> Mapping[str, str | None]:
    """The numbers of acties ("6.7") that are other ones now, with those; None for a lost actie."""
    now = {one.id: one.volgnummer for one in after.acties}
    was = {one.volgnummer: now.get(one.id) for one in before.acties}
    return {number: new for number, new in was.items() if number != new}


def named_numbers(documents: Documents, numbers: Iterable[str]) -> list[Mention]:
    """The lines with one of these numbers in a text: not all that a key says, nor an amount."""
    some = "|".join(map(re.escape, numbers))
    alone = rf"\s*(?:- )?\w+:\s*\W?(?:{some})\W?\s*$"
    amount = r"\s*(?:%|procent|miljoen|miljard|mln|mld|euro)"
    pattern = rf"^(?!{alone}).*(?<![\w.,])(?:{some})(?!\w|[.,]\d|{amount})"
    return list(_found(documents, pattern)) if some else []
