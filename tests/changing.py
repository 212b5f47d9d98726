"""Desks that change under git: write a state, commit it, write the next, and ask what changes for readers.

desk = ChangingDesk(tmp_path)
desk.state()                                             # the default desk, committed
desk.state(articles={"pier-closed": {"title": "Pier open"}})
changes = desk.changes()                                 # from the first state to the last
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from desks import CUTOFF, write_desk
from standfirst.cli.comparing import laid_out
from standfirst.review import Changes, Repository, compare, read_sides
from standfirst.source import DeskOptions

_WHO = ("-c", "user.name=Ed", "-c", "user.email=ed@desk.example", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=")
_SETTINGS = """\
site_name: Tests
docs_dir: digests
theme:
  name: standfirst
plugins:
  - standfirst:
      desk:
        name: Tests
"""


class ChangingDesk:
    """A desk in a repository of its own; each state is a commit with a tag, `state-1` and so on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self.content = self.folder / "digests"
        self.count = 0
        self.folder.mkdir()
        (self.folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        """Run git in the desk and return what it says."""
        settings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", *_WHO, *arguments]
        done = subprocess.run(command, cwd=self.folder, env=settings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def state(self, *, commit: bool = True, **desk: Any) -> None:
        """Make the content folder what `write_desk` makes of `desk`, and commit it."""
        shutil.rmtree(self.content, ignore_errors=True)
        write_desk(self.content, **desk)
        if commit:
            self.commit()

    def commit(self) -> None:
        """Commit what the folder holds as the next state."""
        self.count += 1
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", f"State {self.count}")
        self.git("tag", f"state-{self.count}")

    def changes(self, base: str = "state-1", head: str | None = None, **options: Any) -> Changes:
        """Return what changes for readers, by default to the files as they are now."""
        repository = Repository.around(self.content)
        range_ = repository.range(base, head)
        chosen = DeskOptions.model_validate(options)
        evidence = chosen.evidence == "folder"
        sides = read_sides(repository, self.content, range_, config=self.folder / "mkdocs.yml", evidence=evidence)
        with laid_out(sides.before, chosen) as before, laid_out(sides.after, chosen) as after:
            return compare(sides, before, after, CUTOFF, names=(range_.base_name, range_.head_name))
