"""Stores: a folder, or any SPARQL 1.1 server."""
