"""When events take place."""
