"""What is suggested to an editor, from the article's own words and the desk's files."""
