"""`gihv list`: the things in the agenda, a row each."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import click
import typer

from gihv.cli import complete
from gihv.cli.dutch_click import unknown
from gihv.cli.filters import chosen, with_filters
from gihv.cli.moment import Moment
from gihv.cli.options import VORM, WAT, Alles, Breed, Rev, Stand, format_from, option
from gihv.cli.repository import answer, read
from gihv.model import Agenda
from gihv.output.report import LIST_FORMATS
from gihv.report.kolommen import kolommen
from gihv.report.list import LIJSTEN, column, lijst, soorten_van

SOORT = f"Een van deze: {', '.join(LIJSTEN)}."
KIND = "Alleen speerpunten, organisaties of regelingen van deze soort, zoals `onderwijs`."
ORDER = "Op welke kolom gesorteerd. Het grootste getal komt eerst, wat onbekend is het laatst."


def _columns() -> str:
    """The help on columns: those of each soort."""
    known = {soort: list(kolommen(Agenda(None), soort)) for soort in LIJSTEN}
    known["acties"].insert(known["acties"].index("dekking") + 1, "een jaar zoals 2014")
    named = (f"Van {soort}: {', '.join(names)}." for soort, names in known.items())
    return " ".join(["Welke kolommen, met komma's ertussen.", *named])


def _by_column(name: str, metavar: str, help: str) -> Any:
    return option(name, metavar, help, complete.columns, section=VORM)


@with_filters
def list_(
    ctx: typer.Context,
    *,
    filters: Mapping[str, Any],
    soort: Annotated[
        str, typer.Argument(metavar="[SOORT]", help=SOORT, click_type=click.Choice(LIJSTEN))
    ] = "acties",
    soorten: Annotated[list[str] | None, option("--soort", "WOORD", KIND, section=WAT)] = None,
    rev: Rev = None,
    stand: Stand = None,
    form: Annotated[str | None, format_from(LIST_FORMATS)] = None,
    wanted: Annotated[str, _by_column("--kolommen", "NAAM,…", _columns())] = "",
    sorteer: Annotated[str, _by_column("--sorteer", "NAAM", ORDER)] = "",
    breed: Breed = False,
    alles: Alles = False,
) -> None:
    """Toon de acties, speerpunten, organisaties of regelingen."""
    moment, soorten = Moment.of(rev, stand), soorten or []
    agenda, today = read(ctx, moment), moment.vandaag
    _check_soorten(agenda, soort, soorten)
    names = [_column(agenda, soort, name.strip()) for name in wanted.split(",") if name.strip()]
    order = sorteer and _column(agenda, soort, sorteer)
    keuze = chosen(agenda, filters)
    report = lijst(
        agenda, keuze, soort, namen=names, sorteer=order, soorten=soorten, peildatum=today
    )
    answer(agenda, report, form=form, breed=breed, alles=alles)


def _column(agenda: Agenda, soort: str, typed: str) -> str:
    """The column that is meant. Raises UsageError where there is none."""
    if name := column(agenda, soort, typed):
        return name
    raise unknown(f"Er is geen kolom `{typed}`.", typed, tuple(kolommen(agenda, soort)))


def _check_soorten(agenda: Agenda, soort: str, wanted: Sequence[str]) -> None:
    """Raises UsageError for a soort that none of these things has."""
    if wanted and soort == "acties":
        raise click.UsageError(
            "Acties hebben geen soort. Noem wat u wilt zien: gihv list organisaties --soort …"
        )
    known = soorten_van(agenda, soort)
    for word in wanted:
        if word not in known:
            raise unknown(f"Geen van de {soort} heeft als soort `{word}`.", word, known)
