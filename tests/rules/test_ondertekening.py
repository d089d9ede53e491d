"""Ondertekenaars: what neither the manual pages nor the cases show."""

from tests.marked import assert_marked

AGENDA = """
# agenda/agenda.yaml
titel: Groene agenda
versie: "1.0"
vastgesteld: 2014
periode: {van: 2014, tot: 2015}
"""


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
