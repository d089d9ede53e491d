"""yaml-language-server as an editor drives it: over a pipe, in the language server protocol.

The server is the one that editors run; the YAML extension of VS Code is a shell around it. Here it
looks nothing up on the network: its catalogue of schemas is switched off.
"""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from queue import Queue
from typing import Any, NamedTuple, Self

FOLDER = Path(__file__).parent
PACKAGE = Path(os.environ.get("EDITOR_SERVER") or FOLDER / "node_modules" / "yaml-language-server")
SECONDS = 60
"""How long an answer may take before the server is held to be dead."""


def missing() -> str | None:
    """Why the server cannot run here; None where it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (PACKAGE / "bin").is_dir():
        return "the packages of tests/editor are missing: run npm ci in that folder"
    return None


class Problem(NamedTuple):
    """One line under which an editor draws a wave: 1-based line and column, and what it says."""

    line: int
    column: int
    message: str


class Server:
    """A running server, on a workspace."""

    def __init__(self, root: Path, settings: dict[str, Any] | None = None) -> None:
        """Start a server on a folder; settings are those of `yaml` in the editor."""
        self._settings: dict[str, Any] = {
            "validate": True,
            "hover": True,
            "completion": True,
            "schemaStore": {"enable": False},
            "kubernetesCRDStore": {"enable": False},
            **(settings or {}),
        }
        self._root = root
        self._process = subprocess.Popen(
            ["node", str(PACKAGE / "bin" / "yaml-language-server"), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers: dict[int, Queue[Any]] = {}
        self._problems: dict[str, Queue[list[Problem]]] = {}
        self._last = 0
        self._version = 0
        self._opened: set[str] = set()
        self._writing = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._configured: Queue[None] = Queue()
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(SECONDS)
        self._reader.join(SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    # -- what a person does ------------------------------------------------------------------

    def problems(self, path: str, text: str) -> list[Problem]:
        """What the editor says of a file with this content, in order of place."""
        uri = self._uri(path)
        queue = self._problems.setdefault(uri, Queue())
        while not queue.empty():
            queue.get()
        self.open(path, text)
        return sorted(queue.get(timeout=SECONDS))

    def problems_of(self, texts: Mapping[str, str]) -> dict[str, list[Problem]]:
        """What the editor says of each of these files (path -> text), opened together."""
        queues = {path: self._problems.setdefault(self._uri(path), Queue()) for path in texts}
        for path, text in texts.items():
            self.open(path, text)
        return {path: sorted(queue.get(timeout=SECONDS)) for path, queue in queues.items()}

    def open(self, path: str, text: str) -> None:
        """Open a file with this content, or type it over what is open."""
        uri = self._uri(path)
        self._version += 1
        document = {"uri": uri, "version": self._version}
        if uri in self._opened:
            self._tell(
                "textDocument/didChange",
                {"textDocument": document, "contentChanges": [{"text": text}]},
            )
        else:
            self._opened.add(uri)
            self._tell(
                "textDocument/didOpen",
                {"textDocument": {**document, "languageId": "yaml", "text": text}},
            )

    def hover(self, path: str, line: int, column: int) -> str:
        """What the editor shows when the mouse rests on a place of an open file (1-based)."""
        answer = self._ask("textDocument/hover", self._place(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def completion(self, path: str, line: int, column: int) -> list[dict[str, Any]]:
        """What the editor offers at a place of an open file (1-based)."""
        place = {**self._place(path, line, column), "context": {"triggerKind": 1}}
        answer = self._ask("textDocument/completion", place)
        items = answer["items"] if isinstance(answer, dict) else answer
        return list(items or [])

    # -- the protocol ------------------------------------------------------------------------

    def _uri(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        position = {"line": line - 1, "character": column - 1}
        return {"textDocument": {"uri": self._uri(path)}, "position": position}

    def _start(self) -> None:
        folder = {"uri": self._root.as_uri(), "name": "agenda"}
        markdown = ["markdown"]
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "locale": "nl",
                "initializationOptions": {"l10nPath": str(PACKAGE / "l10n")},
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "hover": {"contentFormat": markdown},
                        "completion": {
                            "completionItem": {
                                "snippetSupport": True,
                                "documentationFormat": markdown,
                            }
                        },
                        "publishDiagnostics": {},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._settings}})
        self._configured.get(timeout=SECONDS)

    def _ask(self, method: str, params: Any) -> Any:
        self._last += 1
        number = self._last
        queue: Queue[Any] = Queue()
        self._answers[number] = queue
        self._send({"id": number, "method": method, "params": params})
        answer = queue.get(timeout=SECONDS)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer.get("result")

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        with self._writing:
            self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            self._process.stdin.flush()

    def _read(self) -> None:
        for message in self._messages():
            if "method" not in message:
                self._answers.pop(message["id"]).put(message)
            elif "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
                if message["method"] == "workspace/configuration":
                    self._configured.put(None)
            elif message["method"] == "textDocument/publishDiagnostics":
                self._publish(message["params"])

    def _messages(self) -> Iterator[dict[str, Any]]:
        pipe = self._process.stdout
        assert pipe
        while True:
            length = 0
            while header := pipe.readline().strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            yield json.loads(pipe.read(length))

    def _answer(self, message: dict[str, Any]) -> Any:
        """What the editor answers to a request of the server."""
        if message["method"] != "workspace/configuration":
            return None
        sections = {"yaml": self._settings, "editor": {"tabSize": 2, "detectIndentation": False}}
        return [sections.get(item.get("section", ""), {}) for item in message["params"]["items"]]

    def _publish(self, params: dict[str, Any]) -> None:
        found = [
            Problem(
                one["range"]["start"]["line"] + 1,
                one["range"]["start"]["character"] + 1,
                one["message"],
            )
            for one in params["diagnostics"]
        ]
        self._problems.setdefault(params["uri"], Queue()).put(found)
