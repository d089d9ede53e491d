"""The web page is HTML as the standard has it, by a validator that is not ours."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.chromium import FOLDER, PACKAGES
from tests.browser.sites import OPGAVEN, pages_of, site_of
from tests.command import MADE

VALIDATOR = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"


@pytest.mark.node
@pytest.mark.thorough
@pytest.mark.skipif(not VALIDATOR.exists(), reason="run npm ci in tests/browser")
def test_every_page_is_valid(tmp_path: Path) -> None:
    places = [site_of(root, tmp_path / root.name) for root in (MADE, OPGAVEN)]
    files = [str(place / page) for place in places for page in pages_of(place)]
    assert len(files) > 40
    answer = tmp_path / "answer.json"  # a pipe it leaves before all is read
    options = ("--config", str(FOLDER / "htmlvalidate.json"), "--formatter", f"json={answer}")
    told = subprocess.run(
        ["node", str(VALIDATOR), *options, *files], capture_output=True, text=True, check=False
    )
    assert answer.exists(), told.stderr
    assert [
        f"{Path(file['filePath']).relative_to(tmp_path)}:{one['line']} {one['message']}"
        for file in json.loads(answer.read_text(encoding="utf-8"))
        for one in file["messages"]
    ] == []
    assert told.returncode == 0
