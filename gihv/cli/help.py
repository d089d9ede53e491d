"""What stands in the help of a command: its parameters in sections, and examples at its end."""

from collections.abc import Mapping

import click

from gihv.cli.options import KEUZE, VORM, WAT

OPTIES = "Opties"
SECTIONS = (WAT, KEUZE, VORM, OPTIES)
"""The sections of a help, in order."""
HOW_TO_CHOOSE = (
    "Herhaalt u een optie, dan vindt gihv meer; combineert u verschillende opties, dan minder. "
    "Met een plus gelden beide: `--organisatie A+B`, `--zonder trekkers+partners`. Bij een "
    "organisatie tellen ook de onderdelen."
)
"""What stands in the section KEUZE before its options."""

EXAMPLES: Mapping[str, str] = {
    "gihv validate": "Klopt de agenda?",
    "gihv validate --strict": "Ook bij waarschuwingen code 1.",
    "gihv report": "Welke acties zijn zonder financiering?",
    "gihv report --per bron --speerpunt 1": "Wie betaalt wat in speerpunt 1?",
    "gihv report organisaties --alles": "Wie doet wat?",
    "gihv report voortgang --sinds 2026-01-01": "Wat is er sinds die dag nieuw?",
    "gihv report --stand 2026-01-01": "Hoe stond het die dag?",
    "gihv list --dekking open": "Acties waarvan het geld nog open is.",
    "gihv list organisaties --sorteer trekker": "Wie de meeste acties leidt, eerst.",
    "gihv list --rev HEAD~1": "De acties zoals die voor de laatste commit waren.",
    "gihv list --format csv > acties.csv": "Alle acties in een spreadsheet.",
    "gihv show 1.1": "Alles over actie 1.1.",
    "gihv show agenda": "Wie de agenda begon, het contact en het geld voor het geheel.",
    "gihv diff": "Wat is er anders dan in de laatste commit?",
    "gihv diff HEAD~1..HEAD": "Wat veranderde de laatste commit?",
    "gihv diff 2026-01-01 --speerpunt 1": "Wat veranderde er in speerpunt 1 sinds die dag?",
    "gihv export -o agenda.md": "De hele agenda.",
    "gihv export --speerpunt 1 -o speerpunt-1.md": "Alleen speerpunt 1.",
    "gihv export --format html -o site": "Een website; begin bij site/index.html.",
    "gihv export --check -o agenda.md": "Past agenda.md nog bij de agenda?",
    "gihv new actie 1 'Open dag voor ouders'": "Een actie in speerpunt 1.",
    "gihv new actie 1 'Op bezoek' --nummer 2": "Als tweede; de rest schuift op.",
    "gihv new speerpunt 'Werken in de zorg'": "Een speerpunt met acties.",
    "gihv new speerpunt Onderzoek --soort ondersteunend": "Een ondersteunend speerpunt.",
    "gihv new organisatie Zorghuis --soort bedrijf": "Een bedrijf.",
    "gihv new organisatie 'Open Huis' --soort onderwijs --afkorting OH": "Met een afkorting.",
    "gihv new regeling Techniekfonds --soort fonds": "Een fonds.",
    "gihv new regeling 'Budget Leren' --soort budget --afkorting BL": "Een budget.",
    "gihv set 1.1 status=lopend titel=Stages": "Twee velden tegelijk.",
    "gihv set 1.1 financiering.dekking.2018=gedekt": "Een veld binnen een veld.",
    "gihv set 1.1 partners+=provincie": "Een partner erbij, met zijn id.",
    "gihv set 1.1 trekkers.1.taak=": "De taak van de eerste trekker weg.",
    "gihv set 1.1 'financiering.bijdragen+={bron: provincie, status: mogelijk}'": "Geld erbij.",
    "gihv set --trekker vakcollege status=lopend --ja": "Alle acties van één trekker.",
    "gihv rename provincie provincie-merenland": "Een organisatie.",
    "gihv rename 1.1 brug --dry-run": "Een actie; eerst kijken, niets schrijven.",
    "gihv rename bouwend-merenland werf-de-meeuw --samenvoegen": "Twee worden één.",
    "gihv move 1.2 1.1": "Actie 1.2 wordt 1.1, en 1.1 wordt 1.2.",
    "gihv move 3.2 1": "Actie 3.2 wordt de laatste van speerpunt 1.",
    "gihv remove 2.4": "Actie 2.4, met het bestand.",
    "gihv remove 1.3 --dry-run": "Wat zou er veranderen?",
    "gihv fmt": "Alle bestanden.",
    "gihv fmt --diff": "Eerst kijken, niets schrijven.",
    "gihv explain": "Alle codes.",
    "gihv explain GIHV201": "Wat GIHV201 betekent.",
    "gihv schema actie": "Het schema van een actie.",
    "gihv schema --bijwerken": "Werk de map `schema` bij.",
    "gihv init nieuw": "In de map `nieuw`.",
    "gihv init west --regio West --van 2026 --tot 2028": "Met een regio en een periode.",
    "gihv init proef --voorbeeld": "Met een speerpunt en een actie om te bekijken.",
}
"""What one may type, and what that gives; each works in an agenda that has these numbers and ids.

A command shows those that begin with it.
"""
FIRST = ("gihv validate", "gihv report", "gihv show 1.1")
"""What `gihv` itself shows of them."""


def examples_of(command: str) -> list[tuple[str, str]]:
    """The examples of a command, with the words before it: each with what it gives."""
    own = FIRST if command == "gihv" else [one for one in EXAMPLES if one.startswith(command)]
    return [(one, EXAMPLES[one]) for one in own]


def write_sections(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write the parameters of a command, each in its section; --help ends the last of them."""
    sections: dict[str, list[tuple[str, str]]] = {name: [] for name in SECTIONS}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        own = getattr(param, "rich_help_panel", None)
        if own is None and param is command.get_help_option(ctx):
            own = next((name for name in reversed(SECTIONS) if sections[name]), None)
        default = WAT if isinstance(param, click.Argument) else OPTIES
        sections[own or default].extend([record] if record else [])
    for name, records in sections.items():
        if records:
            with formatter.section(name):
                if name == KEUZE:
                    formatter.write_text(HOW_TO_CHOOSE)
                    formatter.write_paragraph()
                formatter.write_dl(records)


def write_examples(ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write what may be typed, and what that gives."""
    with formatter.section("Voorbeelden"):
        formatter.write_dl(examples_of(ctx.command_path), col_max=40)
