"""Whether an id gets another name in any agenda as it should, and its own again.

What the files say is read here by PyYAML alone, which writes nothing.
"""

from collections import Counter
from typing import Any

import yaml

from gihv.diagnostics import Diagnostic
from gihv.edit import moved
from gihv.edit.owners import Tree as OwnedTree
from gihv.edit.proposal import Proposal, judged
from gihv.edit.rename import Id, rename
from gihv.layout import ORGANISATIES
from gihv.load import Documents, check, read
from gihv.model import Agenda
from gihv.tree import Tree


def after(
    documents: Documents, proposal: Proposal, agenda: Agenda, found: list[Diagnostic]
) -> Documents:
    """The agenda with a proposal in it, which makes nothing wrong. Asserts that."""
    verdict = judged(documents, proposal, agenda, found)
    assert verdict.refused == ()
    return verdict.documents


def texts(documents: Documents) -> dict[str, bytes]:
    return {path: one.raw for path, one in documents.files.items()}


def with_id(said: Any, old: str, new: str) -> Any:
    """Plain data with another id, wherever a key or a value is that."""
    if isinstance(said, dict):
        return {with_id(key, old, new): with_id(below, old, new) for key, below in said.items()}
    if isinstance(said, list):
        return [with_id(one, old, new) for one in said]
    return new if said == old else said


def assert_there_and_back(tree: Tree, one: Id) -> None:
    """An id that gets another name: in the data only it is another; and back, each byte is."""
    documents = read(tree)
    new = f"{one.id[:-1]}zz"
    there = renamed_in(documents, one, new)
    moves = there[1].moves
    for path, raw in texts(documents).items():
        said, now = _said(raw), _said(texts(there[0])[moved(path, moves)])
        assert with_id(now, new, one.id) == said, path
    back = renamed_in(there[0], one._replace(id=new), one.id)
    assert texts(back[0]) == texts(documents)


def assert_becomes_one(tree: Tree, old: str, new: str) -> None:
    """Two organisations become one, in whose lists and roles it stands once; the rest stays."""
    documents = read(tree)
    agenda, found = check(documents)
    proposal = rename(documents, agenda, old, new, soort="organisatie", merge=True)
    there = after(documents, proposal, agenda, found)
    for path, raw in texts(documents).items():
        said, now = (_said(content) for content in (raw, texts(there)[path]))
        if path == ORGANISATIES:
            gone = said.pop(old)
            assert gone["naam"] in now[new].pop("aliassen")
            said[new].pop("aliassen", None)
        assert now == once(with_id(said, old, new), new), path
    kept = Counter(_comments(there)) + Counter(proposal.gone)
    assert kept == Counter(_comments(documents))


def once(said: Any, new: str) -> Any:
    """Plain data in which no list has an organisation twice, but with another task."""
    if isinstance(said, dict):
        below = {key: once(one, new) for key, one in said.items()}
        return {key: one for key, one in below.items() if one != [] or said[key] == []}
    if not isinstance(said, list):
        return said
    return [one for n, one in enumerate(said) if one != new or new not in said[:n]]


def _said(content: bytes) -> Any:
    return yaml.load(content, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it makes texts of all there is


def _comments(documents: Documents) -> list[str]:
    trees = (OwnedTree(document.text) for document in documents.files.values())
    return [comment.text for tree in trees for comment in tree.comments]


def renamed_in(documents: Documents, one: Id, new: str) -> tuple[Documents, Proposal]:
    agenda, found = check(documents)
    proposal = rename(documents, agenda, one.id, new, soort=one.soort, merge=False)
    return after(documents, proposal, agenda, found), proposal
