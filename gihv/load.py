"""Tree -> Documents -> Agenda and findings: parse and shape, then the rules.

A file is read, decoded and parsed once. One with a mistake is not built into the model, but its id
stays known and its well-shaped references are kept, so that one mistake gives one message and hides
no other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from gihv import build
from gihv.diagnostics import (
    WHOLE_FILE,
    Diagnostic,
    FileError,
    Finding,
    Hint,
    Keys,
    Kind,
    Place,
    Span,
)
from gihv.editor import stale
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
from gihv.source import Empty, parse_text, span_of, spans, text_of
from gihv.suggest import slug
from gihv.tree import Overlay, Tree
from gihv.verwijzingen import verwijzingen


@dataclass(frozen=True)
class Document:
    """One file, read once: its text and plain data, or why it has none."""

    path: str
    kind: FileKind
    text: str
    """As well as it can be decoded; empty where the file cannot be read."""
    data: dict[str, Any] | None
    """None where there is an error."""
    error: FileError | None = None
    decoded: bool = True
    """Whether it is text at all."""

    @classmethod
    def of(cls, path: str, kind: FileKind, raw: bytes) -> "Document":
        """The document that these bytes are."""
        try:
            text = text_of(raw)
        except FileError as error:
            return cls(path, kind, raw.decode("utf-8-sig", "replace"), None, error, decoded=False)
        try:
            return cls(path, kind, text, parse_text(text))
        except FileError as error:
            return cls(path, kind, text, None, error)

    @cached_property
    def places(self) -> "Spans":
        """Where every key and value stands; worked out when first asked for."""
        return Spans(self.text if self.decoded else "")


@dataclass(frozen=True)
class Documents:
    """The files of an agenda, each read once, and the tree that they come from."""

    tree: Tree
    paths: tuple[str, ...]
    """Those of all files below `agenda/`."""
    files: Mapping[str, Document]
    """The files that gihv reads, by path."""
    closed: Mapping[str, FileError]
    """The folders that are not entered, and why."""

    def changed(self, changes: Mapping[str, bytes | None]) -> "Documents":
        """The same with these contents by path (None: no such file). Only those are parsed."""
        tree = Overlay(self.tree, changes)
        kept = {path: one for path, one in self.files.items() if path not in changes}
        paths = tuple(path for path in tree.files() if not path.endswith("/"))
        files = kept | {
            path: Document.of(path, kind, raw)
            for path, raw in changes.items()
            if raw is not None and path in paths and (kind := kind_of(path))
        }
        return replace(
            self,
            tree=tree,
            paths=paths,
            files={path: files[path] for path in paths if path in files},
        )


def read(tree: Tree) -> Documents:
    """The files of a tree, each read and parsed once."""
    listed = tree.files()
    paths = tuple(path for path in listed if not path.endswith("/"))
    closed = {path: error for path in listed if (error := _closed(tree, path))}
    files = {path: _document(tree, path, kind) for path in paths if (kind := kind_of(path))}
    return Documents(tree, paths, files, closed)


def _closed(tree: Tree, path: str) -> FileError | None:
    """Why a folder is not entered; None for a file."""
    if not path.endswith("/"):
        return None
    try:
        tree.read(path)
    except FileError as error:
        return error
    return None


def _document(tree: Tree, path: str, kind: FileKind) -> Document:
    try:
        raw = tree.read(path)
    except FileError as error:
        return Document(path, kind, "", None, error, decoded=False)
    return Document.of(path, kind, raw)


class File(NamedTuple):
    """One file as judged: its plain data is None where it could not be parsed."""

    path: str
    kind: FileKind
    data: dict[str, Any] | None
    well_shaped: bool


def check(documents: Documents) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda, and all that is wrong with it in order of file, line and column."""
    from gihv.rules import RULES  # most commands start without them

    agenda, found = load(documents)
    agenda = replace(agenda, stale_schemas=stale(documents.tree, agenda))
    findings = [(rule.kind, finding) for rule in RULES for finding in rule.find(agenda)]
    found += located(documents, findings)
    return agenda, sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def load(documents: Documents) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda, and what is wrong with the text and the shape of its files."""
    found: list[Diagnostic] = [
        _refused(path, "", error) for path, error in documents.closed.items()
    ]
    kinds = {path: one.kind for path, one in documents.files.items()}
    files = {path: _judged(one, found) for path, one in documents.files.items()}
    few = {path: file for path, file in files.items() if file.kind != "actie"}
    nummers = _nummers(kinds, few)
    acties = [
        _actie(file.data, path, nummers)
        for path, file in files.items()
        if file.kind == "actie" and file.data is not None and file.well_shaped
    ]
    wrong = [path for path, file in files.items() if not file.well_shaped]
    agenda = Agenda(
        **_few(few),
        acties=tuple(sorted(acties, key=lambda actie: actie.volgorde)),
        onvolledig=tuple(sorted([*documents.closed, *wrong])),
        paths=documents.paths,
        verwijzingen=tuple(
            one
            for file in sorted(files.values(), key=lambda file: file.kind == "actie")
            for one in _references(file)
        ),
        bekend=_bekend(kinds, few),
    )
    return agenda, found


def _judged(document: Document, found: list[Diagnostic]) -> File:
    path, kind, data = document.path, document.kind, document.data
    if document.error or data is None:
        found += [_refused(path, document.text, document.error)] if document.error else ()
        return File(path, kind, None, well_shaped=False)
    if " #" in document.text and _loses_hashtag(document.text, data):
        found += _cut_off(document)
    if acceptor(kind)(data):
        return File(path, kind, data, well_shaped=True)
    from gihv.schema import explain

    places = document.places
    mistakes = explain(kind, data, path, places.written)
    found += (places.diagnostic(kind, finding) for kind, finding in mistakes)
    return File(path, kind, data, well_shaped=not mistakes)


# Compiled only where it is needed: that takes as long as reading several files.
_HASHTAG = r" #\w+"
_COMMENT_WITHOUT_SPACE = r" +(#\w\S*)"


def _loses_hashtag(text: str, data: Any) -> bool:
    """Whether a word like `#groen` stands in a file more often than in what is read of it.

    Cheap: where it says so, the places of all values are to tell.
    """
    typed = Counter(re.findall(_HASHTAG, text))
    read = str(data)
    return any(read.count(tag) < count for tag, count in typed.items())


def _cut_off(document: Document) -> Iterator[Diagnostic]:
    """The texts that end where somebody typed a hashtag: to YAML that begins a comment."""
    from gihv.meant import value_at
    from gihv.schema import CUT_OFF, cut_off

    for keys, comment in document.places.hashtags():
        if not isinstance(value_at(document.data, keys), dict | list):
            place = Place(document.path, keys)
            yield document.places.diagnostic(CUT_OFF, cut_off(place, comment))


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


def located(documents: Documents, findings: Iterable[tuple[Kind, Finding]]) -> Iterator[Diagnostic]:
    """Findings with the line and column of the place that each is about."""
    nowhere = Spans("")
    for kind, finding in findings:
        document = documents.files.get(finding.place.path)
        yield (document.places if document else nowhere).diagnostic(kind, finding)


def _refused(path: str, text: str, error: FileError) -> Diagnostic:
    hint = error.hint
    span = span_of(text, error.start, error.end) if text else WHOLE_FILE
    if isinstance(error, Empty):
        hint = _HINTS_IF_EMPTY.get(path, "vul het." if path.endswith(SPEERPUNT) else hint)
    return Diagnostic(path, span, error.kind(), error.message, Hint(hint) if hint else None)


_HINTS_IF_EMPTY = {
    AGENDA: "vul het.",
    ORGANISATIES: "vul het; zolang er niets in hoort, is `{}` genoeg.",
    REGELINGEN: "vul het; zolang er niets in hoort, is `{}` genoeg.",
}


class Spans:
    """Lines and columns of the places in one file."""

    def __init__(self, text: str) -> None:
        """The places of a text; one with a mistake has those before the mistake."""
        self._text = text
        self._nodes = spans(text)

    def diagnostic(self, kind: Kind, finding: Finding) -> Diagnostic:
        """A finding with its line and column."""
        place, hint = finding.place, finding.hint
        if hint and hint.proposal is not None and self._goes_on(place.keys):
            hint = Hint("de regel eronder hoort er zo bij: laat die minder ver inspringen.")
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
