"""`gihv explain`: each kind of finding has a code, a name and a page."""

import re

import pytest

from gihv.cli.main import APP
from gihv.cli.run import run
from gihv.diagnostics import FileError, Kind, Severity
from gihv.explain import FAMILIES, kind_named, kinds
from gihv.output.explanation import overview, page
from gihv.rules import RULES
from gihv.shape import KINDS


def gihv(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(APP, list(args))
    out, err = capsys.readouterr()
    return code, out, err


# -- all kinds -------------------------------------------------------------------------------


def test_every_kind_is_there_once_in_order_of_code() -> None:
    codes = [kind.code for kind in kinds()]
    everywhere = {error.kind.code for error in FileError.__subclasses__()}
    everywhere |= {kind.code for kind in KINDS} | {rule.kind.code for rule in RULES}
    assert codes == sorted(everywhere)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_every_kind_has_a_family_a_slug_and_a_page(kind: Kind) -> None:
    assert re.fullmatch(r"GIHV[0-9]{3}", kind.code)
    assert kind.code[:5] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.slug)
    summary, _, rest = kind.page.partition("\n\n")
    assert summary == kind.summary, "the summary is a paragraph of one line"
    assert summary.endswith(".")
    assert rest


# -- one kind --------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["gihv201", "201", "Onbekende-Organisatie"])
def test_a_kind_is_found_by_code_and_by_slug(word: str) -> None:
    assert kind_named(word, kinds()).code == "GIHV201"


def test_explain_prints_each_page_under_code_slug_and_severity(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = gihv(capsys, "explain", "gihv201", "tab")
    assert (code, err) == (0, "")
    assert out.startswith("GIHV201 onbekende-organisatie (fout)\n\nEen organisatie die niet in ")
    assert "\nFout:\n\n    # agenda/" in out
    assert "- den-haag  # <- GIHV201\n" in out
    assert re.findall(r"^(GIHV\w+) \S+ \(", out, re.MULTILINE) == ["GIHV201", "GIHV002"]


def test_explain_of_an_unknown_code_cannot_run(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = gihv(capsys, "explain", "GIHV104", "GIVH201")
    assert (code, out) == (2, "")
    assert "gihv kent `GIVH201` niet. Bedoelde u `GIHV201`?" in err


# -- as text ---------------------------------------------------------------------------------

PAGE = Kind(
    "GIHV901",
    "te-mooi",
    Severity.WAARSCHUWING,
    """Een titel die te mooi is.

    Deze alinea staat in de bron
    over twee regels.

        # agenda/01-groen/01-bomen.yaml
      - titel: Een regel van een voorbeeld die langer is dan veertig tekens  # <- GIHV901
      + titel: Kort
          inspringen: blijft
    """,
)


def test_prose_fits_the_width_and_examples_stay_as_they_are() -> None:
    assert page(PAGE, 40) == (
        "GIHV901 te-mooi (waarschuwing)\n"
        "\n"
        "Een titel die te mooi is.\n"
        "\n"
        "Deze alinea staat in de bron over twee\n"
        "regels.\n"
        "\n"
        "Fout:\n"
        "\n"
        "    # agenda/01-groen/01-bomen.yaml\n"
        "    titel: Een regel van een voorbeeld die langer is dan veertig tekens  # <- GIHV901\n"
        "      inspringen: blijft\n"
        "\n"
        "Goed:\n"
        "\n"
        "    # agenda/01-groen/01-bomen.yaml\n"
        "    titel: Kort\n"
        "      inspringen: blijft\n"
    )


def test_list_has_every_code_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = gihv(capsys, "explain")
    assert code == 0
    told = [line.split()[0] for line in out.splitlines() if line.startswith("  GIHV")]
    assert told == [kind.code for kind in kinds()]
    assert out.startswith("Bestanden lezen\n  GIHV001  ongeldige-yaml  ")


def test_list_fits_the_width() -> None:
    text = overview({"Titels": [PAGE, kind_named("GIHV201", kinds())]}, 60)
    assert text == (
        "Titels\n"
        "  GIHV901  te-mooi                Een titel die te mooi is.\n"
        "                                  (waarschuwing)\n"
        "  GIHV201  onbekende-organisatie  Een organisatie die niet\n"
        "                                  in organisaties.yaml\n"
        "                                  staat.\n"
        "\n"
        "Een fout uitgelegd: gihv explain CODE\n"
    )
