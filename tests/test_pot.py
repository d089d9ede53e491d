"""An agenda as others have it: one pot of € 7.500.000, of which acties get a share.

The agenda is `tests/pot/agenda/`, made for this. Its money, in the order of its files:

| | where | who pays | euros | for | status |
| --- | --- | --- | --- | --- | --- |
| P | agenda, the pot | rijk, via regiodeal | 7.500.000 | 2024-2026 | toegezegd |
| Q | agenda | provincie | 250.000 | 2024, the whole agenda | toegezegd |
| R | 1.1, of the pot | rijk, via regiodeal | 2.000.000 | 2024-2026 | toegezegd; 400.000 came |
| S | 1.1 | gemeente | 300.000 | 2024 | ontvangen |
| T | 1.2, of the pot | rijk, via regiodeal | about 1.500.000 | no year | aangevraagd |
| U | 1.2 | gemeente | 60.000 and 90.000 | 2024 and 2025 | mogelijk |
| V | 2.1, of the pot | rijk, via regiodeal | 900.000 | 2026 | afgewezen |
| W | 2.2, gestopt | gemeente | 100.000, of which 40.000 came | 2024 | toegezegd |

What is left of the pot: P - R - T = about 4.000.000; what was rejected (V) stays in it.
Needed: 3.000.000 in 1.1, about 1.500.000 in 1.2, 900.000 in 2.1; 2.2 needs nothing any more.
"""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import REPOSITORY, Result, gihv
from tests.reckoned import told_euros

POT = REPOSITORY / "tests" / "pot"


def ask(command: str, root: Path = POT) -> Result:
    return gihv(*shlex.split(command), root=root)


def text(command: str, root: Path = POT) -> str:
    """An answer as one line, so that no assertion stands on where a line ends."""
    return " ".join(ask(command, root).out.split())


def test_the_agenda_is_clean() -> None:
    result = ask("validate --strict")
    assert result.code == 0, result.out


REST, AGENDA = "daarnaast, nog te verdelen: Zuidpot", "daarnaast, voor de hele agenda"
OVER = "afgerond of gestopt, niet ontvangen"
BESIDE = {REST: 4_000_000, AGENDA: 250_000}
OF_THE_POT: dict[str, int | None] = {
    "toegezegd": 2_000_000,  # R
    "waarvan ontvangen": 400_000,
    "aangevraagd": 1_500_000,  # T
    "afgewezen": 900_000,  # V
    REST: 4_000_000,
}

EUROS: dict[str, dict[str, int | None]] = {
    # The whole agenda: the pot, not its shares.
    "": {
        "toegezegd": 8_090_000,  # P + Q + S + W's 40.000
        "waarvan ontvangen": 740_000,  # of P the 400.000 of R; S; W's 40.000
        "mogelijk": 150_000,  # U
        OVER: 60_000,  # W
        "benodigd": 5_400_000,
        "tekort": 3_100_000,  # 5.400.000 - R - S; at most, as the rest of the pot may pay too
    },
    # A choice: its shares, and beside them what is left of the pot.
    "--speerpunt 1": {
        "toegezegd": 2_300_000,  # R + S
        "waarvan ontvangen": 700_000,
        "aangevraagd": 1_500_000,  # T
        "mogelijk": 150_000,
        **BESIDE,
        "benodigd": 4_500_000,
        "tekort": 2_200_000,  # 4.500.000 - R - S
    },
    "--speerpunt 2": {
        "toegezegd": 40_000,  # of W
        "waarvan ontvangen": 40_000,
        "afgewezen": 900_000,
        OVER: 60_000,
        **BESIDE,
        "benodigd": 900_000,
        "tekort": 900_000,
    },
    # P, as R + T + what is left: 7.500.000.
    "--bron rijk": OF_THE_POT,
    "--bron regiodeal": OF_THE_POT,
    "--bron zuidpot": OF_THE_POT,
    "--bron gemeente": {
        "toegezegd": 340_000,  # S + W's 40.000
        "waarvan ontvangen": 340_000,
        "mogelijk": 150_000,
        OVER: 60_000,
    },
    "--jaar 2024": {
        "toegezegd 2024": 340_000,
        "waarvan ontvangen 2024": 340_000,
        "toegezegd over meer jaren": 2_000_000,  # R
        "waarvan ontvangen over meer jaren": 400_000,
        "aangevraagd zonder jaar": 1_500_000,  # T
        "mogelijk 2024": 60_000,
        f"{OVER} 2024": 60_000,
        f"{AGENDA} 2024": 250_000,
        f"{REST} over meer jaren": 4_000_000,
    },
    "--jaar 2026": {
        "toegezegd over meer jaren": 2_000_000,
        "waarvan ontvangen over meer jaren": 400_000,
        "aangevraagd zonder jaar": 1_500_000,
        "afgewezen 2026": 900_000,
        f"{REST} over meer jaren": 4_000_000,
    },
    "--bron gemeente --jaar 2025": {"mogelijk 2025": 90_000},
}
"""A choice, and every euro that `gihv report` tells of it."""


