"""Facts to quads: one named graph an article, each statement with a claim that quotes its words."""
