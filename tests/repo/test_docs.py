"""The documentation says what the code does: fields, options, commands, rules, views, links and examples."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import pytest
import yaml
from markdown_it import MarkdownIt
from pydantic_core import PydanticUndefined
from pypdf import PdfReader

from commands import run_command
from desks import load, write_desk
from standfirst.briefing import Briefing, explained, feed_parts, parts, together, unaccepted, views
from standfirst.check import RULES, check_library
from standfirst.cli.main import COMMANDS, commands
from standfirst.messages import catalogue
from standfirst.press.look import look_of
from standfirst.press.volumes import edition_volume
from standfirst.render import Renderer
from standfirst.render.environment import make_environment, theme_folder
from standfirst.site.options import desk_options
from standfirst.source import DeskOptions, load_library
from standfirst.source.schema import ArticleFields, EditionFields, TopicFields
from standfirst.source.schema import article as article_models
from standfirst.source.schema import edition as edition_models
from standfirst.source.schema import glossary as glossary_models
from standfirst.source.schema import registry as registry_models
from standfirst.source.schema import topic as topic_models
from standfirst.source.schema.fields import Fields

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
CUTOFF = datetime(2026, 11, 22, tzinfo=UTC)
NOTHING = "\N{EN DASH}"


@cache
def text(page: Path) -> str:
    return page.read_text("utf-8")


def section(page: Path, heading: str) -> str:
    """Return what stands below a heading, up to the next one of any level."""
    pattern = rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)"
    found = re.search(pattern, without_code(text(page)), re.MULTILINE | re.DOTALL)
    assert found, f"{page.name} has no heading {heading!r}"
    return found[1]


def without_code(markdown: str) -> str:
    return re.sub(r"^```.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)


def rows(markdown: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the tables in `markdown`, their headings left out."""
    for line in re.findall(r"^\|(.*)\|$", markdown, re.MULTILINE):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)]
        if not set(line) <= set("|- ") and cells[0] not in {"field", "option"}:
            yield cells


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def blocks(page: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield fenced code of one language, each with the name of a file if the paragraph before is one."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text(page))
    for place, token in enumerate(tokens):
        if token.type == "fence" and token.info == language:
            before = tokens[place - 2] if place > 1 and tokens[place - 2].type == "inline" else None
            name = re.fullmatch(r"`([\w./-]+)`", before.content) if before else None
            yield (name[1] if name else ""), token.content


# Links and names


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and its likes make them."""
    headings = re.findall(r"^#+ (.+)$", without_code(text(page)), re.MULTILINE)
    slugs = [re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings]
    return {slug if place == 0 else f"{slug}-{place}" for slug in slugs for place in range(slugs.count(slug))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_resolve(page: Path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text(page))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.is_file() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path):
    """A path in code marks that begins at one of the repository's folders, or inside the package, is there."""
    folders = re.compile(r"(generator|theme|tests|docs|benchmarks|\.ci)/[\w./-]+|[\w/]+/\w+\.py")
    names = {name for name in codes(without_code(text(page))) if folders.fullmatch(name)}
    places = (ROOT, ROOT / "generator" / "standfirst")
    assert [name for name in sorted(names) if not any((place / name).exists() for place in places)] == []


def test_pages_that_the_code_names_exist():
    sources = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "theme").rglob("*.html")]
    named = {name for file in sources for name in re.findall(r"\bdocs/[\w-]+\.md", file.read_text("utf-8"))}
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_every_page_is_linked_from_the_readme():
    linked = set(re.findall(r"\]\((docs/[\w-]+\.md)\)", text(ROOT / "README.md")))
    assert {f"docs/{page.name}" for page in DOCS.glob("*.md")} == linked


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_place_of_one_machine(page: Path):
    assert re.findall(r"(?:/(?:home|root|Users|work)/|localhost)\S*", text(page)) == []


# README


