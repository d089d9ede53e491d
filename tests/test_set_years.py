"""`gihv set` that gives an actie years: what stood for its other years is first written out."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gihv import money
from gihv.edit.proposal import Proposal, judged
from gihv.edit.set import proposal, target, wish
from gihv.load import check, read
from gihv.model import Agenda
from tests.command import gihv, write
from tests.edited import contents
from tests.helpers import BASE, Files, load

GROEN = "agenda/01-groen"
ORDINARY: Mapping[str, str] = {
    **BASE,
    f"{GROEN}/01-bomen.yaml": (
        "nummer: 1\ntitel: Bomen\nfinanciering:\n"
        "  dekking: gedekt  # zegt de gemeente\n  benodigd: 1000\n"
    ),
    f"{GROEN}/02-parken.yaml": (
        "nummer: 2\ntitel: Parken\nlooptijd: {van: 2015}\nfinanciering:\n"
        "  # navragen\n  dekking: onbekend\n  benodigd: 500  # ongeveer\n"
    ),
    f"{GROEN}/03-gras.yaml": (
        "nummer: 3\ntitel: Gras\nlooptijd: {tot: 2014-06}\n"
        "financiering: {dekking: geen, benodigd: 40}\n"
    ),
    f"{GROEN}/04-rozen.yaml": (
        "nummer: 4\ntitel: Rozen\nfinanciering: {dekking: {2014: deels}, benodigd: {2014: 7}}\n"
    ),
    f"{GROEN}/05-riet.yaml": "nummer: 5\ntitel: Riet\n",
    f"{GROEN}/06-mos.yaml": (
        "nummer: 6\ntitel: Mos\nlooptijd: {tot: 2014}\nfinanciering:\n"
        "  benodigd: {bedrag: 60, grens: ongeveer}\n"
    ),
}
"""An agenda of 2014 and 2015."""

WHOLE = (
    "gihv kan het niet verdelen en laat het staan. "
    "Geldt het niet ook voor {}, geef dan een bedrag per jaar."
)
LATER = "voor 2015-2017 staat er nog niets."


def wanted(files: Mapping[str, str], ref: str, *wishes: str) -> Proposal:
    documents = read(Files(files))
    agenda, _ = check(documents)
    return proposal(documents, agenda, target(agenda, ref), [wish(one) for one in wishes])


def after(files: Mapping[str, str], made: Proposal) -> dict[str, str]:
    """The files once a proposal has been carried out."""
    return {**files, **{one.path: (one.new or b"").decode() for one in made.changes}}


def changed_lines(made: Proposal) -> list[str]:
    """The lines that files get, in order of file."""
    return [
        line
        for _, old, new in made.changes
        for line in (new or b"").decode().splitlines()
        if line not in (old or b"").decode().splitlines()
    ]


def test_a_longer_periode_is_written_out_in_every_file_that_it_concerns() -> None:
    made = wanted(ORDINARY, "agenda", "periode.tot=2016")
    assert changed_lines(made) == [
        "  tot: 2016",
        # 1.1: the word, not the amount, which is for two years together
        "  dekking:  # zegt de gemeente",
        "    2014: gedekt",
        "    2015: gedekt",
        # 1.2 runs from 2015 on: that one year
        "  dekking:",
        "    2015: onbekend",
        "  benodigd:  # ongeveer",
        "    2015: 500",
        # 1.3 ends in 2014 and gains nothing; 1.4 names its years
    ]
    assert made.notes == (
        "`dekking` van 1.1 staat nu per jaar, voor 2014-2015; voor 2016 staat er nog niets.",
        f"`benodigd` van 1.1 is één bedrag voor 2014-2015 samen; {WHOLE.format(2016)}",
        "`dekking` van 1.2 staat nu per jaar, voor 2015; voor 2016 staat er nog niets.",
        "`benodigd` van 1.2 staat nu per jaar, voor 2015; voor 2016 staat er nog niets.",
    )
    agenda, found = load(Files(after(ORDINARY, made)))
    assert found == []
    assert {actie.volgnummer: dict(dekking(agenda, actie.id)) for actie in agenda.acties} == {
        "1.1": {2014: "gedekt", 2015: "gedekt", 2016: "ontbreekt"},
        "1.2": {2015: "onbekend", 2016: "ontbreekt"},
        "1.3": {2014: "geen"},
        "1.4": {2014: "deels", 2015: "ontbreekt", 2016: "ontbreekt"},
        "1.5": dict.fromkeys((2014, 2015, 2016), "ontbreekt"),
        "1.6": {2014: "ontbreekt"},
    }


def dekking(agenda: Agenda, actie: str) -> Mapping[int, str]:
    return money.dekking(agenda.actie[actie], agenda.periode).per_jaar


@pytest.mark.parametrize(
    ("ref", "wishes", "lines", "notes"),
    [
        (
            "1.2",
            ["looptijd="],
            ["  dekking:", "    2015: onbekend", "  benodigd:  # ongeveer", "    2015: 500"],
            [
                "`dekking` staat nu per jaar, voor 2015; voor 2014 staat er nog niets.",
                "`benodigd` staat nu per jaar, voor 2015; voor 2014 staat er nog niets.",
            ],
        ),
        (
            "1.3",
            ["looptijd.tot=2015-K1"],
            [
                "looptijd: {tot: 2015-K1}",
                "financiering: {dekking: {2014: geen}, benodigd: {2014: 40}}",
            ],
            [
                "`dekking` staat nu per jaar, voor 2014; voor 2015 staat er nog niets.",
                "`benodigd` staat nu per jaar, voor 2014; voor 2015 staat er nog niets.",
            ],
        ),
        # what is typed in the same command is meant for all years, wherever it stands
        (
            "1.3",
            ["looptijd=", "financiering.dekking=geen", "financiering.benodigd=50"],
            ["financiering: {dekking: geen, benodigd: 50}"],
            [],
        ),
        (
            "1.3",
            ["financiering.dekking=gezocht", "financiering.benodigd=", "looptijd="],
            ["financiering: {dekking: gezocht}"],
            [],
        ),
        (
            "1.3",
            ["looptijd=", "financiering.benodigd=", "financiering.dekking.2015=deels"],
            ["financiering: {dekking: {2014: geen, 2015: deels}}"],
            ["`dekking` staat nu per jaar, voor 2014; voor 2015 staat er nog niets."],
        ),
        (
            "1.6",
            ["looptijd="],
            ["  benodigd: {bedrag: {2014: 60}, grens: ongeveer}"],
            ["`benodigd` staat nu per jaar, voor 2014; voor 2015 staat er nog niets."],
        ),
        (
            "1.6",
            ["looptijd=", "financiering.benodigd.grens=minimaal"],
            ["  benodigd: {bedrag: {2014: 60}, grens: minimaal}"],
            ["`benodigd` staat nu per jaar, voor 2014; voor 2015 staat er nog niets."],
        ),
        # no year is gained
        ("1.1", ["looptijd.van=2013"], ["looptijd:", "  van: 2013"], []),
        ("1.1", ["looptijd.tot=2014"], ["looptijd:", "  tot: 2014"], []),
        ("1.4", ["looptijd.tot=2015"], ["looptijd:", "  tot: 2015"], []),
        ("agenda", ["periode.tot=2014"], ["  tot: 2014"], []),
    ],
)
def test_an_actie_that_gains_years(
    ref: str, wishes: list[str], lines: list[str], notes: list[str]
) -> None:
    made = wanted(ORDINARY, ref, *wishes)
    assert changed_lines(made) == lines
    assert list(made.notes) == notes


def test_years_that_go_are_not_written_out_but_none_may_be_exchanged_unseen() -> None:
    later = wanted(ORDINARY, "1.2", "looptijd={van: 2014, tot: 2014}")
    documents = read(Files(ORDINARY))
    agenda, found = check(documents)
    refused = judged(documents, later, agenda, found).refused
    assert [one.message for one in refused] == ["In 2015 loopt deze actie niet, wel in 2014."]
    moved = wanted(
        {**ORDINARY, f"{GROEN}/04-rozen.yaml": ""}, "agenda", "periode={van: 2015, tot: 2016}"
    )
    assert changed_lines(moved)[2:5] == [
        "  dekking:  # zegt de gemeente",
        "    2015: gedekt",
        "  dekking:",
    ]


def test_a_word_for_no_year_stays_and_is_named() -> None:
    files = {
        **BASE,
        f"{GROEN}/01-bomen.yaml": (
            "nummer: 1\ntitel: Bomen\nlooptijd: {van: 2016}\nfinanciering: {dekking: gezocht}\n"
        ),
    }
    made = wanted(files, "agenda", "periode.tot=2017")
    assert changed_lines(made) == ["  tot: 2017"]
    assert made.notes == (
        "`dekking` van 1.1 gold nog voor geen jaar van de agenda, en geldt nu voor 2016-2017.",
    )


def test_what_a_speerpunt_and_the_agenda_need_is_theirs_too() -> None:
    files = {
        **BASE,
        "agenda/agenda.yaml": BASE["agenda/agenda.yaml"].replace("tot: 2015", "tot: 2014")
        + "financiering:\n  benodigd: 900\n",
        f"{GROEN}/speerpunt.yaml": BASE[f"{GROEN}/speerpunt.yaml"]
        + "financiering:\n  benodigd: 300\n",
    }
    made = wanted(files, "agenda", "periode.tot=2017")
    assert changed_lines(made) == [
        "  tot: 2017",
        "  benodigd:",
        "    2014: 900",
        "  benodigd:",
        "    2014: 300",
    ]
    assert made.notes == (
        f"`benodigd` staat nu per jaar, voor 2014; {LATER}",
        f"`benodigd` van speerpunt 1 staat nu per jaar, voor 2014; {LATER}",
    )


@pytest.mark.parametrize("periode", ["", "periode: {van: 2015, tot: 2014}\n"])
def test_where_the_years_were_not_known_nothing_is_gained(periode: str) -> None:
    files = {**ORDINARY, "agenda/agenda.yaml": f'titel: Groen\nversie: "1.0"\n{periode}'}
    made = wanted(files, "agenda", "periode={van: 2014, tot: 2015}")
    assert ([one.path for one in made.changes], made.notes) == (["agenda/agenda.yaml"], ())


def test_all_files_change_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, ORDINARY))
    before = contents(tmp_path)
    shown = gihv("set", "agenda", "periode.tot=2016", "--dry-run", root=Path())
    assert contents(tmp_path) == before
    assert shown.out.count("\n+++ ") == 3
    path = f"{GROEN}/02-parken.yaml"
    write(tmp_path, {path: ORDINARY[path].replace("  dekking: onb", "  ? dekking\n  : onb")})
    before = contents(tmp_path)
    refused = gihv("set", "agenda", "periode.tot=2016", root=Path())
    assert (refused.code, refused.out) == (2, "")
    assert f"\n  {path}:6: ? dekking\n" in refused.err
    assert contents(tmp_path) == before
    write(tmp_path, {path: ORDINARY[path]})
    done = gihv("set", "agenda", "periode.tot=2016", root=Path())
    assert (done.code, done.out) == (0, shown.out)
    assert "voor 2016 staat er nog niets." in done.err
    assert gihv("validate", "--strict", root=tmp_path).code == 0


@st.composite
def agendas(draw: st.DrawFn) -> dict[str, str]:
    """An agenda of 2014 and 2015 whose acties run when they like, with one word of dekking."""
    files = dict(BASE)
    for nummer in range(1, draw(st.integers(1, 4)) + 1):
        ends = draw(st.fixed_dictionaries({}, optional={"van": YEARS, "tot": YEARS}))
        looptijd = f"looptijd: {{{', '.join(f'{end}: {ends[end]}' for end in ends)}}}\n"
        word = draw(st.sampled_from(("gedekt", "beoogd", "geen", "{2014: deels}")))
        files[f"{GROEN}/0{nummer}-actie-{nummer}.yaml"] = (
            f"nummer: {nummer}\ntitel: Actie {nummer}\n{looptijd if ends else ''}"
            f"financiering:\n  dekking: {word}\n"
        )
    return files


YEARS = st.sampled_from((2013, 2014, "2014-09", 2015, "eind 2016", 2017))


@given(agendas(), st.integers(2012, 2014), st.integers(2015, 2018))
def test_no_year_is_gained_without_a_word(files: dict[str, str], van: int, tot: int) -> None:
    """In every year that there was dekking stays what it was; a year that comes begins without."""
    made = wanted(files, "agenda", f"periode={{van: {van}, tot: {tot}}}")
    old, _ = load(Files(files))
    new, wrong = load(Files(after(files, made)))
    assert wrong == []
    for actie in old.acties:
        was, now = dekking(old, actie.id), dekking(new, actie.id)
        if was:
            assert now == {year: was.get(year, "ontbreekt") for year in now}
        elif set(now.values()) - {"ontbreekt"}:
            assert any(actie.volgnummer in note for note in made.notes)
