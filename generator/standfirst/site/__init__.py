"""The site: the MkDocs plugin, and building beside the old site with a swap at the end."""
