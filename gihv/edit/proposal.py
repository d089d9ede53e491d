"""A change of the agenda that is not yet made, and what would be wrong with the agenda then."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from gihv.copies import IDS, verwijzingen_schema
from gihv.diagnostics import Diagnostic, FileError, Severity
from gihv.edit import Change, Refused, moved
from gihv.edit.change import changed
from gihv.edit.mentions import mention
from gihv.edit.owners import Tree
from gihv.edit.steps import Step, stepped
from gihv.edit.values import Wrong
from gihv.load import Documents, check
from gihv.model import Agenda

BOM = b"\xef\xbb\xbf"


class Proposal(NamedTuple):
    """Files as they are to be, and files and folders with another path: all of that or nothing."""

    changes: tuple[Change, ...]
    """What the files will hold, by their paths before the moves; only those that change.

    The first is what the user asked for. It is written last, so that a kill leaves no longer
    periode in which one word covers years unseen.
    """
    moves: tuple[tuple[str, str], ...] = ()
    """The paths of files and folders, and those that they get, all at once."""
    gone: tuple[str, ...] = ()
    """The comments that go with what is taken away."""
    notes: tuple[str, ...] = ()
    """What the user should know besides, in Dutch."""
    ids: tuple[tuple[str, str], ...] = ()
    """Ids, and those that take their place: a finding about the one is no new one of the other."""

    def files(self, documents: Documents) -> dict[str, bytes | None]:
        """What will stand where, by the paths after the moves; None where nothing will."""
        contents = {one.path: one.new for one in self.changes}
        for path in documents.tree.files() if self.moves else ():
            if moved(path, self.moves) != path:
                known = documents.files.get(path)
                contents.setdefault(path, known.raw if known else b"")
        after = {moved(path, self.moves): content for path, content in contents.items()}
        return dict.fromkeys(contents) | after


def data_of(documents: Documents, path: str) -> dict[str, Any]:
    """What a file says. Raises Wrong where it cannot be read."""
    document = documents.files.get(path)
    if document is None or document.data is None:
        raise Wrong(f"Los eerst de fout in {path} op: zie `gihv validate`.")
    return document.data


def rewritten(
    documents: Documents, path: str, steps: Iterable[Step]
) -> tuple[Change, tuple[str, ...]]:
    """A file after steps in what it says, and the comments that go with what goes.

    A byte order mark stays. Raises Wrong where it cannot be read or changed safely.
    """
    data, document = data_of(documents, path), documents.files[path]
    kind, gone = document.kind or "actie", list[str]()
    try:
        tree = Tree(document.text)
        for one in steps:
            step, data = stepped(kind, data, one)
            tree, comments = changed(tree, step, data, kind)
            gone += [comment.text for comment in comments]
    except Refused as error:
        raise Wrong(error.message, [mention(documents, path, error.line)]) from None
    mark = BOM if document.raw.startswith(BOM) else b""
    return Change(path, document.raw, mark + tree.text.encode()), tuple(gone)


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
    proposed = documents.changed(proposal.files(documents))
    agenda, after = check(proposed)
    schema = _schema(documents, agenda)
    if schema:
        after = [one for one in after if one.path != IDS]
    any_number = bool(proposal.moves)
    known = Counter(_what(one, proposal, any_number=any_number) for one in found)
    new: list[Diagnostic] = []
    for one in after:
        what = _what(one, Proposal(()), any_number=any_number)
        known.subtract([what])
        if known[what] < 0:
            new.append(one)
    wrong = [one for one in new if one.severity is Severity.FOUT]
    lines = {moved(one.path, proposal.moves): _changed_lines(one) for one in proposal.changes}
    mended = {moved(path, proposal.moves) for path in before.onvolledig} - {*agenda.onvolledig}
    if not mended.isdisjoint(lines):
        wrong = [one for one in wrong if one.span.line in lines.get(one.path, ())]
    besides = tuple(one for one in new if one not in wrong)
    if wrong:  # then the files stay where they are
        now = {moved(path, proposal.moves): path for path in documents.files}
        wrong = [one._replace(path=now.get(one.path, one.path)) for one in wrong]
        shown = {now.get(path, path): one for path, one in proposed.files.items()}
        proposed = proposed._replace(files=shown)
    return Verdict(proposed, agenda, schema, tuple(wrong), besides)


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


def _what(one: Diagnostic, proposal: Proposal, *, any_number: bool) -> tuple[str, str, str]:
    """A finding without its lines, which other changes shift; and as it is after a proposal.

    Where paths change so do numbers: with `any_number` those in its message do not count.
    """
    message = one.message
    for old, new in proposal.moves:
        message = message.replace(old, new)
    for old, new in proposal.ids:
        message = message.replace(f"`{old}`", f"`{new}`")
    if any_number:
        message = re.sub("[0-9]+", "", message)
    return one.kind.code, moved(one.path, proposal.moves), message


def _changed_lines(change: Change) -> frozenset[int]:
    """The lines of a changed file that stand nowhere in it as it was."""
    old = frozenset((change.old or b"").splitlines())
    lines = enumerate((change.new or b"").splitlines(), 1)
    return frozenset(number for number, line in lines if line not in old)
