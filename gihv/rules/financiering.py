"""GIHV3xx: what files say about money, against each other and against the years."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from gihv import money
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import enumerate_, euro
from gihv.layout import AGENDA, REGELINGEN, folder_name, folder_of, id_of, kind_of
from gihv.model import Actie, Agenda, Bijdrage, Periode
from gihv.money import BEOOGD, GEEN, GEZOCHT, ONBEKEND, TOEGEZEGD, Nodig, Toegerekend
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
    periode = money.bekende_periode(agenda) if agenda.kop else agenda.periode
    for actie in agenda.acties if periode else ():
        typed = actie.financiering.dekking if actie.financiering else None
        years = money.jaren(actie.looptijd, periode) if periode else ()
        if not years or not isinstance(typed, Mapping):
            continue  # without years the looptijd is what is wrong
        missing = [year for year in years if year not in typed]
        for year in typed:
            if year not in years:
                yield Finding(
                    actie.at("financiering", "dekking", str(year)).key(),
                    f"In {year} loopt deze actie niet, wel in {money.jaren_tekst(tuple(years))}.",
                    question(missing[0])
                    if len(missing) == 1
                    else Hint("haal dit jaar weg, of pas de looptijd of de periode aan."),
                )


@rule("GIHV302")
def dekking_tegen_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """Er is geld toegezegd voor een jaar waarvoor volgens de dekking niets is geregeld.

    Een bijdrage met status `toegezegd` of `ontvangen` maakt haar jaren `gedekt`, of `deels` als er
    meer nodig is. Ook een bijdrage in speerpunt.yaml of agenda.yaml telt, als die de actie bij
    `acties` noemt. Een bijdrage zonder jaren telt hier niet: zij kan voor een ander jaar zijn.

        financiering:
          dekking:
            2014: gedekt
      -     2015: onbekend  # <- GIHV302
      +     2015: onbekend
          bijdragen:
            - bron: gemeente-den-haag
      -       jaren: [2014, 2015]
      +       jaren: [2013, 2014]
              status: toegezegd
    """
    yield from _clashes(agenda, _UNSETTLED, TOEGEZEGD, "toegezegd", "`gedekt` of `deels`")


@rule("GIHV303")
def actie_van_ander_speerpunt(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage in speerpunt.yaml noemt een actie van een ander speerpunt.

    Is het geld voor acties van meer speerpunten samen, zet de bijdrage dan in agenda.yaml.

      - # agenda/01-groen/speerpunt.yaml
      - nummer: 1
      - titel: Groen
      + # agenda/02-water/speerpunt.yaml
      + nummer: 2
      + titel: Water
        soort: speerpunt
        financiering:
          bijdragen:
            - bron: gemeente-den-haag
              status: toegezegd
              acties:
      -         - sloten  # <- GIHV303
      - # agenda/02-water/speerpunt.yaml
      - nummer: 2
      - titel: Water
      - soort: speerpunt
      +         - sloten
        # agenda/02-water/01-sloten.yaml
        nummer: 1
        titel: Sloten schonen
        financiering:
          dekking: gedekt
    """
    homes: dict[str, set[str]] = defaultdict(set)  # also of one whose file could not be built
    for path in agenda.paths:
        if kind_of(path) == "actie":
            homes[id_of(path)].add(folder_name(path))
    for _, id_, place in agenda.verwijzingen_per_soort["actie"]:
        folders = homes[id_]
        if place.path != AGENDA and folders and folder_name(place.path) not in folders:
            yield Finding(
                place,
                f"De actie `{id_}` hoort bij een ander speerpunt (agenda/{min(folders)}), "
                f"niet bij `{folder_of(place.path).slug}`.",
                Hint("zet deze bijdrage in agenda.yaml, of noem alleen acties van dit speerpunt."),
            )


