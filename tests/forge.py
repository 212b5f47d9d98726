"""A stand-in of a forge on the loopback: what the scaffold's workflows ask of GitHub, GitLab and Forgejo, and no more.

with Forge(pull_head=("editor/desk", "a" * 40)) as forge:
    forge.artefact = archive(number="7", comment="Two stories are new.")
    run_step(step, {"GITHUB_API_URL": forge.address, ...})
    assert len(forge.comments) == 1
"""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

BOT = {"github": "github-actions[bot]", "forgejo": "forgejo-actions"}

MARKER = "<!-- standfirst: what changes for readers -->"


def archive(*, number: str | None = "7", comment: str | None = f"{MARKER}\nTwo stories are new.") -> bytes:
    """Return the artefact that a check leaves, as the forge packs it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (("number", number), ("comment.md", comment)):
            if text is not None:
                packed.writestr(name, text)
    return held.getvalue()


@dataclass
class Forge:
    """What the forge knows and was asked; `requests` has each as method, path and who asked (its credentials)."""

    pull_head: tuple[str, str] | None = None
    """Repository and commit of pull request 7's newest commit; a repository that is gone is ""."""
    artefact: bytes = b""
    size: int | None = None
    """What the list of artefacts says of the size; the truth where None."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    may_post: bool = True
    bot: str = BOT["github"]
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    address: str = ""

    def __enter__(self) -> Self:
        """Begin to listen on two ports: the interface, and the place where artefacts are kept."""
        handler = type("Handler", (_Handler,), {"forge": self})
        self._servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(2)]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        ports = [server.server_address[1] for server in self._servers]
        self.address, self.elsewhere = (f"http://127.0.0.1:{port}" for port in ports)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def say(self, body: str, login: str) -> None:
        """Add a comment of somebody."""
        self.comments.append({"id": 100 + len(self.comments), "body": body, "user": {"login": login}})

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """Return status and answer; bytes are sent as they are."""
        where = urlsplit(path)
        listed = [{"id": 5, "name": "standfirst-review", "expired": False, "size_in_bytes": self.size}]
        listed[0]["size_in_bytes"] = len(self.artefact) if self.size is None else self.size
        page = int(parse_qs(where.query).get("page", ["1"])[0])
        shown = self.comments[(page - 1) * 100 : page * 100]
        found: tuple[int, Any] = 404, {}
        match method, re.sub(r"^/repos/[^/]+/[^/]+|^/api/v4", "", where.path).strip("/").split("/"):
            case "GET", ["actions", "runs", "31", "artifacts"]:
                found = 200, {"artifacts": listed if self.artefact else []}
            case "GET", ["actions", "artifacts", "5", "zip"]:
                found = 302, f"{self.elsewhere}/kept.zip"
            case "GET", ["kept.zip"]:
                found = 200, self.artefact
            case "GET", ["pulls", "7"] if self.pull_head:
                repository, commit = self.pull_head
                found = 200, {"head": {"sha": commit, "repo": {"full_name": repository} if repository else None}}
            case "GET", ["user"]:
                found = 200, {"id": 1}
            case "GET", ["issues", "7", "comments"]:
                found = 200, shown
            case "GET", ["projects", _, "merge_requests", "7", "notes"]:
                found = 200, [{**c, "author": {"id": 1 if c["user"]["login"] == self.bot else 2}} for c in shown]
            case (("POST" | "PATCH" | "PUT"), _) if not self.may_post:
                found = 403, {}
            case "POST", ["issues", "7", "comments"] | ["projects", _, "merge_requests", "7", "notes"]:
                self.say(body["body"], self.bot)
                found = 201, self.comments[-1]
            case (("PATCH" | "PUT"), ["issues", "comments", number] | ["projects", _, _, _, "notes", number]):
                own = next(comment for comment in self.comments if comment["id"] == int(number))
                own["body"] = body["body"]
                found = 200, own
        return found


class _Handler(BaseHTTPRequestHandler):
    forge: Forge

    def _serve(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        who = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
        self.forge.requests.append((self.command, self.path, who))
        status, given = self.forge.answer(self.command, self.path, json.loads(sent) if sent else None)
        content = given if isinstance(given, bytes) else json.dumps(given).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", given)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815 - the names that the server calls

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""
