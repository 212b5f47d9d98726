"""`standfirst schema`."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.errors import StandfirstError
from standfirst.source.schema.jsonschema import json_schemas


@click.command(short_help="Write the JSON Schemas of all files.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schema"))
@click.option("--print", "name", metavar="NAME", help="Print one schema, such as article, instead of writing all.")
def schema(folder: Path, name: str | None) -> None:
    """Write the JSON Schemas to FOLDER, so that editors' programs complete and check front matter.

    \b
    Examples:
      standfirst schema
      standfirst schema --print article
    """
    schemas = json_schemas()
    if name is not None:
        text = schemas.get(f"{name}.schema.json")
        if text is None:
            names = ", ".join(file.removesuffix(".schema.json") for file in schemas)
            raise StandfirstError(f"there is no schema {name!r}", remedy=f"one of: {names}")
        click.echo(text, nl=False)
        return
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in schemas.items():
        (folder / file).write_text(text, "utf-8", newline="\n")
    click.echo(f"Wrote {len(schemas)} schemas to {folder}")
