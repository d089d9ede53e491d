"""JSON: the report's plain data, for programs. Its shape is a schema under schema/uitvoer/."""

import json

from gihv.rapport import Rapport


def render(rapport: Rapport, *, width: int, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. UTF-8, keys in the order of the contract."""
    return json.dumps(rapport.gegevens, ensure_ascii=False, indent=2) + "\n"
