"""Who takes part in events, and on which side."""
