"""Related stories. The interface is whole; for now the editors' pins fill it."""

from standfirst.relate.pins import PinnedRelations
from standfirst.relate.relations import NearTopic, Related, Relation, Relations

__all__ = ["NearTopic", "PinnedRelations", "Related", "Relation", "Relations"]
