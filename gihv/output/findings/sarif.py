"""SARIF 2.1.0, which code scanning of GitHub and others reads (standard of OASIS, March 2020)."""

import json
from typing import Any

from gihv import __version__
from gihv.diagnostics import Diagnostic, Kind, Severity
from gihv.output.findings import Outcome, with_tip
from gihv.output.findings.fingerprint import fingerprints

_LEVELS = {Severity.FOUT: "error", Severity.WAARSCHUWING: "warning"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TOP = "%SRCROOT%"  # the name that hosts know git's top level by


def render(outcome: Outcome, *, width: int | None, colour: bool) -> str:  # noqa: ARG001 - as every format
    """See Render. The rules are those of the findings, each with its manual page."""
    kinds = sorted({diagnostic.kind for diagnostic in outcome.diagnostics}, key=_code)
    index = {kind: position for position, kind in enumerate(kinds)}
    run = {
        "tool": {
            "driver": {
                "name": "gihv",
                "version": __version__,
                "language": "nl",
                "rules": [_rule(kind) for kind in kinds],
            }
        },
        "language": "nl",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(outcome, diagnostic, index[diagnostic.kind], fingerprint)
            for diagnostic, fingerprint in zip(
                outcome.diagnostics, fingerprints(outcome), strict=True
            )
        ],
    }
    content = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _code(kind: Kind) -> str:
    return kind.code


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.slug,
        "shortDescription": {"text": kind.summary},
        "fullDescription": {"text": kind.summary},
        # A page is Markdown already: its examples are indented.
        "help": {"text": kind.page, "markdown": kind.page},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _result(
    outcome: Outcome, diagnostic: Diagnostic, rule: int, fingerprint: str
) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "ruleId": diagnostic.kind.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": with_tip(diagnostic)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": _uri(outcome.from_top(diagnostic.path)),
                        "uriBaseId": _TOP,
                    },
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"gihv/v1": fingerprint},
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    # A file name that is no UTF-8 comes as lone surrogates; its own bytes are what git knows.
    return quote(path, safe="/", errors="surrogateescape")
