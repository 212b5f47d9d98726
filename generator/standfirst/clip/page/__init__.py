"""A saved page: what it says of itself, and the body that is in it."""
