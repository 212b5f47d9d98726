"""Related stories with reasons, copies, running stories and near topics.

The engine that works them out is `standfirst.relate.engine.Engine`; whoever wants no more than pins and types need not
load what it computes with.
"""

from standfirst.relate.library import LibraryRelations, relations_of
from standfirst.relate.pins import PinnedRelations
from standfirst.relate.relations import NearTopic, Related, Relation, Relations, Why
from standfirst.relate.texts import Text

__all__ = [
    "LibraryRelations",
    "NearTopic",
    "PinnedRelations",
    "Related",
    "Relation",
    "Relations",
    "Text",
    "Why",
    "relations_of",
]
