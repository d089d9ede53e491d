"""What a run found, with what the formats of findings need to tell it: where the user stands."""

from collections.abc import Sequence
from pathlib import Path

from gihv.diagnostics import Diagnostic
from gihv.layout import kind_of
from gihv.load import Documents
from gihv.model import Agenda
from gihv.output.findings import Outcome


def outcome(
    root: Path,
    documents: Documents,
    agenda: Agenda,
    found: Sequence[Diagnostic],
    seconds: float,
    *,
    elsewhere: Sequence[Diagnostic] | None = None,
) -> Outcome:
    """These findings in the files of an agenda, which took some seconds to find."""
    resolved = root.resolve()
    return Outcome(
        diagnostics=tuple(found),
        lines={path: documents.lines(path) for path in {one.path for one in found}},
        files_read=sum(kind_of(path) is not None for path in agenda.paths),
        seconds=seconds,
        root=resolved,
        here=Path.cwd(),
        top=_git_top(resolved),
        elsewhere=None if elsewhere is None else tuple(elsewhere),
    )


def _git_top(root: Path) -> Path:
    """The nearest folder upwards with `.git` (a file in a worktree or submodule), or the root."""
    return next((one for one in (root, *root.parents) if (one / ".git").exists()), root)
