"""A Chromium, a server on a loopback port, and the sites to read in it; each once a session, on every xdist worker."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from hostile.attacks import Words
from hostile.desk import EPOCH, FEATURES, write_desk
from standfirst.site.build import build_site

from .crowded import write_crowded

ROOT = Path(__file__).parents[2]
PREFIX = "/briefing/"
"""Sites lie below the root of their host, as on a forge's pages: an absolute link of ours would miss."""

SAMPLE_EPOCH = "1795651200"
"""2026-11-26 00:00 UTC, some days after the sample desk's newest story."""

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".xml"}

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is here, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None."""
    for name in ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return None


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Launch the browser; skip without one, unless STANDFIRST_REQUIRE_BROWSER wants it."""
    path = find_chromium()
    if path is None:
        message = "no Chromium: install chromium, or set STANDFIRST_REQUIRE_BROWSER=1 to fail instead"
        if os.environ.get("STANDFIRST_REQUIRE_BROWSER"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves one folder below `PREFIX`, compressed, and its 404.html for wrong addresses, as a forge's pages do."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() and urlsplit(self.path).path.endswith("/") else file
        if file.suffix not in COMPRESSED or not file.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), compresslevel=6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(os.fspath(file))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        address = unquote(urlsplit(path).path)
        if not address.startswith(PREFIX):
            return os.fspath(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path.split(PREFIX, 1)[1])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder and returns its address; all stop with the session."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=os.fspath(folder)))
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@dataclass
class Visit:
    """A page of a browser, and all that went wrong in it."""

    page: Page
    origin: str
    requests: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    @property
    def strangers(self) -> list[str]:
        """Requests that left the site's own host."""
        own = self.origin.removesuffix(PREFIX)
        return [url for url in self.requests if not url.startswith((f"{own}/", "data:", f"blob:{own}/"))]

    @property
    def fired(self) -> list[str]:
        """The fields whose payload ran."""
        return list(self.page.evaluate("window.__fired || []"))

    def open(self, path: str = "", *, until: Literal["load", "networkidle"] = "load") -> Page:
        """Open a page of the site by its path, and wait until it is drawn or until nothing asks for anything."""
        self.page.goto(self.origin + path, wait_until=until)
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a fresh browser window on a site; anything may be set as Playwright names it."""
    contexts: list[BrowserContext] = []

    def start(origin: str, **settings: Any) -> Visit:
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        context = chromium.new_context(**usual | settings)
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_init_script("window.__fired = []; window.fired = name => { window.__fired.push(name) }")
        seen = Visit(context.new_page(), origin)
        _listen(seen)
        return seen

    yield start
    for context in contexts:
        context.close()


def _listen(seen: Visit) -> None:
    """Note requests, errors and dialogs."""

    def console(message: ConsoleMessage) -> None:
        # A browser says of a wrong address that it is one; the site's own 404 page cannot help that.
        own_404 = "404" in message.text and message.location["url"] == seen.page.url
        if message.type == "error" and not own_404:
            seen.trouble.append(f"{message.text} ({message.location['url']})")

    def request(sent: Request) -> None:
        seen.requests.append(sent.url)

    seen.page.on("console", console)
    seen.page.on("pageerror", lambda error: seen.trouble.append(str(error)))
    seen.page.on("dialog", lambda dialog: (seen.trouble.append(f"dialog {dialog.message}"), dialog.dismiss()))
    seen.page.context.on("request", request)


def _built(config: Path, epoch: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        return build_site(config).site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample desk's site."""
    folder = tmp_path_factory.mktemp("sample") / "desk"
    shutil.copytree(ROOT / "digests", folder / "digests")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("meridian.example/\n", f"meridian.example{PREFIX}\n", 1), "utf-8")
    return _built(folder / "mkdocs.yml", SAMPLE_EPOCH)


@pytest.fixture(scope="session")
def sample(sample_site: Path, serve: Callable[[Path], str]) -> str:
    """Return the address of the sample desk's site."""
    return serve(sample_site)


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Return the address of a made desk's site: full lists, a long story, and a topic of none."""
    return serve(_built(write_crowded(tmp_path_factory.mktemp("crowded")), SAMPLE_EPOCH))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> tuple[str, Words]:
    """Return the address of the desk whose every field is an attack, and what its fields say."""
    words = Words(hostile=True)
    config = write_desk(tmp_path_factory.mktemp("hostile"), words)
    return serve(_built(config, EPOCH)), words


@pytest.fixture(scope="session")
def switched(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> tuple[str, Words]:
    """Return the same with Material's switches on."""
    words = Words(hostile=True)
    config = write_desk(tmp_path_factory.mktemp("switched"), words, features=FEATURES)
    return serve(_built(config, EPOCH)), words
