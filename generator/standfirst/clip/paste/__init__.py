"""A select-all paste: its lines, told by what they look like, and the body among them."""
