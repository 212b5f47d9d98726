"""Seconds and memory of whole builds, from files on disk to a swapped-in site.

    python benchmarks/build.py            300, 1,000 and 3,000 articles
    python benchmarks/build.py --quick    300 and 1,000

Each build runs in a process of its own, and nothing is kept from one to the next. Parts are timed inside it;
"handing" is what MkDocs and the shell take for a finished page: its whole build less our rendering. Times on a shared
machine are noisy: trust ratios, and the smallest of the runs.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from desks import write_desk, write_handover_site, write_plain_site
from standfirst.render import Renderer
from standfirst.site import build as site_build
from standfirst.site import plugin

SIZES = (300, 1000, 3000)
RUNS = 3


def child(folder: Path) -> None:
    """Build one desk in this process and print its figures as JSON."""
    spent = {"prepare": 0.0, "render": 0.0, "index": 0.0, "mkdocs": 0.0}

    def timed(name: str, function):
        def call(*arguments, **options):
            started = time.perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                spent[name] += time.perf_counter() - started

        return call

    Renderer.render = timed("render", Renderer.render)  # type: ignore[method-assign]
    site_build.prepare_desk = timed("prepare", site_build.prepare_desk)
    plugin.write_search_index = timed("index", plugin.write_search_index)
    site_build._run_mkdocs = timed("mkdocs", site_build._run_mkdocs)  # noqa: SLF001
    started = time.perf_counter()
    built = site_build.build_site(folder / "mkdocs.yml")
    total = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"total": total, "pages": built.pages, "peak": peak, **spent}))


def measure(articles: int, *, runs: int) -> dict[str, float]:
    """Return the fastest of `runs` builds of a generated desk."""
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "desk"
        folder.mkdir()
        write_desk(folder, articles)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1798761600", "STANDFIRST_CACHE": "off"}
        for _ in range(runs):
            command = [sys.executable, __file__, "--child", str(folder)]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            figures = json.loads(done.stdout.splitlines()[-1])
            if not best or figures["total"] < best["total"]:
                best = figures
    return best


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child)
        return
    sizes = SIZES[:2] if arguments.quick else SIZES
    columns = [
        "articles",
        "pages",
        "seconds",
        "ms/article",
        "ms/page",
        "handing",
        "render",
        "prepare",
        "index",
        "peak MB",
    ]
    print("".join(f"{column:>11}" for column in columns))
    print("(handing and render in milliseconds a page, prepare and search index in milliseconds an article)")
    per_article = []
    for articles in sizes:
        f = measure(articles, runs=arguments.runs)
        per_article.append(f["total"] / articles)
        row = [
            f["total"],
            f["total"] / articles * 1000,
            f["total"] / f["pages"] * 1000,
            (f["mkdocs"] - f["render"] - f["index"]) / f["pages"] * 1000,
            f["render"] / f["pages"] * 1000,
            f["prepare"] / articles * 1000,
            f["index"] / articles * 1000,
        ]
        numbers = "".join(f"{number:>11.2f}" for number in row)
        print(f"{articles:>11}{f['pages']:>11.0f}{numbers}{f['peak']:>11.0f}")
    print(f"  largest to smallest, seconds an article: {per_article[-1] / per_article[0]:.2f}")
    pages = sizes[-1]
    for name, write in (("ordinary Markdown pages", write_plain_site), ("finished HTML, plainly", write_handover_site)):
        seconds = plain(write, pages, runs=arguments.runs)
        print(f"MkDocs with Material alone, {name}: {seconds / pages * 1000:.2f} ms for each of {pages} pages")
    print(f"reference: {reference() * 1e6:.0f} microseconds for 2,000 bytes of plain Markdown by markdown-it-py")


def plain(write: Callable[[Path, int], None], pages: int, *, runs: int) -> float:
    """Return the seconds that MkDocs with Material alone takes for so many pages, fastest of `runs`."""
    with tempfile.TemporaryDirectory() as scratch:
        write(Path(scratch), pages)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        times = []
        for _ in range(runs):
            started = time.perf_counter()
            subprocess.run(command, cwd=scratch, env=environment, capture_output=True, check=True)
            times.append(time.perf_counter() - started)
    return min(times)


def reference() -> float:
    """Return the seconds of a fixed piece of work, so that two machines' tables can be compared."""
    parser = MarkdownIt()
    text = "\n\n".join("Some words of a paragraph that says *nothing* in particular, at length." for _ in range(28))
    return min(timeit.repeat(lambda: parser.render(text), number=20, repeat=5)) / 20


if __name__ == "__main__":
    main()
