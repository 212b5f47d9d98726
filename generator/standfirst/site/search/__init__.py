"""The search index: records in, Pagefind's bundles out, one a language group and age; the page asks them apart."""

from standfirst.site.search.index import FOLDER, write_search_index

__all__ = ["FOLDER", "write_search_index"]
