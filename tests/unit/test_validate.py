"""From nodes to fields: names understood, values typed by the schema alone, every fault at its place with a remedy."""

import pytest

from desks import ARTICLE, QUOTE, Raw, article_text, place
from standfirst.errors import Fault, Severity
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import (
    ArticleFields,
    EditionFields,
    OrganisationFields,
    PersonFields,
    PublisherFields,
    TopicFields,
    validate,
)
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import nearest

MODELS: list[type[Fields]] = [
    ArticleFields,
    TopicFields,
    EditionFields,
    PersonFields,
    OrganisationFields,
    PublisherFields,
]


def read(text: str, model: type[Fields] = ArticleFields) -> tuple[Fields | None, list[Fault]]:
    return validate(read_document(SourceFile("articles/x.md", text)).fields, model, "articles/x.md")


def article(**fields: object) -> ArticleFields:
    """Return the fields of an article file; faults fail the test."""
    found, faults = read(article_text(**fields))
    assert not faults, [fault.explain() for fault in faults]
    assert isinstance(found, ArticleFields)
    return found


def faults(text: str, model: type[Fields] = ArticleFields) -> list[Fault]:
    found = read(text, model)[1]
    assert all(fault.remedy for fault in found)
    return found


# Values are what the editor typed


@pytest.mark.parametrize(
    "word", ["NO", "yes", "off", "012", "0x1F", "12:30", "1e3", "2024-05-13", "true", "3.10", "1_000"]
)
def test_a_text_field_holds_the_letters_that_were_typed(word: str) -> None:
    raw = Raw(word)
    found = article(title=raw, places=Raw(f"[{word}, Norway]"), quotes=Raw(f"[{{text: {word}, speaker: {word}}}]"))
    assert found.title == word
    assert found.places == (word, "Norway")
    assert (found.quotes[0].text, found.quotes[0].speaker) == (word, word)


def test_norway_is_a_language_and_not_false() -> None:
    assert article(language=Raw("NO")).language == "no"


@pytest.mark.parametrize(
    ("name", "word"), [("title", "~"), ("title", "null"), ("summary", "NULL"), ("section", "Null")]
)
def test_a_null_word_is_text_and_the_editor_is_asked(name: str, word: str) -> None:
    text = article_text(**{name: Raw(word)})
    found, said = read(text)
    assert getattr(found, name) == word
    (fault,) = said
    assert (fault.rule, fault.severity) == ("text-null", Severity.WARNING)
    assert (fault.place.line, fault.place.column) == place(text, word)
    assert "leave it empty" in fault.message


def test_a_quoted_null_word_is_just_a_word() -> None:
    assert article(title="null").title == "null"


def test_an_empty_value_leaves_the_field_out() -> None:
    found = article(section=Raw(""), authors=Raw(""))
    assert found.section is None
    assert found.authors == ()


@pytest.mark.parametrize("value", [Raw("true"), "true"])
def test_true_and_false_are_the_only_yes_and_no(value: str) -> None:
    assert article(quotes=[{"text": "a", "speaker": "b", "proposed": value}]).quotes[0].proposed is True
    (fault,) = faults(article_text(quotes=[{"text": "a", "speaker": "b", "proposed": Raw("yes")}]))
    assert (fault.rule, fault.remedy) == ("field-value", "write true or false")


def test_white_space_around_a_value_does_not_count() -> None:
    assert article(title="  x  ").title == "x"


@pytest.mark.parametrize(
    ("given", "kept"), [("EN", "en"), ("pt-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("de-CH-1996", "de-CH-1996")]
)
def test_language_tags_are_written_the_usual_way(given: str, kept: str) -> None:
    assert article(language=given).language == kept


def test_a_bare_id_stands_for_a_group_with_only_an_id() -> None:
    found = article(related=["pier-open", {"id": "pier-shut", "rel": "follows"}])
    assert [(pin.id, pin.rel) for pin in found.related] == [("pier-open", "background"), ("pier-shut", "follows")]


# Names are understood


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("headline", "title"),
        ("Title", "title"),
        ("lastmod", "updated"),
        ("dateModified", "updated"),
        ("date-modified", "updated"),
        ("date_modified", "updated"),
        ("lang", "language"),
        ("inLanguage", "language"),
        ("publishDate", "publish_date"),
        ("publish-date", "publish_date"),
        ("publish date", "publish_date"),
        ("expiryDate", "expiry_date"),
        ("weight", "importance"),
        ("license", "licence"),
        ("redirect_from", "formerly"),
        ("keyPoints", "key_points"),
        ("archiveUrl", "archive_url"),
        ("organizations", "organisations"),
        ("keywords", "tags"),
        ("categories", "topics"),
        ("author", "authors"),
        ("bodySha256", "body_sha256"),
    ],
)
def test_the_names_of_other_programs_are_understood(name: str, field: str) -> None:
    values = {"language": "de", "importance": 2, "licence": "MIT", "formerly": ["x"], "body_sha256": "0" * 64}
    lists = {"key_points", "organisations", "tags", "topics", "authors"}
    value = values.get(field, ["x"] if field in lists else "2024-05-13")
    value = "https://example.org" if field == "archive_url" else value
    found = article(**{field: None, name: value})
    plainly = article(**{field: value})
    assert getattr(found, field) == getattr(plainly, field)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_synonym_leads_to_a_field(model: type[Fields]) -> None:
    names = {field.alias or name for name, field in model.model_fields.items()}
    assert set(model.synonyms.values()) <= names
    assert not set(model.synonyms) & names


