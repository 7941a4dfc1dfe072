"""Graphs against the SHACL shapes: pySHACL, and a quick check with the same verdicts."""
