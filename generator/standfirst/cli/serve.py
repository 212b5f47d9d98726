"""`standfirst serve`."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from standfirst.cli.console import config_option, err
from standfirst.errors import BuildError
from standfirst.site.build import open_desk, serve_site


@click.command(short_help="Preview the site; it rebuilds when a file changes.")
@config_option
@click.option("-a", "--dev-addr", metavar="HOST:PORT", help="Where to serve.  [default: 127.0.0.1:8000]")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
def serve(config_file: Path, dev_addr: str | None, *, open_browser: bool) -> None:
    """Serve a live preview. Proposals and unpublished stories are shown, marked.

    \b
    Example:
      standfirst serve --dev-addr 127.0.0.1:8080
    """
    open_desk(config_file)  # a wrong file is explained before anything starts
    handler = logging.StreamHandler(err().file)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        serve_site(config_file, dev_addr=dev_addr, open_browser=open_browser)
    except (OSError, OverflowError) as error:
        raise BuildError(
            f"cannot serve at {dev_addr or '127.0.0.1:8000'}: {getattr(error, 'strerror', None) or error}",
            remedy="name another port with -a",
        ) from None
