"""Tree -> Agenda and findings: parse and shape (phases 1 and 2).

A file with a mistake is not built into the model, but its id stays known and its well-shaped
references are kept, so that one mistake gives one message and hides no other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from gihv import build
from gihv.diagnostics import WHOLE_FILE, Diagnostic, FileError, Finding, Keys, Kind, Place, Span
from gihv.layout import (
    AGENDA,
    KEBAB,
    ORGANISATIES,
    REGELINGEN,
    SPEERPUNT,
    FileKind,
    file_of,
    folder_name,
    folder_of,
    id_of,
    kind_of,
)
from gihv.model import Actie, Agenda, Bekend, Verwijzing
from gihv.schemas import acceptor
from gihv.source import Empty, parse, span_of, spans, text_of
from gihv.suggest import slug
from gihv.tree import Tree
from gihv.verwijzingen import verwijzingen


class File(NamedTuple):
    """One file as read: its plain data is None where it could not be parsed."""

    path: str
    kind: FileKind
    data: dict[str, Any] | None
    well_shaped: bool


def load(tree: Tree) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda of a tree, and what is wrong with the text and the shape of its files."""
    found: list[Diagnostic] = []
    paths, closed = _entered(tree, found)
    kinds = {path: kind for path in paths if (kind := kind_of(path)) is not None}
    few = {path: _read(tree, path, kinds[path], found) for path in kinds if kinds[path] != "actie"}
    nummers = _nummers(kinds, few)
    acties: list[Actie] = []
    wrong = [*closed, *(path for path, file in few.items() if not file.well_shaped)]
    references = [one for file in few.values() for one in _references(file)]
    for path, kind in kinds.items():  # of the many acties only what they are built into is kept
        if kind == "actie":
            file = _read(tree, path, kind, found)
            references += _references(file)
            if file.data is not None and file.well_shaped:
                acties.append(_actie(file.data, path, nummers))
            else:
                wrong.append(path)
    agenda = Agenda(
        **_few(few),
        acties=tuple(sorted(acties, key=lambda actie: actie.volgorde)),
        onvolledig=tuple(sorted(wrong)),
        paths=tuple(paths),
        verwijzingen=tuple(references),
        bekend=_bekend(kinds, few),
    )
    return agenda, found


def _entered(tree: Tree, found: list[Diagnostic]) -> tuple[list[str], list[str]]:
    """The paths of all files, and of the folders that are not entered: each is a finding."""
    paths: list[str] = []
    closed: list[str] = []
    for path in tree.files():
        if not path.endswith("/"):
            paths.append(path)
            continue
        try:
            tree.read(path)
        except FileError as error:
            closed.append(path)
            found.append(Diagnostic(path, WHOLE_FILE, error.kind(), error.message, error.hint))
    return paths, closed


def _read(tree: Tree, path: str, kind: FileKind, found: list[Diagnostic]) -> File:
    try:
        raw = tree.read(path)
        data = parse(raw)
    except FileError as error:
        found.append(_refused(tree, path, error))
        return File(path, kind, None, well_shaped=False)
    if b" #" in raw and _loses_hashtag(raw, data):
        found += _cut_off(tree, path, data)
    if acceptor(kind)(data):
        return File(path, kind, data, well_shaped=True)
    from gihv.schema import explain

    spans = Spans.of(tree, path)
    mistakes = explain(kind, data, path, spans.written)
    found += (spans.diagnostic(kind, finding) for kind, finding in mistakes)
    return File(path, kind, data, well_shaped=not mistakes)


# Compiled only where it is needed: that takes as long as reading several files.
_HASHTAG = rb" #[\w\x80-\xff]+"  # bytes from 0x80: letters that are not ASCII
_COMMENT_WITHOUT_SPACE = r" +(#\w\S*)"


def _loses_hashtag(raw: bytes, data: Any) -> bool:
    """Whether a word like `#groen` stands in a file more often than in what is read of it.

    Cheap: where it says so, the places of all values are to tell.
    """
    typed = Counter(re.findall(_HASHTAG, raw))
    read = str(data)
    return any(read.count(tag.decode()) < count for tag, count in typed.items())


