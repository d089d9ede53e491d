"""The JSON contract: names, their order, and the schemas under schema/uitvoer/ that it fits."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from gihv.report import PER, REPORTS
from gihv.yaml import parse
from tests.command import REPOSITORY, gihv, write
from tests.every_key import FILES, make
from tests.helpers import BASE

FOLDER = REPOSITORY / "schema" / "uitvoer"
LISTS = ("acties", "speerpunten", "organisaties", "regelingen")
OUTPUTS: dict[str, list[list[str]]] = {
    **{soort: [["list", soort]] for soort in LISTS},
    "rapport": [
        *(["report", name] for name in REPORTS),
        *(["report", "--per", per] for per in PER),
        ["report", "--jaar", "2014"],
        *(["report", "--per", per, "--jaar", "2014", "--jaar", "2015"] for per in PER),
    ],
}
"""The commands by the schema that their JSON fits."""


@cache
def schemas() -> dict[str, Any]:
    """Every schema of output by its file's name."""
    files = sorted(FOLDER.glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def validator(soort: str) -> Draft202012Validator:
    """The validator of one kind of output. A schema refers to another by its file, without $id."""
    resources: list[tuple[str, Resource[Any]]] = [
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas().items()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{soort}.schema.json"}, registry=registry)


def wrong(soort: str, data: object) -> list[str]:
    """What a schema says is wrong with some data."""
    return [f"{error.json_path}: {error.message}" for error in validator(soort).iter_errors(data)]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agenda in which every key occurs."""
    return make(tmp_path_factory.mktemp("agenda"))


# -- every output fits its schema ------------------------------------------------------------

EVERY_COMMAND = [(soort, command) for soort, commands in OUTPUTS.items() for command in commands]


@pytest.mark.parametrize(("soort", "command"), EVERY_COMMAND)
def test_it_fits_where_every_key_occurs(soort: str, command: list[str], root: Path) -> None:
    result = gihv(*command, "--format", "json", root=root)
    assert (result.code, result.err) == (0, "")
    assert wrong(soort, result.data) == []


@pytest.mark.parametrize(("soort", "command"), EVERY_COMMAND)
def test_it_fits_where_hardly_anything_can_be_read(
    soort: str, command: list[str], tmp_path: Path
) -> None:
    """Without agenda.yaml and speerpunt.yaml an actie has no years, and its speerpunt no title."""
    actie = "nummer: 1\ntitel: Bomen\nzie: [weg]\ntrekkers: [weg]\n"
    files = {
        **dict.fromkeys(BASE, "[\n"),
        "agenda/groen/speerpunt.yaml": "[\n",
        "agenda/groen/01-bomen.yaml": actie,
    }
    write(tmp_path, files)
    result = gihv(*command, "--format", "json", root=tmp_path)
    assert result.code == 1
    assert wrong(soort, result.data) == []
    assert set(result.data["onvolledig"]) == set(files) - {"agenda/groen/01-bomen.yaml"}


@pytest.mark.parametrize(
    ("soort", "refs"),
    [
        ("acties", ["1.1"]),
        ("speerpunten", ["groen"]),
        ("organisaties", ["gdh"]),
        ("regelingen", ["ebf"]),
        ("agenda", ["agenda"]),
        ("dingen", ["1.1", "groen", "gdh", "ebf", "1.2", "agenda"]),
        ("dingen", ["1.1", "1.2"]),
    ],
)
def test_show_gives_the_things_in_the_form_of_list(soort: str, refs: list[str], root: Path) -> None:
    data = gihv("show", *refs, "--format", "json", root=root).data
    assert wrong(soort, data) == []
    assert data["soort"] == soort
    for kind in set(LISTS) & data.keys():
        whole = gihv("list", kind, "--format", "json", root=root).data[kind]
        assert all(one in whole for one in data[kind])
    assert sum(len(data[kind]) for kind in (*LISTS, "agenda") if kind in data) == len(refs)


# -- the contract, literally -----------------------------------------------------------------


def rol(id_: str, naam: str, taak: str | None = None, **known: Any) -> Any:
    """An organisation in a role, whole."""
    return {"id": id_, "naam": naam, "functie": None, "taak": taak, "voorbehoud": False, **known}


def bijdrage(status: str, **known: Any) -> dict[str, Any]:
    """A bijdrage, whole; what is not given is absent."""
    absent = dict.fromkeys(("id", "bron", "via", "uit", "bedrag", "grens"))
    last = ("ontvangen", "waarvoor", "kenmerk")
    return {**absent, "jaren": [], "status": status, **dict.fromkeys(last), **known}


def streefwaarde(wat: str, **known: Any) -> dict[str, Any]:
    """A streefwaarde, whole; what is not given is absent."""
    keys = ("wat", "waarde", "waarde_tot", "eenheid", "jaar", "grens", "nulmeting")
    return {**dict.fromkeys(keys), "metingen": [], "noot": None, "wat": wat, **known}


def mijlpaal(datum: str, wat: str, **known: Any) -> dict[str, Any]:
    """A mijlpaal, whole; what is not given is absent."""
    absent = {"grens": None, "bereikt": None, "vervallen": False, "door": None, "kenmerk": None}
    return {"datum": datum, "wat": wat, **absent, **known}


DEN_HAAG = {"id": "gemeente-den-haag", "naam": "Gemeente Den Haag"}
EUROPA = {"id": "europa", "naam": "Europees bomenfonds"}
POTJE = {"id": "potje", "naam": "Potje"}
BOOMSCHOOL = {"id": "boomschool", "naam": "Boomschool"}
TOGETHER = bijdrage("toegezegd", bron=BOOMSCHOOL, bedrag=500, jaren=[2014, 2015])
POSSIBLE = bijdrage("mogelijk", bron=EUROPA, via=POTJE, bedrag=40)


def test_an_actie(root: Path) -> None:
    data = gihv("list", "acties", "--format", "json", root=root).data
    assert list(data) == ["versie", "soort", "onvolledig", "keuze", "acties"]
    assert (data["versie"], data["soort"], data["onvolledig"]) == (1, "acties", [])
    by_year = {"2014": 100, "2015": 200}
    assert _ordered(data["acties"][0]) == _ordered(
        {
            "nummer": "1.1",
            "id": "bomen",
            "titel": "Bomen planten: [overal] in de `stad`",
            "kenmerk": "GR/1-1",
            "speerpunt": {"nummer": 1, "id": "groen", "titel": "Groen & rustig"},
            "deelgebied": {"id": "stad", "titel": "De stad"},
            "labels": [{"id": "lucht", "naam": "Schone *lucht*"}],
            "omschrijving": (
                "Planten langs wegen, zie https://bomen.nl/kaart.\n\n"
                "1. eerst kiezen\n2. dan planten"
            ),
            "status": "in_voorbereiding",
            "looptijd": {"van": "2014-K2", "tot": "eind 2015", "doorlopend": False},
            "trekkers": [rol("gemeente-den-haag", "Gemeente Den Haag", functie="boswachter")],
            "partners": [
                rol("boomschool", "Boomschool", "levert | bomen", voorbehoud=True),
                rol("dienst-groen", "De Dienst Groen"),
            ],
            "beoogde_partners": [rol("bewoners", "bewoners")],
            "partners_gezocht": True,
            "financiering": {
                "dekking": "deels",
                "per_jaar": {"2014": "gedekt", "2015": "deels"},
                "benodigd": {"2014": 400, "2015": 600},
                "benodigd_grens": None,
                "bijdragen": [
                    {
                        **bijdrage("toegezegd", bron=DEN_HAAG, bedrag=by_year, waarvoor="bomen"),
                        "jaren": [2014, 2015],
                    },
                    bijdrage("ontvangen", bedrag=30, jaren=[2014], kenmerk="B-7"),
                    bijdrage("afgewezen", bron=EUROPA, bedrag=9999, jaren=[2014]),
                    bijdrage("aangevraagd", via=POTJE, jaren=[2014, 2016], waarvoor="=1+1"),
                    bijdrage("toegezegd", bron=BOOMSCHOOL),
                ],
                "samen_met_andere_acties": [
                    {
                        **bijdrage("aangevraagd", bron=EUROPA, bedrag=80, jaren=[2014]),
                        "acties": ["1.1", "2.1"],
                        "speerpunt": None,
                    },
                    {**TOGETHER, "acties": ["1.1", "1.2"], "speerpunt": "groen"},
                ],
                "toelichting": "Er is een begin.",
                "noot": "De jaren zijn *afgeleid*.",
            },
            "streefwaarden": [
                streefwaarde("nieuwe bomen", waarde=200, grens="ongeveer"),
                streefwaarde("een plan", noot="Welk plan zegt de bron niet."),
                {
                    **streefwaarde("groei", waarde=2.5, waarde_tot=3),
                    "eenheid": "procent",
                    "grens": "maximaal",
                },
            ],
            "mijlpalen": [
                mijlpaal("voorjaar 2015", "planten", grens="vanaf", vervallen=True),
                mijlpaal("2014-09-01", "het plan is klaar", grens="uiterlijk"),
                {
                    **mijlpaal("begin 2014", "start", bereikt="2014-02-03"),
                    "door": "raad",
                    "kenmerk": "R-9",
                },
            ],
            "voortgang": [
                {
                    "datum": "2014-06-01",
                    "oordeel": "aandacht",
                    "toelichting": 'Er is "te weinig" grond.',
                },
            ],
            "zie": [
                {"id": "parken", "nummer": "1.2", "titel": "Parken"},
                {"id": "samen", "nummer": "2", "titel": "Samen"},
            ],
            "websites": ["www.bomen.nl/kaart_1", "https://groen.nl/?a=1&b=2#deel"],
            "noot": "# Twee alinea's\n\n- samen",
            "pad": "agenda/01-groen/01-bomen.yaml",
        }
    )


def test_an_organisation(root: Path) -> None:
    data = gihv("list", "organisaties", "--format", "json", root=root).data
    assert list(data) == ["versie", "soort", "onvolledig", "keuze", "organisaties"]
    by_id = {one["id"]: one for one in data["organisaties"]}
    assert _ordered(by_id["gemeente-den-haag"]) == _ordered(
        {
            "id": "gemeente-den-haag",
            "naam": "Gemeente Den Haag",
            "afkorting": "GDH",
            "aliassen": ["Den Haag", "'s-Gravenhage"],
            "voorheen": ["Die Haghe"],
            "soort": "overheid",
            "onderdeel_van": [],
            "website": "www.denhaag.nl",
            "ondertekenaar": True,
            "hele_agenda": True,
            "voorbehoud": False,
            "ondertekening": {
                "hoe": "zelf",
                "door": [
                    {
                        "id": "gemeente-den-haag",
                        "naam": "Gemeente Den Haag",
                        "hele_agenda": True,
                        "voorbehoud": False,
                    }
                ],
            },
            "rollen": [
                {"actie": "1.1", "rol": "trekker"},
                {"actie": "1.10", "rol": "partner"},
            ],
            "betaalt": ["1.1", "2.1"],
        }
    )
    signed = {
        id_: (one["ondertekenaar"], one["hele_agenda"], one["voorbehoud"])
        for id_, one in by_id.items()
    }
    assert signed["boomschool"] == (True, False, True)
    assert signed["bewoners"] == (False, False, False)
    assert by_id["bewoners"]["rollen"] == [{"actie": "1.1", "rol": "beoogde_partner"}]
    assert by_id["bewoners"]["betaalt"] == []
    assert by_id["boomschool"]["betaalt"] == ["1.1", "1.2"]
    assert by_id["ploeg-bomen"]["onderdeel_van"] == ["dienst-groen", "boomschool"]


def test_a_regeling(root: Path) -> None:
    data = gihv("list", "regelingen", "--format", "json", root=root).data
    assert list(data) == ["versie", "soort", "onvolledig", "keuze", "regelingen"]
    assert _ordered(data["regelingen"]) == _ordered(
        [
            {
                "id": "europa",
                "naam": "Europees bomenfonds",
                "afkorting": "EBF",
                "aliassen": ["bomengeld"],
                "soort": "fonds",
                "verstrekker": "gemeente-den-haag",
                "plafond": {"bedrag": 590_000_000, "jaren": [2014, 2015]},
                "in_oprichting": True,
                "toelichting": "Voor bomen.",
                "acties": ["1.1", "2.1"],
            },
            {
                "id": "potje",
                "naam": "Potje",
                "afkorting": None,
                "aliassen": [],
                "soort": "budget",
                "verstrekker": None,
                "plafond": None,
                "in_oprichting": False,
                "toelichting": None,
                "acties": ["1.1"],
            },
        ]
    )


def test_a_speerpunt(root: Path) -> None:
    data = gihv("list", "speerpunten", "--format", "json", root=root).data
    assert list(data) == ["versie", "soort", "onvolledig", "keuze", "speerpunten"]
    assert _ordered(data["speerpunten"][:1]) == _ordered(
        [
            {
                "nummer": 1,
                "id": "groen",
                "titel": "Groen & rustig",
                "soort": "speerpunt",
                "kenmerk": "GR/1",
                "uitdaging": "Er is te weinig groen.",
                "doelen": ["Meer bomen", "Meer | parken"],
                "deelgebieden": [
                    {"id": "stad", "titel": "De stad", "doelen": ["Bomen in de straat"]},
                    {"id": "rand", "titel": "De rand", "doelen": []},
                ],
                "streefwaarden": [
                    {
                        **streefwaarde("bomen", waarde=1000, waarde_tot=1200.5),
                        "eenheid": "stuks",
                        "jaar": 2015,
                        "grens": "minimaal",
                        "nulmeting": {
                            "datum": "2013-12",
                            "waarde": 800,
                            "herkomst": "telling | 2013",
                        },
                        "metingen": [{"datum": "2014", "waarde": 900, "herkomst": None}],
                        "noot": "Zo staat het in de tabel | hier.",
                    }
                ],
                "toelichting": "Dit hoort bij **alle** acties.",
                "websites": ["www.bomen.nl"],
                "noot": "Dit speerpunt heette anders.",
                "financiering": {
                    "bijdragen": [
                        {**TOGETHER, "acties": ["1.1", "1.2"]},
                        {**POSSIBLE, "acties": []},
                    ],
                    "benodigd": 5000,
                    "benodigd_grens": "ongeveer",
                    "toelichting": "Het geld is voor meer acties samen.",
                    "noot": "De bron telt twee keer.",
                },
                "acties": ["1.1", "1.2", "1.10"],
                "pad": "agenda/01-groen/speerpunt.yaml",
            },
        ]
    )


def test_the_agenda_itself(root: Path) -> None:
    data = gihv("show", "agenda", "--format", "json", root=root).data
    assert list(data) == ["versie", "soort", "onvolledig", "keuze", "agenda"]
    signed = {"hele_agenda": True, "voorbehoud": False}
    assert _ordered(data["agenda"]) == _ordered(
        [
            {
                "titel": "Groene | *agenda*",
                "versie": "1.0",
                "regio": "Haaglanden",
                "periode": {"van": 2014, "tot": 2016},
                "vastgesteld": "2014-02",
                "initiatiefnemer": DEN_HAAG,
                "website": "www.groen.nl",
                "contact": {
                    "email": "vragen_over@groen.nl",
                    "telefoon": "070 123 45 67",
                    "adres": "Postbus 1\n2500 AA Den Haag",
                },
                "benamingen": {
                    "speerpunt": {"enkelvoud": "speerpunt", "meervoud": "speerpunten"},
                    "actie": {"enkelvoud": "actie", "meervoud": "acties"},
                },
                "labels": [
                    {"id": "lucht", "naam": "Schone *lucht*"},
                    {"id": "water", "naam": "Water"},
                ],
                "inleiding": (
                    "Meer groen (zie www.groen.nl/over_ons, of mail naar info@groen.nl).\n\n"
                    "- bomen\n- parken"
                ),
                "paragrafen": [
                    {
                        "titel": "Zelf aan de slag",
                        "tekst": (
                            "Kijk op <https://groen.nl/a?b=1&c=2> of [hier](https://groen.nl/hier)."
                        ),
                    }
                ],
                "financiering": {
                    "bijdragen": [
                        {
                            **bijdrage("mogelijk", bedrag=7, waarvoor="wat er maar nodig is"),
                            "acties": [],
                        },
                        {
                            **bijdrage("aangevraagd", bron=EUROPA, bedrag=80, jaren=[2014]),
                            "acties": ["1.1", "2.1"],
                        },
                    ],
                    "benodigd": {"2014": 1000, "2015": 2000},
                    "benodigd_grens": None,
                    "toelichting": "Voor alles samen.",
                    "noot": "De bron noemt geen betaler.",
                },
                "ondertekenaars": [
                    {**DEN_HAAG, **signed},
                    {**BOOMSCHOOL, "hele_agenda": False, "voorbehoud": True},
                ],
                "noot": "[^1]: zie www.groen.nl",
                "speerpunten": [1, 2],
                "pad": "agenda/agenda.yaml",
            }
        ]
    )


def test_a_share_has_the_payer_of_its_pot(tmp_path: Path) -> None:
    speerpunt = "agenda/01-groen/speerpunt.yaml"
    funds = "financiering:\n  bijdragen:\n    - "
    pot = "{id: impuls, bron: gemeente-den-haag, via: bomenfonds, bedrag: 900, status: toegezegd}"
    deel = "{uit: impuls, bedrag: 400, grens: ongeveer, status: toegezegd, ontvangen: 100}"
    files = {
        **BASE,
        speerpunt: f"{BASE[speerpunt]}{funds}{pot}\n",
        "agenda/01-groen/01-bomen.yaml": f"nummer: 1\ntitel: Bomen\n{funds}{deel}\n",
    }
    data = gihv("show", "1.1", "1", "--format", "json", root=write(tmp_path, files)).data
    assert wrong("dingen", data) == []
    payer = {"bron": DEN_HAAG, "via": {"id": "bomenfonds", "naam": "Bomenfonds"}}
    told = data["acties"][0]["financiering"]
    assert told["bijdragen"] == [
        {
            **bijdrage("toegezegd", **payer, uit="impuls", bedrag=400),
            "grens": "ongeveer",
            "ontvangen": 100,
        }
    ]
    assert told["samen_met_andere_acties"] == []
    assert data["speerpunten"][0]["financiering"]["bijdragen"] == [
        {**bijdrage("toegezegd", **payer, id="impuls", bedrag=900), "acties": []}
    ]


def test_a_report_is_its_tables(root: Path) -> None:
    data = gihv("report", "--format", "json", root=root).data
    assert list(data) == [
        *("versie", "soort", "onvolledig", "keuze", "rapport", "per", "peildatum"),
        *("vastgesteld", "titel", "kop", "delen"),
    ]
    assert (data["versie"], data["soort"], data["rapport"], data["per"]) == (
        *(3, "rapport", "financiering", None),
    )
    assert (data["peildatum"], data["vastgesteld"]) == (None, "2014-02")
    assert [part["naam"] for part in data["delen"]] == [
        *("acties_per_jaar", "bedragen"),
        *["zonder_financiering"] * 3,
        "niet_elk_jaar",
    ]
    known = data["delen"][4]
    assert known["titel"] == "Volgens de agenda zonder financiering (1)"
    assert [(one["naam"], one["titel"], one["soort"]) for one in known["kolommen"]] == [
        ("nummer", "", "tekst"),
        ("titel", "", "tekst"),
        ("trekkers", "", "rollen"),
        *((year, year, "dekking") for year in ("2014", "2015", "2016")),
    ]
    assert _ordered(known["rijen"]) == _ordered(
        [
            {
                "id": "tuinen",
                "nummer": "1.10",
                "titel": "=SOM(tuinen)",
                "trekkers": [],
                "2014": "geen",
                "2015": "loopt niet",
                "2016": "loopt niet",
            }
        ]
    )
    # Each of the six is in one state, also in a year in which it does not run.
    states = data["delen"][0]["rijen"]
    assert [row["dekking"] for row in states][-2:] == ["geen", "loopt niet"]
    assert [sum(row[year] for row in states) for year in ("2014", "2015", "2016")] == [6] * 3
    assert data["delen"][1]["rijen"][-1] == {
        "id": None,
        "wat": "voor speerpunt 1",
        "bedrag": 5000,
        "toelichting": "voor de acties samen",
        "aantal": 0,
        "zonder_bedrag": 0,
    }


def test_a_choice_is_said_and_counted_and_its_years_stand_apart(root: Path) -> None:
    chosen = ("--jaar", "2015", "--deelgebied", "rand")
    keuze = {"woorden": "deelgebied De rand, jaar 2015", "aantal": 1, "van": 6}
    assert gihv("list", *chosen, "--format", "json", root=root).data["keuze"] == keuze
    data = gihv("report", "--per", "bron", *chosen, "--format", "json", root=root).data
    assert data["keuze"] == keuze
    assert [(part["naam"], part["jaar"], part["titel"]) for part in data["delen"]] == [
        ("bedragen", "2015", "2015"),
        ("bedragen", "over meer jaren", "over meer jaren"),
        ("daarnaast", "zonder jaar", "Buiten de totalen, zonder jaar"),
    ]


def test_a_cell_is_raw_data_and_a_total_stands_beside_the_rows(root: Path) -> None:
    (part,) = gihv("report", "--per", "regeling", "--format", "json", root=root).data["delen"]
    assert [one["soort"] for one in part["kolommen"]] == [
        *("tekst", "som", "som", "som", "plafond", "lijst", "lijst"),
    ]
    assert [(row["id"], row["naam"]) for row in part["rijen"]] == [
        ("europa", "Europees bomenfonds"),
        ("potje", "Potje"),
        (None, "zonder regeling"),
    ]
    fund = part["rijen"][0]
    assert fund["toegezegd"] == {"bedrag": 0, "aantal": 0, "zonder_bedrag": 0}
    assert fund["aangevraagd"] == {"bedrag": 80, "aantal": 1, "zonder_bedrag": 0}
    assert fund["plafond"] == {"bedrag": 590_000_000, "jaren": [2014, 2015]}
    # 500 together, 100 and 200 by year, 30 received, and one without an amount.
    assert part["totaal"]["toegezegd"] == {"bedrag": 830, "aantal": 4, "zonder_bedrag": 1}
    assert part["totaal"].keys() == fund.keys() - {"id"}


def test_dates_periods_targets_and_shares_have_a_form_of_their_own(root: Path) -> None:
    def first(*names: str) -> dict[str, Any]:
        command = ("report", names[0], "--format", "json")
        parts = gihv(*command, root=root).data["delen"]
        row: dict[str, Any] = next(one for one in parts if one["naam"] == names[1])["rijen"][0]
        return row

    looptijd = {"van": "2014-K2", "tot": "eind 2015", "doorlopend": False}
    assert first("planning", "looptijden")["looptijd"] == looptijd
    assert first("streefwaarden", "streefwaarden")["streefwaarde"]["waarde_tot"] == 1200.5
    # Of five parts 1.1 has all, 1.2 its trekker and money, 1.10 a partner.
    assert first("volledigheid", "per_speerpunt")["volledig"] == {"deel": 8, "geheel": 15}
    assert first("ondertekening", "niet_ondertekend")["trekker"] == ["2.1"]
    moments = gihv(
        "report", "planning", "--peildatum", "2014-10-01", "--format", "json", root=root
    ).data
    assert moments["peildatum"] == "2014-10-01"
    names = ["te_laat", "nog_te_gaan", "bereikt", "vervallen", "looptijden"]
    assert [part["naam"] for part in moments["delen"]] == names
    assert moments["delen"][0]["rijen"][0]["wanneer"] == {
        "datum": "2014-09-01",
        "grens": "uiterlijk",
        "eerste_dag": "2014-09-01",
        "laatste_dag": "2014-09-01",
    }


def test_programs_get_the_organisations_that_a_person_is_not_shown(tmp_path: Path) -> None:
    names = [f"o{number:02}" for number in range(12)]
    organisaties = "".join(f"{one}: {{naam: {one}, soort: bedrijf}}\n" for one in names)
    actie = f"nummer: 1\ntitel: A\ntrekkers: [{', '.join(names)}]\n"
    own = {"agenda/organisaties.yaml": BASE["agenda/organisaties.yaml"] + organisaties}
    root = write(tmp_path, {**BASE, **own, "agenda/01-groen/01-a.yaml": actie})
    data = gihv("report", "organisaties", "--format", "json", root=root).data
    assert [row["id"] for row in data["delen"][0]["rijen"]] == names
    text = gihv("report", "organisaties", "--format", "tabel", root=root).out
    zonder, _, every = text.partition("Alle organisaties")
    assert (zonder.count("  1.1\n"), every.count("1\n")) == (5, 12)


def _ordered(data: Any) -> Any:
    """Data in which the order of keys counts when compared."""
    if isinstance(data, dict):
        return [(key, _ordered(value)) for key, value in data.items()]
    return [_ordered(one) for one in data] if isinstance(data, list) else data


# -- the schemas themselves ------------------------------------------------------------------


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one_of_2020_12_without_an_id(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    assert all("$id" not in part for part in _parts(schema))


@pytest.mark.parametrize(
    "name", [f"{name}.schema.json" for name in (*LISTS, "dingen", "definities", "rapport")]
)
def test_every_property_says_in_dutch_what_it_is(name: str) -> None:
    for part in _parts(schemas()[name]):
        for key, one in part.get("properties", {}).items():
            told = one if "title" in one else _target(name, one)
            assert told.get("title"), key
            assert told.get("description") or "const" in one, key


@pytest.mark.parametrize("soort", LISTS)
def test_no_key_may_be_absent_and_none_may_be_new(soort: str, root: Path) -> None:
    data = gihv("list", soort, "--format", "json", root=root).data
    one = data[soort][0]
    for thing in (data, one):
        for key in list(thing):
            kept = thing.pop(key)
            assert wrong(soort, data), f"{key} may be absent"
            thing[key] = kept
        thing["nieuw"] = 1
        assert wrong(soort, data)
        del thing["nieuw"]
    assert wrong(soort, data) == []


def test_a_report_has_no_other_name_and_no_other_form_of_a_cell(root: Path) -> None:
    data = gihv("report", "--per", "jaar", "--format", "json", root=root).data
    assert wrong("rapport", {**data, "per": "maand"})
    assert wrong("rapport", {**data, "rapport": "weer"})
    data["delen"][0]["rijen"][0]["toegezegd"] = {"bedrag": 1}
    assert wrong("rapport", data)


@pytest.mark.parametrize("command", OUTPUTS["rapport"])
def test_each_row_has_a_cell_for_each_column(command: list[str], root: Path) -> None:
    columns: dict[str, list[str]] = {}
    for part in gihv(*command, "--format", "json", root=root).data["delen"]:
        names = [column["naam"] for column in part["kolommen"]]
        assert len(set(names)) == len(names)
        assert all(list(row) == ["id", *names] for row in part["rijen"])
        assert columns.setdefault(part["naam"], names) == names


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema within a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if key in {"properties", "$defs"}:
                for one in value.values():
                    yield from _parts(one)
            elif key not in {"if", "not"}:  # a condition describes nothing
                yield from _parts(value)
    elif isinstance(schema, list):
        for one in schema:
            yield from _parts(one)


def _target(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What a reference refers to."""
    file, _, way = schema["$ref"].partition("#/$defs/")
    found: dict[str, Any] = schemas()[file or name]["$defs"][way]
    return found


# -- the agenda with every key ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("agenda", "agenda/agenda.yaml"),
        ("organisaties", "agenda/organisaties.yaml"),
        ("regelingen", "agenda/regelingen.yaml"),
        ("speerpunt", "speerpunt.yaml"),
        ("actie", "-"),
    ],
)
def test_every_key_of_the_input_occurs_in_the_small_agenda(kind: str, pattern: str) -> None:
    texts = [
        text
        for path, text in FILES.items()
        if (path.endswith(pattern) if pattern != "-" else path.count("/") == 2)
    ]
    used = {key for text in texts for key in _keys(parse(text.encode()))}
    file = REPOSITORY / "schema" / f"{kind}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    known = {key for part in _parts(schema) for key in part.get("properties", {})}
    assert known <= used


def _keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _keys(value)
    elif isinstance(data, list):
        for one in data:
            yield from _keys(one)
