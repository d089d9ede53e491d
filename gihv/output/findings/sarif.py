"""SARIF 2.1.0, which code scanning of GitHub and others reads (standard of OASIS, March 2020)."""

from typing import Any
from urllib.parse import quote

from gihv import __version__
from gihv.diagnostics import Diagnostic, Kind
from gihv.output import as_json
from gihv.output.findings import LEVELS, Outcome, with_tip
from gihv.output.findings.fingerprint import fingerprinted

_REGION = ("startLine", "startColumn", "endLine", "endColumn")


def render(outcome: Outcome, **_: object) -> str:
    """See renderer. The rules are those of the findings, each with its manual page."""
    rules = sorted({one.kind for one in outcome.diagnostics}, key=lambda kind: kind.code)
    driver = {"name": "gihv", "version": __version__, "rules": [_rule(kind) for kind in rules]}
    run = {
        "tool": {"driver": driver},
        "language": "nl",
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, outcome.from_top(one.path), rules.index(one.kind), fingerprint)
            for one, fingerprint in fingerprinted(outcome)
        ],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return as_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.slug,
        "shortDescription": {"text": kind.summary},
        "fullDescription": {"text": kind.summary},
        # A page is Markdown already: its examples are indented.
        "help": {"text": kind.page, "markdown": kind.page},
        "defaultConfiguration": {"level": LEVELS[kind.severity]},
    }


def _result(diagnostic: Diagnostic, path: str, rule: int, fingerprint: str) -> dict[str, Any]:
    # A file name that is no UTF-8 comes as lone surrogates; its own bytes are what git knows.
    uri = quote(path, errors="surrogateescape")
    place = {
        "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
        "region": dict(zip(_REGION, diagnostic.span, strict=True)),
    }
    return {
        "ruleId": diagnostic.kind.code,
        "ruleIndex": rule,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": with_tip(diagnostic)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"gihv/v1": fingerprint},
    }
