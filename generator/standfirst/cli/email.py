"""`standfirst email`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import bars, config_option, out
from standfirst.cli.outputs import checked_desk, newest_edition, output_folder, unknown, write_whole
from standfirst.press.mail import MailLook, Sender, edition_mail
from standfirst.site.build import Desk
from standfirst.site.colours import accent_for
from standfirst.text import printable


@click.command(short_help="Write an edition as a mail: HTML, text and message.")
@click.argument("edition", required=False)
@config_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A folder for the files.  [default: here]")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends it.  [default: the desk's contact]")
@click.option("--to", metavar="ADDRESS", help="Whom it is sent to: a list's address.")
@click.option("--unsubscribe", metavar="ADDRESS", help="A web or mail address where one unsubscribes.")
@click.option("--pdf", is_flag=True, help="Link to the PDF that the site was built with.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def email(
    edition: str | None,
    config_file: Path,
    *,
    output: Path | None,
    sender: str | None,
    to: str | None,
    unsubscribe: str | None,
    pdf: bool,
    as_json: bool,
) -> None:
    """Write EDITION, or the newest, as a mail in three forms. Nothing is sent.

    The .html is laid out for Outlook, phones and night; the .txt flows; the .eml
    holds both, with its headers, for any program that sends mail.

    \b
    Examples:
      standfirst email
      standfirst email 2026-11-16 -o mail --from desk@example.org
    """
    with bars() as progress:
        desk, prepared = checked_desk(config_file, progress=progress.over, drafts=False)
        name = newest_edition(prepared) if edition is None else edition
        page = prepared.briefing.edition(name)
        if page is None:
            raise unknown("edition", name, prepared.briefing.edition_ids())
        named = Sender(sender=sender, to=to, unsubscribe=unsubscribe)
        mail = edition_mail(prepared.briefing, page, _look(desk, pdf=pdf), prepared.cutoff, named)
    folder = output_folder(desk, output)
    files = {
        "html": (folder / f"edition-{name}.html", mail.html.encode()),
        "text": (folder / f"edition-{name}.txt", mail.text.encode()),
        "message": (folder / f"edition-{name}.eml", mail.message),
    }
    for path, content in files.values():
        write_whole(path, content)
    if as_json:
        told = {kind: {"file": str(path), "bytes": len(content)} for kind, (path, content) in files.items()}
        click.echo(json.dumps({"version": 1, **told, "shortened": mail.shortened}, ensure_ascii=False, indent=2))
        return
    for path, content in files.values():
        line = Text.assemble(("Wrote ", "green"), (printable(str(path)), "bold"), f": {len(content) / 1000:.1f} KB")
        out().print(line, soft_wrap=True)
    if mail.shortened:
        out().print(f"Shortened, to stay below 100 KB: {mail.shortened} stories", soft_wrap=True)


def _look(desk: Desk, *, pdf: bool) -> MailLook:
    options = desk.plugin.options.desk
    # Most programs of mail show no SVG, and an empty place would stand for it.
    shown = options.logo and not options.logo.lower().endswith(".svg")
    logo = f"assets/{options.logo.removeprefix('assets/')}" if options.logo and shown else None
    return MailLook(
        address=desk.address, accent=accent_for(options.accent), overrides=desk.overrides, contact=options.contact,
        logo=logo, pdf=pdf,
    )  # fmt: skip