def _cut_off(tree: Tree, path: str, data: Any) -> Iterator[Diagnostic]:
    """The texts that end where somebody typed a hashtag: to YAML that begins a comment."""
    from gihv.meant import value_at
    from gihv.schema import CUT_OFF, cut_off

    spans = Spans.of(tree, path)
    for keys, comment in spans.hashtags():
        if not isinstance(value_at(data, keys), dict | list):
            yield spans.diagnostic(CUT_OFF, cut_off(Place(path, keys), comment))


# -- plain data -> Agenda --------------------------------------------------------------------


def _references(file: File) -> Iterable[Verwijzing]:
    return () if file.data is None else verwijzingen(file.kind, file.data, file.path)


def _actie(data: dict[str, Any], path: str, nummers: Mapping[str, int | None]) -> Actie:
    return build.actie(
        data,
        path=path,
        id_=file_of(path).slug,
        speerpunt=folder_of(path).slug,
        speerpunt_nummer=nummers.get(folder_name(path)),
    )


def _few(files: Mapping[str, File]) -> dict[str, Any]:
    """What there are few of, as fields of Agenda: everything but acties."""
    good = {path: file.data for path, file in files.items() if file.data and file.well_shaped}
    kop, organisaties, regelingen = map(good.get, (AGENDA, ORGANISATIES, REGELINGEN))
    speerpunten = [
        build.speerpunt(data, path=path, id_=folder_of(path).slug)
        for path, data in good.items()
        if files[path].kind == "speerpunt"
    ]
    return {
        "kop": build.kop(kop) if kop else None,
        "speerpunten": tuple(sorted(speerpunten, key=lambda one: (one.nummer, one.id))),
        "organisaties": build.organisaties(organisaties or {}, path=ORGANISATIES),
        "regelingen": build.regelingen(regelingen or {}, path=REGELINGEN),
    }


def _nummers(kinds: Mapping[str, FileKind], files: Mapping[str, File]) -> dict[str, int | None]:
    """The number of the speerpunt in each folder: as typed, or else the folder's digits."""
    nummers: dict[str, int | None] = {}
    for path, kind in kinds.items():
        if kind == "actie" and folder_name(path) not in nummers:
            digits = folder_of(path).digits
            nummers[folder_name(path)] = int(digits) if digits else None
    for path, file in files.items():
        typed = file.data.get("nummer") if file.kind == "speerpunt" and file.data else None
        if isinstance(typed, int) and not isinstance(typed, bool):
            nummers[folder_name(path)] = typed
    return nummers


def _bekend(kinds: Mapping[str, FileKind], files: Mapping[str, File]) -> Bekend:
    return Bekend(
        organisaties=_keys(files.get(ORGANISATIES)),
        regelingen=_keys(files.get(REGELINGEN)),
        speerpunten=frozenset(folder_of(path).slug for path in kinds if path.count("/") > 1),
        acties=frozenset(id_of(path) for path, kind in kinds.items() if kind == "actie"),
        deelgebieden={
            folder_name(path): _deelgebieden(file)
            for path, file in files.items()
            if file.kind == "speerpunt"
        },
    )


def _keys(file: File | None) -> frozenset[str] | None:
    if file is None:
        return frozenset()
    if file.data is None:
        return None
    if file.well_shaped:
        return frozenset(file.data)
    # An id that is spelled wrongly here is right elsewhere: one mistake, one finding.
    return frozenset(file.data) | {slug(key) for key in file.data if not KEBAB.match(key)}


def _deelgebieden(file: File) -> frozenset[str] | None:
    """The ids of a speerpunt's deelgebieden; None where they, or one of them, cannot be told."""
    parts = [] if file.data is None else file.data.get("deelgebieden", [])
    if file.data is None or not isinstance(parts, list):
        return None
    if not file.well_shaped and "deelgebieden" not in file.data:
        return None  # the key may be misspelled
    ids = [part.get("id") if isinstance(part, dict) else None for part in parts]
    texts = [id_ for id_ in ids if isinstance(id_, str) and KEBAB.match(id_)]
    return frozenset(texts) if len(texts) == len(ids) else None


# -- findings -> diagnostics -----------------------------------------------------------------


