"""Leading a reader or a program from a quote to its very words in the source."""
