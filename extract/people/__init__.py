"""People: mentions, full names and their short forms."""