def test_two_names_for_one_field_are_a_duplicate_at_the_second() -> None:
    text = article_text(headline="y")
    (fault,) = faults(text)
    assert (fault.rule, fault.place.line, fault.place.column) == ("yaml-duplicate-key", *place(text, "headline"))
    assert "`title`" in fault.message


@pytest.mark.parametrize(
    ("name", "near"),
    [("sumary", "summary"), ("tilte", "title"), ("quotse", "quotes"), ("headlin", "title"), ("publsher", "publisher")],
)
def test_a_misspelt_name_is_ignored_with_the_nearest_name_as_remedy(name: str, near: str) -> None:
    text = article_text(**{name: "x"})
    found, said = read(text)
    assert found is not None
    (fault,) = said
    assert (fault.rule, fault.severity) == ("field-unknown", Severity.WARNING)
    assert (fault.place.line, fault.place.column) == place(text, name)
    assert fault.remedy == f"did you mean `{near}`?"


def test_a_name_like_no_other_may_be_kept_as_the_desks_own() -> None:
    (fault,) = faults(article_text(zzyzx="x"))
    assert "x_" in fault.remedy


def test_the_desks_own_fields_are_left_alone_at_every_level() -> None:
    article(x_owner="Nell", x_="y", quotes=[{"text": QUOTE, "speaker": "b", "x_tape": Raw("12")}])


def test_a_misspelt_name_within_a_quote_is_found_there() -> None:
    text = article_text(quotes=[{"text": QUOTE, "speaker": "ada-brook", "translaton": "x"}])
    (fault,) = faults(text)
    assert (fault.rule, fault.place.line, fault.place.column) == ("field-unknown", *place(text, '"translaton"'))
    assert fault.remedy == "did you mean `translation`?"


@pytest.mark.parametrize(("name", "near"), [("ferrys", "ferries"), ("Ferries", "ferries"), ("zzz", None)])
def test_the_nearest_name_is_near_or_none(name: str, near: str | None) -> None:
    assert nearest(name, ["weather", "ferries"]) == near


# Values that the schema does not take


@pytest.mark.parametrize(
    ("fields", "rule", "mark", "remedy"),
    [
        ({"date": "13 May 2024"}, "date-invalid", '"13 May', "2024-05-13"),
        ({"date": "2024-02-30"}, "date-invalid", '"2024-02-30"', "2024-05-13"),
        ({"date": ["2024-05-13"]}, "field-type", '["2024-05-13"]', "2024-05-13"),
        ({"url": "javascript:alert(1)"}, "url-invalid", '"javascript:', "https://"),
        ({"url": "lakeherald.example"}, "url-invalid", '"lakeherald.example"', "https://"),
        ({"language": "english"}, "language-invalid", '"english"', "BCP 47"),
        ({"status": "publshed"}, "field-value", '"publshed"', "did you mean `published`?"),
        ({"status": "live"}, "field-value", '"live"', "'proposed', 'review', 'published' or 'withdrawn'"),
        ({"rights": "all"}, "field-value", '"all"', "'excerpt', 'full' or 'none'"),
        ({"importance": "high"}, "field-value", '"high"', "digits"),
        ({"importance": 10}, "field-value", "10", "less than or equal to 9"),
        ({"topics": "ferries"}, "field-type", '"ferries"', "- ferries"),
        ({"topics": ["Ferries"]}, "id-invalid", '"Ferries"', "a-z"),
        ({"topics": {"ferries": "x"}}, "field-type", "{", "of its own"),
        ({"title": ["a"]}, "field-type", '["a"]', "one value"),
        ({"title": {"a": "b"}}, "field-type", '{"a": "b"}', "one value"),
        ({"title": ""}, "field-empty", '""', "write a value"),
        ({"title": "   "}, "field-empty", '"   "', "write a value"),
        ({"title": "x" * 2_001}, "field-value", '"xxx', "shorten"),
        ({"key_points": [{"Closed": "today"}]}, "field-type", '{"Closed"', "quotation marks"),
        ({"quotes": ["only words"]}, "field-type", '"only words"', "name: value"),
        ({"quotes": [{"text": "x"}]}, "field-missing", '{"text": "x"}', "add `speaker:`"),
        ({"quotes": [{"text": "x", "speaker": ""}]}, "field-empty", '""', "write a value"),
        ({"related": [{"id": "../x"}]}, "id-invalid", '"../x"', "a-z"),
        ({"related": [{"id": "x", "rel": "folows"}]}, "field-value", '"folows"', "did you mean `follows`?"),
        ({"formerly": ["a/b"]}, "id-invalid", '"a/b"', "a-z"),
        ({"body_sha256": "abc"}, "field-value", '"abc"', "clip"),
        ({"withdrawn": {"date": "2024-05-13"}}, "field-missing", '{"date": "2024-05-13"}', "add `reason:`"),
        ({"schema": 2}, "field-value", "2", "less than or equal to 1"),
    ],
)
def test_a_wrong_value_is_told_at_its_place_with_what_to_write(
    fields: dict[str, object], rule: str, mark: str, remedy: str
) -> None:
    (name,) = fields
    text = article_text(**{other: None for other in ARTICLE if other != name} | fields)
    (fault,) = faults(text)
    assert fault.rule == rule
    assert (fault.place.line, fault.place.column) == place(text, mark)
    assert remedy in fault.remedy


