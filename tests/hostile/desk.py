"""Desks to build: one whose every field is an attack, with its twin of the same shape, and one plain story."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from .attacks import Words

EPOCH = "1778500800"
"""2026-05-11 12:00 UTC, the time that the desk is built at."""

FEATURES = """
  features:
    - announce.dismiss
    - content.action.edit
    - content.action.view
    - content.code.copy
    - header.autohide
    - navigation.expand
    - navigation.footer
    - navigation.indexes
    - navigation.path
    - navigation.sections
    - navigation.tabs
    - navigation.tabs.sticky
    - navigation.top
    - search.highlight
    - search.suggest
    - toc.follow
"""
"""What a desk may switch on in Material, each with templates of its own."""

APART = "{same_story: 1, background: 1, duplicate: 1, thread: 1}"
"""Nothing is linked but what is pinned: what a program links hangs on words, and the twins' differ.

What it says of links is compared in test_related_pages.py.
"""

PAGES = (
    "404.html",
    "archive/2026/05/index.html",
    "archive/2026/index.html",
    "archive/index.html",
    "articles/2026/05/full-story/index.html",
    "articles/2026/05/gone-story/index.html",
    "articles/2026/05/main-story/index.html",
    "corrections/index.html",
    "editions/2026-05-03/index.html",
    "editions/2026-05-10/index.html",
    "editions/index.html",
    "headed/index.html",
    "index.html",
    "named/index.html",
    "organisations/a-body/index.html",
    "organisations/index.html",
    "people/a-person/index.html",
    "people/index.html",
    "publishers/a-paper/index.html",
    "publishers/index.html",
    "search/index.html",
    "section/inner/index.html",
    "titled/index.html",
    "topics/index.html",
    "topics/main-topic/index.html",
    "topics/near-topic/index.html",
    "topics/wide-topic/index.html",
)
"""Every page of the desk but the one with the hostile file name."""


def write_desk(folder: Path, words: Words, *, features: str = "") -> Path:
    """Write the desk into `folder` and return its mkdocs.yml."""
    texts = {
        "articles/2026/05/main-story.md": _main_story(words),
        "articles/2026/05/full-story.md": _full_story(words),
        "articles/2026/05/gone-story.md": _gone_story(words),
        "topics/main-topic.md": _main_topic(words),
        "topics/near-topic.md": f"---\ntitle: {words.quoted('near-topic-title')}\nparent: wide-topic\n---\n",
        "topics/wide-topic.md": _wide_topic(words),
        "editions/2026-05-10.md": _edition(words),
        "editions/2026-05-03.md": _older_edition(words),
        "people.yml": _people(words),
        "organisations.yml": _organisations(words),
        "publishers.yml": _publishers(words),
        **_ordinary_pages(words),
    }
    for file, text in texts.items():
        path = folder / "digests" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(_config(words, features), "utf-8")
    return config


def _config(words: Words, features: str) -> str:
    return f"""
site_name: {words.quoted("site-name")}
site_url: https://desk.example/briefing/
site_description: {words.quoted("site-description")}
site_author: {words.quoted("site-author")}
repo_url: https://code.example/desk/briefing
repo_name: {words.quoted("repo-name")}
edit_uri: edit/main/digests/
docs_dir: digests
site_dir: site
theme:
  name: standfirst{features}
nav:
  - index.md
  - {words.key("nav-title", 0)}: named.md
  - {_quoted(words.file_name("FileName"))}.md"
  - {words.key("nav-section", 1)}:
    - {words.key("nav-inner", 0)}: section/inner.md
    - titled.md
    - headed.md
plugins:
  - standfirst:
      desk:
        name: {words.quoted("desk-name")}
        contact: {words.quoted("desk-contact")}
        logo: {_quoted(words.file_name("desk-logo"))}"
      thresholds: {APART}
      rules:
        field-unknown: info
        bidi-override: info
        reference-unknown: info
"""


def _quoted(text: str) -> str:
    """Return the beginning of a quoted YAML text."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"')


def _main_story(words: Words) -> str:
    q = words.quoted
    return f"""---
title: {q("title")}
url: https://paper.example/a?b='c'&d=%22e%22
publisher: a-paper
date: 2026-05-09 08:30
authors: [{q("author")}, {q("second-author")}]
agency: {q("agency")}
dateline: {q("dateline")}
section: {q("section")}
language: de
source_form: transcript
updated: 2026-05-09 10:00
accessed: 2026-05-10
archive_url: https://archive.example/'x'
image: {q("image")}
image_alt: {q("image-alt")}
topics: [main-topic, near-topic]
people: [a-person, {q("unlisted-person")}]
organisations: [a-body, {q("unlisted-body")}]
places: [{q("place")}, {q("second-place")}]
tags: [{q("tag")}]
summary: {q("summary", markdown=True)}
key_points: [{q("key-point")}]
commentary: {q("commentary", markdown=True)}
quotes:
  - text: {q("quote")}
    speaker: a-person
    role: {q("quote-role")}
    context: {q("quote-context")}
    translation: {{text: {q("translation")}, language: en, by: {q("translator")}}}
  - text: {q("second-quote")}
    speaker: {q("unlisted-speaker")}
    language: ar
related:
  - {{id: full-story, rel: follows, reason: {q("pin-reason")}}}
  - {{url: "https://other.example/it's", title: {q("outside-title")}, reason: {q("outside-reason")}}}
licence: {q("licence")}
corrections:
  - date: 2026-05-10
    field: {q("corrected-field")}
    was: {q("was")}
    now: {q("now")}
    note: {q("correction-note")}
    by: {q("corrector")}
  - {{date: 2026-05-09, field: title, note: {q("older-correction")}}}
status: published
template: main.html
icon: ../../../mkdocs.yml
hide: [toc]
x_private: {q("private-field")}
---

{words("quote")}

{words("second-quote")}

{words("excerpt-body")}
"""


