"""The MkDocs side: what the plugin takes out, puts in, and refuses."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from mkdocs.commands import build

from standfirst.errors import BuildError, DeskError, Faults
from standfirst.site.build import ChecksFailedError, build_site, open_desk
from standfirst.site.colours import NIGHT, PAPER, READABLE, accent_for, contrast
from standfirst.site.options import desk_options
from standfirst.site.versions import check_versions


def versions(monkeypatch: pytest.MonkeyPatch, **known: str) -> None:
    def version(name: str) -> str:
        if name not in known:
            raise PackageNotFoundError(name)
        return known[name]

    monkeypatch.setattr("standfirst.site.versions.version", version)


@pytest.mark.parametrize(
    ("mkdocs", "material", "said"),
    [
        ("2.0.0a3", "9.8.1", "MkDocs 2 has no plugins"),
        ("1.5.3", "9.8.1", "mkdocs 1.5.3 is installed"),
        ("1.6.1", "9.7.6", "mkdocs-material 9.7.6 is installed"),
        ("1.6.1", "10.0.0", "mkdocs-material 10.0.0 is installed"),
    ],
)
def test_a_version_that_cannot_work_is_named_with_its_remedy(
    mkdocs: str, material: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions(monkeypatch, **{"mkdocs": mkdocs, "mkdocs-material": material})
    with pytest.raises(DeskError, match=said) as caught:
        check_versions()
    assert caught.value.remedy.startswith("pip install")


def test_versions_in_range_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, **{"mkdocs": "1.6.1", "mkdocs-material": "9.8.1"})
    check_versions()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    versions(monkeypatch, mkdocs="1.6.1")
    with pytest.raises(DeskError, match="mkdocs-material is not installed"):
        check_versions()


def config(tmp_path: Path, options: str) -> Path:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: X\nplugins:\n  - search\n  - standfirst:\n{options}")
    return path


def test_options_are_typed_by_the_schema_and_not_by_yaml(tmp_path: Path) -> None:
    text = "      desk:\n        contact: no\n        name: 012\n      rules:\n        date-future: off\n"
    options, _ = desk_options({"desk": {"contact": False}}, config(tmp_path, text))
    assert options.desk.contact == "no"
    assert options.desk.name == "012"
    assert options.rules["date-future"].level == "off"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("      desk:\n        timezone: Nowhere\n", "mkdocs.yml:6:19"),
        ("      quote_limit: many\n", "mkdocs.yml:5:20"),
        ("      desk:\n        language: ga\n", "mkdocs.yml:6:19"),
        ("      desk:\n        logo: https://cdn.example/x.svg\n", "mkdocs.yml:6:15"),
        ("      desk:\n        accent: red\n", "mkdocs.yml:6:17"),
        ("      rules:\n        date-future: loud\n", "mkdocs.yml:6:22"),
    ],
)
def test_a_wrong_option_has_its_place(text: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        desk_options({}, config(tmp_path, text))
    assert str(caught.value.faults[0].place) == place


def test_an_unknown_option_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    _, faults = desk_options({}, config(tmp_path, "      max_link: 3\n"))
    assert [fault.remedy for fault in faults] == ["did you mean `max_links`?"]


def test_options_from_elsewhere_are_taken_as_mkdocs_read_them(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("INHERIT: base.yml\n")
    options, _ = desk_options({"desk": {"name": "Inherited"}, "drafts": True}, path)
    assert options.desk.name == "Inherited"
    assert options.drafts


@pytest.mark.parametrize("colour", ["#8f2436", "#ffff00", "#000000", "#ffffff", "#7f7f7f", "#00ff00", "#0000ff"])
def test_any_accent_is_readable_on_paper_and_at_night(colour: str) -> None:
    accent = accent_for(colour)
    assert contrast(accent.light, PAPER) >= READABLE
    assert contrast(accent.dark, NIGHT) >= READABLE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("pages")
    content = desk / "digests"
    (content / "guides").mkdir(parents=True)
    (content / "topics").mkdir()
    (desk / "mkdocs.yml").write_text(
        "site_name: Pages\ndocs_dir: digests\ntheme: {name: standfirst}\n"
        "plugins: [standfirst]\nmarkdown_extensions: [admonition, attr_list, tables]\n"
    )
    (content / "topics/one.md").write_text("---\ntitle: One\n---\n")
    (content / "guides/house-style.md").write_text(
        "---\ntitle: House style\n---\n\n!!! tip\n    Short words.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "[Topics](../topics/index.md)\n"
    )
    return build_site(desk / "mkdocs.yml").site


def test_ordinary_pages_keep_materials_features_and_may_link_to_generated_ones(site: Path) -> None:
    page = (site / "guides/house-style/index.html").read_text("utf-8")
    assert '<div class="admonition tip">' in page
    assert "<table>" in page
    assert 'href="../../topics/"' in page


def test_a_desk_without_a_front_page_of_its_own_has_ours(site: Path) -> None:
    assert '<div class="sf sf-home">' in (site / "index.html").read_text("utf-8")


def test_a_page_for_wrong_addresses_links_from_the_root(site: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    assert 'href="/topics/one/"' in page


def test_tabs_lead_to_the_indexes_from_every_page(site: Path) -> None:
    for file, up in (
        ("index.html", ""),
        ("topics/one/index.html", "../../"),
        ("guides/house-style/index.html", "../../"),
    ):
        page = (site / file).read_text("utf-8")
        for path in ("topics", "editions", "people", "publishers", "archive"):
            assert f'href="{up}{path}/"' in page, (file, path)


def test_without_directory_urls_every_link_names_a_file(tmp_path: Path) -> None:
    content = tmp_path / "digests"
    (content / "topics").mkdir(parents=True)
    (content / "topics/one.md").write_text("---\ntitle: One\n---\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Disk\ndocs_dir: digests\nuse_directory_urls: false\n"
        "theme: {name: standfirst}\nplugins: [standfirst]\n"
    )
    page = (build_site(tmp_path / "mkdocs.yml").site / "topics/index.html").read_text("utf-8")
    assert 'href="../topics/one/index.html"' in page


def test_another_theme_is_refused_because_it_would_print_titles_unescaped(tmp_path: Path) -> None:
    (tmp_path / "digests").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: digests\ntheme: material\nplugins: [standfirst]\n")
    with pytest.raises(BuildError, match="need its theme"):
        build_site(tmp_path / "mkdocs.yml")


def test_a_build_that_failed_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    """MkDocs keeps one plugin for all desks of a process."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.yml").write_text("site_name: X\ndocs_dir: empty\ntheme: material\nplugins: [standfirst]\n")
    with pytest.raises(BuildError):
        build_site(tmp_path / "empty.yml")
    (tmp_path / "full/topics").mkdir(parents=True)
    (tmp_path / "full/topics/one.md").write_text("---\ntitle: One\n---\n")
    config = tmp_path / "full.yml"
    config.write_text("site_name: X\ndocs_dir: full\ntheme: {name: standfirst}\nplugins: [standfirst]\n")
    build.build(open_desk(config, site_dir=str(tmp_path / "site")).config)
    assert (tmp_path / "site/topics/one/index.html").is_file()


def test_an_article_that_lies_outside_its_folder_is_never_published_as_an_ordinary_page(tmp_path: Path) -> None:
    (tmp_path / "digests/drafts").mkdir(parents=True)
    (tmp_path / "digests/drafts/story.md").write_text("---\ntitle: T\nrights: excerpt\nstatus: review\n---\n\nBody.\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
    )
    with pytest.raises(ChecksFailedError) as caught:
        build_site(tmp_path / "mkdocs.yml")
    assert [finding.rule for finding in caught.value.report.blocking] == ["article-outside"]
    assert not (tmp_path / "site").exists()
