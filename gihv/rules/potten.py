"""GIHV3xx: pots of money, and the shares that acties have of them."""

from collections.abc import Iterator, Mapping, Sequence

from gihv import money
from gihv.diagnostics import Finding, Hint, Severity
from gihv.dutch import euro
from gihv.model import Agenda, Bijdrage
from gihv.money import Toegerekend
from gihv.rules.financiering import may_be_more, within
from gihv.rules.rule import rule


@rule("GIHV313", Severity.WAARSCHUWING)
def meer_dan_pot(agenda: Agenda) -> Iterator[Finding]:
    """Uit een pot is samen meer verdeeld dan erin zit.

    Een pot staat met een `id` in agenda.yaml of speerpunt.yaml; een deel ervan staat met `uit` bij
    een actie. Alle delen tellen mee, behalve een deel dat is afgewezen. Is het bedrag van de pot
    `ongeveer` of `minimaal`, dan kan het meer zijn, en zegt gihv niets.

        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - id: bomenpot
              bron: gemeente-den-haag
      -       bedrag: 50000  # <- GIHV313
      +       bedrag: 80000
              status: toegezegd
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: gedekt
          bijdragen:
            - uit: bomenpot
              bedrag: 80000
              status: toegezegd
    """
    for pot, delen in _potten(agenda):
        if may_be_more(pot.bijdrage.grens):
            continue
        bedrag, given = pot.bijdrage.bedrag, [one.bijdrage for one in delen]
        found = [
            finding
            for year, amount in (bedrag.items() if isinstance(bedrag, Mapping) else ())
            for finding in _beyond(pot, amount, within(given, {year}), year)
        ]
        yield from found or _beyond(pot, money.totaal(bedrag), within(given, set()))


def _beyond(pot: Toegerekend, amount: int | None, given: int, *year: int) -> Iterator[Finding]:
    """The finding where more is given of a pot than it holds, perhaps for one year."""
    if amount is not None and given > amount:
        when = "".join(f" voor {one}" for one in year)
        id_ = pot.bijdrage.id
        yield Finding(
            pot.at("bedrag", *map(str, year)),
            f"Uit de pot `{id_}` is{when} samen {euro(given)} verdeeld, maar er zit {euro(amount)} "
            "in.",
            Hint(
                f"`gihv list --bron {id_}` noemt de acties met een deel. Een deel dat niet "
                "doorgaat, is `afgewezen`."
            ),
        )


@rule("GIHV314")
def zekerder_dan_pot(agenda: Agenda) -> Iterator[Finding]:
    """Een deel is zekerder dan de pot waar het uit komt.

    De volgorde is `mogelijk`, `aangevraagd`, `toegezegd`, `ontvangen`. Uit een pot die is afgewezen
    komt niets: zijn delen zijn ook `afgewezen`. Een deel mag al ontvangen zijn als de pot is
    toegezegd. Zet dan bij de pot onder `ontvangen` wat er binnen is, minstens zoveel als bij de
    delen samen, want in de totalen van de agenda telt de pot.

        # agenda/01-groen/speerpunt.yaml
        nummer: 1
        titel: Groen
        soort: speerpunt
        financiering:
          bijdragen:
            - id: bomenpot
              bron: gemeente-den-haag
              status: aangevraagd
        # agenda/01-groen/01-bomen.yaml
        nummer: 1
        titel: Bomen planten
        financiering:
          dekking: beoogd
          bijdragen:
            - uit: bomenpot
      -       status: toegezegd  # <- GIHV314
      +       status: aangevraagd
    """
    for pot, delen in _potten(agenda):
        status = pot.bijdrage.status
        for one in delen:
            if _sureness(one.bijdrage) > _sureness(pot.bijdrage):
                yield Finding(
                    one.at("status"),
                    f"Dit deel is `{one.bijdrage.status}`, maar de pot `{pot.bijdrage.id}` is "
                    f"`{status}`.",
                    Hint(f"schrijf hier `{status}`, of verander de pot in {pot.path}."),
                )
        if status == "toegezegd" and pot.bijdrage.bedrag is not None:
            yield from _received(pot, [one.bijdrage for one in delen])


_ORDER = ("afgewezen", "mogelijk", "aangevraagd", "toegezegd")


def _sureness(bijdrage: Bijdrage) -> int:
    """How sure money is; what of a committed pot has come in, its `ontvangen` tells."""
    return _ORDER.index(money.stand(bijdrage))


def _received(pot: Toegerekend, delen: Sequence[Bijdrage]) -> Iterator[Finding]:
    """The finding where more of the shares of a committed pot has come in than of the pot."""
    shares, own = sum(map(money.ontvangen, delen)), money.ontvangen(pot.bijdrage)
    some = any(one.status == "ontvangen" for one in delen)  # perhaps without an amount
    if shares > own or (some and not own):
        of_shares = f"samen {euro(shares)}" if shares else "al wel"
        of_pot = euro(own) if own else "nog niets"
        yield Finding(
            pot.at("ontvangen" if own else "status"),
            f"Van de pot `{pot.bijdrage.id}` is {of_pot} ontvangen, van zijn delen {of_shares}.",
            Hint("zet bij de pot wat er binnen is onder `ontvangen`, of kijk of de delen kloppen."),
        )


def _potten(agenda: Agenda) -> Iterator[tuple[Toegerekend, list[Toegerekend]]]:
    """Each pot with its shares that are not afgewezen.

    Not a second pot with the same id, nor a share of another speerpunt's: each is found already.
    """
    for pot in money.bijdragen(agenda):
        if pot.bijdrage.id and agenda.potten.get(pot.bijdrage.id) is pot.bijdrage:
            yield (
                pot,
                [
                    one
                    for one in money.delen(agenda, pot.bijdrage.id)
                    if one.bijdrage.status != "afgewezen" and pot.speerpunt in (None, one.speerpunt)
                ],
            )
