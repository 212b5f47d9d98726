"""The `standfirst` command and how it fails: a message that teaches, exit code 1, never a traceback."""

from __future__ import annotations

import os
import sys

import click

from standfirst import __version__
from standfirst.cli.build import build
from standfirst.cli.check import check
from standfirst.cli.console import complain
from standfirst.cli.new import new
from standfirst.cli.schema import schema
from standfirst.cli.serve import serve
from standfirst.cli.verify import verify
from standfirst.errors import StandfirstError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="standfirst")
def commands() -> None:
    """Turn annotated articles into a published briefing.

    \b
    Begin a desk and look at it:
      standfirst new my-desk
      cd my-desk
      standfirst serve
    """


for _command in (new, check, verify, build, serve, schema):
    commands.add_command(_command)


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