@pytest.mark.parametrize(("choice", "expected"), EUROS.items(), ids=EUROS)
def test_the_euros_of_a_choice(choice: str, expected: dict[str, int | None]) -> None:
    assert told_euros(ask(f"report {choice} --format json").data, expected) == expected


SAID = {
    # Nobody has adopted it yet, and three acties are open to money.
    "report": (
        "nog niet vastgesteld",
        "1 van de 3 acties is zonder financiering.",
        "1 actie is afgerond of gestopt",
        "benodigd ongeveer € 5.400.000",
        "tekort hoogstens € 3.100.000",
    ),
    "report --bron zuidpot": ("3 van de 4 acties", "aangevraagd ongeveer € 1.500.000"),
    "report --speerpunt 1": ("nog te verdelen: Zuidpot; toegezegd: ongeveer € 4.000.000",),
    # Here the shares count, and of the pot what is left: together as much as above.
    "report --per actie": (
        "1.1 Een leerhuis; toegezegd: € 2.300.000",
        "aangevraagd: ongeveer € 1.500.000; mogelijk: € 150.000",
        "nog te verdelen: Zuidpot; toegezegd: ongeveer € 4.000.000",
        "voor de hele agenda; toegezegd: € 250.000",
        # R + S + W's 40.000 + what is left + Q.
        "totaal; toegezegd: ongeveer € 6.590.000; aangevraagd: ongeveer € 1.500.000",
    ),
    # Here the pot.
    "report --per bron": (
        "Gemeente Zuidstad; toegezegd: € 340.000; mogelijk: € 150.000",
        "Het Rijk; toegezegd: € 7.500.000 Gemeente",
        "Provincie Zuidland; toegezegd: € 250.000",
        "totaal; toegezegd: € 8.090.000; mogelijk: € 150.000",
    ),
    "report --per jaar": (
        "2024; toegezegd: € 590.000",  # Q + S + W's 40.000
        "2024-2026; toegezegd: € 7.500.000",
        # Of what is needed only that of 1.2 is rough.
        "2026; benodigd: € 900.000 zonder jaar; benodigd: € 3.000.000 totaal",
        "mogelijk: € 150.000; benodigd: ongeveer € 5.400.000",
    ),
    "show 1.1": (
        "€ 2.000.000 toegezegd, waarvan € 400.000 ontvangen; 2024, 2025 en 2026",
        "Het Rijk, via Regio Deal Zuid, uit Zuidpot",
    ),
    "show 1.2": (
        "ongeveer € 1.500.000 aangevraagd; Het Rijk",
        "Benodigd: ongeveer € 1.500.000 (2024: € 500.000, 2025: € 1.000.000)",
    ),
    "show rijk": (
        "€ 2.000.000",
        "ongeveer € 1.500.000",
        "nog te verdelen",
        "ongeveer € 4.000.000",
    ),
}
"""A command, and what its answer says."""


@pytest.mark.parametrize(("command", "said"), SAID.items(), ids=SAID)
def test_the_words_of_an_answer(command: str, said: tuple[str, ...]) -> None:
    answer = text(command)
    assert [one for one in said if one not in answer] == []


# -- a year more -------------------------------------------------------------------------------


def test_a_year_more_makes_nothing_paid_for_that_was_not(tmp_path: Path) -> None:
    root = shutil.copytree(POT, tmp_path / "pot")
    before = {path: path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")}
    result = ask("set agenda periode.tot=2027", root)
    assert result.code == 0
    after = {path: path.read_text(encoding="utf-8") for path in before}
    changed = {path.name for path in before if before[path] != after[path]}
    # Three acties have one word for all years; 2.2 ends in 2024, whatever the periode.
    assert changed == {"agenda.yaml", "01-leerhuis.yaml", "02-werkplaats.yaml", "01-loods.yaml"}
    # The answer names them; what 1.1 needs is one amount, which nobody but its editors can divide.
    assert "`dekking` van 1.1, 1.2 en 2.1 staat nu per jaar, " in result.err
    assert "`benodigd` van 1.1 is één bedrag voor 2024-2026" in result.err
    # What stood for 2024 to 2026 still does, and no comment is lost; 2027 begins as ontbreekt.
    assert "zegt het college" in (root / "agenda/01-leren/01-leerhuis.yaml").read_text("utf-8")
    rows = {
        row["dekking"]: (row["2026"], row["2027"])
        for one in ask("report --format json", root).data["delen"]
        for row in one["rijen"]
        if one["naam"] == "acties_per_jaar"
    }
    assert rows == {"gedekt": (1, 0), "beoogd": (1, 0), "open": (1, 3)}
    assert ask("validate --strict", root).code == 0
