"""Who signed: what `list`, `show`, `report ondertekening` and JSON say of an organisation."""

from datetime import date
from typing import Any, NamedTuple

import pytest

from gihv import records
from gihv.model import Agenda
from gihv.query import Selectie, selectie
from gihv.report import named
from gihv.report.list import lijst
from gihv.report.show import show
from gihv.report.value import Report, Table, text_of
from tests.helpers import BASE, Files, load

ORGANISATIES = """\
bank: {naam: Bank, soort: bedrijf}
club: {naam: Club, soort: samenwerking}
club-leden: {naam: leden van de club, soort: groep, onderdeel_van: [club]}
dienst: {naam: Dienst, soort: overheid, onderdeel_van: [stad]}
dorp: {naam: Dorp, soort: overheid}
eiland: {naam: Eiland, soort: overheid, onderdeel_van: [zee]}
haven: {naam: Haven, soort: bedrijf, onderdeel_van: [eiland]}
loket: {naam: Loket, soort: samenwerking, onderdeel_van: [dienst, dorp]}
markt: {naam: Markt, soort: bedrijf}
stad: {naam: Stad, soort: overheid}
steiger: {naam: Steiger, soort: bedrijf, onderdeel_van: [haven]}
vissers: {naam: vissers, soort: groep}
winkel: {naam: Winkel, soort: bedrijf, onderdeel_van: [markt]}
zee: {naam: Zee, soort: samenwerking}
zeilers: {naam: zeilers, soort: groep}
zeilbond: {naam: Zeilbond, soort: samenwerking, onderdeel_van: [zeilers, zee]}
"""
ONDERTEKENAARS = """\
ondertekenaars:
  - {organisatie: stad, hele_agenda: true}
  - {organisatie: dorp, hele_agenda: true, voorbehoud: true}
  - {organisatie: bank}
  - {organisatie: club, voorbehoud: true}
  - {organisatie: haven, voorbehoud: true}
  - {organisatie: zeilbond}
"""
ACTIES = {
    "agenda/01-groen/01-een.yaml": (
        "nummer: 1\ntitel: Een\ntrekkers: [loket, stad, winkel]\n"
        "partners: [bank, dorp, eiland, markt, steiger, vissers, zeilers]\n"
        "beoogde_partners: [zee]\n"
    ),
    "agenda/01-groen/02-twee.yaml": (
        "nummer: 2\ntitel: Twee\ntrekkers: [zee, vissers]\npartners: [club-leden, dienst, winkel]\n"
    ),
}


class Said(NamedTuple):
    """Of an organisation: the words, for programs how and by whom; what it leads, and helps."""

    words: str
    hoe: str
    door: tuple[str, ...] = ()
    trekker: str = "–"
    partner: str = "–"

    @property
    def shown(self) -> list[str]:
        """What `show` says, below the name."""
        if self.hoe == "groep":
            return []
        before = "tekende niet, " if self.hoe == "alleen_onderdeel" else "tekende "
        said = {"ja": "", "nee": "niet"}.get(self.words, self.words.removeprefix("ja, "))
        return [f"{before}{said}".strip()]


SAID = {
    # itself
    "stad": Said("ja, de hele agenda", "zelf", ("stad",)),
    "dorp": Said("ja, de hele agenda, onder voorbehoud", "zelf", ("dorp",)),
    "bank": Said("ja", "zelf", ("bank",)),
    "club": Said("ja, onder voorbehoud", "zelf", ("club",)),
    "haven": Said("ja, onder voorbehoud", "zelf", ("haven",)),
    "zeilbond": Said("ja", "zelf", ("zeilbond",)),
    # through a whole, one of two wholes, the whole of a whole, the nearest whole first
    "dienst": Said("via Stad", "via_geheel", ("stad",)),
    "loket": Said("via Dorp (onder voorbehoud) en Stad", "via_geheel", ("dorp", "stad")),
    "steiger": Said("via Haven (onder voorbehoud)", "via_geheel", ("haven",)),
    "club-leden": Said("via Club (onder voorbehoud)", "via_geheel", ("club",)),
    # only a part, also one of a part
    "eiland": Said(
        "alleen een onderdeel: Haven (onder voorbehoud)",
        "alleen_onderdeel",
        ("haven",),
        partner="1.1",
    ),
    "zee": Said(
        "alleen onderdelen: Haven (onder voorbehoud) en Zeilbond",
        "alleen_onderdeel",
        ("haven", "zeilbond"),
        trekker="1.2",
    ),
    # a group has no name to sign with, whichever of its parts did
    "vissers": Said("een groep tekent niet", "groep"),
    "zeilers": Said("een groep tekent niet", "groep"),
    # not
    "markt": Said("nee", "niet", partner="1.1"),
    "winkel": Said("nee", "niet", trekker="1.1", partner="1.2"),
}


