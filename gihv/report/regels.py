"""The lines of `gihv diff`: what changed, below the name of what it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gihv import money
from gihv.diff import Ding, Verschil, Wijziging
from gihv.dutch import capital, enumerate_, sort_key
from gihv.model import Actie, Agenda, grouped
from gihv.report import words
from gihv.report.value import Euro, text_of
from gihv.report.zinnen import Zin, zin
from gihv.tekorten import benodigd, tekort

GEWICHT = (
    *("", "speerpunt", "bijdragen", "dekking", "tekort", "benodigd", "naam", "status"),
    *("voortgang", "rollen", "periode", "looptijd", "titel", "mijlpalen", "streefwaarden"),
    *("ondertekenaars", "nummer", "soort", "labels", "deelgebied", "deelgebieden"),
)
"""The keys of which a change is told first; then the others, as far as there is room."""

REGISTERS = ("organisatie", "regeling")
SAMEN = ("rollen", "labels", "zie", "websites", "ondertekenaars", "onderdeel_van")
"""The keys of which all that is new, or gone, is one sentence."""

MOST = 12
"""So many acties are named by their numbers; of more only how many there are."""


class Regel(NamedTuple):
    """A line: the name of what it is about, empty where it says that itself; the key; the text."""

    naam: str
    ding: Ding
    veld: str
    tekst: str
    was: str = ""
    nu: str = ""

    @property
    def gewicht(self) -> int:
        key = self.veld.rpartition(".")[2]
        is_light = key not in GEWICHT or (self.ding.soort in REGISTERS and not key)
        return len(GEWICHT) if is_light else GEWICHT.index(key)


def regels(verschil: Verschil, changes: Sequence[Wijziging]) -> Iterator[Regel]:
    """The lines of the agenda, its speerpunten and acties; then what has no name of its own."""
    dingen = [(ding, list(own)) for ding, own in groupby(changes, lambda one: one.ding)]
    registers = [one for one in dingen if one[0].soort in REGISTERS]
    others = (one for one in dingen if one[0].soort not in REGISTERS)
    for ding, own in sorted(others, key=lambda one: _place(verschil, one[0])):
        yield from sorted(_van_ding(verschil, ding, own), key=lambda one: one.gewicht)
    yield from _hernummerd(verschil, changes)
    for ding, own in registers:
        yield from _van_register(verschil, ding, own)


def _place(verschil: Verschil, ding: Ding) -> tuple[object, ...]:
    """The order of the agenda: first itself, then each speerpunt before its acties."""
    thing = verschil.thing(ding)
    if isinstance(thing, Actie):
        return thing.volgorde
    return (thing.nummer if ding.soort == "speerpunt" else 0, 0, "")


def _naam(verschil: Verschil, ding: Ding) -> str:
    thing = verschil.thing(ding)
    if ding.soort == "actie":
        return f"{thing.volgnummer} {thing.titel}"
    short = kort(verschil, ding)
    if ding.soort == "speerpunt":
        return f"{capital(short)}: {thing.titel}"
    return capital(short) if ding.soort == "agenda" else short


def kort(verschil: Verschil, ding: Ding) -> str:
    """A thing within a sentence: "4.5", "speerpunt 4"; what is gone, or of a register, by name."""
    thing = verschil.thing(ding)
    match ding.soort:
        case "agenda":
            return "de agenda als geheel"
        case "speerpunt":
            return f"{verschil.nu.benamingen.speerpunt.enkelvoud} {thing.nummer}"
        case "actie":
            return f"{thing.volgnummer}" if ding.nu else f"{thing.volgnummer} {thing.titel}"
    return str(thing.naam)


def _van_ding(verschil: Verschil, ding: Ding, changes: Sequence[Wijziging]) -> Iterator[Regel]:
    """The lines of a thing below its name, those of one `kop` in one of some keys together."""
    naam = _naam(verschil, ding)
    if not ding.was or not ding.nu:
        yield Regel(naam, ding, "", _heel(verschil, ding))
        return
    if any(one.veld == "speerpunt" for one in changes):
        place = verschil.was.actie[ding.was[0]]
        where = f"{verschil.nu.benamingen.speerpunt.enkelvoud} {place.speerpunt_nummer}"
        text = f"Verplaatst: stond als {place.volgnummer} bij {where}."
        yield Regel(naam, ding, "speerpunt", text, place.volgnummer, naam.partition(" ")[0])
    apart = ("speerpunt", "nummer") if ding.soort == "actie" else ()
    told = [(one.veld, zin(verschil, one)) for one in changes if one.veld not in apart]
    for same in grouped((said.kop, (veld, said)) for veld, said in told).values():
        veld, zinnen = same[0][0], list(dict.fromkeys(said for _, said in same))
        for own in [zinnen] if veld in SAMEN else [[one] for one in zinnen]:
            yield _regel(naam, ding, veld, own)
    if ding.soort == "actie":
        was = _tekort(verschil, verschil.was, ding.was[0])
        nu = _tekort(verschil, verschil.nu, ding.nu[0])
        if was != nu and was and nu:
            yield Regel(naam, ding, "tekort", f"Tekort: {nu}, was {was}.", was, nu)


def _regel(naam: str, ding: Ding, veld: str, zinnen: Sequence[Zin]) -> Regel:
    """Some changes with one `kop` as a line."""
    kop, tekst = zinnen[0].kop, enumerate_([one.tekst for one in zinnen])
    if zinnen[1:]:
        kop = re.sub("(trekker|partner)", r"\1s", kop)
    was = enumerate_([one.was for one in zinnen if one.was])
    nu = enumerate_([one.nu for one in zinnen if one.nu])
    end = "" if tekst.rstrip("”").endswith((".", "!", "?")) else "."
    return Regel(naam, ding, veld, f"{kop}: {tekst}{end}", was, nu)


def _heel(verschil: Verschil, ding: Ding) -> str:
    """What is told of an actie or speerpunt that is new or gone."""
    agenda, thing = (verschil.nu if ding.nu else verschil.was), verschil.thing(ding)
    if not isinstance(thing, Actie):
        many = words.acties(verschil.nu, len(agenda.acties_van[thing.id]))
        return f"Nieuw, met {many}." if ding.nu else f"Vervallen; had {many}."
    where = f"{verschil.nu.benamingen.speerpunt.enkelvoud} {thing.speerpunt_nummer}"
    trekkers = enumerate_([agenda.naam(one.organisatie) for one in thing.trekkers])
    told = [
        f"trekker{'s' * (len(thing.trekkers) > 1)}: {trekkers}" if trekkers else "zonder trekker",
        f"financiering: {_per_jaar(agenda, thing)}",
    ]
    entries = (entry.bijdrage for entry in money.bijdragen_aan(agenda, thing.id))
    som = money.som(one for one in entries if money.stand(one) == "toegezegd")
    if som.aantal:
        told.append(f"toegezegd: {words.som(som)}")
    if missing := _tekort(verschil, agenda, thing.id):
        told.append(f"tekort: {missing}")
    return f"{'Nieuw bij' if ding.nu else 'Vervallen uit'} {where}; {'; '.join(told)}."


def _per_jaar(agenda: Agenda, one: Actie) -> str:
    """The dekking, years in a row with one word together: "2021-2023 onbekend, 2024 gedekt"."""
    funds = money.dekking(one, agenda.periode)
    runs = groupby(funds.per_jaar.items(), lambda entry: entry[1])
    told = [f"{money.jaren_tekst(tuple(dict(run)))} {word}" for word, run in runs]
    return ", ".join(told) if told[1:] else funds.overall


def _tekort(verschil: Verschil, agenda: Agenda, actie: str) -> str:
    """What an actie still lacks in words; empty where nobody says, or not all acties are there."""
    needed = benodigd(agenda, [agenda.actie[actie]], heel=False)
    if needed.totaal is None or not verschil.heel:
        return ""
    amount, at_most = tekort(agenda, needed)
    if amount is None:
        return "niet te zeggen"
    return text_of(Euro(amount, "hoogstens" if at_most else None)) if amount else "geen"


def _hernummerd(verschil: Verschil, changes: Iterable[Wijziging]) -> Iterator[Regel]:
    """Acties that have another number at the same place: a line for all that shift together."""
    moved = {one.ding for one in changes if one.veld == "speerpunt"}
    pairs = [
        (verschil.was.actie[one.ding.was[0]], verschil.nu.actie[one.ding.nu[0]], one.ding)
        for one in changes
        if one.veld == "nummer" and one.ding.soort == "actie" and one.ding not in moved
    ]
    shifts = enumerate(sorted(pairs, key=lambda pair: pair[0].volgorde))

    def together(entry: tuple[int, tuple[Actie, Actie, Ding]]) -> tuple[object, ...]:
        at, (was, nu, _) = entry
        return was.speerpunt, nu.nummer - was.nummer, was.nummer - at

    for _, group in groupby(shifts, together):
        found = [pair for _, pair in group]
        before = _reeks([was for was, _, _ in found])
        after = _reeks([nu for _, nu, _ in found])
        text = f"Hernummerd: {before} {'zijn' if found[1:] else 'is'} nu {after}."
        yield Regel("", found[0][2], "nummer", text, before, after)


def _reeks(acties: Sequence[Actie]) -> str:
    """The numbers of acties that follow each other: "6.9 tot en met 6.11"."""
    numbers = [one.volgnummer for one in acties]
    return f"{numbers[0]} tot en met {numbers[-1]}" if numbers[2:] else enumerate_(numbers)


# -- registers -------------------------------------------------------------------------------


def _van_register(verschil: Verschil, ding: Ding, changes: Sequence[Wijziging]) -> Iterator[Regel]:
    """What became of an organisation or a regeling; further changes of it below its name."""
    before, after = (
        sorted((agenda.naam(id_) for id_ in ids), key=sort_key)
        for agenda, ids in ((verschil.was, ding.was), (verschil.nu, ding.nu))
    )
    was, nu = enumerate_(before), enumerate_(after)
    if not ding.was or not ding.nu:
        text = (
            f"Nieuwe {ding.soort}: {nu}." if ding.nu else f"{capital(ding.soort)} geschrapt: {was}."
        )
        yield Regel("", ding, "", text, was, nu)
        return
    if ding.was[1:] or ding.nu[1:]:
        text = f"{was} {'zijn samen' if ding.was[1:] else 'is gesplitst in'} {nu}."
        if {*after} < {*before}:
            gone = [naam for naam in before if naam not in after]
            text = f"{enumerate_(gone)} {'zijn' if gone[1:] else 'is'} opgegaan in {nu}."
        yield Regel("", ding, "naam", f"{text}{_raakt(verschil, ding)}", was, nu)
        return
    if was != nu:
        yield Regel("", ding, "naam", f"{was} heet nu {nu}.", was, nu)
    told = {was, nu}  # the name of before may stand in `voorheen` now
    rest = [
        one
        for one in changes
        if one.veld != "naam" and (one.veld != "voorheen" or told.isdisjoint((one.was, one.nu)))
    ]
    yield from _van_ding(verschil, ding, rest)


def _raakt(verschil: Verschil, ding: Ding) -> str:
    """Which acties name what merged, or was split, under an id that is gone or new."""
    found = set()
    for agenda, ids in (
        (verschil.was, {*ding.was} - {*ding.nu}),
        (verschil.nu, {*ding.nu} - {*ding.was}),
    ):
        paths = {one.place.path for one in agenda.verwijzingen if one.id in ids}
        found |= {verschil.klassen.acties[one.id] for one in agenda.acties if one.path in paths}
    acties = [one for one in verschil.nu.acties if verschil.klassen.acties[one.id] in found]
    many = words.acties(verschil.nu, len(acties))
    nummers = f": {enumerate_([one.volgnummer for one in acties])}" if len(acties) <= MOST else ""
    return f" Dat raakt {many}{nummers}." if acties else ""
