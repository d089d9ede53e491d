"""GIHV3xx: what the dekking of an actie says, against its years and its bijdragen."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from gihv import money
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.model import Actie, Agenda
from gihv.money import BEOOGD, DEELS, GEDEKT, GEEN, GEZOCHT, ONBEKEND, TOEGEZEGD, Toegerekend
from gihv.rules.financiering import year_list
from gihv.rules.rule import rule
from gihv.suggest import question


@rule("GIHV301")
def jaar_buiten_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """De dekking noemt een jaar waarin de actie niet loopt.

    Alleen jaren van de looptijd, binnen de periode van de agenda, tellen mee. Geld voor een eerder
    jaar is geen dekking maar een bijdrage, met dat jaar bij `jaren`.

        financiering:
          dekking:
            2014: gedekt
      -     2016: onbekend  # <- GIHV301
      +     2015: onbekend
    """
    for actie, typed, years in agenda.once(_acties):
        if not years or not isinstance(typed, Mapping):
            continue  # without years the looptijd is what is wrong
        missing = [year for year in years if year not in typed]
        runs = f"wel in {money.jaren_tekst(tuple(years))}"
        hint = Hint("haal dit jaar weg, of pas de looptijd of de periode aan.")
        for year in typed:
            if year not in years:
                place = actie.at("financiering", "dekking", str(year)).key()
                message = f"In {year} loopt deze actie niet, {runs}."
                yield Finding(place, message, question(missing[0]) if len(missing) == 1 else hint)


@rule("GIHV302")
def dekking_tegen_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """Er is geld voor een jaar waarvoor volgens de dekking niets is geregeld.

    Is er geld toegezegd of ontvangen, dan is dat jaar `gedekt`, of `deels` als er meer nodig is. Is
    het aangevraagd of mogelijk, dan is de dekking `beoogd`, en niet `geen`. Ook een bijdrage in
    speerpunt.yaml of agenda.yaml telt, als die de actie bij `acties` noemt. Een bijdrage zonder
    jaren past alleen niet bij `geen` voor alle jaren.

        financiering:
      -   dekking: onbekend  # <- GIHV302
      +   dekking: gedekt
          bijdragen:
            - jaren: [2014, 2015]
              status: toegezegd
    """
    for actie, typed, per_jaar in agenda.once(_acties):
        given: dict[int, Toegerekend] = {}
        for one in sorted(_in_sight(agenda, actie), key=_is_committed):
            for_all = tuple(per_jaar) if typed == GEEN else ()
            given |= dict.fromkeys(one.bijdrage.jaren or for_all, one)
        clashes = [
            year
            for year, state in per_jaar.items()
            if year in given
            and (state == GEEN or (state in _UNSETTLED and _is_committed(given[year])))
        ]
        for where, years in _typed(actie, clashes):
            entry, when, state = given[years[0]], year_list(years), per_jaar[years[0]]
            done, right = "in zicht", "`beoogd`"
            if _is_committed(entry):
                done, right = "toegezegd", "`gedekt` of `deels`"
            fact = f"daarvoor is geld {done}{_whence(entry, actie)}"
            hint = Hint(f"schrijf {right} bij {when}, of verander de bijdrage.")
            yield Finding(where, f"De dekking van {when} is `{state}`, maar {fact}.", hint)


@rule("GIHV304")
def geld_zonder_dekking(agenda: Agenda) -> Iterator[Finding]:
    """Er is een bijdrage voor een actie of jaar, maar de dekking zegt daar niets over.

    Zonder dekking staat de actie, of dat jaar, in elk overzicht als "ontbreekt". Ook een bijdrage
    in speerpunt.yaml of agenda.yaml telt, als die de actie bij `acties` noemt. Een afgewezen
    bijdrage en geld voor jaren buiten de looptijd tellen niet.

      - financiering:  # <- GIHV304
      + financiering:
      +   dekking: deels
          bijdragen:
            - status: toegezegd
    """
    for actie, typed, per_jaar in agenda.once(_acties):
        entries = [] if isinstance(typed, str) else _in_sight(agenda, actie)
        years = set(per_jaar)
        if not isinstance(typed, Mapping):
            ours = (one for one in entries if years.intersection(one.bijdrage.jaren or years))
            if entry := next(ours, None):
                place = actie.at(*(("financiering",) if actie.financiering else ())).key()
                message = f"Er is een bijdrage{_whence(entry, actie)}, maar geen dekking."
                yield Finding(place, message, Hint("vul onder `financiering` de `dekking` in."))
        elif years.issuperset(typed):  # else a year is probably a typing error, and found already
            named = {year for one in entries for year in one.bijdrage.jaren}
            if silent := (named & years).difference(typed):
                when = year_list(silent)
                message = f"Er is een bijdrage voor {when}, maar de dekking zegt daar niets over."
                hint = Hint(f"schrijf bij `dekking` ook {when}.")
                yield Finding(actie.at("financiering", "dekking").key(), message, hint)


@rule("GIHV311", Severity.WAARSCHUWING)
def alles_afgewezen(agenda: Agenda) -> Iterator[Finding]:
    """De dekking is `gedekt` of `deels`, maar elke bijdrage voor dat jaar is afgewezen.

    Een bijdrage zonder jaren telt voor elk jaar, en geld voor het hele speerpunt voor elke actie
    ervan. Is het jaar toch gedekt, zet dan de bijdrage erbij waaruit dat blijkt.

        financiering:
          dekking:
      -     2014: gedekt  # <- GIHV311
      +     2014: gezocht
          bijdragen:
            - jaren: [2014]
              status: afgewezen
    """
    for actie, _, per_jaar in agenda.once(_acties):
        for where, years in _typed(actie, _rejected(agenda, actie, per_jaar)):
            says = f"De dekking van {year_list(years)} is `{per_jaar[years[0]]}`"
            hint = Hint("schrijf `gezocht` of `onbekend`, of noem de bijdrage die wel doorgaat.")
            yield Finding(where, f"{says}, maar elke bijdrage daarvoor is afgewezen.", hint)


@rule("GIHV312", Severity.WAARSCHUWING)
def niet_elk_jaar_toegezegd(agenda: Agenda) -> Iterator[Finding]:
    """De dekking is in één woord `gedekt`, maar het toegezegde geld is niet voor elk jaar.

    Eén woord geldt voor elk jaar van de looptijd. Ook geld voor het hele speerpunt of de hele
    agenda telt mee. Een bijdrage zonder jaren telt voor elk jaar.

        financiering:
      -   dekking: gedekt  # <- GIHV312
      +   dekking:
      +     2014: gedekt
      +     2015: beoogd
          bijdragen:
            - jaren: [2014]
              status: toegezegd
    """
    for actie, typed, per_jaar in agenda.once(_acties):
        if typed != GEDEKT or not _jaren(agenda, actie, TOEGEZEGD):
            continue
        named = _jaren(agenda, actie, TOEGEZEGD, hele_agenda=True)
        years = sorted(year for year in named if year is not None)
        if None in named or years[-1] > max(per_jaar, default=0):
            continue  # money for a year after the end has a finding of its own
        known = {*named, *_rejected(agenda, actie, per_jaar)}  # what is rejected is found already
        for where, silent in _typed(actie, [year for year in per_jaar if year not in known]):
            when = year_list(silent)
            fact = f"het toegezegde geld is alleen voor {year_list(years)}"
            hint = Hint(f"schrijf de dekking per jaar, of noem bij de bijdrage ook {when}.")
            yield Finding(where, f"Deze dekking geldt ook voor {when}, maar {fact}.", hint)


_Typed = str | Mapping[int, str] | None


def _acties(agenda: Agenda) -> Sequence[tuple[Actie, _Typed, Mapping[int, str]]]:
    """Each actie with its dekking, as it is typed and by year; none without a known periode."""
    periode = money.bekende_periode(agenda)
    return [
        (one, one.financiering and one.financiering.dekking, money.dekking(one, periode).per_jaar)
        for one in agenda.acties
        if periode
    ]


def _typed(actie: Actie, years: list[int]) -> Iterator[tuple[Place, list[int]]]:
    """Where the dekking of some years stands: that of each apart, or the word for all of them."""
    place = actie.at("financiering", "dekking")
    if actie.financiering and isinstance(actie.financiering.dekking, Mapping):
        yield from ((place._replace(keys=(*place.keys, str(year))), [year]) for year in years)
    elif years:
        yield place, years


def _rejected(agenda: Agenda, actie: Actie, per_jaar: Mapping[int, str]) -> list[int]:
    """The settled years of an actie for which there are bijdragen, every one of them rejected."""
    settled = [year for year, state in per_jaar.items() if state in (GEDEKT, DEELS)]
    rejected = _jaren(agenda, actie, {"afgewezen"}) if settled else set()
    if not rejected:
        return []
    alive = _jaren(agenda, actie, _IN_SIGHT, hele_agenda=True)
    return [
        year
        for year in settled
        if not rejected.isdisjoint((year, None)) and alive.isdisjoint((year, None))
    ]


def _jaren(
    agenda: Agenda, actie: Actie, statuses: Collection[str], *, hele_agenda: bool = False
) -> set[int | None]:
    """The years of the bijdragen that can be for an actie; None: of one that names no years."""
    entries = [*money.bijdragen_aan(agenda, actie.id)]
    for whole in (actie.speerpunt, None) if hele_agenda else (actie.speerpunt,):
        entries += money.voor_geheel(agenda, whole)
    return {
        year
        for entry in entries
        if entry.bijdrage.status in statuses and not entry.is_pot
        for year in entry.bijdrage.jaren or (None,)
    }


_UNSETTLED = frozenset({BEOOGD, GEZOCHT, ONBEKEND})
"""What a year's dekking cannot be once money for that year is committed; nor can it be `geen`."""
_IN_SIGHT = TOEGEZEGD | {"mogelijk", "aangevraagd"}
"""Every status of a bijdrage but `afgewezen`."""


def _is_committed(entry: Toegerekend) -> bool:
    return entry.bijdrage.status in TOEGEZEGD


def _in_sight(agenda: Agenda, actie: Actie) -> list[Toegerekend]:
    """The bijdragen for an actie by name but those that are rejected."""
    entries = money.bijdragen_aan(agenda, actie.id)
    return [entry for entry in entries if entry.bijdrage.status in _IN_SIGHT]


def _whence(entry: Toegerekend, actie: Actie) -> str:
    """Who gives, from which pot, and in which file if it is not the actie's: " (…)" or ""."""
    giver, pot = entry.bijdrage.bron or entry.bijdrage.via, entry.bijdrage.uit
    parts = [f"{word} `{id_}`" for word, id_ in (("van", giver), ("uit", pot)) if id_]
    if entry.path != actie.path:
        parts.append(f"in {entry.path}")
    return f" ({', '.join(parts)})" if parts else ""
