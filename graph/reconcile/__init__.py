"""Who is who across articles: decisions on identity, and the graphs that they touch written anew.

``sightings`` reads what each article says of its people, events and agreements; ``people`` and ``events`` decide which
of them are the same, ``groups`` keeps what has been decided and what a curator forbade (``curated``); ``rewrite`` puts
the decided IRIs into an article's graph, and takes them out again.
"""
