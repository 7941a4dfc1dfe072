"""Graphs in and out: N-Quads, Turtle, RDF/XML, copies between stores."""
