"""GIHV3xx: pots of money, and the shares that acties have of them."""

from collections.abc import Iterator, Mapping

from gihv import money
from gihv.diagnostics import Finding, Hint, Severity
from gihv.dutch import euro
from gihv.model import Agenda
from gihv.money import Toegerekend
from gihv.rules.financiering import may_be_more, within
from gihv.rules.rule import rule


@rule("GIHV313", Severity.WAARSCHUWING)
def meer_dan_pot(agenda: Agenda) -> Iterator[Finding]:
    """Uit een pot is samen meer verdeeld dan erin zit.

    Een pot staat met een `id` in agenda.yaml of speerpunt.yaml; een deel ervan staat met `uit` bij
    een actie. Alle delen tellen mee, behalve een deel dat is afgewezen. Is het bedrag van de pot
    `ongeveer` of `minimaal`, dan kan het meer zijn, en zegt gihv niets.

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
              bron: gemeente-den-haag
      -       bedrag: 50000  # <- GIHV313
      +       bedrag: 80000
              status: toegezegd
    """
    for pot, delen in _potten(agenda):
        if may_be_more(pot.bijdrage.grens):
            continue
        id_, bedrag = pot.bijdrage.id, pot.bijdrage.bedrag
        by_year = bedrag if isinstance(bedrag, Mapping) else {}
        years = [({year}, amount) for year, amount in by_year.items()]
        for year, amount in (*years, (set(), money.totaal(bedrag))):
            given = within((one.bijdrage for one in delen), year)
            if amount is not None and given > amount:
                when = "".join(f" voor {one}" for one in year)
                yield Finding(
                    pot.at("bedrag", *map(str, year)),
                    f"Uit de pot `{id_}` is{when} samen {euro(given)} verdeeld, maar er zit "
                    f"{euro(amount)} in.",
                    Hint(
                        f"`gihv list --bron {id_}` noemt de acties met een deel. Een deel dat niet "
                        "doorgaat, is `afgewezen`."
                    ),
                )
                break  # the sum of the years is no second mistake


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
              bron: gemeente-den-haag
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
                yield Finding(
                    one.at("status"),
                    f"Dit deel is `{one.bijdrage.status}`, maar de pot `{id_}` is `{status}`.",
                    Hint(received if status == "toegezegd" else other),
                )
        of_shares = sum(money.ontvangen(one.bijdrage) for one in delen)
        if came_in and of_shares > came_in:
            yield Finding(
                pot.at("ontvangen"),
                f"Van de pot `{id_}` is {euro(came_in)} ontvangen, van zijn delen samen "
                f"{euro(of_shares)}.",
                Hint("kijk welke van deze bedragen kloppen."),
            )


_ORDER = ("afgewezen", "mogelijk", "aangevraagd", "toegezegd", "ontvangen")


def _potten(agenda: Agenda) -> Iterator[tuple[Toegerekend, list[Toegerekend]]]:
    """Each pot with its shares that are not afgewezen.

    Not a second pot with the same id, nor a share of another speerpunt's: each is found already.
    """
    for pot in money.bijdragen(agenda):
        id_ = pot.bijdrage.id
        if id_ and agenda.potten.get(id_) is pot.bijdrage:
            delen = money.delen(agenda, id_)
            given = [one for one in delen if one.bijdrage.status != "afgewezen"]
            yield pot, [one for one in given if pot.speerpunt in (None, one.speerpunt)]
