"""GIHV3xx: bijdragen, pots and their shares, and what they add up to. The others: dekking.py."""

from collections.abc import Iterable, Iterator, Mapping

from gihv import money, tekorten
from gihv.diagnostics import Finding, Hint, Place, Severity
from gihv.dutch import enumerate_, euro
from gihv.layout import REGELINGEN
from gihv.model import Agenda, Bijdrage
from gihv.money import TOEGEZEGD, Toegerekend
from gihv.rules.rule import rule


@rule("GIHV305", Severity.WAARSCHUWING)
def bijdrage_na_looptijd(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage is alleen voor jaren waarin de actie al is afgelopen.

    Misschien staat er een verkeerd jaar, of loopt de actie langer dan de looptijd zegt. Geld voor
    een jaar ervóór mag wel: dat kan al eerder zijn gegeven.

        financiering:
          dekking: beoogd
          bijdragen:
      -     - jaren: [2016]  # <- GIHV305
      +     - jaren: [2015]
              status: mogelijk
    """
    periode = money.bekende_periode(agenda)
    if periode is None:
        return
    for entry in money.bijdragen(agenda):
        bijdrage, ids = entry.bijdrage, money.acties_van(entry)
        looptijden = [agenda.actie[id_].looptijd for id_ in ids if id_ in agenda.actie]
        if not all(money.jaren(looptijd, periode) for looptijd in looptijden):
            continue  # an actie outside the periode has a finding of its own
        end = max((money.laatste_jaar(one, periode) for one in looptijden), default=periode.tot)
        if bijdrage.jaren and bijdrage.jaren[0] > end:
            what = "actie" if looptijden else "agenda"
            place = entry.at("bedrag" if isinstance(bijdrage.bedrag, Mapping) else "jaren")
            fact = f"de {what} eindigt in {end}"
            message = f"Dit geld is voor {year_list(bijdrage.jaren)}, maar {fact}."
            yield Finding(place, message, Hint("kijk of het jaar en de looptijd kloppen."))


@rule("GIHV306", Severity.WAARSCHUWING)
def meer_dan_benodigd(agenda: Agenda) -> Iterator[Finding]:
    """Er is meer geld toegezegd dan er nodig is.

    Misschien staat er een nul te veel of te weinig. Geld voor jaren vóór de looptijd telt niet mee.
    Een bedrag dat `ongeveer` of `minimaal` nodig is, kan meer worden.

        financiering:
          dekking: gedekt
          bijdragen:
            - bedrag: 150000
              status: toegezegd
      -   benodigd: 15000  # <- GIHV306
      +   benodigd: 150000
    """
    if money.bekende_periode(agenda) is None:
        return
    for one in tekorten.nodig(agenda):
        if _may_be_more(one.grens):
            continue
        by_year = one.bedrag if isinstance(one.bedrag, Mapping) else {}
        years = [(str(key), one._replace(bedrag={key: amount})) for key, amount in by_year.items()]
        for year, need in (*years, ("", one)):
            mine = money.in_bestand(agenda, one.path)
            committed = sum(tekorten.telt_mee(entry.bijdrage, [need]).bedrag for entry in mine)
            needed = money.totaal(need.bedrag) or 0
            if committed > needed:
                when = f" voor {year or year_list(by_year)}" if by_year else ""
                keys = ("financiering", "benodigd", *([year] if year else []))
                message = f"Er is{when} {euro(committed)} toegezegd; nodig is {euro(needed)}."
                hint = Hint("kijk of de bedragen kloppen, en of er geen bijdrage dubbel staat.")
                yield Finding(Place(one.path, keys), message, hint)
                break  # the sum of the years is no second mistake


@rule("GIHV310", Severity.WAARSCHUWING)
def dubbele_bijdrage(agenda: Agenda) -> Iterator[Finding]:
    """Een bijdrage staat er twee keer, met alles gelijk.

    Dan telt het geld dubbel in elk overzicht. Zijn het echt twee bijdragen, zeg dan bij `waarvoor`
    wat het verschil is.

        financiering:
          dekking: gedekt
          bijdragen:
            - bedrag: 500
              status: toegezegd
      -     - bedrag: 500  # <- GIHV310
      +     - bedrag: 500
              status: toegezegd
      +       waarvoor: beuken
    """
    for entry in money.bijdragen(agenda):
        before = money.in_bestand(agenda, entry.path)[: entry.nth]
        is_twice = any(one.bijdrage == entry.bijdrage for one in before)
        if is_twice and not entry.is_pot:  # of two pots the id is found already
            message = "Deze bijdrage staat hierboven ook al, met alles gelijk."
            hint = Hint("haal er een weg, of zeg bij `waarvoor` wat het verschil is.")
            yield Finding(entry.at(), message, hint)


@rule("GIHV313", Severity.WAARSCHUWING)
def meer_verdeeld_dan_er_is(agenda: Agenda) -> Iterator[Finding]:
    """Uit een pot is meer verdeeld dan erin zit, of via een regeling meer dan het plafond.

    Een pot staat met een `id` in agenda.yaml of speerpunt.yaml; een deel ervan staat met `uit` bij
    een actie. Is het bedrag van de pot `ongeveer` of `minimaal`, dan kan het meer zijn. Voor een
    plafond telt wat is toegezegd via of door die regeling, van een pot het hele bedrag; noemt het
    plafond jaren, dan telt alleen wat helemaal voor die jaren is.

        financiering:
          dekking: gedekt
          bijdragen:
            - uit: bomenpot
              bedrag: 80000
              status: toegezegd
        # agenda/01-groen/speerpunt.yaml …
        financiering:
          bijdragen:
            - id: bomenpot
      -       bedrag: 50000  # <- GIHV313
      +       bedrag: 80000
              status: toegezegd
    """
    for pot, delen in _potten(agenda):
        if _may_be_more(pot.bijdrage.grens):
            continue
        id_, bedrag = pot.bijdrage.id, pot.bijdrage.bedrag
        by_year = bedrag if isinstance(bedrag, Mapping) else {}
        years = [({year}, amount) for year, amount in by_year.items()]
        for year, amount in (*years, (set(), money.totaal(bedrag))):
            given = _within((one.bijdrage for one in delen), year)
            if amount is not None and given > amount:
                when = "".join(f" voor {one}" for one in year)
                fact = f"maar er zit {euro(amount)} in"
                message = f"Uit de pot `{id_}` is{when} samen {euro(given)} verdeeld, {fact}."
                hint = Hint(f"`gihv list --bron {id_}` noemt de acties met een deel.")
                yield Finding(pot.at("bedrag", *map(str, year)), message, hint)
                break  # the sum of the years is no second mistake
    entries = [entry for entry in money.bijdragen(agenda) if not entry.is_deel]
    committed = [entry.bijdrage for entry in entries if entry.bijdrage.status in TOEGEZEGD]
    for id_, regeling in agenda.regelingen.items():
        if regeling.plafond is None:
            continue
        limit, limited = regeling.plafond.bedrag, set(regeling.plafond.jaren)
        total = _within((one for one in committed if id_ in (one.via, one.bron)), limited)
        if total > limit:
            when = f" voor {year_list(limited)}" if limited else ""
            fact = f"meer dan het plafond van {euro(limit)}"
            message = f"Via `{id_}` is{when} samen {euro(total)} toegezegd, {fact}."
            hint = Hint("kijk of het plafond en de bedragen kloppen.")
            yield Finding(Place(REGELINGEN, (id_, "plafond", "bedrag")), message, hint)


@rule("GIHV314")
def zekerder_dan_pot(agenda: Agenda) -> Iterator[Finding]:
    """Een deel is zekerder dan de pot waar het uit komt.

    De volgorde is `mogelijk`, `aangevraagd`, `toegezegd`, `ontvangen`. Uit een pot die is afgewezen
    komt niets: zijn delen zijn ook `afgewezen`. Is een deel ontvangen, dan is de pot het ook, of er
    staat bij de pot onder `ontvangen` wat er binnen is. De delen samen zijn niet meer dan dat.

        financiering:
          dekking: beoogd
          bijdragen:
            - uit: bomenpot
      -       status: toegezegd  # <- GIHV314
      +       status: aangevraagd
        # agenda/01-groen/speerpunt.yaml …
        financiering:
          bijdragen:
            - id: bomenpot
              status: aangevraagd
    """
    for pot, delen in _potten(agenda):
        id_, status, came_in = pot.bijdrage.id, pot.bijdrage.status, pot.bijdrage.ontvangen
        # Of one without an amount nobody says what came in.
        may_be_in = came_in is not None or pot.bijdrage.bedrag is None
        surest = "ontvangen" if status == "toegezegd" and may_be_in else status
        for one in delen:
            if _ORDER.index(one.bijdrage.status) > _ORDER.index(surest):
                received = f"zet bij de pot in {pot.path} onder `ontvangen` wat er binnen is."
                other = f"schrijf hier `{status}`, of verander de pot in {pot.path}."
                message = f"Dit deel is `{one.bijdrage.status}`, maar de pot `{id_}` is `{status}`."
                hint = Hint(received if status == "toegezegd" else other)
                yield Finding(one.at("status"), message, hint)
        shares = sum(money.ontvangen(one.bijdrage) for one in delen)
        if came_in and shares > came_in:
            of_shares = f"van zijn delen samen {euro(shares)}"
            message = f"Van de pot `{id_}` is {euro(came_in)} ontvangen, {of_shares}."
            hint = Hint("kijk welke van deze bedragen kloppen.")
            yield Finding(pot.at("ontvangen"), message, hint)


@rule("GIHV315")
def meer_ontvangen_dan_bedrag(agenda: Agenda) -> Iterator[Finding]:
    """Er is meer ontvangen dan het bedrag van de bijdrage.

    Bij `bedrag` staat wat er in totaal is toegezegd, bij `ontvangen` wat daarvan binnen is. Een
    bedrag dat `ongeveer` of `minimaal` is, kan meer worden.

        financiering:
          dekking: gedekt
          bijdragen:
            - bedrag: 80000
              status: toegezegd
      -       ontvangen: 90000  # <- GIHV315
      +       ontvangen: 60000
    """
    for entry in money.bijdragen(agenda):
        amount, came_in = money.totaal(entry.bijdrage.bedrag), entry.bijdrage.ontvangen
        if came_in and amount and came_in > amount and not _may_be_more(entry.bijdrage.grens):
            message = f"Er is {euro(came_in)} ontvangen, maar het bedrag is {euro(amount)}."
            hint = Hint("kijk welk van de twee bedragen klopt.")
            yield Finding(entry.at("ontvangen"), message, hint)


_ORDER = ("afgewezen", "mogelijk", "aangevraagd", "toegezegd", "ontvangen")


def _potten(agenda: Agenda) -> Iterator[tuple[Toegerekend, list[Toegerekend]]]:
    """Each pot with its shares that are not afgewezen; not what has a finding of its own."""
    for pot in money.bijdragen(agenda):
        id_ = pot.bijdrage.id
        if id_ and agenda.potten.get(id_) is pot.bijdrage:
            delen = money.delen(agenda, id_)
            given = [one for one in delen if one.bijdrage.status != "afgewezen"]
            yield pot, [one for one in given if pot.speerpunt in (None, one.speerpunt)]


def _may_be_more(grens: str | None) -> bool:
    """Whether an amount with this grens can turn out to be more than is typed."""
    return grens in ("ongeveer", "minimaal")


def _within(bijdragen: Iterable[Bijdrage], years: set[int]) -> int:
    """The euros that are certainly for these years, or for any if there are none; never divided."""
    return sum(
        money.totaal(part.bedrag) or 0
        for bijdrage in bijdragen
        for _, part in money.per_jaar(bijdrage)
        if not years or (part.jaren and years.issuperset(part.jaren))
    )


def year_list(years: Iterable[int]) -> str:
    return enumerate_([str(year) for year in sorted(years)])
