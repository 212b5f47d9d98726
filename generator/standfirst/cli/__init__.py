"""The command line: thin. Arguments in, exit codes out: 0 fine, 1 findings or failure, 2 usage."""

from standfirst.cli.main import main

__all__ = ["main"]
