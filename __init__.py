"""decoop: news about decentralised cooperation as a validated RDF knowledge graph."""

__version__ = "0.1.0"


class DecoopError(Exception):
    """Say what is wrong with the input and what to do about it, in one line."""
