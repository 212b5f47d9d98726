"""What a comparison of desks must not overlook: bodies that git does not have, addresses, order, damaged files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from changing import ChangingDesk
from commands import run_command
from desks import BODY, QUOTE, article_text
from standfirst.review import Changes
from standfirst.review.changes import StoryChange
from standfirst.review.comment import as_comment
from standfirst.review.inert import inert
from standfirst.review.words import word_pieces
from standfirst.text import canonical_body, sha256

FALSE = QUOTE.replace("will not", "will surely")
OTHER = {"title": "Mill lets rooms", "url": "https://lakeherald.example/2024/05/mill"}
TOLD = {"date": "2024-05-20", "field": "summary", "was": "It is open.", "now": "It is closed."}


@pytest.fixture
def desk(tmp_path: Path) -> ChangingDesk:
    return ChangingDesk(tmp_path)


def story(changes: Changes) -> StoryChange:
    assert len(changes.stories) == 1, [(s.id, s.kind) for s in changes.stories]
    return changes.stories[0]


def changed(desk: ChangingDesk, before: dict[str, Any], after: dict[str, Any]) -> Changes:
    """Return what changes when the default article has some fields and then others."""
    desk.state(articles={"pier-closed": before})
    desk.state(articles={"pier-closed": after})
    return desk.changes()


def said(changes: Changes) -> dict[str, tuple[str, str]]:
    return {field.name: (field.before, field.after) for field in story(changes).fields}


def rules(changes: Changes) -> list[str]:
    return [finding.rule for finding in changes.new_findings]


# Bodies that git does not have


def apart(desk: ChangingDesk, body: str, quote: str, *, written: bool = True) -> None:
    """Lay the desk out with its body in a folder that git ignores."""
    fields = {"quotes": [{"text": quote, "speaker": "ada-brook"}], "body_sha256": sha256(canonical_body(body))}
    (desk.folder / "mkdocs.yml").write_text(
        "site_name: Desk\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst: {evidence: folder}]\n",
        "utf-8",
    )
    (desk.folder / ".gitignore").write_text("/evidence/\n", "utf-8")
    if written:
        (desk.folder / "evidence").mkdir(exist_ok=True)
        (desk.folder / "evidence/pier-closed.txt").write_text(body, "utf-8")
    desk.state(articles={"pier-closed": {**fields, "body": ""}})


def reported(desk: ChangingDesk) -> Any:
    done = run_command("diff", "state-1", "--format", "json", cwd=desk.folder)
    assert done.returncode in {0, 1}, done.stderr
    return json.loads(done.stdout)


def test_a_quote_falsified_with_a_body_that_git_never_had_is_no_repair(desk: ChangingDesk) -> None:
    apart(desk, BODY, QUOTE)
    apart(desk, BODY.replace(QUOTE, FALSE), FALSE)
    shape = reported(desk)
    (change,) = shape["stories"]
    (quote,) = change["quotes"]
    assert quote["in_old_body"] != "exact"
    assert quote["standing_before"] != "failed"
    assert change["body"] is not None
    assert "git does not hold the bodies" in " ".join(shape["notes"])
    assert not [finding for finding in shape["gone_findings"] if finding["rule"] in {"quote-failed", "body-changed"}]
    told = run_command("diff", "state-1", cwd=desk.folder).stdout
    assert "BODY CHANGED SINCE CLIPPING" in told


def test_a_body_that_is_here_and_named_by_the_old_file_still_proves_it(desk: ChangingDesk) -> None:
    apart(desk, BODY, QUOTE)
    fields = {"quotes": [{"text": QUOTE[:30], "speaker": "ada-brook"}], "body_sha256": sha256(canonical_body(BODY))}
    desk.state(articles={"pier-closed": {**fields, "body": ""}})
    (change,) = reported(desk)["stories"]
    assert change["body"] is None
    assert [quote["standing_before"] for quote in change["quotes"]] == ["exact"]


# What readers see and nothing told


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ([], "NO LONGER TOLD: 2024-05-20 summary: was “It is open.”, now “It is closed.”"),
        ([{**TOLD, "was": "It is shut."}], "2024-05-20 summary: was “It is shut.”, now “It is closed.”"),
        ([{**TOLD, "note": "Ours."}], "2024-05-20 summary: Ours.; was “It is open.”, now “It is closed.”"),
    ],
)
def test_a_correction_that_goes_or_is_worded_anew_is_told(
    desk: ChangingDesk, after: list[dict[str, str]], shown: str
) -> None:
    changes = changed(desk, {"corrections": [TOLD]}, {"corrections": after} if after else {})
    assert shown in story(changes).corrections
    assert ("correction-removed" in rules(changes)) is (not after)


def test_a_correction_of_one_text_excuses_no_other(desk: ChangingDesk) -> None:
    entry = {**TOLD, "field": "title"}
    both = {"title": "Pier shut", "summary": "The old pier is open."}
    assert story(changed(desk, {}, {**both, "corrections": [entry]})).uncorrected
    assert not story(changed(desk, {}, {"title": "Pier shut", "corrections": [entry]})).uncorrected


@pytest.mark.parametrize(("had", "uncorrected"), [({}, False), ({"commentary": "We asked once."}, True)])
def test_a_comment_that_readers_never_had_needs_no_correction(
    desk: ChangingDesk, had: dict[str, Any], uncorrected: bool
) -> None:
    assert story(changed(desk, had, {"commentary": "We asked twice."})).uncorrected is uncorrected


def test_a_former_address_that_leads_nowhere_is_told(desk: ChangingDesk) -> None:
    changes = changed(desk, {"formerly": ["pier-old"]}, {})
    assert said(changes)["formerly"] == ("pier-old", "")
    assert rules(changes) == ["id-lost"]


def test_a_topics_former_address_that_leads_nowhere_is_told(desk: ChangingDesk) -> None:
    desk.state(topics={"ferries": {"title": "Ferries", "formerly": ["boats"]}})
    desk.state(topics={"ferries": {"title": "Ferries"}})
    changes = desk.changes()
    assert rules(changes) == ["topic-lost"]
    assert "boats" in changes.new_findings[0].message


def test_a_former_address_that_leads_to_another_story_now_is_not_lost(desk: ChangingDesk) -> None:
    mill = {**OTHER, "title": "Mill"}
    desk.state(articles={"pier-closed": {"formerly": ["pier-old"]}, "mill": mill})
    desk.state(articles={"pier-closed": {}, "mill": {**mill, "formerly": ["pier-old"]}})
    assert "id-lost" not in rules(desk.changes())


def test_quotes_in_another_order_are_told(desk: ChangingDesk) -> None:
    both = [{"text": QUOTE, "speaker": "ada-brook"}, {"text": QUOTE[:24], "speaker": "ada-brook"}]
    changes = changed(desk, {"quotes": both}, {"quotes": both[::-1]})
    assert [(change.name, change.reordered) for change in story(changes).lists] == [("quotes", True)]


def test_who_translated_a_quote_and_into_what_is_told(desk: ChangingDesk) -> None:
    def quoted(**translation: str) -> dict[str, Any]:
        given = {"text": "Wir landen nicht.", "language": "de", "by": "the desk", **translation}
        return {"quotes": [{"text": QUOTE, "speaker": "ada-brook", "translation": given}]}

    (quote,) = story(changed(desk, quoted(), quoted(by="a program"))).quotes
    assert [(field.name, "a program" in field.after) for field in quote.fields] == [("translation", True)]


def test_the_day_of_clipping_which_the_page_shows_is_told(desk: ChangingDesk) -> None:
    assert said(changed(desk, {"accessed": "2024-05-13"}, {"accessed": "2024-05-14"})) == {
        "accessed": ("2024-05-13", "2024-05-14")
    }


def test_other_forms_of_a_term_are_told(desk: ChangingDesk) -> None:
    for forms in ("barrages", "dams"):
        desk.state(
            files={"glossary.yml": f"barrage:\n  definition: A low wall across a river.\n  aliases: [{forms}]\n"}
        )
    (item,) = desk.changes().items
    assert [(change.added, change.removed) for change in item.lists] == [(("dams",), ("barrages",))]


def test_a_story_held_back_before_and_after_is_a_draft(desk: ChangingDesk) -> None:
    changes = changed(desk, {"publish_date": "2031-01-01"}, {"publish_date": "2031-01-01", "title": "Another"})
    assert story(changes).kind == "unseen"


def test_an_edition_dated_ahead_is_taken_back(desk: ChangingDesk) -> None:
    for date in ("2024-05-14", "2031-05-14"):
        desk.state(editions={"2024-05-14": {"date": date}})
    changes = desk.changes()
    (item,) = [one for one in changes.items if one.what == "edition"]
    assert item.kind == "taken back"
    assert [(page.kind, page.before) for page in changes.pages] == [("vanishes", "editions/2024-05-14/")]
    assert "dated 2031-05-14" in next(f.message for f in changes.new_findings if f.rule == "edition-changed")


# Ordinary pages


def test_an_ordinary_page_that_goes_takes_its_address_and_leaves_links(desk: ChangingDesk) -> None:
    page = {"index.md": "# Desk\n\nSee [us](help/about.md#team) and [more](https://elsewhere.example/help/about.md).\n"}
    desk.state(files={**page, "help/about.md": "# About\n"})
    desk.state(files=page)
    changes = desk.changes()
    assert [(page.kind, page.before) for page in changes.pages] == [("vanishes", "help/about/")]
    assert [(link.file, link.target) for link in changes.dangling] == [("index.md", "help/about.md#team")]


def test_an_ordinary_page_under_another_name_moves(desk: ChangingDesk) -> None:
    desk.state(files={"about.md": "# About\n\nUs.\n"})
    desk.git("mv", "digests/about.md", "digests/about-us.md")
    desk.git("commit", "-q", "-m", "moved")
    changes = desk.changes("state-1", "HEAD")
    assert [(page.kind, page.before, page.after) for page in changes.pages] == [("moves", "about/", "about-us/")]
    assert [(item.kind, item.texts) for item in changes.items] == [("renamed", ())]


# Damaged files


def test_a_registry_that_cannot_be_parsed_is_no_farewell_to_everybody(desk: ChangingDesk) -> None:
    desk.state()
    people = desk.content / "people.yml"
    people.write_text(people.read_text("utf-8") + "bad: [unclosed\n", "utf-8")
    changes = desk.changes()
    assert not changes.items
    assert not changes.pages
    assert any(note.startswith("people.yml cannot be read") for note in changes.notes)


@pytest.mark.parametrize("damage", [b"<<<<<<< HEAD\n", b"\xff\xfe", b"x" * 3_000_000])
def test_a_file_that_cannot_be_read_is_not_called_gone(desk: ChangingDesk, damage: bytes) -> None:
    desk.state()
    file = desk.content / "articles/2024/05/pier-closed.md"
    file.write_bytes(damage + file.read_bytes())
    assert "story-deleted" not in rules(desk.changes())


# The same story by either part of us


def test_a_story_is_found_again_by_an_address_that_means_the_same_page(desk: ChangingDesk) -> None:
    desk.state(articles={"pier-closed": {}})
    old = desk.content / "articles/2024/05/pier-closed.md"
    old.unlink()
    url = "https://www.lakeherald.example/2024/05/pier/?utm_source=x"
    text = article_text(BODY.replace("captain", "skipper"), url=url)
    (desk.content / "articles/2024/05/pier-shut.md").write_text(text, "utf-8")
    change = story(desk.changes())
    assert (change.former_id, change.id) == ("pier-closed", "pier-shut")
    assert change.body is not None


# The comment, git's settings, words


def test_a_changed_body_stands_before_however_many_findings(desk: ChangingDesk) -> None:
    topics = [f"unheard-{number}" for number in range(40)]
    others = {f"mill-{n}": {**OTHER, "url": f"https://lakeherald.example/{n}"} for n in range(8)}
    desk.state(articles={"pier-closed": {}, **others})
    after = {id_: {**fields, "topics": topics} for id_, fields in others.items()}
    desk.state(articles={"pier-closed": {"body": BODY.replace("captain", "skipper")}, **after})
    comment = as_comment(desk.changes())
    assert comment.index("BODY CHANGED SINCE CLIPPING: ") < comment.index("stops the build")
    assert "skipper" in comment


@pytest.mark.parametrize(
    ("name", "value"), [("color.ui", "always"), ("diff.orderFile", "nowhere"), ("color.grep", "always")]
)
def test_gits_settings_change_nothing(desk: ChangingDesk, name: str, value: str) -> None:
    desk.state(topics={"ferries": {}, "mills": {"title": "Mills", "parent": "ferries"}})
    (desk.content / "topics/ferries.md").unlink()
    before = desk.changes()
    assert before.dangling
    desk.git("config", name, value)
    assert desk.changes() == before


@pytest.mark.parametrize("name", ["GIT_LITERAL_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_NOGLOB_PATHSPECS"])
def test_gits_environment_changes_nothing(desk: ChangingDesk, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.state()
    desk.state(articles={"pier-closed": {"title": "Pier shut"}})
    monkeypatch.setenv(name, "1")
    assert [one.id for one in desk.changes().stories] == ["pier-closed"]


def test_texts_that_differ_in_white_space_alone_show_where() -> None:
    pieces = word_pieces("A wall is 1.2 metres high", "A wall is 1. 2 metres high")
    assert {piece.kind for piece in pieces} > {"same"}
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == "A wall is 1. 2 metres high"
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == "A wall is 1.2 metres high"


@pytest.mark.parametrize("text", ["GL-12", "GH-12", "[issue:123]", "[work_item:7]"])
def test_references_of_forges_are_broken(text: str) -> None:
    assert "&#8203;" in inert(text)


# What changes every page


def test_settings_that_silence_the_rules_which_judge_a_change_are_told_first(desk: ChangingDesk) -> None:
    desk.state()
    config = desk.folder / "mkdocs.yml"
    rules = "\n      rules:\n        body-rewritten: 'off'\n        quote-failed: {level: warning, reason: later}\n"
    config.write_text(
        config.read_text("utf-8").replace("site_name: Tests", "site_name: Other").rstrip() + rules, "utf-8"
    )
    changes = desk.changes()
    assert changes.whole == (
        "mkdocs.yml LOWERS RULES: body-rewritten is off, quote-failed is warning",
        "mkdocs.yml changed: site_name, plugins",
    )
    assert not changes.nothing
    comment = as_comment(changes)
    assert comment.index("LOWERS RULES") < comment.index("### Notes")
    assert "every page" in comment.splitlines()[1]


def test_a_rule_that_is_made_stricter_is_not_lowered(desk: ChangingDesk) -> None:
    desk.state()
    config = desk.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").rstrip() + "\n      rules:\n        headline-stop: error\n", "utf-8")
    assert desk.changes().whole == ("mkdocs.yml changed: plugins",)


def test_templates_and_what_runs_in_browsers_are_told(desk: ChangingDesk) -> None:
    desk.state()
    (desk.folder / "overrides").mkdir()
    (desk.folder / "overrides/main.html").write_text("<b>", "utf-8")
    (desk.folder / "requirements.txt").write_text("other\n", "utf-8")
    (desk.folder / "README.md").write_text("# Ours\n", "utf-8")
    (desk.content / "assets").mkdir()
    (desk.content / "assets/x.html").write_text("<script>", "utf-8")
    (desk.content / "assets/pier.png").write_bytes(b"\x89PNG")
    assert desk.changes().whole == (
        "files changed that pages may be made with: overrides/main.html, requirements.txt",
        "files changed that run in readers' browsers: assets/x.html",
    )
