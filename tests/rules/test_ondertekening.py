"""Ondertekenaars: what neither the manual pages nor the cases show."""

from tests.marked import assert_marked, base

AGENDA = base("agenda/agenda.yaml")


def test_an_unknown_ondertekenaar_is_only_unknown() -> None:
    assert_marked(f"""{AGENDA}
ondertekenaars:
  - organisatie: den-hag  # <- GIHV201
  - organisatie: den-hag  # <- GIHV201
""")


def test_ondertekenaars_are_judged_beside_another_mistake_in_agenda_yaml() -> None:
    assert_marked(f"""{AGENDA}
website: geen  # <- GIHV105
ondertekenaars:
  - organisatie: gemeente-den-haag
  - organisatie: gemeente-den-haag  # <- GIHV601
""")