def test_the_readme_begins_with_the_two_commands():
    first = text(ROOT / "README.md").split("```")[1]
    assert [line.split("#")[0].strip() for line in first.strip().splitlines()] == ["make site", "make test"]
    assert text(ROOT / "README.md").index("```") < 20


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk begun as the README says, with its article in it."""
    folder = tmp_path_factory.mktemp("tour") / "my-desk"
    assert standfirst("new", str(folder), cwd=ROOT).returncode == 0
    file = re.search(r"`(digests/articles/\S+\.md)`", text(ROOT / "README.md"))
    article = dict(blocks(ROOT / "README.md", "yaml"))[""]
    assert file
    path = folder / file[1]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(article, "utf-8")
    return folder


def standfirst(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    variables = {"SOURCE_DATE_EPOCH": str(int(CUTOFF.timestamp())), "COLUMNS": "100", "NO_COLOR": "1"}
    return run_command(*arguments, cwd=cwd, environment=variables)


def python(script: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(CUTOFF.timestamp())), "COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_readme_shows_what_check_really_says(tour: Path):
    shown = re.search(r"\$ standfirst check\n(.*?)```", text(ROOT / "README.md"), re.DOTALL)
    assert shown
    assert standfirst("check", cwd=tour).stdout == shown[1]


# Fields and options


MODELS: dict[str, type[Fields]] = {
    "The article file": ArticleFields,
    "A quote": article_models.QuoteFields,
    "A translation": article_models.Translation,
    "A stamp": article_models.Stamp,
    "A related story": article_models.RelatedFields,
    "A correction": article_models.Correction,
    "A withdrawal": article_models.Withdrawal,
    "A capture": article_models.Capture,
    "The topic file": TopicFields,
    "A round-up": topic_models.RoundUp,
    "The edition file": EditionFields,
    "A story of an edition": edition_models.StoryFields,
    "The quote of an edition": edition_models.EditionQuote,
    "people.yml": registry_models.PersonFields,
    "A role": registry_models.Role,
    "organisations.yml": registry_models.OrganisationFields,
    "publishers.yml": registry_models.PublisherFields,
    "glossary.yml": glossary_models.TermFields,
}


def test_every_model_has_a_table():
    models = {model for model in _below(Fields) if model.__module__.startswith("standfirst.")}
    assert {model for model in models if model.__module__ != DeskOptions.__module__} == set(MODELS.values())


def _below(model: type[Fields]) -> set[type[Fields]]:
    return {model for child in model.__subclasses__() for model in {child, *_below(child)}}


@pytest.mark.parametrize("heading", MODELS)
def test_every_field_is_documented(heading: str):
    """Each with its default, its synonyms, and every value that it can have where these are few."""
    model = MODELS[heading]
    table = {codes(cells[0])[0]: cells for cells in rows(section(DOCS / "files.md", heading))}
    assert list(table) == [field.alias or name for name, field in model.model_fields.items()]
    synonyms: dict[str, set[str]] = {name: set() for name in table}
    for synonym, name in model.synonyms.items():
        synonyms[name].add(synonym)
    for name, field in model.model_fields.items():
        _, kind, default, _, also = table[field.alias or name]
        assert set(codes(also)) == synonyms[field.alias or name], name
        assert set(values(field.annotation)) <= set(codes(kind)), name
        if field.is_required():
            assert default == "required", name
        elif not field.get_default(call_default_factory=True):
            assert not codes(default) or codes(default) == ["false"] or default.startswith("the "), name
        else:
            assert codes(default) == [shown(field.get_default())], name


def test_what_a_published_story_needs_is_said():
    table = rows(section(DOCS / "files.md", "The article file"))
    needed = {codes(cells[0])[0] for cells in table if cells[2] == "needed"}
    assert needed == set(ArticleFields.required("published", ()))


def values(annotation: Any) -> Iterator[str]:
    """Yield the values of an enumeration or a literal type inside `annotation`."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (member.value for member in annotation)
    else:
        for part in get_args(annotation):
            yield from values(part)


def shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def options(model: type[Fields], prefix: str = "") -> Iterator[tuple[str, object, Any]]:
    """Yield every option's path, default and type, groups taken apart."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Fields):
            yield from options(field.annotation, f"{prefix}{name}.")
        else:
            default = field.get_default(call_default_factory=True)
            yield f"{prefix}{name}", None if default is PydanticUndefined else default, field.annotation


def test_every_option_is_documented_with_its_default():
    page = text(DOCS / "options.md").split("## What MkDocs' own settings do")[0]
    table = {codes(cells[0])[0]: cells for cells in rows(page)}
    known = {name: (default, annotation) for name, default, annotation in options(DeskOptions)}
    assert set(table) == set(known)
    for name, (default, annotation) in known.items():
        assert table[name][2] == (NOTHING if default in (None, {}) else f"`{shown(default)}`"), name
        assert set(values(annotation)) <= set(codes(" ".join(table[name]))), name


def test_the_example_of_options_is_valid(tmp_path: Path):
    for name, example in blocks(DOCS / "options.md", "yaml"):
        file = tmp_path / (name or "mkdocs.yml")
        file.write_text(example, "utf-8")
        given, warnings = desk_options({}, file)
        assert warnings == []
        assert given.rules["unused-entry"].level == "off"
        assert set(given.rules) <= set(RULES)


def test_the_example_files_make_a_desk_without_findings(tmp_path: Path):
    """Every example of the page is a file of one desk; two stories that it links to are added here."""
    examples = dict(blocks(DOCS / "files.md", "yaml"))
    assert len(examples) == 7
    for name in ("ferry-timetable", "ferry-fares"):
        examples[f"digests/articles/2026/11/{name}.md"] = (
            f"---\ntitle: {name}\nurl: https://quaysidepost.example/{name}\npublisher: quayside-post\n"
            "date: 2026-11-02\ntopics: [harbour-ferry]\nsummary: A story.\nstatus: published\n---\n\nText.\n"
        )
    for name, example in examples.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(example, "utf-8")
    content = tmp_path / "digests"
    library = load_library(content, DeskOptions())
    assert [finding.line() for finding in check_library(library, content, CUTOFF)] == []


# Commands


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str):
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    table = list(rows(section(DOCS / "commands.md", f"standfirst {name}")))
    documented = [tuple(codes(cells[0])) for cells in table if any(cells)]
    real = []
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            real.append((parameter.make_metavar(click.Context(command)).strip("[].") or "",))
        else:
            real.append((*parameter.opts, *parameter.secondary_opts))
    assert documented == real
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice):
            assert set(parameter.type.choices) <= set(codes(section(DOCS / "commands.md", f"standfirst {name}")))


def test_no_command_is_documented_that_does_not_exist():
    assert set(re.findall(r"^## standfirst (\w+)$", text(DOCS / "commands.md"), re.MULTILINE)) == set(COMMANDS)


def test_the_documented_json_of_check_is_the_real_one(tour: Path):
    documented = json.loads(next(block for _, block in blocks(DOCS / "commands.md", "json") if "findings" in block))
    real = standfirst("check", "--format", "json", cwd=tour)
    assert real.returncode == 1
    assert real.stderr == ""
    report = json.loads(real.stdout)
    assert documented["findings"][0] in report["findings"]
    assert {**documented, "findings": 0} == {**report, "findings": 0}


def test_the_documented_json_of_verify_is_the_real_one(tour: Path):
    documented = json.loads(next(block for _, block in blocks(DOCS / "commands.md", "json") if '"cautions"' in block))
    real = standfirst("verify", "--json", "ferry-to-run-all-night", cwd=tour)
    assert real.returncode == 1
    assert real.stderr == ""
    assert json.loads(real.stdout) == documented


def test_the_documented_json_of_clip_has_the_shape_of_the_real_one(tmp_path: Path):
    documented = json.loads(next(block for _, block in blocks(DOCS / "commands.md", "json") if '"dropped"' in block))
    lines = [
        *("Home", "", "Ferry to run all night", "", "By Anders Pell", "Nov. 20, 2026 / 8:52 AM", ""),
        *("The last boat of Friday night leaves the quay. Photo by Nell Haas", ""),
        *("The ferry across the harbour will run all night from 1 December, the ferry office said on Friday.", ""),
        *("Two boats will run where three run by day, and the fare stays what it is until the spring.", ""),
        *("The office had stopped the night boats nine years ago, when too few people took them.", ""),
        *("Latest Headlines", "Quay wall to be mended in the spring", "Harbour // 3 hours ago"),
    ]
    (tmp_path / "page.txt").write_text("\n".join(lines), "utf-8")
    real = json.loads(standfirst("clip", "page.txt", "--json", cwd=tmp_path).stdout)
    assert list(real) == list(documented)
    for name in ("captions", "summary", "related", "dropped"):
        assert list(real[name][0]) == list(documented[name][0]), name
    assert list(real["why"]["title"]) == list(documented["why"]["title"])


def test_the_documented_json_of_build_is_the_real_one(tmp_path: Path):
    documented = json.loads(next(block for _, block in blocks(DOCS / "commands.md", "json") if '"site"' in block))
    assert standfirst("new", "harbour-desk", cwd=tmp_path).returncode == 0
    real = standfirst("build", "--json", cwd=tmp_path / "harbour-desk")
    assert real.returncode == 0, real.stderr
    assert {**json.loads(real.stdout), "site": documented["site"]} == documented


# Rules


def make_rules() -> Any:
    spec = importlib.util.spec_from_file_location("make_rules", DOCS / "make_rules.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_rule_has_a_remedy():
    assert [rule.id for rule in RULES.values() if not rule.remedy.strip().endswith(".")] == []


def test_the_page_of_rules_is_current():
    """Run `python docs/make_rules.py` where this fails."""
    assert text(DOCS / "rules.md") == make_rules().rules_page()


def test_rules_that_pages_name_exist():
    """A hyphenated word in code marks before or after the word rule, or in the README's report."""
    named = set(re.findall(r"rule `([a-z]+-[a-z-]+)`|`([a-z]+-[a-z-]+)` rule", " ".join(map(text, PAGES))))
    assert {name for pair in named for name in pair if name} <= set(RULES)


