"""Running the command line as a user does, in a process of its own, without waiting for its modules each time.

A server process imports them once and splits off a new process for each command (`multiprocessing`'s forkserver): more
than a second a command less.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing.context import ForkServerContext
from pathlib import Path
from pkgutil import iter_modules
from subprocess import CompletedProcess, TimeoutExpired

import standfirst.cli

PATIENCE = 120
"""Seconds after which a command hangs."""


def run_command(*arguments: str, cwd: Path, environment: Mapping[str, str] | None = None) -> CompletedProcess[str]:
    """Run `standfirst` with `arguments` in a folder, with these variables beside those of the tests."""
    variables = {**os.environ, **(environment or {})}
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder) / "out", Path(folder) / "err"
        process = _server().Process(target=_become, args=(arguments, cwd, variables, out, err))
        process.start()
        process.join(PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
            raise TimeoutExpired(arguments, PATIENCE)
        said = [file.read_text("utf-8", "replace") for file in (out, err)]
        code = process.exitcode
        process.close()
    return CompletedProcess(arguments, -1 if code is None else code, *said)


def _server() -> ForkServerContext:
    """Return what makes the processes; its own one begins with the first command."""
    context = multiprocessing.get_context("forkserver")
    names = [module.name for module in iter_modules(standfirst.cli.__path__, "standfirst.cli.")]
    context.set_forkserver_preload([*names, "standfirst.site.plugin"])
    return context


def _become(arguments: tuple[str, ...], cwd: Path, variables: dict[str, str], out: Path, err: Path) -> None:
    """Be the command: in its folder, with its variables, its output in files and no input."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(variables)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file, name in ((1, out, "stdout"), (2, err, "stderr")):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
        raw = open(number, "wb", closefd=False)  # noqa: SIM115 - it is the process's own to its end
        setattr(sys, name, io.TextIOWrapper(raw, "utf-8", write_through=True))
    sys.argv = ["standfirst", *arguments]
    standfirst.cli.main()
