"""The formats: one file each, over findings (`findings`) or over a Report (`report`)."""

import json
from typing import Any


def as_json(content: Any) -> str:
    """Plain data as JSON that a person can read, too."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