# Themes


def classes() -> dict[str, tuple[str, ...]]:
    """Return the views and the values in them, with their own fields."""
    common = {field.name for field in dataclasses.fields(views.Page)}
    found = {}
    modules = (parts, explained, feed_parts, together, unaccepted, views)
    for name, item in {name: item for module in modules for name, item in vars(module).items()}.items():
        if dataclasses.is_dataclass(item) and item is not views.Page and isinstance(item, type):
            names = [field.name for field in dataclasses.fields(item)]
            own = [field for field in names if field not in common] if issubclass(item, views.Page) else names
            found[name] = tuple(own)
    return found


def test_every_view_is_documented_with_its_fields():
    documented = {}
    for cells in rows(section(DOCS / "themes.md", "The views")):
        if cells[0] in {"kind", "value"}:
            continue
        name = codes(cells[-2])[0]
        documented[name] = tuple(field for field in codes(cells[-1]) if field != "markdown" or name == "Introduction")
    assert documented == classes()


def test_every_kind_of_page_is_documented():
    table = [cells for cells in rows(section(DOCS / "themes.md", "The views")) if len(cells) == 3]
    kinds = [kind for cells in table for kind in codes(cells[0])]
    assert sorted(kinds) == sorted(file.stem for file in (theme_folder() / "pages").glob("*.html"))


def test_the_fields_that_all_pages_have_are_documented():
    sentence = re.search(r"Every page has (.*?)\. Besides these", text(DOCS / "themes.md"), re.DOTALL)
    assert sentence
    assert set(codes(sentence[1])) == {field.name for field in dataclasses.fields(views.Page)}