@rule("GIHV304")
def geld_zonder_dekking(agenda: Agenda) -> Iterator[Finding]:
    """Er is een bijdrage voor een actie of jaar, maar de dekking zegt daar niets over.

    Zonder dekking staat de actie, of dat jaar, in elk overzicht als "ontbreekt". Ook een bijdrage
    in speerpunt.yaml of agenda.yaml telt, als die de actie bij `acties` noemt. Een afgewezen
    bijdrage en geld voor jaren buiten de looptijd tellen niet.

        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - bron: gemeente-den-haag
              status: toegezegd
              acties: [bomen]
        # agenda/01-groen/01-bomen.yaml
      - nummer: 1  # <- GIHV304
      + nummer: 1
        titel: Bomen planten
      + financiering:
      +   dekking: deels
    """
    periode = money.bekende_periode(agenda)
    for actie in agenda.acties if periode else ():
        typed = actie.financiering.dekking if actie.financiering else None
        entries = [] if isinstance(typed, str) else _bijdragen(agenda, actie, _IN_SIGHT)
        if not entries or not periode:
            continue
        years = set(money.jaren(actie.looptijd, periode))
        if not isinstance(typed, Mapping):
            ours = (one for one in entries if years.intersection(one.bijdrage.jaren or years))
            if entry := next(ours, None):
                yield Finding(
                    actie.at(*(("financiering",) if actie.financiering else ())).key(),
                    f"Er is een bijdrage voor deze actie{_whence(entry, actie)}, maar haar "
                    "dekking staat er niet.",
                    Hint("vul onder `financiering` de `dekking` in."),
                )
        elif years.issuperset(typed):  # else a year is probably a typing error, and found already
            named = {year for one in entries for year in one.bijdrage.jaren}
            if silent := (named & years).difference(typed):
                yield Finding(
                    actie.at("financiering", "dekking").key(),
                    f"Er is een bijdrage voor {_years(silent)}, maar de dekking zegt daar niets "
                    "over.",
                    Hint(f"schrijf bij `dekking` ook {_years(silent)}."),
                )