def test_a_fault_says_which_of_several_by_counting_from_one() -> None:
    quotes = [{"text": "x", "speaker": "a"}, {"text": "y"}]
    (fault,) = faults(article_text(quotes=quotes))
    assert "`quotes.2.speaker` is missing" in fault.message


def test_several_faults_are_told_at_once_each_with_its_own_remedy() -> None:
    text = article_text(date="tomorrow", url="ftp://x", topics="ferries", importance="high", sumary="x")
    said = faults(text)
    assert {fault.rule for fault in said} == {
        "date-invalid",
        "url-invalid",
        "field-type",
        "field-value",
        "field-unknown",
    }
    assert len({fault.remedy for fault in said}) == 5
    assert len({fault.place.line for fault in said}) == 5


def test_braces_in_a_value_are_no_template() -> None:
    (fault,) = faults(article_text(date="{date}"))
    assert "date" in fault.message


# The other files


@pytest.mark.parametrize(
    ("model", "text", "rule", "mark"),
    [
        (TopicFields, "---\ndescription: x\n---\n", "field-missing", "---"),
        (TopicFields, "---\ntitle: x\nparent: A B\n---\n", "id-invalid", "A B"),
        (TopicFields, "---\ntitle: x\nstale_after: soon\n---\n", "field-value", "soon"),
        (TopicFields, "---\ntitle: x\nroundup: words\n---\n", "field-type", "words"),
        (EditionFields, "---\nstories: [a]\n---\n", "field-missing", "---"),
        (EditionFields, "---\ndate: 2024-05-13\nstories: []\n---\n", "field-empty", "[]"),
        (EditionFields, "---\ndate: 2024-05-13\nstatus: withdrawn\nstories: [a]\n---\n", "field-value", "withdrawn"),
        (PersonFields, "---\nnative: x\n---\n", "field-missing", "---"),
        (PersonFields, "---\nname: x\nroles: [{role: y, from: May}]\n---\n", "date-invalid", "May"),
        (PersonFields, "---\nname: x\nsame_as: [wikidata]\n---\n", "url-invalid", "wikidata"),
        (PublisherFields, "---\nname: x\ntimezone: KST\n---\n", "timezone-invalid", "KST"),
        (PublisherFields, "---\nname: x\nagency: yes\n---\n", "field-value", "yes"),
    ],
)
def test_topics_editions_and_registries_are_held_to_their_schemas(
    model: type[Fields], text: str, rule: str, mark: str
) -> None:
    found, said = read(text, model)
    assert found is None
    (fault,) = said
    assert (fault.rule, fault.place.line, fault.place.column) == (rule, *place(text, mark))
    assert fault.remedy


def test_a_role_has_dates_as_exact_as_they_are_known() -> None:
    text = "---\nname: x\nroles: [{role: y, from: 2019, to: 2024-05}]\n---\n"
    found, said = read(text, PersonFields)
    assert isinstance(found, PersonFields)
    assert not said
    assert (found.roles[0].since, found.roles[0].until) == ("2019", "2024-05")