def test_everything_a_template_may_use_is_documented():
    environment = make_environment(catalogue("en"), lambda path: path)
    plain = make_environment(catalogue("en"), lambda path: path).__class__()
    page = section(DOCS / "themes.md", "What a page template may use")
    globals_ = set(environment.globals) - set(plain.globals)
    filters = set(environment.filters) - set(plain.filters)
    words = {re.split(r"\W", code)[0] for code in codes(page)}
    assert globals_ - words == set()
    assert filters - set(codes(page)) == set()


def test_the_example_of_a_page_template_works(tmp_path: Path):
    template = next(block for _, block in blocks(DOCS / "themes.md", "html"))
    name = re.search(r"`overrides/(pages/[\w-]+\.html)`", text(DOCS / "themes.md"))
    assert name
    (tmp_path / name[1]).parent.mkdir(parents=True)
    (tmp_path / name[1]).write_text(template, "utf-8")
    page = views.TombstonePage(
        kind="tombstone", path="articles/2026/11/a/", title="A <b>", description="", language="en", publisher=None,
        when=None, article_language="de", withdrawn=None, reason="It was <i>wrong</i>.", topics=(),
    )  # fmt: skip
    html = Renderer("en", overrides=tmp_path).render(page).html
    assert '<h1 lang="de" dir="ltr">A &lt;b&gt;</h1>' in html
    assert "<p>It was &lt;i&gt;wrong&lt;/i&gt;.</p>" in html
    assert 'href="../../../../archive/"' in html


def test_the_example_of_a_print_template_works(tmp_path: Path):
    template = next(block for _, block in blocks(DOCS / "print.md", "typst"))
    name = re.search(r"`overrides/(print/[\w-]+\.typ)`", text(DOCS / "print.md"))
    assert name
    assert standfirst("new", "desk", cwd=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    (desk / "overrides" / name[1]).parent.mkdir(parents=True)
    (desk / "overrides" / name[1]).write_text(template, "utf-8")
    config = (desk / "mkdocs.yml").read_text("utf-8")
    assert "  name: standfirst\n" in config
    own = config.replace("  name: standfirst\n", "  name: standfirst\n  custom_dir: overrides\n", 1)
    (desk / "mkdocs.yml").write_text(own, "utf-8")
    done = standfirst("print", "--topic", "harbour-lights", "-o", "lights.pdf", cwd=desk)
    assert done.returncode == 0, done.stderr
    words = " ".join(page.extract_text() for page in PdfReader(desk / "lights.pdf").pages)
    assert "Ask us anything." in " ".join(words.split())


def tables(page: Path) -> str:
    return "\n".join(line for line in text(page).splitlines() if line.startswith("|"))


def test_every_template_for_print_is_documented():
    templates = {path.name for path in (theme_folder() / "print").glob("*.typ")}
    assert templates - set(codes(tables(DOCS / "print.md"))) == set()


def test_the_documented_data_of_print_are_the_real_ones(tmp_path: Path):
    content = write_desk(tmp_path / "digests", editions={"2024-05-14": {}})
    briefing = Briefing(load(content), datetime(2024, 6, 1, tzinfo=UTC), name="The Desk")
    page = briefing.edition("2024-05-14")
    assert page
    data = edition_volume(briefing, page, look_of(load(content).options, content)).data
    story = data["sections"][0]["stories"][0]
    names = {*data, *data["sections"][0], *story, *story["quotes"][0]} - {"version"}
    assert names - set(codes(tables(DOCS / "print.md"))) == set()


def test_the_example_of_a_shell_works(tmp_path: Path):
    script = next(block for _, block in blocks(DOCS / "themes.md", "python"))
    assert standfirst("new", "desk", cwd=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    done = python(script, cwd=desk)
    assert done.returncode == 0, done.stderr
    page = (desk / "plain" / "topics" / "harbour-lights" / "index.html").read_text("utf-8")
    assert re.search("<title>Harbour lights . The Harbour Desk</title>", page)
    assert "<h1>Harbour lights</h1>" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_yaml_can_be_read(page: Path):
    for _, example in blocks(page, "yaml"):
        for part in re.split(r"^---$", example, flags=re.MULTILINE)[:2]:
            yaml.safe_load(part)
