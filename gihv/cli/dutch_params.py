"""What typer and click show of a parameter, in Dutch: its type, its values, and a near miss.

Most texts of click 8.4 and typer 0.25 go through gettext (see `run`). Here are those of parameters
that they write in English outside it, and the hints that a catalogue cannot give.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any

import click
from click.shell_completion import CompletionItem
from typer.core import TyperArgument
from typer.models import TyperPath

# --- Hints ----------------------------------------------------------------------------------------


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the one candidate that `word` probably stands for, or None.

    A beginning that fits one candidate is enough; else it is as everywhere (see `suggest`). Dashes
    in front and capitals do not count.
    """
    from gihv import suggest

    known = list(candidates)
    wanted = word.lstrip("-").casefold()
    begun = [one for one in known if wanted and one.lstrip("-").casefold().startswith(wanted)]
    return begun[0] if len(begun) == 1 else suggest.nearest(word, known)


def with_hint(sentence: str, meant: str | None) -> str:
    """Return the sentence, and the question whether this was meant, if anything was."""
    return f"{sentence} Bedoelde u `{meant}`?" if meant else sentence


# --- Types and texts ------------------------------------------------------------------------------

_TYPE_NAMES: Mapping[str, str] = {
    "text": "tekst",
    "integer": "geheel getal",
    "integer range": "geheel getal",
    # The next three go through gettext, when typer builds the parameter: perhaps before the
    # catalogue was installed.
    "file": "bestand",
    "directory": "map",
    "path": "pad",
}
_METAVARS: Mapping[str, str] = {"geheel getal": "GETAL"}


class _DutchChoice(click.Choice[Any]):
    """A choice that lists its values in one sentence and suggests the nearest."""

    def __init__(self, original: click.Choice[Any]) -> None:
        super().__init__(original.choices, case_sensitive=original.case_sensitive)
        self._original = original

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        return self._original.normalize_choice(choice, ctx)

    def _values(self, ctx: click.Context | None) -> list[str]:
        return [self.normalize_choice(choice, ctx) for choice in self.choices]

    def get_missing_message(
        self,
        param: click.Parameter,  # noqa: ARG002 - click's signature; the choices say enough
        ctx: click.Context | None,
    ) -> str:
        return f"Kies uit: {', '.join(self._values(ctx))}."

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        values = self._values(ctx)
        sentence = f"`{value}` is geen keuze. Kies uit: {', '.join(values)}."
        return with_hint(sentence, nearest(str(value), values))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return the values that begin so, in capitals or not; a subclass may say more of them."""
        if type(self._original).shell_complete is not click.Choice.shell_complete:
            return self._original.shell_complete(ctx, param, incomplete)
        typed = incomplete.casefold()
        found = (value for value in self._values(ctx) if value.casefold().startswith(typed))
        return [CompletionItem(value) for value in found]


class _DutchIntRange(click.IntRange):
    name = "geheel getal"

    def _describe_range(self) -> str:
        parts = []
        if self.min is not None:
            parts.append(f"groter dan {self.min}" if self.min_open else f"vanaf {self.min}")
        if self.max is not None:
            parts.append(f"kleiner dan {self.max}" if self.max_open else f"tot en met {self.max}")
        return " ".join(parts)


def _dutch_type(original: click.ParamType[Any]) -> click.ParamType[Any]:
    """Return a type that does the same and names itself in Dutch.

    A copy: click shares its types between all parameters of a process.
    """
    # The exact ranges only: a subclass may do more than its limits say.
    if type(original) is click.IntRange:
        low, high = original.min, original.max
        return _DutchIntRange(low, high, original.min_open, original.max_open, original.clamp)
    if isinstance(original, click.Choice):
        return original if isinstance(original, _DutchChoice) else _DutchChoice(original)
    if type(original) is TyperPath or original.name in _TYPE_NAMES:
        dutch = copy.copy(original)
        dutch.name = _TYPE_NAMES.get(original.name, original.name)
        if type(original) is TyperPath:
            # Typer's has no values to complete; click's says that they are files.
            dutch.__class__ = click.Path
        return dutch
    return original


def localise(param: click.Parameter) -> None:
    """Replace what this parameter would show in English. May be called again."""
    # An option may show its environment variable: in its help that is Dutch through gettext, and
    # `run` keeps it out of errors.
    param.type = _dutch_type(param.type)
    if isinstance(param, TyperArgument):
        param.show_envvar = False  # typer writes "env var" outside gettext here
    elif param.metavar is None:
        param.metavar = _METAVARS.get(param.type.name)
    if param.nargs != 1 and param.metavar is not None and not param.metavar.endswith("..."):
        param.metavar += "..."  # click and typer leave it to the author of a metavar