@rule("GIHV305", Severity.WAARSCHUWING)
def bijdrage_na_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage is alleen voor jaren waarin de actie al is afgelopen.

    Misschien staat er een verkeerd jaar, of loopt de actie langer dan haar looptijd zegt. Geld voor
    een jaar ervóór mag wel: dat kan al eerder zijn gegeven.

        looptijd:
      -   tot: 2014
      +   tot: 2015
        financiering:
          dekking: beoogd
          bijdragen:
            - bron: gemeente-den-haag
      -       jaren: [2015]  # <- GIHV305
      +       jaren: [2015]
              status: mogelijk
    """
    periode = money.bekende_periode(agenda)
    for entry in money.bijdragen(agenda) if periode else ():
        bijdrage = entry.bijdrage
        if not periode or not bijdrage.jaren or bijdrage.jaren[0] <= periode.van:
            continue  # an actie that ends before the periode has a finding of its own
        ids = money.acties_van(agenda, entry) if entry.actie or bijdrage.acties else ()
        acties = [agenda.actie[id_] for id_ in ids if id_ in agenda.actie]
        end = max((_last_year(actie, periode) for actie in acties), default=periode.tot)
        if bijdrage.jaren[0] > end:
            what = "actie" if acties else "agenda"
            yield Finding(
                entry.at("bedrag" if isinstance(bijdrage.bedrag, Mapping) else "jaren"),
                f"Dit geld is voor {_years(bijdrage.jaren)}, maar de {what} eindigt in {end}.",
                Hint("kijk of het jaar en de looptijd kloppen."),
            )


@rule("GIHV306", Severity.WAARSCHUWING)
def meer_dan_benodigd(agenda: Agenda) -> Iterator[Finding]:
    """Er is meer geld toegezegd dan er nodig is.

    Misschien staat er een nul te veel of te weinig, of staat dezelfde bijdrage er twee keer. Geld
    voor jaren vóór de looptijd telt niet mee.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              bedrag: 150000
              status: toegezegd
      -   benodigd: 15000  # <- GIHV306
      +   benodigd: 150000
    """
    if money.bekende_periode(agenda) is None:
        return
    given: dict[tuple[str | None, str | None], list[Bijdrage]] = defaultdict(list)
    for entry in money.bijdragen(agenda):
        given[entry.speerpunt, entry.actie].append(entry.bijdrage)
    for one in money.nodig(agenda):
        mine = given[one.speerpunt, one.actie]
        by_year = one.bedrag if isinstance(one.bedrag, Mapping) else {}
        found = [
            finding
            for year, amount in by_year.items()
            for finding in _more(mine, one._replace(bedrag={year: amount}), str(year))
        ]
        yield from found or _more(mine, one)


def _more(bijdragen: Iterable[Bijdrage], one: Nodig, *keys: str) -> Iterator[Finding]:
    """The finding where more is certainly committed than is needed."""
    given = sum(money.telt_mee(bijdrage, [one]).bedrag for bijdrage in bijdragen)
    needed = money.totaal(one.bedrag) or 0
    if given > needed:
        when = f" voor {_years(one.bedrag)}" if isinstance(one.bedrag, Mapping) else ""
        yield Finding(
            Place(one.path, ("financiering", "benodigd", *keys)),
            f"Er is{when} {euro(given)} toegezegd; nodig is {euro(needed)}.",
            Hint("kijk of de bedragen kloppen, en of er geen bijdrage dubbel staat."),
        )


@rule("GIHV307", Severity.WAARSCHUWING)
def meer_dan_plafond(agenda: Agenda) -> Iterator[Finding]:
    """Er is samen meer geld toegezegd via een regeling dan haar plafond.

    Alle toegezegde en ontvangen bedragen met deze regeling bij `via` of `bron` tellen mee. Noemt
    het plafond jaren, dan tellen alleen bedragen die helemaal voor die jaren zijn.

        # agenda/regelingen.yaml
        bomenfonds:
          naam: Bomenfonds
          soort: fonds
          plafond:
      -     bedrag: 100000  # <- GIHV307
      +     bedrag: 120000
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: gedekt
          bijdragen:
            - via: bomenfonds
              bedrag: 120000
              status: toegezegd
    """
    given: dict[str | None, list[Bijdrage]] = defaultdict(list)
    for entry in money.bijdragen(agenda):
        if entry.bijdrage.status in TOEGEZEGD:
            for id_ in {entry.bijdrage.via, entry.bijdrage.bron}:
                given[id_].append(entry.bijdrage)
    for id_, regeling in agenda.regelingen.items():
        if regeling.plafond is None:
            continue
        limit, years = regeling.plafond.bedrag, set(regeling.plafond.jaren)
        total = _within(given[id_], years)
        if total > limit:
            when = f" voor {_years(years)}" if years else ""
            yield Finding(
                Place(REGELINGEN, (id_, "plafond", "bedrag")),
                f"Via `{id_}` is{when} samen {euro(total)} toegezegd, meer dan het plafond van "
                f"{euro(limit)}.",
                Hint("kijk of het plafond en de bedragen kloppen."),
            )


@rule("GIHV308", Severity.WAARSCHUWING)
def jaren_dubbel_of_leeg(agenda: Agenda) -> Iterator[Finding]:
    """Bij `jaren` staat twee keer hetzelfde jaar, of geen enkel jaar.

    Staat een jaar er dubbel, dan is misschien een ander jaar bedoeld. Haal een lege lijst weg.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              jaren:
                - 2014
      -         - 2014  # <- GIHV308
      +         - 2015
              status: toegezegd
    """
    for entry in money.bijdragen(agenda):
        yield from _odd_years(entry.bijdrage.jaren_getypt, entry.at("jaren"))
    for regeling in agenda.regelingen.values():
        if regeling.plafond:
            yield from _odd_years(regeling.plafond.jaren_getypt, regeling.at("plafond", "jaren"))


def _odd_years(typed: tuple[int, ...] | None, place: Place) -> Iterator[Finding]:
    if typed == ():
        hint = Hint("noem de jaren, of haal `jaren` weg.")
        yield Finding(place, "Deze lijst met jaren is leeg.", hint)
    for index, year in enumerate(years := typed or ()):
        if year in years[:index]:
            yield Finding(
                place._replace(keys=(*place.keys, index)),
                f"{year} staat al eerder in deze lijst.",
                Hint("haal het jaar weg, of schrijf het jaar dat u bedoelt."),
            )


@rule("GIHV309")
def geen_tegen_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """De dekking is `geen`, maar voor dat jaar is geld aangevraagd of mogelijk.

    `geen` betekent dat er geen financiering is. Is er geld aangevraagd of wordt het verwacht, dan
    is de dekking `beoogd`. Een bijdrage zonder jaren past niet bij `geen` voor alle jaren.

        financiering:
      -   dekking: geen  # <- GIHV309
      +   dekking: beoogd
          bijdragen:
            - bron: gemeente-den-haag
              jaren: [2014]
              status: aangevraagd
    """
    yield from _clashes(agenda, {GEEN}, _EXPECTED, "in zicht", "`beoogd`")


@rule("GIHV310", Severity.WAARSCHUWING)
def dubbele_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage staat er twee keer, met alles gelijk.

    Dan telt het geld dubbel in elk overzicht. Zijn het echt twee bijdragen, zeg dan bij `waarvoor`
    wat het verschil is.

        financiering:
          dekking: gedekt
          bijdragen:
            - bron: gemeente-den-haag
              bedrag: 500
              status: toegezegd
      -     - bron: gemeente-den-haag  # <- GIHV310
      +     - bron: gemeente-den-haag
              bedrag: 500
              status: toegezegd
      +       waarvoor: beuken
    """
    before: list[Bijdrage] = []
    for entry in money.bijdragen(agenda):
        if entry.nth == 0:
            before = []  # another file begins
        said = entry.bijdrage._replace(jaren_getypt=None)
        if said in before:
            yield Finding(
                entry.at(),
                "Deze bijdrage staat hierboven ook al, met alles gelijk.",
                Hint("haal er een weg, of zeg bij `waarvoor` wat het verschil is."),
            )
        before.append(said)