def _full_story(words: Words) -> str:
    q = words.quoted
    return f"""---
title: {q("full-title")}
url: null
medium: print
publisher: {q("unlisted-publisher")}
date: 2026-05-08
topics: [main-topic]
summary: {q("full-summary", markdown=True)}
status: published
rights: full
---

## {words("body-heading")}

{words("body-paragraph")}

- {words("body-item")}

> {words("body-quote")}
"""


def _gone_story(words: Words) -> str:
    return f"""---
title: {words.quoted("gone-title")}
url: https://paper.example/gone
publisher: a-paper
date: 2026-05-07
topics: [main-topic]
summary: {words.quoted("gone-summary", markdown=True)}
status: withdrawn
withdrawn: {{date: 2026-05-08, reason: {words.quoted("gone-reason")}}}
---
"""


def _main_topic(words: Words) -> str:
    q = words.quoted
    return f"""---
title: {q("topic-title")}
aliases: [{q("topic-alias")}]
parent: wide-topic
description: {q("topic-description")}
medtop: {q("medtop")}
pinned: [full-story]
roundup: {{text: {q("round-up", markdown=True)}, sources: [main-story, full-story], accepted: true}}
updated: 2026-05-01
stale_after: 3
---

{words.in_markdown("introduction")}
"""


def _wide_topic(words: Words) -> str:
    return f"---\ntitle: {words.quoted('wide-topic-title')}\n---\n\n{words.in_markdown('wide-introduction')}\n"


def _edition(words: Words) -> str:
    q = words.quoted
    return f"""---
title: {q("edition-title")}
date: 2026-05-10
status: published
lead: main-story
stories:
  - {{id: main-story, why: {q("why")}}}
  - full-story
  - gone-story
also_noted: [full-story]
quote: {{id: main-story, text: {q("quote")}}}
---

{words.in_markdown("edition-lead")}
"""


def _older_edition(words: Words) -> str:
    return f"""---
title: {words.quoted("older-edition-title")}
date: 2026-05-03
status: published
stories: [{{id: full-story, why: {words.quoted("older-why")}}}]
---
"""


def _people(words: Words) -> str:
    q = words.quoted
    return f"""a-person:
  name: {q("person-name")}
  native: {q("person-native")}
  aliases: [{q("person-alias")}, {q("second-alias")}]
  roles:
    - {{role: {q("person-role")}, organisation: a-body, from: 2020, to: 2021-05}}
    - {{role: {q("second-role")}, organisation: {q("role-body")}}}
  country: {q("person-country")}
  same_as: ["https://wiki.example/it's?a=b&c='d'"]
  note: {q("person-note")}
"""


def _organisations(words: Words) -> str:
    q = words.quoted
    return f"""a-body:
  name: {q("body-name")}
  native: {q("body-native")}
  aliases: [{q("body-alias")}]
  country: {q("body-country")}
  note: {q("body-note")}
"""


def _publishers(words: Words) -> str:
    q = words.quoted
    return f"""a-paper:
  name: {q("publisher-name")}
  native: {q("publisher-native")}
  aliases: [{q("publisher-alias")}]
  domains: [{q("publisher-domain")}]
  country: {q("publisher-country")}
  language: de
  note: {q("publisher-note")}
"""


def _ordinary_pages(words: Words) -> dict[str, str]:
    q = words.quoted
    front = (
        f"---\ntitle: {q('page-title')}\ndescription: {q('page-description')}\nauthor: {q('page-author')}\n"
        f"subtitle: {q('page-subtitle')}\ntags: [{q('page-tag')}]\n---\n"
    )
    return {
        "index.md": f"# {words.heading('front-heading')}\n\nOur own words.\n",
        "named.md": "A page that only the navigation names.\n\n## One part\n\nWords.\n",
        "titled.md": f"{front}\nA page without a heading.\n",
        "headed.md": f"# {words.heading('page-heading')}\n\n## {words.heading('page-part')}\n\nWords.\n",
        "section/inner.md": "Words.\n",
        f"{words.file_name('FileName')}.md": "A page that only its file names.\n",
    }


STORY: dict[str, object] = {
    "title": "A plain story",
    "url": "https://paper.example/plain",
    "publisher": "A Paper",
    "date": "2026-05-08",
    "topics": ["plain-topic"],
    "summary": "A plain summary.",
    "status": "published",
}


def story(body: str = "", **fields: object) -> str:
    """Return an article file: a plain published story but for `fields`; None leaves a field out."""
    values = {name: value for name, value in (STORY | fields).items() if value is not None}
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    return f"---\n{front}---\n\n{body}\n"


def write_plain_desk(folder: Path, files: Mapping[str, str | bytes] = MappingProxyType({}), *, rules: str = "") -> Path:
    """Write a desk of one story with `files` beside it and return its mkdocs.yml; `rules` are the desk's levels."""
    config = folder / "mkdocs.yml"
    texts: dict[str, str | bytes] = {
        "index.md": "# A desk\n",
        "topics/plain-topic.md": "---\ntitle: A plain topic\n---\n",
        "articles/2026/05/plain-story.md": story(),
        **files,
    }
    for file, text in texts.items():
        path = folder / "digests" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    config.write_text(
        "site_name: A desk\nsite_url: https://desk.example/\ndocs_dir: digests\nsite_dir: site\n"
        f"theme: {{name: standfirst}}\nplugins:\n  - standfirst:\n      rules: {{{rules}}}\n"
        f"      thresholds: {APART}\n",
        "utf-8",
    )
    return config
