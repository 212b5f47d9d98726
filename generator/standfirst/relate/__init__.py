"""Related stories with reasons, copies, running stories and near topics.

The engine that works them out is `standfirst.relate.engine.Engine`; whoever wants no more than pins and types need not
load what it computes with.
"""

from standfirst.relate.pins import PinnedRelations
from standfirst.relate.relations import NearTopic, Related, Relation, Relations
from standfirst.relate.texts import Text

__all__ = ["NearTopic", "PinnedRelations", "Related", "Relation", "Relations", "Text"]
