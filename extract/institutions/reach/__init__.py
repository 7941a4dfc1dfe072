"""How far the name of an institution reaches."""
