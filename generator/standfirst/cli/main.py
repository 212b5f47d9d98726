"""The `standfirst` command and how it fails: a message that teaches, exit code 1, never a traceback."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from standfirst import __version__
from standfirst.cli.console import complain
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError

COMMANDS = (
    "new",
    "clip",
    "inbox",
    "accept",
    "withdraw",
    "check",
    "rules",
    "fix",
    "format",
    "diff",
    "verify",
    "related",
    "roundup",
    "edition",
    "build",
    "serve",
    "print",
    "email",
    "epub",
    "cite",
    "ci",
    "schema",
)
"""The commands in the order of a desk's day; each is the function of its name in the module of its name."""


class _Commands(click.Group):
    """Imports a command when it is called: who clips a page waits for no site, who builds one for no HTML parser."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        cutoff_time()  # a wrong SOURCE_DATE_EPOCH is explained here; libraries that read it too would only fail
        command: click.Command = getattr(import_module(f"standfirst.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="standfirst")
def commands() -> None:
    """Turn annotated articles into a published briefing.

    \b
    Begin a desk and look at it:
      standfirst new my-desk
      cd my-desk
      standfirst serve
    """


def main() -> None:
    """Run the command line; the console script's entry point."""
    try:
        commands.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    except StandfirstError as error:
        complain(error)
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(
            StandfirstError(f"{where}{error.strerror or error}", remedy="check the disk, the path and its permissions")
        )
        sys.exit(1)
