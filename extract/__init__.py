"""Articles in, facts out: reading, language packs, spaCy components."""
