"""Agendas made at random: valid, of one to four speerpunten, with comments wherever one can stand.

`files` gives the texts of one; acties of a speerpunt have the numbers from 1 on.
"""

import os
from random import Random
from typing import Any

from tests.commented import Commented

_ORGANISATIES = ("gemeente-oost", "mbo-groen", "boomschool", "bewoners", "waterschap", "zorghuis")
_REGELINGEN = ("bomenfonds", "leerfonds")
_TEXTS = (
    "Zie actie 1.2 en ook 2.1.", "Dit kost 1.2 miljoen.", "Lees # 3: de regels", "één zin",
    "Volgens 1.1, 1.3 en bijlage 2.", "eerste regel\ntweede regel", "lang " * 20 + "einde",
)  # fmt: skip


MANY = 500
"""From so many on a test meets all that it can meet."""


def seeds(few: int) -> range:
    """Which agendas a test takes: a few, or as many as AGENDAS says (500 take some minutes)."""
    return range(int(os.environ.get("AGENDAS", few)))


def files(seed: int) -> dict[str, str]:
    """The files of an agenda, by their paths."""
    random = Random(seed)  # noqa: S311 - examples, no secrets
    counts = [random.randint(0, 5) for _ in range(random.randint(1, 4))]
    acties = [[f"actie-{s}-{n}" for n in range(1, count + 1)] for s, count in enumerate(counts, 1)]
    data: dict[str, Any] = {
        "agenda/agenda.yaml": {
            "titel": "Groene agenda",
            "versie": "1.0",
            "periode": {"van": 2014, "tot": 2016},
            "initiatiefnemer": random.choice(_ORGANISATIES),
            "inleiding": random.choice(_TEXTS),
            "labels": {"jong": "Jongeren", "groen": "Groen werk"},
        },
        "agenda/organisaties.yaml": {
            id_: {"naam": id_.replace("-", " ").capitalize(), "soort": "overheid"}
            for id_ in _ORGANISATIES
        },
        "agenda/regelingen.yaml": {
            id_: {"naam": id_.capitalize(), "soort": "fonds", "toelichting": random.choice(_TEXTS)}
            for id_ in _REGELINGEN
        },
    }
    for s, own in enumerate(acties, 1):
        folder = f"agenda/{s:02d}-thema-{s}"
        parts = [f"deel-{random.randint(1, 2)}"] if random.random() < 0.5 else []
        pot = f"pot-{s}" if random.random() < 0.4 else None
        data[f"{folder}/speerpunt.yaml"] = _speerpunt(random, s, own, parts, pot)
        for n, id_ in enumerate(own, 1):
            others = [one for ids in acties for one in ids if one != id_]
            actie = _actie(random, n, parts, pot, others)
            if any(
                id_ in one.get("acties", ())
                for one in data[f"{folder}/speerpunt.yaml"]
                .get("financiering", {})
                .get("bijdragen", ())
            ):
                actie.setdefault("financiering", {"dekking": "beoogd"})
            data[f"{folder}/{n:02d}-{id_}.yaml"] = actie
    return {path: Commented(random).document(said) for path, said in data.items()}


def _speerpunt(
    random: Random, nummer: int, acties: list[str], parts: list[str], pot: str | None
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "nummer": nummer,
        "titel": f"Thema {nummer}",
        "soort": "speerpunt",
        "uitdaging": random.choice(_TEXTS),
    }
    if parts:
        data["deelgebieden"] = [{"id": one, "titel": one.capitalize()} for one in parts]
    money: list[dict[str, Any]] = []
    if pot:
        money.append({"id": pot, "bron": "gemeente-oost", "bedrag": 90000, "status": "toegezegd"})
    if acties and random.random() < 0.3:
        shared = random.sample(acties, random.randint(1, len(acties)))
        money.append({"acties": shared, "bron": "leerfonds", "status": "mogelijk"})
    return data | ({"financiering": {"bijdragen": money}} if money else {})


def _actie(
    random: Random, nummer: int, parts: list[str], pot: str | None, others: list[str]
) -> dict[str, Any]:
    optional: dict[str, Any] = {
        "deelgebied": random.choice(parts) if parts else None,
        "omschrijving": random.choice(_TEXTS),
        "status": random.choice(("verkenning", "lopend")),
        "trekkers": random.sample(_ORGANISATIES, random.randint(1, 2)),
        "labels": random.sample(["jong", "groen"], random.randint(1, 2)),
        "kenmerk": "RIS 1.2",
        "voortgang": [{"datum": "2014-10", "oordeel": "achter", "toelichting": "Zie 1.2 hierbij."}],
        "mijlpalen": [
            {"datum": "2014-09", "wat": random.choice(_TEXTS), "bereikt": "2014-10", "door": "raad"}
        ],
        "zie": random.sample(others, 1) if others else None,
        "websites": ["www.bomen.nl"],
        "financiering": {
            "dekking": "beoogd",
            "bijdragen": [{"uit": pot, "bedrag": 100, "status": "mogelijk"}]
            if pot and random.random() < 0.7
            else [{"bron": "bomenfonds", "bedrag": 100, "jaren": [2014], "status": "mogelijk"}],
        },
    }
    kept = {key: said for key, said in optional.items() if said and random.random() < 0.5}
    return {"nummer": nummer, "titel": f"Actie nummer {nummer}", **kept}
