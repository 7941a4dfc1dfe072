"""Sentences with what was found in them: the words that tell of events, and whether they say that it happened."""
