"""Paths to articles: sources, what a page consists of, its language and its date."""
