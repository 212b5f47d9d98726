"""Search beside Material's own, over the same articles: bytes, first result, memory of the tab, and the index.

    python benchmarks/search.py                   300, 3,000 and 10,000 articles
    python benchmarks/search.py 300 1000          these

For each size a desk is made and built, and the words of its records (titles, summaries, quotes, speakers) are written
as ordinary pages for MkDocs with stock Material and its search. Both are served compressed from the loopback and read
in Chromium, each query in a browser with nothing cached: the page is opened, and once it is loaded `/` is pressed and
the query put in. "Before" are the bytes for search that had been fetched by then, "query" those until the first
result; "first" is the time from `/` to the first result on the screen. Memory is that of the tab's process: once the
result stands there, and the most it ever had. The index is made in a process of its own, Pagefind's included.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from desks import write_desk
from standfirst.render.records import SearchRecord
from standfirst.site import build as site_build
from standfirst.site import plugin
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.search import write_search_index

SIZES = (300, 3000, 10_000)
EPOCH = "1798761600"
PATIENCE = 180_000
"""Milliseconds to wait for a first result."""

OURS = ("/pagefind/", "/assets/javascripts/search")
PACKED = frozenset([".html", ".js", ".json", ".css", ".svg"])

MATERIALS = ("/search/", "/assets/javascripts/workers/", "/assets/javascripts/lunr/")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one query cost: bytes before it and for it, seconds to its first result, and megabytes of the tab."""

    before: int
    query: int
    first: float
    tab: float
    peak: float


@dataclass(slots=True)
class Served:
    """Bytes that were sent, by path."""

    sent: Counter[str] = field(default_factory=Counter)

    def of(self, places: tuple[str, ...]) -> int:
        """Return the bytes sent from below these places."""
        return sum(count for path, count in self.sent.items() if path.startswith(places))


