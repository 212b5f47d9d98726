"""Every rule: its id, how much it weighs where the desk does not say, why it is there, and what it looks like."""

from standfirst.check.catalogue.files import CAPTURES, FIELDS, FILES, FRONT_MATTER
from standfirst.check.catalogue.quotes import DESK, PROPOSALS, QUOTES, RIGHTS
from standfirst.check.catalogue.rule import Example, Rule, example_files, example_text
from standfirst.check.catalogue.stories import DATES, DUPLICATES, GLOSSARY, REFERENCES, RELATED
from standfirst.check.catalogue.words import ACCESSIBILITY, CORRECTIONS, LINKS, STYLE

RULES: dict[str, Rule] = {
    **FILES, **FRONT_MATTER, **FIELDS, **REFERENCES, **GLOSSARY, **RELATED, **DATES, **DUPLICATES, **QUOTES, **RIGHTS,
    **CORRECTIONS, **STYLE, **ACCESSIBILITY, **LINKS, **CAPTURES, **PROPOSALS, **DESK,
}  # fmt: skip
"""The rules by id, family by family."""

__all__ = ["RULES", "Example", "Rule", "example_files", "example_text"]
