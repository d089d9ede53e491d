"""`gihv diff`: what changed between two states of the agenda, first what that means in all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from gihv import query
from gihv.diff import Ding, Verschil, Wijziging
from gihv.dutch import capital, counted, enumerate_
from gihv.model import Agenda, grouped
from gihv.query import Selectie
from gihv.report import words
from gihv.report.geld import geld
from gihv.report.gevolgen import Gevolg, acties_zinnen, geld_zin, gevolgen
from gihv.report.parts import choice, envelope, section, table
from gihv.report.regels import MOST, REGISTERS, Regel, kort, regels
from gihv.report.value import NIETS, Column, Report, Table

LENGTH = 400
"""The signs of a name and of a text, where only the heaviest lines are told."""


def wijzigingen(
    verschil: Verschil,
    keuzes: tuple[Selectie, Selectie],
    tussen: str,
    *,
    anders: int = 0,
    most: int | None = None,
) -> Report:
    """What changed, of a choice of the state before and of now; `tussen`: between which, in words.

    `anders`: how many files are only written in another way. With `most` it has no more lines than
    that, the heaviest; then it says what is left out.
    """
    agenda, keuze = verschil.nu, keuzes[1]
    changes = _chosen(verschil, keuzes)
    every = list(regels(verschil, changes))
    shown, left = (every, "") if most is None else _heaviest(agenda, every, most)
    funds = [geld(*both) for both in zip(verschil[:2], keuzes, strict=True)]
    sums, counts = gevolgen(*funds) if verschil.heel else ([], [])
    own, whole = agenda.benamingen.actie, len(agenda.acties)
    told, said = choice(query.in_words(agenda, keuze), len(funds[1].acties), whole, own)
    answer = [
        *(geld_zin(one) for one in sums),
        *acties_zinnen(counts, own),
        *_nummers(verschil, changes),
    ]
    hiaten = sorted({*verschil.was.hiaten, *agenda.hiaten})
    unread = _onleesbaar(hiaten)
    answer = [unread, *(list(filter(None, answer)) or [_otherwise(changes, unread)])]
    rewritten = counted(anders, "bestand is", "bestanden zijn")
    otherwise = f"{rewritten} alleen anders opgeschreven." if anders else ""
    return Report(
        title=words.titel(agenda),
        envelope=envelope(agenda, "wijzigingen", told) | {"onvolledig": hiaten, "tussen": tussen},
        below=(tussen,),
        lead=tuple(filter(None, (said, " ".join(filter(None, answer))))),
        sections=(
            section("wijzigingen", "", _table(shown)),
            section("gevolgen_geld", "", _gevolgen(sums)),
            section("gevolgen_acties", "", _gevolgen(counts)),
        ),
        closing=tuple(filter(None, (left, otherwise))),
        flat=_table(every),
        namen=words.namen(agenda),
    )


def _otherwise(changes: Sequence[Wijziging], unread: str) -> str:
    """The answer where no total changed, and nothing that has a number of its own."""
    if not changes:
        return f"{'Verder geen' if unread else 'Geen'} inhoudelijke wijzigingen."
    is_order = all(one.veld == "nummer" for one in changes)
    return "Alleen de nummering is anders." if is_order else "Alleen de registers zijn gewijzigd."


def _onleesbaar(paths: Sequence[str]) -> str:
    """Which files were not compared, as one of both states has them in a form that is wrong."""
    named = enumerate_(paths) if len(paths) <= MOST else counted(len(paths), "bestand", "bestanden")
    return f"Niet te lezen, en dus niet vergeleken: {named}." if paths else ""


def _table(lines: Sequence[Regel]) -> Table:
    """The lines; for people points below the names of what they are about."""
    return table(
        lines,
        (Column("soort", data=True), lambda one: one.ding.soort),
        (Column("veld", data=True), lambda one: one.veld),
        (Column("waarover"), lambda one: one.naam),
        (Column("wijziging"), lambda one: one.tekst),
        (Column("was", data=True), lambda one: one.was),
        (Column("nu", data=True), lambda one: one.nu),
        id_=lambda one: next(iter((*one.ding.nu, *one.ding.was)), None),
    )._replace(points=True)


def _gevolgen(found: Sequence[Gevolg]) -> Table:
    return table(
        found,
        (Column("wat", data=True), lambda one: one.naam),
        (Column("was", data=True), lambda one: NIETS if one.was is None else one.was),
        (Column("nu", data=True), lambda one: NIETS if one.nu is None else one.nu),
        id_=lambda _: None,
    )


# -- which changes ---------------------------------------------------------------------------


def _chosen(verschil: Verschil, keuzes: tuple[Selectie, Selectie]) -> Sequence[Wijziging]:
    """The changes of what a choice holds, before or now; of a choice not those of the agenda."""
    if not keuzes[1]:
        return verschil.wijzigingen
    found: set[tuple[str, str]] = set()
    for agenda, keuze in zip(verschil[:2], keuzes, strict=True):
        found.update(("actie", one.id) for one in query.select(agenda, keuze))
        found.update(("speerpunt", id_) for id_ in keuze.speerpunt)
        found.update(("organisatie", id_) for ids in keuze.organisatie for id_ in ids)
    return [
        one
        for one in verschil.wijzigingen
        if any((one.ding.soort, id_) in found for id_ in (*one.ding.was, *one.ding.nu))
    ]


def _nummers(verschil: Verschil, changes: Iterable[Wijziging]) -> Iterator[str]:
    """What is new, gone, moved and changed: acties by number, then what they stand in."""
    groups = groupby(changes, lambda one: one.ding)
    found = grouped((_lot(ding, {one.veld for one in own}), ding) for ding, own in groups)
    for lot in ("nieuw", "vervallen", "verplaatst", "gewijzigd"):
        named = grouped((one.soort, kort(verschil, one)) for one in found.get(lot, ()))
        acties = named.get("actie", ())
        if len(acties) > MOST:
            acties = (words.acties(verschil.nu, len(acties)),)
        if named:
            others = (*named.get("speerpunt", ()), *named.get("agenda", ()))
            yield f"{capital(lot)}: {enumerate_([*acties, *others])}."


def _lot(ding: Ding, keys: Collection[str]) -> str:
    """What became of a thing, by the keys that changed; empty where its lines say all."""
    if ding.soort in REGISTERS or (ding.soort, *keys) == ("actie", "nummer"):
        return ""
    if not ding.was or not ding.nu:
        return "nieuw" if ding.nu else "vervallen"
    return "verplaatst" if "speerpunt" in keys else "gewijzigd"


# -- no room for all -------------------------------------------------------------------------


def _heaviest(agenda: Agenda, lines: Sequence[Regel], most: int) -> tuple[Sequence[Regel], str]:
    """The heaviest lines, names included not more than `most`, and what is left out in words."""
    kept, names, room = set[int](), set[str](), most
    for at in sorted(range(len(lines)), key=lambda at: lines[at].gewicht):
        cost = 1 if lines[at].naam in {"", *names} else 2
        if cost <= room:
            kept.add(at)
            names.add(lines[at].naam)
            room -= cost
    left = [one for at, one in enumerate(lines) if at not in kept]
    acties = dict.fromkeys(
        one.naam.partition(" ")[0]
        for one in left
        if one.ding.soort == "actie" and one.naam and one.naam not in names
    )
    more = sum(one.naam in names or one.ding.soort != "actie" for one in left)
    told = []
    if acties:
        nummers = f": {enumerate_(list(acties))}" if len(acties) <= MOST else ""
        told.append(f"{words.acties(agenda, len(acties))} met andere wijzigingen{nummers}")
    if more:
        told.append(counted(more, "andere wijziging", "andere wijzigingen"))
    shown = [
        one._replace(naam=_short(one.naam), tekst=_short(one.tekst))
        for one in (lines[at] for at in sorted(kept))
    ]
    return shown, f"En nog {'; en '.join(told)}." if told else ""


def _short(text: str) -> str:
    return shorten(text, LENGTH, placeholder=" …") if len(text) > LENGTH else text
