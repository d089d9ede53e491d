"""`gihv diff`: what changed in the agenda between two revisions of git, in its own words."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from gihv.cli.filters import with_some
from gihv.cli.moment import opened
from gihv.cli.options import Alles, Breed, argument, format_from
from gihv.cli.repository import answer, root_of, tell_gaps
from gihv.dates import Datum, leesbaar
from gihv.diagnostics import FileError
from gihv.diff import anders_geschreven, keuzes, lees, vergelijk
from gihv.git import Commit, GitError, History, oid_of
from gihv.layout import kind_of
from gihv.output.report import FORMATS
from gihv.query import Unknown
from gihv.report.wijzigingen import wijzigingen
from gihv.tree import WorkTree

BETWEEN = (
    "Een versie van git of een dag, zoals `HEAD~1`, `main` of 2026-01-31; met `..` ertussen twee. "
    "Met één versie of dag is dat tot de bestanden van nu; met niets vanaf de laatste commit."
)
COMMENT = 28
"""The lines of changes in Markdown: with all around them at most forty, as a comment wants."""


@with_some("speerpunt", "actie", "organisatie")
def diff(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    between: Annotated[str, argument("[VAN[..TOT]]", BETWEEN)] = "HEAD",
    form: Annotated[str | None, format_from(FORMATS)] = None,
    breed: Breed = False,
    alles: Alles = False,
) -> None:
    """Toon wat er in de agenda veranderde."""
    root = root_of(ctx)
    first, has_two, last = between.partition("..")
    if last.startswith("."):
        raise click.UsageError("Schrijf twee punten tussen VAN en TOT, zoals `main..HEAD`.")
    with opened(root) as history:
        van = _commit(history, first or "HEAD")
        tot = _commit(history, last or "HEAD") if has_two else None
        was = history.tree(van, may_lack=True)
        nu = history.tree(tot) if tot else None
        old, new = was.oids, nu.oids if nu else _oids(root, was.oids, van.oid)
        changed = sorted({path for path, _ in old.items() ^ new.items() if kind_of(path)})
        kanten = lees(was, nu or WorkTree(root), changed)
    tell_gaps(kanten.was, van)
    tell_gaps(kanten.nu, tot)
    verschil = vergelijk(*kanten[:2], heel=kanten.heel)
    try:
        chosen = keuzes(verschil, filters)
    except Unknown as error:
        raise click.UsageError(str(error)) from None
    made = wijzigingen(
        verschil,
        chosen,
        f"Van {_named(van)} naar {_named(tot)}.",
        anders=len(anders_geschreven(kanten, changed)),
        most=COMMENT if form == "markdown" and not alles else None,
    )
    unread = kanten.was if kanten.was.hiaten else kanten.nu
    answer(unread, made, form=form, breed=breed, alles=alles)


def _commit(history: History, named: str) -> Commit:
    """The commit of a revision, or of a day where there is no revision of that name."""
    try:
        return history.commit(named)
    except GitError as error:
        with suppress(ValueError, OverflowError):
            return history.last_of(Datum.parse(named).laatste)
        hint = " Een dag schrijft u als 2026-01-31." if re.search(r"\d{4}", named) else ""
        raise GitError(f"{error}{hint}") from None


def _named(commit: Commit | None) -> str:
    if commit is None:
        return "de bestanden van nu"
    return f"versie {commit.kort} ({leesbaar(commit.datum)})"


def _oids(root: Path, was: Mapping[str, str], like: str) -> Mapping[str, str]:
    """What git would call each file as it is now, whatever its line ends."""
    tree = WorkTree(root)
    found = {}
    for path in filter(kind_of, tree.files()):
        content = b""
        with suppress(FileError):  # who reads it says so
            content = tree.read(path)
        name = oid_of(content, like)
        if name != was.get(path) and b"\r\n" in content:
            name = oid_of(content.replace(b"\r\n", b"\n"), like)
        found[path] = name
    return found
