"""Moving an archive in: `standfirst clip` over a folder of old clippings, broken off and taken up again.

    python benchmarks/archive.py           5,000 pages and pastes
    python benchmarks/archive.py --quick   300

The pages are made up from a fixed seed: half of them saved HTML, half select-all pastes, each with what stands around
an article. The first run is interrupted as by Ctrl+C when a third is written; the second goes on, the third has
nothing to do. Every file that a run wrote must be byte for byte the same afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = [sys.executable, "-c", "from standfirst.cli import main; main()"]
PLACES = ("Varnstad", "Tolvik", "Port Ansel", "Grauholm", "Merrow", "Kessary", "Ilvar", "Quayside", "Hessum", "Norrbro")
PEOPLE = ("Ilse Marbeck", "Pauli Drest", "Runa Tallis", "Anders Pell", "Ida Corrigan", "Nell Haas", "Odd Lind")
THINGS = ("harbour", "school roof", "tram line", "water main", "library", "cable", "ferry", "market hall", "bridge")
DEEDS = ("will close", "opens again", "costs more than planned", "is to be raised", "was sold", "waits for an engineer")
WHEN = ("on Monday", "in the spring", "after the storm", "before the winter", "for two years", "in a week")


def sentence(chance: random.Random) -> str:
    """Return a sentence of news that never happened."""
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    return (
        f"The {thing} in {place} {chance.choice(DEEDS)} {chance.choice(WHEN)}, said a report of "
        f"{chance.randint(2, 90)} pages that {chance.choice(PLACES)} kept for {chance.randint(2, 30)} months."
    )


def story(number: int) -> tuple[str, str, list[str]]:
    """Return headline, byline and paragraphs of story `number`."""
    chance = random.Random(number)
    what = f"{chance.choice(PLACES)} {chance.choice(THINGS)} {chance.choice(DEEDS)} {chance.choice(WHEN)}"
    title = f"{what}, plan {number} says"
    speaker = chance.choice(PEOPLE)
    paragraphs = [" ".join(sentence(chance) for _ in range(chance.randint(2, 3))) for _ in range(chance.randint(5, 12))]
    words = sentence(chance).rstrip(".")
    paragraphs.insert(2, f'"{words}," said {speaker}, who heads the office for plan {number}.')
    return title, chance.choice(PEOPLE), paragraphs


def page(number: int) -> str:
    """Return a saved page."""
    title, author, paragraphs = story(number)
    day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Lake Herald</title>'
        f'<meta property="article:published_time" content="{day}T08:52:00Z"><meta name="author" content="{author}">'
        f'<link rel="canonical" href="https://lakeherald.example/{day.replace("-", "/")}/story-{number}"></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main><article><h1>{title}</h1>{body}</article>"
        "</main><aside><h2>Latest Headlines</h2><a href='/x'>Nothing else happened in the town today</a></aside>"
        "<footer>Copyright 2026 Lake Herald. All rights reserved.</footer></body></html>"
    )


def paste(number: int) -> str:
    """Return a page as a select-all copies it."""
    title, author, paragraphs = story(number)
    top = ["Skip to content", "Home", "News", "Subscribe", "", title, f"By {author}", f"March {1 + number % 28}, 2019"]
    middle = [line for text in paragraphs for line in ("", text)]
    return "\n".join(
        [*top, *middle, "", "Advertisement", "Latest Headlines", "Nothing else happened in the town today"]
    )


def write_archive(folder: Path, count: int) -> None:
    """Write `count` clippings into `folder`, a thousand a subfolder."""
    for number in range(count):
        kind = "html" if number % 2 else "txt"
        path = folder / f"{number // 1000:02}" / f"{number:05}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number) if number % 2 else paste(number), "utf-8")


def hashes(content: Path) -> dict[str, str]:
    """Return what every article file holds."""
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in (content / "articles").rglob("*.md")}


def interruptible() -> None:
    """Let Ctrl+C reach the new process; one that was begun in the background would ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(desk: Path, archive: Path, count: int) -> float:
    """Run the command until a third is written, interrupt it, and return the seconds that took."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [*COMMAND, "clip", str(archive)], cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        preexec_fn=interruptible,  # noqa: PLW1509 - there is one thread
    )  # fmt: skip
    try:
        while process.poll() is None and len(files(desk)) < count // 3:
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    if process.returncode != 130 or "goes on from there" not in " ".join(said.split()):
        raise SystemExit(f"the interrupted run ended with {process.returncode}: {said}")
    return time.perf_counter() - started


def files(desk: Path) -> list[Path]:
    """Return the article files of a desk."""
    return list((desk / "digests/articles").rglob("*.md"))


def run(desk: Path, archive: Path) -> tuple[float, str]:
    """Run the command to its end; return the seconds and its last line."""
    started = time.perf_counter()
    done = subprocess.run([*COMMAND, "clip", str(archive)], cwd=desk, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return time.perf_counter() - started, done.stdout.splitlines()[-1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    count = 300 if parser.parse_args().quick else 5000
    with tempfile.TemporaryDirectory() as scratch:
        desk, archive = Path(scratch) / "desk", Path(scratch) / "archive"
        subprocess.run([*COMMAND, "new", str(desk)], check=True, capture_output=True)
        before = len(files(desk))
        write_archive(archive, count)
        first = interrupted(desk, archive, count)
        done = hashes(desk / "digests")
        second, line = run(desk, archive)
        third, again = run(desk, archive)
        after = hashes(desk / "digests")
        kept = all(after[name] == digest for name, digest in done.items())
        written = len(after) - before
        rest = int(re.search(r"(\d+) new", line)[1])  # type: ignore[index]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{count} clippings: {len(done) - before} written in {first:.0f} s, then interrupted")
        each = 1000 * second / max(rest, 1)
        print(f"  taken up again: {line}, {second:.0f} s ({each:.0f} ms each); then: {again}, {third:.0f} s")
        print(f"  {written} files of {count}, earlier ones unchanged: {kept}; peak memory {peak:.0f} MB")
        if written != count or not kept:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
