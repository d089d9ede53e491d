"""Completion by the Tab key: what a shell asks, what it is told, and the scripts that ask it.

A script gives the line up to the cursor in `_TYPER_COMPLETE_ARGS`, and runs gihv with
`_GIHV_COMPLETE=complete_bash` (or zsh, fish, powershell). gihv answers with one value a line, ready
for that shell, or with the one line FILES where the shell's own completion of files is wanted.
Typer's own scripts are not used but for PowerShell: they break a name at its spaces, lose its
apostrophe, and in bash know nothing of a quote that stands open or of `--option=`.
"""

import os
import re
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from gihv.dutch import fold

FILES = "\tbestanden"
"""The answer where a file is to be completed. No value begins with a tab."""

LINE = "_TYPER_COMPLETE_ARGS"
REPLACED = "_TYPER_COMPLETE_WORD_TO_COMPLETE"
"""The part of the line that the shell will replace, where it tells (bash, PowerShell)."""
QUOTE = "_GIHV_COMPLETE_QUOTE"
"""The quote in which zsh will put a value, if any."""


class Item(NamedTuple):
    """A whole word that may stand at the cursor, unquoted, and what may be shown beside it."""

    value: str
    help: str = ""


# -- what was typed --------------------------------------------------------------------------


class Word(NamedTuple):
    """A word of a command line: as typed, what it stands for, and the quote that is still open."""

    raw: str
    text: str
    quote: str = ""


def words(line: str, escape: str = "\\") -> list[Word]:
    """The words of a line up to the cursor; the last is the one at the cursor, perhaps empty.

    Quotes and the escaping character are read as a POSIX shell does.
    """
    found: list[Word] = []
    start, text, quote, begun = 0, "", "", False
    index = 0
    while index < len(line):
        char = line[index]
        if char == escape and quote != "'" and index + 1 < len(line):
            index += 1
            kept = quote and line[index] not in '"\\$`'
            text += char + line[index] if kept else line[index]
            begun = True
        elif char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote, begun = char, True
        elif quote or not char.isspace():
            text += char
            begun = True
        else:
            if begun:
                found.append(Word(line[start:index], text))
            start, text, begun = index + 1, "", False
        index += 1
    return [*found, Word(line[start:], text, quote)]


# -- what is answered ------------------------------------------------------------------------


_DOUBLE = '"'


