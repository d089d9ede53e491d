"""Real repositories, made with git itself: the same on every computer and at every moment."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SECONDS = 60
"""How long a program may take before a test fails."""
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. de Vries",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A. de Vries",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}
DAY = "2014-02-03T12:00:00+00:00"


class Repository(NamedTuple):
    """A repository, by the folder of its files."""

    root: Path

    def git(self, *args: str, date: str = DAY, **environment: str) -> str:
        """What git says to these arguments; it is to succeed."""
        run = subprocess.run(
            ["git", *args],
            cwd=self.root,
            env=ENVIRONMENT | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode("utf-8", "replace")
        return run.stdout.decode("utf-8", "replace").strip()

    def commit(
        self, files: Mapping[str, str | bytes | None], date: str = DAY, message: str = "Agenda"
    ) -> str:
        """Write these files (None: take it away) and commit all; git's name of the commit."""
        for path, content in files.items():
            file = self.root / path
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", date=date)
        return self.git("rev-parse", "HEAD")


def repository(root: Path, *options: str) -> Repository:
    """An empty repository in a new folder."""
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(root)
    made.git("init", "--quiet", "--initial-branch=main", *options)
    return made
