"""Packaged SPARQL questions (.rq) and what runs and serves them."""