def _quoted(text: str, quote: str) -> str:
    """A text as it can stand on the line of bash or zsh, after an open quote or without one."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", text)
    option = re.match(r"(--[\w-]+=)?", text)
    size = option.end() if option else 0
    return text[:size] + re.sub(r"([^\w/.,%+@-])", r"\\\1", text[size:])


def _common(values: Sequence[str]) -> str:
    """What all values begin with."""
    first, last = min(values, default=""), max(values, default="")
    pairs = enumerate(zip(first, last, strict=False))
    return first[: next((index for index, (one, other) in pairs if one != other), len(first))]


def _kept(typed: str, values: Sequence[str]) -> Sequence[str]:
    """Values of which the common beginning does not take back what was typed.

    A shell puts that beginning in place of the word: of "Den Haag" and "DEN HELDER" it is "D",
    though `den` was typed. Then the values get the spelling that was typed.
    """
    common = _common(values)
    if not common or fold(common).startswith(fold(typed)):
        return values
    size = len(typed)
    return [typed + value[size:] for value in values if fold(value[:size]) == fold(typed)] or values


def _unquoted_line(values: Sequence[str]) -> list[str]:
    r"""The values as they can stand on the line without an open quote.

    The shell puts their common beginning on the line. Of `ROC\ Mondriaan` and `ROC\'s` that would
    end in a backslash, which escapes what is typed next; then one of them gets double quotes.
    """
    quoted = [_quoted(value, "") for value in values]
    if re.search(r"(?<!\\)(\\\\)*\\\Z", _common(quoted)):
        size = len(_common(values))
        begin, end = values[-1][:size], values[-1][size:]
        quoted[-1] = f'{_quoted(begin, "")}"{_quoted(end, _DOUBLE)}"'
    return quoted


def _for_bash(word: Word, items: Sequence[Item]) -> list[str]:
    """Bash replaces only what follows the last of its word breaks, `=` and `:` among them."""
    replaced = os.environ.get(REPLACED, "")
    if not word.raw.endswith(replaced):
        return []
    stays = words(word.raw.removesuffix(replaced))[-1].text
    values = [item.value for item in items]
    fitting = [value for value in values if fold(value[: len(stays)]) == fold(stays)]
    tails = [value[len(stays) :] for value in _kept(word.text, fitting)]
    if word.quote:
        return [_quoted(tail, word.quote) for tail in tails]
    return _unquoted_line(tails)


def _for_zsh(word: Word, items: Sequence[Item]) -> list[str]:
    """Zsh quotes by itself in an open quote only; each value is followed by the line to show."""
    values = _kept(word.text, [item.value for item in items])
    widest = max(map(len, values), default=0)
    helps = {item.value: item.help for item in items}
    shown = [f"{value:{widest}}  {helps.get(value, '')}".rstrip() for value in values]
    put = values if os.environ.get(QUOTE) else _unquoted_line(values)
    return [f"{value}\t{label}" for value, label in zip(put, shown, strict=True)]


def _for_fish(_word: Word, items: Sequence[Item]) -> list[str]:
    """Fish quotes by itself."""
    return [f"{item.value}\t{item.help}".rstrip("\t") for item in items]


def _for_powershell(_word: Word, items: Sequence[Item]) -> list[str]:
    def quoted(value: str) -> str:
        return value if re.fullmatch(r"[\w./=-]+", value) else "'" + value.replace("'", "''") + "'"

    return [f"{quoted(item.value)}:::{item.help or ' '}" for item in items]


ANSWERS: Mapping[str, Callable[[Word, Sequence[Item]], list[str]]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
    "powershell": _for_powershell,
    "pwsh": _for_powershell,
}
"""The shells that gihv can answer, each with the lines for it."""


def answer(
    command: click.Command, ctx_args: MutableMapping[str, Any], program: str, shell: str
) -> str:
    """What the shell (a key of ANSWERS) is told of the line that stands in the environment.

    Nothing, where anything at all goes wrong: a message would stand in the line being typed.
    """
    *before, word = _typed(shell)
    try:
        found = _items(command, ctx_args, program, [one.text for one in before[1:]], word.text)
    except Exception:
        if os.environ.get("GIHV_DEBUG", "0") not in {"", "0"}:
            raise
        return ""
    lines = [FILES] if found is None else ANSWERS[shell](word, found)
    return "".join(f"{line}\n" for line in lines)


def before_cursor() -> list[str]:
    """The arguments on the line being completed, as far as they are whole words."""
    shell = os.environ.get("_GIHV_COMPLETE", "").removeprefix("complete_")
    return [one.text for one in _typed(shell)[1:-1]]


def _typed(shell: str) -> list[Word]:
    line = os.environ.get(LINE, "")
    if shell not in {"powershell", "pwsh"}:
        return words(line)
    found = words(line, escape="`")
    # PowerShell gives the line without the spaces at its end.
    return found if os.environ.get(REPLACED) or not found[-1].raw else [*found, Word("", "")]


def _items(
    command: click.Command,
    ctx_args: MutableMapping[str, Any],
    program: str,
    args: list[str],
    incomplete: str,
) -> list[Item] | None:
    """The whole words that fit; None where a file is wanted."""
    from click.shell_completion import ShellComplete

    found = ShellComplete(command, ctx_args, program, "").get_completions(args, incomplete)
    if any(item.type != "plain" for item in found):
        return None
    option, equals, _ = incomplete.partition("=")
    before = option + equals if equals and option.startswith("--") else ""
    return [Item(before + _line(item.value), _line(item.help or "")) for item in found]


def _line(text: str) -> str:
    return " ".join(text.split())


# -- the scripts -----------------------------------------------------------------------------

_BASH = r"""
_gihv_completion() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == $'\tbestanden' ]]; then
            compopt -o default 2>/dev/null
        elif [[ -n $line ]]; then
            COMPREPLY+=("$line")
        fi
    done <<<"$(
        export _GIHV_COMPLETE=complete_bash
        export _TYPER_COMPLETE_ARGS="${COMP_LINE:0:COMP_POINT}"
        export _TYPER_COMPLETE_WORD_TO_COMPLETE="$2"
        "${1/#\~\//$HOME/}" 2>/dev/null
    )"
}

