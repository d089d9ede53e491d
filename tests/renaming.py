"""Whether an id gets another name in any agenda as it should, and its own again."""

from typing import Any

import yaml

from gihv.edit import moved
from gihv.edit.proposal import Proposal, judged
from gihv.edit.rename import Id, rename
from gihv.load import Documents, check, read
from gihv.tree import Tree


def after(documents: Documents, proposal: Proposal) -> Documents:
    """The agenda with a proposal in it, which makes nothing wrong. Asserts that."""
    agenda, found = check(documents)
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
        said = yaml.load(raw, yaml.BaseLoader)  # noqa: S506 - it makes texts of all there is
        now = yaml.load(texts(there[0])[moved(path, moves)], yaml.BaseLoader)  # noqa: S506
        assert now in (said, with_id(said, one.id, new)), path
    back = renamed_in(there[0], one._replace(id=new), one.id)
    assert texts(back[0]) == texts(documents)


def renamed_in(documents: Documents, one: Id, new: str) -> tuple[Documents, Proposal]:
    agenda, _ = check(documents)
    proposal = rename(documents, agenda, one.id, new, soort=one.soort, merge=False)
    return after(documents, proposal), proposal
