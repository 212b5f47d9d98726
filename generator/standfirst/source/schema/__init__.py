"""What the files may say: pydantic models, their synonyms, and JSON Schemas made from them."""

from standfirst.source.schema.article import (
    ArticleFields,
    QuoteFields,
    RelatedFields,
    Stamp,
    Status,
    accepted_fields,
)
from standfirst.source.schema.desk import DeskOptions
from standfirst.source.schema.edition import EditionFields
from standfirst.source.schema.glossary import TermFields
from standfirst.source.schema.registry import OrganisationFields, PersonFields, PublisherFields
from standfirst.source.schema.topic import TopicFields
from standfirst.source.schema.validate import validate

__all__ = [
    "ArticleFields",
    "DeskOptions",
    "EditionFields",
    "OrganisationFields",
    "PersonFields",
    "PublisherFields",
    "QuoteFields",
    "RelatedFields",
    "Stamp",
    "Status",
    "TermFields",
    "TopicFields",
    "accepted_fields",
    "validate",
]
