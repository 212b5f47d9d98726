"""Files in, a library out: reading, strict YAML, schema, positions, evidence."""

from standfirst.source.evidence import Evidence
from standfirst.source.library import Article, Edition, Library, Name, Registry, Topic
from standfirst.source.load import load_library
from standfirst.source.locate import locate
from standfirst.source.schema import DeskOptions, Status

__all__ = [
    "Article",
    "DeskOptions",
    "Edition",
    "Evidence",
    "Library",
    "Name",
    "Registry",
    "Status",
    "Topic",
    "load_library",
    "locate",
]
