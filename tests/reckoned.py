"""Figures reckoned plainly from what the files say, to hold against what the tool says.

Nothing of `gihv.money` or `gihv.query` is used here: each definition of the handleiding is written
out once more, the slow way. And made-up agendas to reckon with, whose pots hold their shares.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from gihv.dates import Datum
from gihv.model import (
    Actie,
    Agenda,
    Bijdrage,
    Financiering,
    Kop,
    Looptijd,
    Ondertekenaar,
    Organisatie,
    Periode,
    Regeling,
    Rol,
    Speerpunt,
)

Years = tuple[int, ...]
SURE = {"ontvangen": "toegezegd"}
"""What came in was committed too; every other status is a stand of its own."""


class Part(NamedTuple):
    """Money of one bijdrage for some years together; of an unknown amount: None."""

    years: Years
    amount: int | None


class Post(NamedTuple):
    """A bijdrage as its file has it: where it stands, its pot, and the acties that it names."""

    said: Bijdrage
    speerpunt: str | None
    actie: str | None
    pot: Bijdrage | None
    names: frozenset[str]

    @property
    def stand(self) -> str:
        return SURE.get(self.said.status, self.said.status)

    @property
    def parts(self) -> list[Part]:
        if isinstance(self.said.bedrag, int) or self.said.bedrag is None:
            return [Part(self.said.jaren, self.said.bedrag)]
        return [Part((year,), amount) for year, amount in self.said.bedrag.items()]


def posts(agenda: Agenda) -> Iterator[Post]:
    """Every bijdrage of every file."""
    assert agenda.kop
    pots = {}
    funds = {None: agenda.kop.financiering} | {
        one.id: one.financiering for one in agenda.speerpunten
    }
    for speerpunt, whole in funds.items():
        for said in whole.bijdragen if whole else ():
            pots[said.id] = said
            yield Post(said, speerpunt, None, None, frozenset(said.acties))
    for actie in agenda.acties:
        for said in actie.financiering.bijdragen if actie.financiering else ():
            pot = pots[said.uit] if said.uit else None
            yield Post(said, actie.speerpunt, actie.id, pot, frozenset([actie.id]))


def payer(agenda: Agenda, post: Post) -> str | None:
    """Who pays: the bron; where that is a regeling, or none is named, who provides it."""
    source = post.pot or post.said
    regeling = agenda.regelingen.get(source.bron or source.via or "")
    if regeling and regeling.verstrekker:
        return regeling.verstrekker
    return source.bron


def wholes(agenda: Agenda, id_: str) -> set[str]:
    """An organisation with all that it is a part of."""
    above = agenda.organisaties[id_].onderdeel_van if id_ in agenda.organisaties else ()
    return {id_}.union(*(wholes(agenda, one) for one in above))


def found_under(agenda: Agenda, post: Post) -> set[str]:
    """All that `--bron` finds a bijdrage under."""
    source = post.pot or post.said
    who = payer(agenda, post)
    named = {source.bron, source.via, post.said.uit, post.said.id} - {None}
    return {one for one in named if one} | (wholes(agenda, who) if who else set())


def runs(agenda: Agenda, actie: Actie, year: int) -> bool:
    van, tot, _ = actie.looptijd
    first = van.eerste.year if van else agenda.periode.van
    return first <= year <= (tot.laatste.year if tot else agenda.periode.tot)


def received(agenda: Agenda, post: Post) -> list[Part]:
    """The money that counts: of acties that are all over only what has come in.

    What was rejected stays so: it was in no sum.
    """
    status = [agenda.actie[id_].status for id_ in post.names]
    if not status or not set(status) <= {"afgerond", "gestopt"}:
        return post.parts
    if post.said.status in ("ontvangen", "afgewezen"):
        return post.parts
    return [Part(post.said.jaren, post.said.ontvangen)] if post.said.ontvangen else []


def euros(parts: list[Part], year: int | None = None) -> int:
    """What is known of some money; of a year: what is for that year alone."""
    return sum(one.amount or 0 for one in parts if year is None or one.years == (year,))


# -- what a report tells ---------------------------------------------------------------------------


def told_euros(data: Any, asked: Collection[str]) -> dict[str, int | None]:
    """The euros that `report` tells in JSON, by row and part of a choice of years; no zeros.

    What is needed and missing only where it is asked for.
    """
    found: dict[str, int | None] = {}
    for deel in data["delen"]:
        for row in deel["rijen"]:
            if deel["naam"] == "bedragen":
                for name, cell in row.items():
                    if name not in ("id", "wat", "toelichting", "aantal", "zonder_bedrag"):
                        found[f"{row['wat']} {name.replace('_', ' ')}".removesuffix(" bedrag")] = (
                            cell
                        )
            elif deel["naam"] == "daarnaast":
                parts = (row[one]["bedrag"] for one in ("toegezegd", "aangevraagd", "mogelijk"))
                found[" ".join(filter(None, (row["wat"], deel["jaar"])))] = sum(
                    one or 0 for one in parts
                )
    return {
        name: cell
        for name, cell in found.items()
        if cell != 0 and (name in asked or not name.startswith(("benodigd", "tekort")))
    }


# -- made-up agendas ---------------------------------------------------------------------------

YEARS = (2019, 2020, 2021, 2022)
"""The periode is 2020 and 2021."""
ORGANISATIES = {
    "stad": (),
    "loket": ("stad",),
    "wijk": ("loket",),
    "rijk": (),
    "bank": (),
}
_SOME_YEARS = st.sets(st.sampled_from(YEARS), max_size=3).map(sorted).map(tuple)
_EUROS = st.integers(1, 9999)
_BY_YEAR = st.dictionaries(st.sampled_from(YEARS), _EUROS, min_size=1, max_size=2)
_STATUS = ("mogelijk", "aangevraagd", "toegezegd", "ontvangen", "afgewezen")
_STATES = st.sampled_from(["gedekt", "deels", "beoogd", "gezocht", "onbekend", "geen"])
_DEKKING = st.none() | _STATES | st.dictionaries(st.sampled_from(YEARS), _STATES)
_GRENS = st.sampled_from([None, None, "ongeveer"])


@st.composite
def _bijdragen(draw: st.DrawFn, *acties: str) -> Bijdrage:
    """A bijdrage; with acties it may name some of these."""
    bedrag = draw(st.none() | _EUROS | _BY_YEAR)
    status = draw(st.sampled_from(_STATUS))
    come: st.SearchStrategy[int | None] = st.none()
    if isinstance(bedrag, int) and status == "toegezegd":
        come |= st.integers(0, bedrag)
    return Bijdrage(
        status,
        bron=draw(st.sampled_from([None, *ORGANISATIES, "fonds", "potje"])),
        via=draw(st.sampled_from([None, "fonds", "potje"])),
        bedrag=bedrag,
        jaren=tuple(sorted(bedrag)) if isinstance(bedrag, dict) else draw(_SOME_YEARS),
        acties=tuple(draw(st.sets(st.sampled_from(acties), max_size=2))) if acties else (),
        grens=draw(_GRENS) if bedrag else None,
        ontvangen=draw(come),
    )


@st.composite
def _delen(draw: st.DrawFn, *pots: str) -> Bijdrage:
    bedrag = draw(st.none() | _EUROS | _BY_YEAR)
    status = draw(st.sampled_from(("mogelijk", "aangevraagd", "toegezegd", "afgewezen")))
    come: st.SearchStrategy[int | None] = st.none()
    if isinstance(bedrag, int) and status == "toegezegd":
        come |= st.integers(0, bedrag)
    return Bijdrage(
        status,
        bedrag=bedrag,
        jaren=tuple(sorted(bedrag)) if isinstance(bedrag, dict) else draw(_SOME_YEARS),
        uit=draw(st.sampled_from(pots)),
        grens=draw(_GRENS) if bedrag else None,
        ontvangen=draw(come),
    )


def _pot(draw: st.DrawFn, id_: str, delen: list[Bijdrage]) -> Bijdrage:
    """A pot that holds its shares, and more; maybe not in the years that they are for."""
    given = (one for one in delen if one.uit == id_ and one.status != "afgewezen")
    held = sum(euros(Post(one, None, None, None, frozenset()).parts) for one in given)
    more = draw(st.integers(1, 9999))
    ways: list[int | dict[int, int]]
    ways = [held + more, {2020: held + more}, {2020: more, 2021: held + 1}]
    bedrag = draw(st.sampled_from(ways))
    return Bijdrage(
        "toegezegd",
        bron=draw(st.sampled_from(["rijk", "wijk", None])),
        via=draw(st.sampled_from([None, "fonds"])),
        bedrag=bedrag,
        jaren=tuple(bedrag) if isinstance(bedrag, dict) else draw(_SOME_YEARS),
        id=id_,
    )


@st.composite
def agendas(draw: st.DrawFn) -> Agenda:
    """Two speerpunten of two acties, each with money of every kind, in every place."""
    ids = ("a11", "a12", "a21", "a22")
    own = {id_: draw(st.lists(_bijdragen(), max_size=2)) for id_ in ids}
    delen = {id_: draw(st.lists(_delen("pot", f"pot{id_[1]}"), max_size=2)) for id_ in ids}
    every = [one for found in delen.values() for one in found]
    roles = st.lists(st.sampled_from(list(ORGANISATIES)), unique=True, max_size=2)

    def rollen() -> tuple[Rol, ...]:
        return tuple(map(Rol, draw(roles)))

    def looptijd() -> Looptijd:
        ends = draw(st.sampled_from([(None, None), (2019, 2020), (2021, None), (2022, 2022)]))
        van, tot = (Datum.parse(year) if year else None for year in ends)
        return Looptijd(van, tot)

    acties = tuple(
        Actie(
            id_,
            f"s{id_[1]}",
            int(id_[1]),
            int(id_[2]),
            f"Actie {id_}",
            f"agenda/{id_}.yaml",
            status=draw(st.sampled_from([None, "lopend", "afgerond", "gestopt"])),
            looptijd=looptijd(),
            trekkers=rollen(),
            partners=rollen(),
            beoogde_partners=rollen(),
            financiering=Financiering(draw(_DEKKING), (*own[id_], *delen[id_])),
        )
        for id_ in ids
    )
    shared = st.lists(_bijdragen(*ids), max_size=2)
    speerpunten = tuple(
        Speerpunt(
            f"s{number}",
            number,
            f"Speerpunt {number}",
            "speerpunt",
            f"agenda/s{number}.yaml",
            financiering=Financiering(
                bijdragen=(
                    *draw(st.lists(_bijdragen(f"a{number}1", f"a{number}2"), max_size=2)),
                    _pot(draw, f"pot{number}", every),
                )
            ),
        )
        for number in (1, 2)
    )
    kop = Kop(
        "Agenda",
        "1.0",
        periode=Periode(2020, 2021),
        vastgesteld=Datum.parse(2020),
        financiering=Financiering(bijdragen=(*draw(shared), _pot(draw, "pot", every))),
        ondertekenaars=tuple(
            Ondertekenaar(id_, draw(st.booleans()), draw(st.booleans())) for id_ in draw(roles)
        ),
    )
    organisaties = {
        id_: Organisatie(id_, f"De {id_}", "overheid", "", onderdeel_van=above)
        for id_, above in ORGANISATIES.items()
    }
    regelingen = {
        "fonds": Regeling("fonds", "Fonds", "fonds", "", verstrekker="rijk"),
        "potje": Regeling("potje", "Potje", "budget", ""),
    }
    return Agenda(kop, speerpunten, acties, organisaties, regelingen)


def given_agendas(*more: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Any]:
    """`given` a made-up agenda, and more; of all examples a fifth, as each holds many figures."""
    few = settings(max_examples=max(20, settings().max_examples // 5))
    return lambda test: few(given(agendas(), *more)(test))
