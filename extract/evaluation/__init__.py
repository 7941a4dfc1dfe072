"""Facts against annotations: scores, and the precision of each rule."""