def _clashes(
    agenda: Agenda, states: Collection[str], statuses: Collection[str], done: str, right: str
) -> Iterator[Finding]:
    """Years with one of these states of dekking and a bijdrage with one of these statuses.

    One finding a year, or one for the word that counts for all years. Only with `geen` for all
    years a bijdrage that names none clashes, whatever its status.
    """
    periode = money.bekende_periode(agenda)
    for actie in agenda.acties if periode else ():
        typed = actie.financiering.dekking if actie.financiering else None
        bijdragen = _bijdragen(agenda, actie, _IN_SIGHT) if typed else []
        if not bijdragen or not periode:
            continue
        per_jaar = money.dekking(actie, periode).per_jaar
        given: dict[int, Toegerekend] = {}
        for one in bijdragen:
            if not one.bijdrage.jaren and typed == GEEN and states == {GEEN}:
                given |= dict.fromkeys(per_jaar, one)
            elif one.bijdrage.status in statuses:
                given |= dict.fromkeys(one.bijdrage.jaren, one)
        clashes = [year for year, state in per_jaar.items() if state in states and year in given]
        place = actie.at("financiering", "dekking")
        apart = [(place._replace(keys=(*place.keys, str(year))), [year]) for year in clashes]
        for where, years in apart if isinstance(typed, Mapping) else [(place, clashes)]:
            if years:
                yield Finding(
                    where,
                    f"De dekking van {_years(years)} is `{per_jaar[years[0]]}`, maar daarvoor is "
                    f"geld {done}{_whence(given[years[0]], actie)}.",
                    Hint(f"schrijf {right} bij {_years(years)}, of verander de bijdrage."),
                )


_UNSETTLED = frozenset({BEOOGD, GEZOCHT, ONBEKEND, GEEN})
"""What a year's dekking cannot be once money for that year is committed."""
_EXPECTED = frozenset({"mogelijk", "aangevraagd"})
_IN_SIGHT = TOEGEZEGD | _EXPECTED
"""Every status of a bijdrage but `afgewezen`."""


def _bijdragen(agenda: Agenda, actie: Actie, statuses: Collection[str]) -> list[Toegerekend]:
    """The bijdragen of some statuses for an actie: its own, and those that name it with others."""
    return [
        entry
        for entry in money.bijdragen_aan(agenda, actie.id)
        if entry.bijdrage.status in statuses and (entry.actie or entry.bijdrage.acties)
    ]


def _whence(entry: Toegerekend, actie: Actie) -> str:
    """Who gives, and in which file that stands if it is not the actie's: " (…)" or ""."""
    giver = entry.bijdrage.bron or entry.bijdrage.via
    parts = [f"van `{giver}`"] if giver else []
    if entry.path != actie.path:
        parts.append(f"in {entry.path}")
    return f" ({', '.join(parts)})" if parts else ""


def _within(bijdragen: Iterable[Bijdrage], years: set[int]) -> int:
    """The sum in euros of what is certainly for these years; of everything where there are none.

    An amount over several years is never divided: it counts if all its years are among these.
    """
    return sum(
        money.totaal(part.bedrag) or 0
        for bijdrage in bijdragen
        for _, part in money.per_jaar(bijdrage)
        if not years or (part.jaren and years.issuperset(part.jaren))
    )


def _last_year(actie: Actie, periode: Periode) -> int:
    """The last year of an actie; of one that starts after the periode, the year it starts in."""
    start, last = actie.looptijd.van, money.laatste_jaar(actie.looptijd, periode)
    return max(last, start.laatste.year) if start else last


def _years(years: Iterable[int]) -> str:
    return enumerate_([str(year) for year in sorted(years)])
