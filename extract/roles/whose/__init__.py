"""The body of a title that stands alone."""
