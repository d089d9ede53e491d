"""A change of the agenda that is not yet made, and what would be wrong with the agenda then."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gihv.copies import IDS, verwijzingen_schema
from gihv.diagnostics import Diagnostic, FileError, Severity
from gihv.edit import Change
from gihv.edit.change import Page
from gihv.edit.owners import Tree
from gihv.load import Documents, check
from gihv.model import Agenda

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One file as it is and as it is to be, and what must change with it: all of that or nothing.

    That can be another name of a file or folder, and other files.
    """

    path: str
    """Where the file will stand."""
    old: bytes | None
    """What it holds now, wherever it stands; None for a new file."""
    new: bytes
    move: tuple[str, str] | None = None
    """The path of a file or folder, and what it will be called."""
    gone: tuple[str, ...] = ()
    """The comments that go with what is taken away."""
    notes: tuple[str, ...] = ()
    along: tuple[Change, ...] = ()
    """The other files that change with it, without a new name."""

    @property
    def changes(self) -> bool:
        """Whether anything changes."""
        return self.move is not None or self.old != self.new or bool(self.along)

    @property
    def was(self) -> str:
        """Where the file stands now."""
        return moved(self.path, self.move and self.move[::-1])

    def files(self, documents: Documents) -> dict[str, bytes | None]:
        """What will stand where; None where nothing will."""
        files: dict[str, bytes | None] = {}
        for path in documents.tree.files() if self.move else ():
            if moved(path, self.move) != path:
                known = documents.files.get(path)
                files[path] = None
                files[moved(path, self.move)] = known.raw if known else b""
        return {**files, self.path: self.new, **{one.path: one.new for one in self.along}}


def opened(documents: Documents, path: str) -> tuple[Page, bytes]:
    """The page of a file, and what it holds now. Raises FileError and Refused."""
    document = documents.files.get(path)
    if document is None or document.data is None:
        raise (document and document.error) or FileError("")
    return Page(Tree(document.text), document.data), document.raw


def encoded(page: Page, old: bytes) -> bytes:
    """The content of a file after a change; a byte order mark stays."""
    return (BOM if old.startswith(BOM) else b"") + page.tree.text.encode()


def moved(path: str, move: tuple[str, str] | None) -> str:
    """Where the file of a path stands after a file or folder got another name."""
    if move is None:
        return path
    old, new = move
    if path == old or path.startswith(f"{old}/"):
        return new + path.removeprefix(old)
    return path


class Verdict(NamedTuple):
    """What is wrong in an agenda after a change and was not before."""

    documents: Documents
    agenda: Agenda
    schema: Change | None
    """The schema with the ids of the agenda, if it changes."""
    refused: tuple[Diagnostic, ...]
    """Why the change cannot be made; empty where it can."""
    besides: tuple[Diagnostic, ...]
    """What else is new: warnings, and what an older mistake in the same file had hidden."""


def judged(
    documents: Documents, proposal: Proposal, before: Agenda, found: Sequence[Diagnostic]
) -> Verdict:
    """The verdict on a change of an agenda in which this was found."""
    changed = documents.changed(proposal.files(documents))
    agenda, after = check(changed)
    schema = _schema(documents, agenda)
    if schema:
        after = [one for one in after if one.path != IDS]
    known = Counter(_what(one, proposal.move) for one in found)
    new: list[Diagnostic] = []
    for one in after:
        known.subtract([_what(one, None)])
        if known[_what(one, None)] < 0:
            new.append(one)
    wrong = [one for one in new if one.severity is Severity.FOUT]
    if proposal.was in before.onvolledig and proposal.path not in agenda.onvolledig:
        lines = _changed_lines(proposal)
        wrong = [one for one in wrong if one.path == proposal.path and one.span.line in lines]
    besides = tuple(one for one in new if one not in wrong)
    return Verdict(changed, agenda, schema, tuple(wrong), besides)


def _schema(documents: Documents, agenda: Agenda) -> Change | None:
    """What makes the schema with the ids current, in a repository that has schemas; else None.

    Where a file cannot be read, what the schema offers stays: it would offer less.
    """
    try:
        old = documents.tree.read(IDS)
    except FileError:
        old = None
    is_stale = IDS in agenda.stale_schemas
    if not is_stale and (old is None or agenda.onvolledig):
        return None
    end = "\r\n" if b"\r\n" in (old or b"") else "\n"
    new = verwijzingen_schema(agenda).replace("\n", end).encode()
    return None if new == old else Change(IDS, old, new)


def _what(one: Diagnostic, move: tuple[str, str] | None) -> tuple[str, str, str]:
    """A finding without its lines, which other changes shift; and with the paths after a move."""
    message = one.message.replace(*move) if move else one.message
    return one.kind.code, moved(one.path, move), message


def _changed_lines(proposal: Proposal) -> frozenset[int]:
    """The lines of the new file that stand nowhere in the old one."""
    old = frozenset((proposal.old or b"").splitlines())
    lines = enumerate(proposal.new.splitlines(), 1)
    return frozenset(number for number, line in lines if line not in old)