# bash before 4.4 has no nosort; macOS comes with 3.2, which has no compopt either
complete -o nosort -F _gihv_completion gihv 2>/dev/null ||
    complete -o default -F _gihv_completion gihv
"""

_ZSH = r"""
#compdef gihv

_gihv() {
    local line
    local -a values labels as_given
    local -aU initials
    for line in "${(@f)$(
        export _GIHV_COMPLETE=complete_zsh
        export _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}"
        export _GIHV_COMPLETE_QUOTE="$compstate[quote]"
        ${(Q)~words[1]} 2>/dev/null
    )}"; do
        if [[ $line == $'\tbestanden' ]]; then
            _files
            return
        elif [[ -n $line ]]; then
            values+=("${line%%$'\t'*}")
            labels+=("${line#*$'\t'}")
            initials+=("$line[1]")
        fi
    done
    # values that have no beginning in common would wipe out what was typed
    if (( $#initials > 1 )) && [[ $compstate[insert] == *unambiguous* ]]; then
        compstate[insert]=
    fi
    [[ -z $compstate[quote] ]] && as_given=(-Q)
    compadd -U $as_given -V gihv -l -d labels -a values
}

# named after the file in which zsh finds it: from the second time on it runs this function alone
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _gihv "$@"
else
    compdef _gihv gihv
fi
"""

_FISH = r"""
function _gihv_completion
    set -lx _GIHV_COMPLETE complete_fish
    set -l typed (commandline --current-process --cut-at-cursor)
    set -lx _TYPER_COMPLETE_ARGS "$typed"
    set -l answer (gihv 2>/dev/null)
    if test "$answer" = \tbestanden
        __fish_complete_path (commandline --current-token --cut-at-cursor)
    else
        string join -- \n $answer
    end
end

complete --command gihv --no-files --keep-order --arguments '(_gihv_completion)'
"""

_SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def script(shell: str) -> str:
    """The script that makes a shell (a key of ANSWERS) ask gihv."""
    if shell in _SCRIPTS:
        return _SCRIPTS[shell].lstrip()
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="gihv", complete_var="_GIHV_COMPLETE", shell=shell)


def install(shell: str) -> Path:
    """Put the script of bash, zsh or fish where that shell finds it; the path of the script.

    What the user has in `.bashrc` or `.zshrc` stays as it is; a line is added once. Raises OSError.
    """
    home = Path.home()
    path, rc, line = {
        "bash": (
            home / ".bash_completions" / "gihv.sh",
            home / ".bashrc",
            "source ~/.bash_completions/gihv.sh",
        ),
        "zsh": (
            home / ".zfunc" / "_gihv",
            home / ".zshrc",
            "fpath+=~/.zfunc; autoload -Uz compinit; compinit",
        ),
        "fish": (home / ".config" / "fish" / "completions" / "gihv.fish", None, ""),
    }[shell]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(shell), encoding="utf-8", newline="\n")
    if rc is not None:
        _add_line(rc, line)
    return path


def _add_line(path: Path, line: str) -> None:
    present = path.read_bytes() if path.exists() else b""
    if line.encode() not in present.splitlines():
        ends = not present or present.endswith(b"\n")
        with path.open("ab") as file:
            file.write(b"" if ends else b"\n")
            file.write(f"{line}\n".encode())
