"""Tree -> Documents -> Agenda and findings: text, shape and references, then the rules.

A file is read, decoded and parsed once, and the places in it are worked out once, where something
is found in it. One with a mistake is not built into the model, but its id stays known and its
well-shaped references are kept, so that one mistake gives one message and hides no other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from gihv import build, layout
from gihv.copies import stale
from gihv.diagnostics import (
    WHOLE_FILE,
    Diagnostic,
    FileError,
    Finding,
    Keys,
    Kind,
    Place,
    Severity,
    Span,
)
from gihv.layout import FileKind
from gihv.model import Actie, Agenda, Bekend, Kop, Organisatie, Regeling, Speerpunt
from gihv.schemas import acceptor
from gihv.suggest import slug
from gihv.tree import Files, Tree
from gihv.yaml import Empty, parse_text, span_of, spans, text_of


@dataclass(frozen=True)
class Document:
    """One file, read once: its text and plain data, or why it has none.

    A folder that is not entered is one too, with a `/` behind its path.
    """

    path: str
    kind: FileKind | None
    text: str
    """As far as it can be read and decoded."""
    data: dict[str, Any] | None
    """None where there is an error."""
    error: FileError | None = None
    raw: bytes = b""
    """As it was read."""

    @cached_property
    def places(self) -> "Places":
        """Where every key and value stands; nothing, where it has no data."""
        return Places(self.text if self.data is not None else "")

    @cached_property
    def mistakes(self) -> tuple[Diagnostic, ...]:
        """What is wrong with its text and its shape."""
        return tuple(_mistakes(self))

    @property
    def content(self) -> dict[str, Any] | None:
        """The data, if they are well-shaped."""
        wrong = any(one.severity is Severity.FOUT for one in self.mistakes)
        return None if wrong else self.data


class Documents(NamedTuple):
    """The files of an agenda, each read once, and the tree that they come from."""

    tree: Tree
    paths: tuple[str, ...]
    """Those of all files below `agenda/`."""
    files: Mapping[str, Document]
    """The files that gihv reads and the folders that it does not enter, by path."""

    def changed(self, changes: Mapping[str, bytes | None]) -> "Documents":
        """The same with these contents by path (None: no such file). Only those are parsed."""
        kept = {path: one for path, one in self.files.items() if path not in changes}
        return read(Files(changes, self.tree), kept)

    def places(self, path: str) -> "Places":
        """Where everything stands in a file; nothing, where gihv does not read it."""
        return self.files[path].places if path in self.files else Places("")

    def lines(self, path: str) -> list[str]:
        """The lines of a file without their ends; none where gihv does not read it, or cannot."""
        text = self.files[path].text if path in self.files else ""
        return [line.removesuffix("\r") for line in text.split("\n")] if text else []


def read(tree: Tree, known: Mapping[str, Document] | None = None) -> Documents:
    """The files of a tree, each read and parsed once; some may be known already, by path."""
    listed = tree.files()
    files = {
        path: (known or {}).get(path) or _document(tree, path)
        for path in listed
        if path.endswith("/") or layout.kind_of(path)
    }
    return Documents(tree, tuple(path for path in listed if not path.endswith("/")), files)


def _document(tree: Tree, path: str) -> Document:
    kind, text, raw = layout.kind_of(path), None, b""
    try:
        raw = tree.read(path)
        text = text_of(raw)
        return Document(path, kind, text, parse_text(text), raw=raw)
    except FileError as error:
        shown = raw.decode("utf-8-sig", "replace") if text is None else text
        return Document(path, kind, shown, None, error, raw)


def load(documents: Documents) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda, and what is wrong with the text and the shape of its files."""
    return _agenda(documents), [one for file in documents.files.values() for one in file.mistakes]


def check(documents: Documents, today: date | None = None) -> tuple[Agenda, list[Diagnostic]]:
    """The agenda, and all that is wrong with it in order of file, line and column.

    Only with `today` something is said of what lies in the future.
    """
    from gihv.rules import RULES  # most commands start without them

    agenda, found = load(documents)
    agenda = replace(agenda, stale_schemas=stale(documents.tree, agenda), vandaag=today)
    found += (
        documents.places(finding.place.path).diagnostic(rule.kind, finding)
        for rule in RULES
        for finding in rule.find(agenda)
    )
    return agenda, sorted(found, key=lambda one: (one.path, one.span, one.kind.code, one.message))


# -- what is wrong with one file -------------------------------------------------------------


def _mistakes(document: Document) -> Iterator[Diagnostic]:
    """What is wrong with the text and the shape of a file."""
    path, kind, data = document.path, document.kind, document.data
    if document.error:
        yield _refused(document, document.error)
    if data is None or kind is None:
        return
    if re.search(r" #\w", document.text):
        from gihv.shape import CUT_OFF, afgebroken_tekst

        for keys, comment in document.places.hashtags():
            finding = afgebroken_tekst(Place(path, keys), comment)
            yield document.places.diagnostic(CUT_OFF, finding)
    if not acceptor(kind)(data):
        from gihv.shape import explain

        for code, finding in explain(kind, data, path, document.places.written):
            yield document.places.diagnostic(code, finding)


def _refused(document: Document, error: FileError) -> Diagnostic:
    path, text, hint = document.path, document.text, error.hint
    span = span_of(text, error.start, error.end) if text else WHOLE_FILE
    if isinstance(error, Empty) and path in (layout.ORGANISATIES, layout.REGELINGEN):
        hint = "vul het; zolang er niets in hoort, is `{}` genoeg."
    return Diagnostic(path, span, error.kind, error.message, hint)


# -- Documents -> Agenda ---------------------------------------------------------------------


