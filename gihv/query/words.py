"""A choice in Dutch: what was asked, and what to ask where nothing was found."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations
from typing import Any

from gihv.dutch import enumerate_, number, sort_key
from gihv.model import Agenda
from gihv.query.chosen import chosen, select
from gihv.query.selectie import DEKKINGEN, SAMEN, STATUSSEN, Samen, Selectie

Things = Callable[[Agenda, Selectie], Collection[Any]]
"""What a choice holds of one kind: acties, organisaties."""


def in_words(agenda: Agenda, keuze: Selectie) -> str:
    """A choice as a phrase: "organisatie A (met B), jaar 2014 of 2015"; "" for an empty one."""
    every = agenda.speerpunten
    parts = [(one.id, part) for one in every for part in one.deelgebieden]
    said = {
        "speerpunt": [f"{one.nummer} ({one.titel})" for one in every if one.id in keuze.speerpunt],
        "deelgebied": [part.titel for id_, part in parts if (id_, part.id) in keuze.deelgebied],
        "actie": [one.volgnummer for one in agenda.acties if one.id in keuze.actie]
        or sorted(keuze.actie),
        "label": _samen(keuze.label, agenda.labels.__getitem__),
        **{
            name: _samen(getattr(keuze, name), partial(_with_parts, agenda))
            for name in ("trekker", "partner", "organisatie", "bron")
        },
        "dekking": sorted(keuze.dekking, key=DEKKINGEN.index),
        "jaar": list(map(str, sorted(keuze.jaar))),
        "status": [_spaced(word) for word in sorted(keuze.status, key=STATUSSEN.index)],
        "zonder": _samen(keuze.zonder, _spaced),
        "met": [f'"{text}"' for text in sorted(keuze.zoek)],
    }
    return ", ".join(
        f"{name} {enumerate_(values, 'of')}" for name, values in said.items() if values
    )


def _samen(values: Samen, named: Callable[[str], str]) -> list[str]:
    """Alternatives in words, those that must all hold joined: "A en B"."""
    said = [enumerate_(sorted(map(named, ids), key=sort_key)) for ids in values]
    return sorted(said, key=sort_key)


def _with_parts(agenda: Agenda, id_: str) -> str:
    parts = sorted(map(agenda.naam, agenda.onderdelen(id_) - {id_}), key=sort_key)
    along = f" (met {enumerate_(parts)})" if parts else ""
    return f"{agenda.naam(id_)}{along}"


def _spaced(key: str) -> str:
    return key.replace("_", " ")


def none_chosen(
    agenda: Agenda, keuze: Selectie, things: Things = select, one: str = "actie"
) -> str:
    """That a choice holds none of these things, and the nearest that does; `one`: their name."""
    none = f"{'Geen enkel' if one == 'speerpunt' else 'Geen enkele'} {one} past bij deze keuze."
    if (keuze.bron or keuze.alleen_geld) and chosen(agenda, keuze).daarnaast:
        see = f"zie `gihv report {_options(keuze, _used(keuze))}`"
        return f"{none} Het geld is voor een heel speerpunt of voor de hele agenda: {see}."
    for others in _near(keuze):
        counts = [(len(things(agenda, keuze._replace(**other))), other) for other in others]
        if found := [(count, _said(keuze, other)) for count, other in counts if count]:
            count, said = min(found)
            return f"{none} {said} {'is' if count == 1 else 'zijn'} het er {number(count)}."
    return none


Other = Mapping[str, frozenset[Any]]
"""Another choice: the filters that differ, those that go being empty."""


def _near(keuze: Selectie) -> list[list[Other]]:
    """Other choices, the nearest first: without one filter, a wider one, without more of them."""
    used = _used(keuze)
    less: list[list[Other]] = [
        [dict.fromkeys(names, frozenset()) for names in combinations(used, count)]
        for count in range(1, len(used))
    ]
    return [*less[:1], list(_wider(keuze)), *less[1:]]


def _wider(keuze: Selectie) -> Iterator[Other]:
    """The choices with one of some values that must all hold, or with any role for one role."""
    for name in SAMEN:
        values: Samen = getattr(keuze, name)
        for id_ in sorted(id_ for ids in values if len(ids) > 1 for id_ in ids):
            yield {name: frozenset({frozenset({id_})})}
    for word in sorted(word for text in keuze.zoek if " " in text for word in text.split()):
        yield {"zoek": frozenset({word})}
    for name in ("trekker", "partner"):
        if (values := getattr(keuze, name)) and not keuze.organisatie:
            yield {name: frozenset(), "organisatie": values}


def _said(keuze: Selectie, other: Other) -> str:
    """How another choice differs: "Zonder `--jaar 2015`", "Met `--zoek bomen`"."""
    if with_ := [name for name in other if other[name]]:
        return f"Met `{_options(keuze._replace(**other), with_)}`"
    return f"Zonder `{_options(keuze, other)}`"


def _used(keuze: Selectie) -> list[str]:
    return [name for name in keuze._fields if getattr(keuze, name)]


def _options(keuze: Selectie, names: Iterable[str]) -> str:
    """Filters as one types them: "--jaar 2014 --jaar 2015"."""
    return " ".join(
        f"--{name} {typed}"
        for name in names
        for typed in sorted({_typed(value) for value in getattr(keuze, name)})
    )


def _typed(value: Any) -> str:
    match value:
        case frozenset():
            return "+".join(sorted(value))
        case (_, deelgebied):
            return str(deelgebied)
        case str() if " " in value:
            return f'"{value}"'
    return str(value)
