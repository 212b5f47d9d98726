"""What is read out of the words of either: headline, byline, dates, dateline, language, address."""
