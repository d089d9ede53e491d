"""Ondertekenaars: what neither the manual pages nor the cases show."""

from tests.marked import assert_marked, base

AGENDA = base("agenda/agenda.yaml")


def test_an_unknown_ondertekenaar_is_only_unknown() -> None:
    assert_marked(f"""{AGENDA}
ondertekenaars:
  - organisatie: den-hag  # <- GIHV201
  - organisatie: den-hag  # <- GIHV201
""")
