"""SHACL shapes (Turtle)."""
