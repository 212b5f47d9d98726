"""Print: seconds, pages, megabytes and bytes a page, beside WeasyPrint on the same content.

    python benchmarks/press.py                              60 and 600 articles
    python benchmarks/press.py --weasyprint PYTHON          beside it, with a Python that has WeasyPrint 70
    python benchmarks/press.py --all 10000                  every volume of a desk, on two cores
    python benchmarks/press.py --quick                      60 articles

The desks are generated (`desks.py`). A volume's data are made first; "typeset" is from there to the PDF's bytes, with
the start of the compiler's process. WeasyPrint, in a process of its own too, gets the same data as one HTML file:
cover, contents with page numbers and leaders, running headers, page x of y, each story with its quotes, key points,
references by page and a footnote, and the index; PDF/UA asked for. It lacks the balanced last page. "Peak" is the most
memory that the process had.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pikepdf

from desks import write_desk
from standfirst.press.compiler import typeset
from standfirst.press.look import look_of
from standfirst.press.printing import Press
from standfirst.press.volumes import Volume, all_volumes
from standfirst.site.build import open_desk, prepare_desk

EPOCH = "1798761600"

PEER = """
import sys, time, resource
begun = time.monotonic()
import weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(weasyprint.__version__, round(time.monotonic() - begun, 2), peak)
"""

STYLE = """
@page { size: A4; margin: 24mm 18mm 22mm; @top-left { content: string(topic); font-size: 8pt }
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
@page :first { @top-left { content: none } @bottom-center { content: none } }
body { font: 9.4pt/1.35 serif; text-align: justify; hyphens: auto }
.cover { break-after: page } .cover h1 { font-size: 34pt; margin-top: 80mm }
main { columns: 2; column-gap: 7mm }
h2 { string-set: topic content(); border-top: 1.6pt solid #8f2436; font-size: 15pt; break-after: avoid }
h3 { font-size: 11pt; margin: 1.2em 0 .3em; break-after: avoid }
.contents a::after { content: leader('.') target-counter(attr(href), page) }
.contents p { margin: .2em 0 } .see::after { content: " (see p. " target-counter(attr(href), page) ")" }
.index a::after { content: target-counter(attr(href), page) }
blockquote { margin: .8em 0; padding-left: .8em; border-left: 1.4pt solid #8f2436; break-inside: avoid }
.note { float: footnote; font-size: 8pt } small { color: #555 }
"""


def text(said: Any) -> str:
    """Return a text of a volume's data as HTML."""
    if said is None:
        return ""
    if isinstance(said, str):
        return html.escape(said)
    return f'<span lang="{html.escape(said["l"])}">{html.escape(said["v"])}</span>'


def inline(nodes: list[Any]) -> str:
    """Return inline nodes as HTML."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(html.escape(node))
        elif node["t"] in {"strong", "em"}:
            parts.append(f"<{node['t']}>{inline(node['c'])}</{node['t']}>")
        elif "c" in node:
            parts.append(inline(node["c"]))
        else:
            parts.append(html.escape(node.get("v", " ")))
    return "".join(parts)


def as_html(data: dict[str, Any]) -> str:
    """Return a volume's data as one HTML document with the same parts."""
    sections = data["sections"]
    contents = "".join(
        f'<p><a href="#{section["id"]}"><b>{text(section["title"])}</b></a></p>'
        + "".join(f'<p><a href="#{story["id"]}">{text(story["title"])}</a></p>' for story in section["stories"])
        for section in sections
    )
    body = "".join(
        f'<h2 id="{section["id"]}">{text(section["title"])}</h2>' + "".join(map(story_html, section["stories"]))
        for section in sections
    )
    index = "".join(
        f'<p>{text(entry["text"])} <a href="#ix-{entry["key"]}"></a></p>'
        for group in data["index"]
        for entry in group["entries"]
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{html.escape(data["title"])}</title>'
        f"<style>{STYLE}</style>"
        f"<section class=cover><p>{html.escape(data['desk'])}</p><h1>{html.escape(data['title'])}</h1>"
        f"</section><main><section class=contents>{contents}</section>{body}<h2>Index</h2>"
        f"<section class=index>{index}</section></main></html>"
    )


def story_html(story: dict[str, Any]) -> str:
    """Return one story as HTML."""
    note = story["note"]
    cited = f"{text(note['authors'])}. <em>{text(note['title'])}</em>. {text(note['publisher'])}, {note['date']}. "
    cited += str(note["url"])
    quotes = "".join(
        f"<blockquote><p>{text(quote['words'])}</p><p><b>{named(quote['speaker'])}</b>, {text(quote['role'])} "
        f'<small>{text(quote["context"])} <a href="{html.escape(quote["link"] or "")}">{text(quote["standing"])}</a>'
        "</small></p></blockquote>"
        for quote in story["quotes"]
    )
    see = "; ".join(
        f'<a class=see href="#{it["id"]}">{text(it["title"])}</a> {text(it.get("why"))}'
        for it in (*story["thread"], *story["related"])
    )
    return (
        f'<h3 id="{story["id"]}">{text(story["title"])}</h3>'
        f"<p><small>{text(story['publisher'])} · {story['date']}</small><span class=note>{cited}</span></p>"
        + "".join(f"<p>{inline(block['c'])}</p>" for block in story["summary"] if block["t"] == "p")
        + "<ul>" + "".join(f"<li>{text(point)}</li>" for point in story["points"]) + "</ul>"
        + quotes + f"<p><small>Related {see}</small></p>"
        + f"<p><small>Named {', '.join(map(named, story['named']))}</small></p>"
    )  # fmt: skip


SEEN: set[str] = set()


def named(name: dict[str, Any]) -> str:
    """Return a name; the first of each is what the index leads to."""
    if name["key"] in SEEN:
        return text(name["text"])
    SEEN.add(name["key"])
    return f'<span id="ix-{name["key"]}">{text(name["text"])}</span>'


def briefing_for(folder: Path, articles: int) -> tuple[Any, Any]:
    """Return the briefing and the look of a generated desk."""
    write_desk(folder, articles)
    desk = open_desk(next(folder.rglob("mkdocs.yml")))
    begun = time.monotonic()
    briefing = prepare_desk(desk).briefing
    print(f"{articles:,} articles read, checked and related in {time.monotonic() - begun:.1f} s")
    return briefing, look_of(desk.plugin.options, desk.content, desk.overrides, desk.address)


def row(name: str, seconds: float, pdf: bytes, articles: int, peak: int) -> dict[str, float]:
    """Print one line of the table and return its figures."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        with pikepdf.open(file.name) as made:
            pages = len(made.pages)
    print(
        f"| {name} | {articles:,} | {pages:,} | {seconds:.2f} | {pages / seconds:.1f} | {articles / seconds:.1f} | "
        f"{peak} | {len(pdf) / pages / 1000:.1f} |"
    )
    return {"seconds": seconds, "pages": pages}


def one(articles: int, peer: str | None, runs: int) -> None:
    """Print the lines of one size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        briefing, look = briefing_for(folder, articles)
        begun = time.monotonic()
        (make,) = all_volumes(briefing, look, most=articles)
        volume: Volume = make()
        print(f"data made in {time.monotonic() - begun:.2f} s\n")
        print("| program | articles | pages | seconds | pages a second | articles a second | peak MB | KB a page |")
        print("|---|---|---|---|---|---|---|---|")
        best, pdf = float("inf"), b""
        for _ in range(runs):
            begun = time.monotonic()
            pdf = typeset(volume, look, 0)
            best = min(best, time.monotonic() - begun)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        ours = row("standfirst", best, pdf, articles, peak)
        if peer:
            source, target = folder / "volume.html", folder / "volume.pdf"
            source.write_text(as_html(volume.data), "utf-8")
            command = [peer, "-c", PEER, str(source), str(target)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3600)
            version, seconds, memory = done.stdout.split()
            theirs = row(f"WeasyPrint {version}", float(seconds), target.read_bytes(), articles, int(memory))
            print(f"\nWeasyPrint takes {theirs['seconds'] / ours['seconds']:.1f} times as long for the same articles,")
            a_page = theirs["seconds"] / theirs["pages"] / (ours["seconds"] / ours["pages"])
            print(f"{a_page:.1f} times as long a page.\n")


def whole(articles: int) -> None:
    """Print what every volume of a desk takes, from its files to PDFs, two at a time."""
    with tempfile.TemporaryDirectory() as name:
        begun = time.monotonic()
        briefing, look = briefing_for(Path(name), articles)
        pages = size = volumes = 0
        for printed in Press(look).all(all_volumes(briefing, look)):
            volumes, pages, size = volumes + 1, pages + printed.pages, size + len(printed.pdf)
        taken = time.monotonic() - begun
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        shape = {"volumes": volumes, "pages": pages, "megabytes": size // 1_000_000, "seconds": round(taken, 1)}
        print(json.dumps(shape | {"peak of ours": own, "peak of a compiler": child, "most at once": own + 2 * child}))


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weasyprint", metavar="PYTHON", help="a Python that has WeasyPrint")
    parser.add_argument("--all", type=int, metavar="N", help="all volumes of so many articles")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    os.environ |= {"SOURCE_DATE_EPOCH": EPOCH, "STANDFIRST_CACHE": "off"}
    if given.all:
        whole(given.all)
        return
    for articles in (60,) if given.quick else (60, 600):
        one(articles, given.weasyprint, 1 if given.quick else 2)


if __name__ == "__main__":
    sys.exit(main())
