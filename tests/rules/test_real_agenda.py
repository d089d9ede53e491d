"""The real agenda is the largest good case: no rule may call a true statement of it wrong."""

from pathlib import Path

from gihv.tree import WorkTree
from tests.helpers import check

ROOT = Path(__file__).parents[2]


def test_the_real_agenda_is_clean() -> None:
    agenda, found = check(WorkTree(ROOT))
    assert found == []
    assert len(agenda.acties) == 45
