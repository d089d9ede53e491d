"""What the Tab key completes: the values of options and arguments, read from the agenda.

Each function gives candidates; the types carry them to the parameter. Only the files that tell the
candidates are read. What cannot be read gives no candidates: `shells.answer` catches it.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from click.shell_completion import CompletionItem

from gihv.dutch import fold, sort_key, without_article
from gihv.layout import FileKind, folder_of, kind_of

if TYPE_CHECKING:
    from gihv.model import Actie, Agenda, Organisatie, Regeling, Speerpunt
    from gihv.tree import Tree


class Candidate(NamedTuple):
    """One value by all its names, the one to complete to first, and what tells it apart."""

    names: tuple[str, ...]
    help: str = ""


Candidates = Callable[[click.Context, str], Iterable[Candidate]]
"""The candidates in the order to show them, given what was typed of the value."""


def matching(candidates: Iterable[Candidate], typed: str) -> dict[str, str]:
    """What the values that begin as typed are called, each with its help.

    A value goes by the first of its names that fits, so that what was typed stays what it is. Case,
    accents and an article in front do not count.
    """
    begun = {fold(typed), without_article(fold(typed))}
    found: dict[str, str] = {}
    for candidate in candidates:
        for name in candidate.names:
            folded = fold(name)
            if any(
                one.startswith(word) for one in (folded, without_article(folded)) for word in begun
            ):
                found.setdefault(name, candidate.help if candidate.help != name else "")
                break
    return found


class _Completing:
    """A type of parameter with candidates for its values."""

    def __init__(self, candidates: Candidates) -> None:
        """A type that completes to these candidates, and accepts anything."""
        self.candidates = candidates

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The candidates that begin as typed."""
        found = matching(self.candidates(ctx, incomplete), incomplete)
        return [CompletionItem(value, help=told) for value, told in found.items()]


class Completed(_Completing, click.types.StringParamType):
    """A text."""


class CompletedNumber(_Completing, click.types.IntParamType):
    """A whole number."""


class Explained(click.Choice[str]):
    """One of these words, each with what it means."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """A choice from the keys."""
        super().__init__(tuple(words))
        self._words = words

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """A word as it is typed; click would take the name of a StrEnum's member."""
        return super().normalize_choice(str(choice), ctx)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - as above
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        """The words that begin as typed, explained."""
        found = matching(
            (Candidate((word,), told) for word, told in self._words.items()), incomplete
        )
        return [CompletionItem(value, help=told) for value, told in found.items()]


# -- reading ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """The Tree of some files of another."""

    whole: "Tree"
    wanted: Callable[[str], bool]

    def files(self) -> list[str]:
        """See Tree."""
        return [path for path in self.whole.files() if self.wanted(path)]

    def read(self, path: str) -> bytes:
        """See Tree."""
        return self.whole.read(path)


def _agenda(ctx: click.Context, wanted: Callable[[str], bool]) -> "Agenda":
    """The agenda that the command would read, from the wanted files alone."""
    from gihv.cli.repository import Where
    from gihv.load import load, read

    # The callback of `gihv` itself does not run for a completion, and the shell has not yet put a
    # home folder or a variable in what was typed.
    typed = ctx.find_root().params.get("folder")
    folder = Path(os.path.expandvars(typed)).expanduser() if typed else None
    return load(read(_Part(Where(folder).tree(), wanted)))[0]


def _from(*kinds: FileKind) -> Callable[[str], bool]:
    return lambda path: kind_of(path) in kinds


def _everything(path: str) -> bool:
    return kind_of(path) is not None


# -- candidates ------------------------------------------------------------------------------


def words(*allowed: str) -> Candidates:
    """Words that are the same in every agenda."""
    return lambda _ctx, _typed: [Candidate((word,)) for word in allowed]