@cache
def compressed(file: Path) -> bytes:
    """Return a file as a static host sends it; made once, as there."""
    return gzip.compress(file.read_bytes(), compresslevel=6)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, compressed where that helps, and counts what it sends."""

    served: Served

    def do_GET(self) -> None:
        """Send a file, or a folder's page."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        packed = file.suffix in PACKED
        body = compressed(file) if packed else file.read_bytes()
        self.served.sent[self.path.partition("?")[0]] += len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Served]]:
    """Serve a site on the loopback; give its address and the count of what is sent."""
    served = Served()
    handler = type("Counting", (Handler,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", served
    finally:
        server.shutdown()
        server.server_close()


def read(folder: Path, query: str, result: str, places: tuple[str, ...]) -> Reading:
    """Ask one query in a browser of its own."""
    with serving(folder) as (address, served), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address, wait_until="load")
        before = served.of(places)
        started = time.perf_counter()
        page.keyboard.press("/")
        page.keyboard.insert_text(query)
        page.locator(result).first.wait_for(state="visible", timeout=PATIENCE)
        first = time.perf_counter() - started
        now, peak = tab_memory(browser)
        total = served.of(places)
        browser.close()
    return Reading(before, total - before, first, now, peak)


def tab_memory(browser: Browser) -> tuple[float, float]:
    """Return the megabytes of the largest tab's process: its share now, and the most that it had."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    found = []
    for process in processes:
        if process["type"] == "renderer":
            about = Path("/proc") / str(process["id"])
            found.append((kilobytes(about / "smaps_rollup", "Pss:"), kilobytes(about / "status", "VmHWM:")))
    now, peak = max(found)
    return now / 1024, peak / 1024


def kilobytes(file: Path, name: str) -> int:
    """Return one figure of a process from what the kernel tells."""
    return next(int(line.split()[1]) for line in file.read_text("ascii").splitlines() if line.startswith(name))


def build_ours(folder: Path) -> tuple[Path, list[SearchRecord]]:
    """Build a desk; return its site and all records that were indexed."""
    given: list[SearchRecord] = []

    def keep(records, *arguments, **options):
        given.extend(records)
        return write_search_index(given, *arguments, **options)

    plugin.write_search_index = keep
    return site_build.build_site(folder / "mkdocs.yml").site, given


def build_material(folder: Path, records: list[SearchRecord]) -> Path:
    """Build stock Material with its search over a page for each article that holds the words of our records."""
    pages: dict[str, list[str]] = {}
    for record in sorted(records, key=lambda r: (r.path, r.anchor)):
        if record.kind == "article":
            pages.setdefault(record.path, []).append(f"# {record.title}\n\n{record.publisher}\n\n{record.text}\n")
        elif record.kind == "quote":
            pages.setdefault(record.path, []).append(f"> {record.text}\n\n{record.title}\n")
    for path, texts in pages.items():
        file = folder / "docs" / f"{path.rstrip('/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(texts), "utf-8")
    (folder / "docs" / "index.md").write_text("# Bench\n", "utf-8")
    theme = ["theme:", "  name: material", "  font: false"]
    lines = ["site_name: Bench", *theme, "plugins: [search]", "nav: [index.md]", "not_in_nav: articles/"]
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, check=True)
    return folder / "site"


def queries(records: list[SearchRecord]) -> list[str]:
    """Return what is asked: two words of a headline from the middle, a speaker, and the commonest long word."""
    articles = sorted((r for r in records if r.kind == "article"), key=lambda r: r.path)
    middle = articles[len(articles) // 2]
    quote = next(r for r in records if r.kind == "quote" and r.path == middle.path)
    words = Counter(word for r in articles for word in r.title.lower().split() if len(word) >= 6)
    common = min(words, key=lambda word: (-words[word], word))
    return [" ".join(middle.title.lower().split()[2:4]), quote.title, common]


def index_child(file: Path) -> None:
    """Make the index of pickled records, then again with one edited; print the figures as JSON."""
    records: list[SearchRecord] = pickle.loads(file.read_bytes())  # noqa: S301 (written by this program)
    started_with = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept = KeptBundles(file.parent / "kept")
    started = time.perf_counter()
    write_search_index(records, file.parent / "one", kept=kept)
    whole = time.perf_counter() - started
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - started_with
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    newest = max((r for r in records if r.kind == "article"), key=lambda r: (r.date, r.path))
    records[records.index(newest)] = replace(newest, text=f"{newest.text} Corrected.")
    started = time.perf_counter()
    write_search_index(records, file.parent / "two", kept=kept)
    edit = time.perf_counter() - started
    size = sum(f.stat().st_size for f in (file.parent / "one").rglob("*") if f.is_file())
    figures = {"whole": whole, "edit": edit, "kilobytes": ours + theirs, "size": size}
    print(json.dumps(figures))


def measure_index(records: list[SearchRecord], runs: int) -> dict[str, float]:
    """Return the fastest of several times the index was made."""
    best: dict[str, float] = {}
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as scratch:
            file = Path(scratch) / "records"
            file.write_bytes(pickle.dumps(records))
            command = [sys.executable, __file__, "--child", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        figures = json.loads(done.stdout.splitlines()[-1])
        if not best or figures["whole"] < best["whole"]:
            best = figures
    return best


def compare(articles: int, runs: int) -> None:
    """Measure one size and print its rows."""
    with tempfile.TemporaryDirectory() as scratch:
        desk, material = Path(scratch) / "desk", Path(scratch) / "material"
        desk.mkdir()
        write_desk(desk, articles, many_words=True)
        site, records = build_ours(desk)
        other = build_material(material, records)
        asked = queries(records)
        ours_at, theirs_at = ".sf-search-panel [role=option]", ".md-search-result__item"
        for file in (*site.rglob("*.json"), *other.rglob("*.json")):
            compressed(file)
        ours = [read(site, query, ours_at, OURS) for query in asked for _ in range(runs)]
        theirs = [read(other, query, theirs_at, MATERIALS) for query in asked for _ in range(runs)]
        index = measure_index(records, runs)
    for name, readings in (("standfirst", ours), ("Material", theirs)):
        print(row(articles, name, readings))
    sooner = middle(theirs, "first") / middle(ours, "first")
    counted = sum(1 for r in records if r.kind in {"article", "quote"})
    print(
        f"  first result {sooner:.1f} times sooner; index of {len(records)} records, {counted} of them articles and "
        f"quotes: {index['whole']:.2f} s, {index['whole'] / counted * 1000:.2f} ms and "
        f"{index['kilobytes'] / counted:.0f} KB of memory a record, {index['size'] / 1e6:.1f} MB on disk; "
        f"an edit: {index['edit']:.2f} s",
        flush=True,
    )


def middle(readings: list[Reading], name: str) -> float:
    """Return the median of one figure."""
    return statistics.median(getattr(reading, name) for reading in readings)


def row(articles: int, name: str, readings: list[Reading]) -> str:
    """Return a size's row: medians, and the largest of what the first query took."""
    most, slowest = max(r.query for r in readings), max(r.first for r in readings)
    return (
        f"{articles:>8}  {name:<11}{middle(readings, 'before') / 1000:>9.1f}{middle(readings, 'query') / 1000:>9.1f}"
        f"{most / 1000:>9.1f}{middle(readings, 'first'):>9.2f}{slowest:>9.2f}"
        f"{middle(readings, 'tab'):>8.0f}{middle(readings, 'peak'):>8.0f}"
    )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="*", default=SIZES)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        index_child(arguments.child)
        return
    os.environ |= {"SOURCE_DATE_EPOCH": EPOCH, "STANDFIRST_CACHE": "off"}
    names = ["before", "query", "most", "first", "slowest", "tab", "peak"]
    print(f"{'articles':>8}  {'search':<11}" + "".join(f"{n:>9}" for n in names[:5]) + f"{'tab':>8}{'peak':>8}")
    print("(kilobytes, kilobytes, kilobytes, seconds, seconds, megabytes, megabytes)")
    for articles in arguments.articles:
        compare(articles, arguments.runs)


if __name__ == "__main__":
    main()
