"""`gihv explain`: the manual page of a kind of finding, or the list of all."""

from typing import Annotated

import click

from gihv.cli import complete
from gihv.cli.console import line_width
from gihv.cli.options import argument
from gihv.explain import families, kind_named, kinds
from gihv.output.explanation import overview, page

CODES = "De code of de naam bij een melding, zoals GIHV201. Zonder code ziet u alle codes."


def explain(
    codes: Annotated[list[str] | None, argument("[CODE]...", CODES, complete.codes)] = None,
) -> None:
    """Leg een melding van `gihv validate` uit, met een voorbeeld."""
    known = kinds()
    if not codes:
        click.echo(overview(families(known), line_width()), nl=False)
        return
    try:
        asked = [kind_named(code, known) for code in codes]
    except LookupError as error:
        raise click.UsageError(str(error)) from None
    click.echo("\n".join(page(kind, line_width()) for kind in asked), nl=False)