def refs(ctx: click.Context, typed: str) -> Iterator[Candidate]:
    """All that a REF can name; while nothing is typed only the numbers, as it would be too much."""
    number = re.fullmatch(r"([0-9]+)\.[0-9]*", typed)
    if number:
        # Of 10,000 acties only those of one folder are read.
        agenda = _agenda(ctx, lambda path: _stands_under(path, int(number[1])))
    else:
        agenda = _agenda(ctx, _everything)
    printed = [
        *(_numbered(str(one.nummer), one) for one in agenda.speerpunten),
        *(_numbered(one.volgnummer, one) for one in agenda.acties),
    ]
    yield from sorted(printed, key=lambda one: sort_key(one.names[0]))
    if typed:
        yield from _by_name([*agenda.organisaties.values(), *agenda.regelingen.values()])


def speerpunten(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The speerpunten by number, id or title."""
    known = _agenda(ctx, _from("speerpunt")).speerpunten
    return [_numbered(str(one.nummer), one) for one in known]


def deelgebieden(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The deelgebieden by id or title."""
    return [
        Candidate((part.id, part.titel), part.titel)
        for speerpunt in _agenda(ctx, _from("speerpunt")).speerpunten
        for part in speerpunt.deelgebieden
    ]


def trekkers(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The organisations that lead an actie."""
    return _with_role(ctx, "trekker")


def partners(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The organisations that are partner in an actie."""
    return _with_role(ctx, "partner")


def organisaties(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The organisations with a role in an actie, themselves or through a part of theirs."""
    agenda = _agenda(ctx, _from("organisaties", "actie"))
    return _by_name(
        one
        for one in agenda.organisaties.values()
        if not agenda.onderdelen(one.id).isdisjoint(agenda.rollen_van)
    )


def bronnen(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The organisations and regelingen that money comes from or through."""
    from gihv.financing import bijdragen

    agenda = _agenda(ctx, _everything)
    paying = {id_ for one in bijdragen(agenda) for id_ in (one.bijdrage.bron, one.bijdrage.via)}
    known: list[Organisatie | Regeling] = [
        *agenda.organisaties.values(),
        *agenda.regelingen.values(),
    ]
    return _by_name(one for one in known if one.id in paying)


def years(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The years of the agenda's periode."""
    return [Candidate((str(year),)) for year in _agenda(ctx, _from("agenda")).periode.jaren]


def columns(ctx: click.Context, _typed: str) -> list[Candidate]:
    """The columns of the list that is asked for."""
    from gihv.report.list import LIJSTEN, kolomnamen

    # Click has not assigned the arguments, as the option at the end still lacks its value.
    soort = next((word for word in ctx.args if word in LIJSTEN), str(ctx.params["soort"]))
    return [Candidate((name,)) for name in kolomnamen(soort)]


def several_columns(ctx: click.Context, typed: str) -> list[Candidate]:
    """Columns with commas between them: those typed, and one more."""
    before, comma, _ = typed.rpartition(",")
    taken = before.split(",")
    return [
        Candidate((before + comma + name,))
        for (name,), _ in columns(ctx, typed)
        if name not in taken
    ]


def codes(_ctx: click.Context, _typed: str) -> list[Candidate]:
    """The kinds of findings, by code or name."""
    from gihv.explain import kinds

    return [Candidate((kind.code, kind.slug), kind.summary) for kind in kinds()]


def _with_role(ctx: click.Context, role: str) -> list[Candidate]:
    agenda = _agenda(ctx, _from("organisaties", "actie"))
    ids = {rol.organisatie for actie in agenda.acties for name, rol in actie.rollen if name == role}
    return _by_name(one for one in agenda.organisaties.values() if one.id in ids)


def _stands_under(path: str, number: int) -> bool:
    """Whether a file is a speerpunt with this number, or an actie under it."""
    if kind_of(path) not in ("speerpunt", "actie"):
        return False
    digits = folder_of(path).digits
    return digits is None or int(digits) == number


def _numbered(number: str, thing: "Speerpunt | Actie") -> Candidate:
    """A speerpunt or actie: a title is long to type and to read, so it comes last."""
    return Candidate((number, thing.id, thing.titel), thing.titel)


def _by_name(things: "Iterable[Organisatie | Regeling]") -> list[Candidate]:
    found = sorted(things, key=lambda one: sort_key(one.naam))
    return [Candidate((*one.namen, one.id), one.naam) for one in found]