def _agenda(documents: Documents) -> Agenda:
    files = documents.files
    good = {path: content for path, one in files.items() if (content := one.content) is not None}
    speerpunten = [
        Speerpunt(id=layout.id_of(path), path=path, **build.fields(content))
        for path, content in good.items()
        if files[path].kind == "speerpunt"
    ]
    acties = [
        Actie(
            id=layout.id_of(path),
            speerpunt=layout.folder_of(path).slug,
            speerpunt_nummer=_nummer(files, path),
            path=path,
            **build.fields(content),
        )
        for path, content in good.items()
        if files[path].kind == "actie"
    ]
    return Agenda(
        kop=Kop(**build.fields(good[layout.AGENDA])) if layout.AGENDA in good else None,
        speerpunten=tuple(sorted(speerpunten, key=lambda one: (one.nummer, one.id))),
        acties=tuple(sorted(acties, key=lambda one: one.volgorde)),
        organisaties=_register(Organisatie, layout.ORGANISATIES, good),
        regelingen=_register(Regeling, layout.REGELINGEN, good),
        onvolledig=tuple(sorted(files.keys() - good.keys())),
        paths=documents.paths,
        verwijzingen=tuple(
            reference
            for path, one in files.items()
            if one.kind
            for reference in build.verwijzingen(one.kind, one.data, path)
        ),
        bekend=_bekend(files),
    )


def _register(kind: Any, path: str, good: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    entries = good.get(path, {})
    return {id_: kind(id=id_, path=path, **build.fields(one)) for id_, one in entries.items()}


def _nummer(files: Mapping[str, Document], path: str) -> int | None:
    """The number of the speerpunt of an actie: as typed, or else the folder's digits."""
    beside = files.get(f"{path.rpartition('/')[0]}/{layout.SPEERPUNT}")
    typed = beside.data.get("nummer") if beside and beside.data else None
    if isinstance(typed, int) and not isinstance(typed, bool):
        return typed
    digits = layout.folder_of(path).digits
    return int(digits) if digits else None


def _bekend(files: Mapping[str, Document]) -> Bekend:
    inside = (path for path, one in files.items() if one.kind and path.count("/") > 1)
    return Bekend(
        organisaties=_ids(files.get(layout.ORGANISATIES)),
        regelingen=_ids(files.get(layout.REGELINGEN)),
        speerpunten=frozenset(layout.folder_of(path).slug for path in inside),
        acties=frozenset(layout.id_of(path) for path, one in files.items() if one.kind == "actie"),
        deelgebieden={
            layout.folder_name(path): _deelgebieden(one)
            for path, one in files.items()
            if one.kind == "speerpunt"
        },
        labels=_labels(files.get(layout.AGENDA)),
    )


def _labels(agenda: Document | None) -> frozenset[str] | None:
    """The ids of the labels of an agenda; None where they cannot be told."""
    if agenda is None or agenda.content is None:
        return None
    return frozenset(agenda.content.get("labels", ()))


def _ids(register: Document | None) -> frozenset[str] | None:
    """The ids in a register; None where they cannot be told."""
    if register is None:
        return frozenset()
    if register.data is None:
        return None
    # An id that is spelled wrongly here is right elsewhere: one mistake, one finding.
    return frozenset(register.data).union(map(slug, register.data))


def _deelgebieden(speerpunt: Document) -> frozenset[str] | None:
    """The ids of a speerpunt's deelgebieden; None where they, or one of them, cannot be told."""
    none: Any = [] if speerpunt.content is not None else ()  # the key may be misspelled
    parts = (speerpunt.data or {}).get("deelgebieden", none)
    if not isinstance(parts, list):
        return None
    ids = [part.get("id") if isinstance(part, dict) else None for part in parts]
    texts = [id_ for id_ in ids if isinstance(id_, str) and layout.KEBAB.match(id_)]
    return frozenset(texts) if len(texts) == len(ids) else None


# -- places ----------------------------------------------------------------------------------


class Places:
    """Lines and columns of the places in one file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._nodes = spans(text)

    def diagnostic(self, kind: Kind, finding: Finding) -> Diagnostic:
        """A finding with its line and column."""
        place, hint = finding.place, finding.hint
        tip = hint.text if hint else None
        proposes = place.part == "value" and hint and hint.proposal is not None
        if proposes and self._goes_on(place.keys):
            tip = "de regel eronder hoort er zo bij: laat die minder ver inspringen."
        return Diagnostic(place.path, self.at(place), kind, finding.message, tip)

    def _goes_on(self, keys: Keys) -> bool:
        """Whether a value is a text over several lines without a sign for it."""
        is_block = keys in self._first_keys
        return not is_block and bool(re.match(r"[^'\"|>\[{-].*\n", self.written(keys)))

    def hashtags(self) -> Iterator[tuple[Keys, str]]:
        """The ways to texts with a comment right behind them that has no space after its `#`."""
        comment = re.compile(r" +(#\w\S*)")
        holders = {keys[:-1] for keys in self._nodes if keys}
        for keys, node in self._nodes.items():
            start, end = node.value
            is_text = start < end and keys not in holders and self._text[start] not in "|>[{"
            if is_text and (match := comment.match(self._text, end)):
                yield keys, match[1]

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
            first_line = start + len(self._text[start:end].split("\n", 1)[0].rstrip())
            start, end = self._first_keys.get(keys, (start, first_line))
        return span_of(self._text, start, end)

    @cached_property
    def _first_keys(self) -> dict[Keys, tuple[int, int]]:
        """Where the first key of each block stands."""
        keyed = [(way[:-1], node.key) for way, node in self._nodes.items() if node.key]
        return dict(reversed(keyed))