def located(tree: Tree, findings: Iterable[tuple[Kind, Finding]]) -> Iterator[Diagnostic]:
    """Findings with the line and column of the place that each is about."""
    known: dict[str, Spans] = {}
    for kind, finding in findings:
        path = finding.place.path
        if path not in known:
            known[path] = Spans.of(tree, path)
        yield known[path].diagnostic(kind, finding)


def _refused(tree: Tree, path: str, error: FileError) -> Diagnostic:
    try:
        text = tree.read(path).decode("utf-8-sig", "replace")
        span = span_of(text, error.start, error.end)
    except FileError:  # the file cannot be opened at all
        span = WHOLE_FILE
    hint = error.hint
    if isinstance(error, Empty):
        hint = _HINTS_IF_EMPTY.get(path, "vul het." if path.endswith(SPEERPUNT) else hint)
    return Diagnostic(path, span, error.kind(), error.message, hint)


_HINTS_IF_EMPTY = {
    AGENDA: "vul het.",
    ORGANISATIES: "vul het; zolang er niets in hoort, is `{}` genoeg.",
    REGELINGEN: "vul het; zolang er niets in hoort, is `{}` genoeg.",
}


_NAMES_OTHER = ("bedoelde u", "zet elke", "maak van elke")
"""How hints begin that name what a value was meant to be."""


class Spans:
    """Lines and columns of the places in one file."""

    def __init__(self, text: str) -> None:
        """The places of a text; one with a mistake has those before the mistake."""
        self._text = text
        self._nodes = spans(text)

    @classmethod
    def of(cls, tree: Tree, path: str) -> "Spans":
        """The places of a file; one that is no readable YAML has none but its first line."""
        try:
            return cls(text_of(tree.read(path)) if kind_of(path) else "")
        except FileError:
            return cls("")

    def diagnostic(self, kind: Kind, finding: Finding) -> Diagnostic:
        """A finding with its line and column."""
        place, hint = finding.place, finding.hint
        if hint and hint.startswith(_NAMES_OTHER) and self._goes_on(place.keys):
            hint = "de regel eronder hoort er zo bij: laat die minder ver inspringen."
        return Diagnostic(place.path, self.at(place), kind, finding.message, hint)

    def hashtags(self) -> Iterator[tuple[Keys, str]]:
        """The ways to values with a comment right behind them that has no space after its `#`."""
        comment = re.compile(_COMMENT_WITHOUT_SPACE)
        for keys, node in self._nodes.items():
            start, end = node.value
            if start == end or self._text[start] in "|>":
                continue
            if match := comment.match(self._text, end):
                yield keys, match[1]

    def _goes_on(self, keys: Keys) -> bool:
        """Whether a value is a text that goes on over several lines without a sign for it."""
        node = self._nodes.get(keys)
        written = self._text[slice(*node.value)] if node else ""
        first, *more = written.split("\n")
        is_plain = first[:1] not in ("'", '"', "|", ">", "[", "{", "-") and ": " not in first
        return is_plain and bool(more) and not first.endswith(":")

    def written(self, keys: Keys) -> str:
        """How a value is written, quotes and all."""
        node = self._nodes.get(keys)
        if node is None:
            return ""
        start, end = node.value
        if start == end:  # nothing, or only a comment
            start, end = start + 1, self._text.find("\n", start)
        return self._text[start:end].strip()

    def at(self, place: Place) -> Span:
        """Where a place stands; of a value or key that is not there: its nearest parent's."""
        keys = place.keys
        while keys and keys not in self._nodes:
            keys = keys[:-1]
        if keys not in self._nodes:
            return WHOLE_FILE
        node = self._nodes[keys]
        start, end = node.value
        if node.key and (place.part == "key" or start == end or keys != place.keys):
            start, end = node.key
        elif "\n" in self._text[start:end]:
            start, end = self._first(keys)
        return span_of(self._text, start, end)

    def _first(self, keys: Keys) -> tuple[int, int]:
        """Of a value over several lines: its first key, or else its first line."""
        start, _ = self._nodes[keys].value
        for way, node in self._nodes.items():
            if way[:-1] == keys and way and node.key:
                return node.key
        return start, start + len(self._text[start:].split("\n", 1)[0].rstrip())
