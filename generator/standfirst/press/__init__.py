"""The press: print volumes, e-mail editions, books and lists of sources, out of what the briefing says."""
