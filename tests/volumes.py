"""Volumes for tests: a desk's words in many scripts, typeset once, and what a reader of PDFs finds in them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from desks import CUTOFF, load, write_desk
from standfirst.briefing import Briefing
from standfirst.press.compiler import typeset
from standfirst.press.look import Look, look_of
from standfirst.press.volumes import Volume, edition_volume, topics_volume

SAID = {
    "ko": ("항구의 등대가 다시 켜졌다", "우리는 배를 사흘 동안 기다렸습니다"),
    "zh": ("港口的灯塔重新点亮", "我们等了三天的船"),
    "zh-TW": ("港口的燈塔重新點亮", "我們等了三天的船"),
    "ja": ("港の灯台が再び灯った", "私たちは三日間船を待ちました"),
    "ar": ("عاد ضوء المنارة إلى الميناء", "انتظرنا السفينة ثلاثة أيام كاملة"),
    "he": ("אור המגדלור חזר לנמל", "חיכינו לספינה שלושה ימים"),
    "ka": ("შუქურა ნავსადგურში ისევ აინთო", "გემს სამი დღე ველოდით"),
    "ru": ("Маяк в гавани снова зажгли", "Мы ждали судно три дня"),
    "th": ("ประภาคารที่ท่าเรือสว่างอีกครั้ง", "เรารอเรือมาสามวันแล้ว"),
    "el": ("Πάλι άναψε φάρος στη θάλασσα", "Περιμέναμε το πλοίο τρεις μέρες"),
    "de": ("Der Leuchtturm im Hafen brennt wieder", "Drei Tage haben wir auf das Schiff gewartet"),
}
"""A headline and a quote by language; all of them are invented."""


@dataclass(frozen=True)
class Pdf:
    """A PDF and what is in it."""

    volume: Volume
    content: bytes
    path: Path

    def text(self, first: int = 1, last: int | None = None, *options: str) -> str:
        """Return the text of pages as it is copied out."""
        pages = ["-f", str(first), *(["-l", str(last)] if last else [])]
        return run("pdftotext", *options, *pages, str(self.path), "-")

    def page(self, number: int) -> str:
        """Return one page's text in reading order, on one line, with words that a line's end parts put together."""
        return " ".join(self.text(number, number, "-raw").replace("\u00ad\n", "").replace("-\n", "").split())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        with pikepdf.open(self.path) as pdf:
            return len(pdf.pages)


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def write_scripts(folder: Path) -> Path:
    """Write a desk whose stories are in many scripts, all in one topic and one edition."""
    articles: dict[str, Any] = {}
    for place, (language, (title, quote)) in enumerate(SAID.items()):
        id_ = f"light-{language.lower()}"
        articles[id_] = {
            "title": title, "language": language, "date": f"2024-05-{10 + place}",
            "url": f"https://lakeherald.example/2024/05/{id_}", "people": ["ada-brook"],
            "summary": f"The light burns again, says a paper in {language}.",
            "quotes": [{"text": quote, "speaker": "ada-brook", "role": "captain", "language": language}],
            "related": [{"id": "light-de", "reason": "the same light"}] if language != "de" else None,
            "body": f"{title}\n\n“{quote}”\n",
        }  # fmt: skip
    edition = {"date": "2024-05-25", "status": "published", "title": "The lights", "stories": list(articles)}
    return write_desk(folder / "digests", articles=articles, editions={"2024-05-25": edition})


def briefing_of(content: Path, **options: Any) -> Briefing:
    return Briefing(load(content, **options), CUTOFF, name="The Lamp Desk", drafts=bool(options.get("drafts")))


def look_for(content: Path, **options: Any) -> Look:
    return look_of(load(content, **options).options, content, address="https://desk.example/")


def edition_pdf(content: Path, folder: Path, id_: str, **options: Any) -> Pdf:
    briefing, look = briefing_of(content, **options), look_for(content, **options)
    page = briefing.edition(id_)
    assert page is not None
    return typeset_to(folder, edition_volume(briefing, page, look), look)


def topic_pdf(content: Path, folder: Path, *slugs: str, newest: int | None = None, **options: Any) -> Pdf:
    briefing, look = briefing_of(content, **options), look_for(content, **options)
    return typeset_to(folder, topics_volume(briefing, slugs, look, newest=newest), look)


def typeset_to(folder: Path, volume: Volume, look: Look) -> Pdf:
    content = typeset(volume, look, 0)
    path = folder / f"{volume.name}.pdf"
    path.write_bytes(content)
    return Pdf(volume, content, path)


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Yield the structure elements in reading order, each with its type."""

    def walk(node: Any) -> Iterator[tuple[str, pikepdf.Dictionary]]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") not in {"/MCR", "/OBJR"}:
            if "/S" in node:
                yield str(node.S), node
            if "/K" in node:
                yield from walk(node.K)

    return walk(pdf.Root.StructTreeRoot.K)


def below(node: pikepdf.Dictionary) -> set[str]:
    """Return the languages that an element and what is in it are marked with."""
    found = {str(node.Lang)} if "/Lang" in node else set()
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found |= below(kid)
    return found


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """Return the titles of all bookmarks, in order."""
    with pdf.open_outline() as outline:
        return [title for item in outline.root for title in _titles(item)]


def _titles(item: pikepdf.OutlineItem) -> list[str]:
    # A title from right to left is set apart by signs without width.
    return [item.title.strip("\u2068\u2069"), *(title for child in item.children for title in _titles(child))]


@cache
def has_reader() -> bool:
    """Tell whether there is a program that takes text out of a PDF."""
    return shutil.which("pdftotext") is not None
