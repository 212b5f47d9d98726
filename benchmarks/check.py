"""Times `standfirst check` and `standfirst diff` as an editor meets them: whole commands, in a process of their own.

    python benchmarks/check.py
    python benchmarks/check.py --articles 10000

Cold is the first check of a desk; warm the next one; then one file is edited; then one path is asked for; then twenty
files are changed and compared with the last commit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from press import write_desk

STANDFIRST = Path(sys.executable).with_name("standfirst")


def main() -> None:
    """Print a table of seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="standfirst-check-") as folder:
        desk = Path(folder) / "desk"
        write_desk(desk, count)
        environment = {**os.environ, "STANDFIRST_CACHE": f"{folder}/kept", "SOURCE_DATE_EPOCH": "1795651200"}
        articles = sorted((desk / "digests/articles").rglob("*.md"))
        rows = [("check, cold", best(desk, environment, 1, "check"))]
        rows.append(("check, warm", best(desk, environment, 3, "check")))
        rows.append(("check of one path, warm", best(desk, environment, 3, "check", str(articles[0]))))
        edit(articles[count // 2])
        rows.append(("check after one edit", best(desk, environment, 1, "check")))
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All"]):
            who = ["-c", "user.name=Bench", "-c", "user.email=bench@desk.example", "-c", "commit.gpgsign=false"]
            subprocess.run(["git", *who, *command], cwd=desk, check=True, capture_output=True)
        for path in articles[:: max(1, count // 20)][:20]:
            edit(path)
        rows.append(("diff of 20 files", best(desk, environment, 3, "diff", "HEAD")))
    print(f"| {count:,} articles | seconds |\n|---|---|")
    for name, seconds in rows:
        print(f"| {name} | {seconds:.2f} |")


def edit(path: Path) -> None:
    """Change an article's summary."""
    path.write_text(path.read_text("utf-8").replace("summary: ", "summary: Changed. ", 1), "utf-8")


def best(desk: Path, environment: dict[str, str], times: int, *arguments: str) -> float:
    """Return the shortest of some runs, in seconds; findings are no failure."""
    found = []
    for _ in range(times):
        begun = time.monotonic()
        done = subprocess.run(
            [STANDFIRST, *arguments], cwd=desk, env=environment, capture_output=True, text=True, check=False
        )
        found.append(time.monotonic() - begun)
        if done.returncode not in {0, 1} or "Traceback" in done.stderr:
            sys.exit(done.stderr)
    return min(found)


if __name__ == "__main__":
    main()