@pytest.fixture(scope="module")
def agenda() -> Agenda:
    files = {
        **BASE,
        "agenda/agenda.yaml": BASE["agenda/agenda.yaml"] + ONDERTEKENAARS,
        "agenda/organisaties.yaml": ORGANISATIES,
        **ACTIES,
    }
    found, diagnostics = load(Files(files))
    assert not diagnostics
    assert found.organisaties.keys() == SAID.keys()
    return found


def reported(agenda: Agenda, keuze: Selectie) -> Report:
    return named("ondertekening")(agenda, keuze, date(2014, 1, 1))


def rows(report: Report, section: int = 0) -> dict[str | None, dict[str, str]]:
    """The texts of a report's first table by the id of their row and the title of their column."""
    (table,) = report.sections[section].blocks
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns]
    return {
        id_: dict(zip(titles, map(text_of, row), strict=True))
        for id_, row in zip(table.ids, table.rows, strict=True)
    }


@pytest.mark.parametrize("id_", SAID)
def test_four_outputs_say_the_same_of_an_organisation(agenda: Agenda, id_: str) -> None:
    one, said = agenda.organisaties[id_], SAID[id_]
    assert rows(lijst(agenda, Selectie(), "organisaties"))[id_]["ondertekend"] == said.words
    (below,) = show(agenda, one, date.max).below
    assert [told for told in below.split(" · ") if "tekende" in told] == said.shown
    record: dict[str, Any] = records.organisatie(agenda, one)["ondertekening"]
    assert (record["hoe"], tuple(by["id"] for by in record["door"])) == (said.hoe, said.door)
    otherwise = {"ondertekend": said.words, "trekker van": "–", "partner bij": "–"}
    row = rows(reported(agenda, Selectie())).get(id_, otherwise)
    assert tuple(row[title] for title in otherwise) == (said.words, said.trekker, said.partner)


def test_the_old_keys_of_a_record_are_of_its_own_signature(agenda: Agenda) -> None:
    def own(id_: str) -> tuple[bool, ...]:
        record = records.organisatie(agenda, agenda.organisaties[id_])
        return record["ondertekenaar"], record["hele_agenda"], record["voorbehoud"]

    assert own("dorp") == (True, True, True)
    assert own("loket") == own("zee") == own("vissers") == own("winkel") == (False, False, False)


def test_trekkers_that_did_not_sign_come_first(agenda: Agenda) -> None:
    report = reported(agenda, Selectie())
    assert list(rows(report)) == ["winkel", "zee", "eiland", "markt"]
    assert " ".join(report.lead) == (
        "6 organisaties tekenden de agenda, waarvan 2 de hele. "
        "4 trekkers en partners tekenden niet. Van Zee en Eiland tekende alleen een onderdeel."
    )
    assert list(rows(report, 1)) == ["club", "dorp", "haven"]


def test_who_leads_is_told_from_the_chosen_acties(agenda: Agenda) -> None:
    chosen = selectie(agenda, {"trekker": ["zee"]})
    assert list(rows(reported(agenda, chosen))) == ["zee", "winkel"]


def test_a_circle_of_parts_ends() -> None:
    circle = (
        "a: {naam: A, soort: bedrijf, onderdeel_van: [b]}\n"
        "b: {naam: B, soort: bedrijf, onderdeel_van: [a]}\n"
    )
    signed = "ondertekenaars: [{organisatie: a}, {organisatie: onbekend}]\n"
    files = {
        **BASE,
        "agenda/agenda.yaml": BASE["agenda/agenda.yaml"] + signed,
        "agenda/organisaties.yaml": circle,
    }
    found, _ = load(Files(files))
    assert {
        id_: records.organisatie(found, one)["ondertekening"]["hoe"]
        for id_, one in found.organisaties.items()
    } == {"a": "zelf", "b": "via_geheel"}
