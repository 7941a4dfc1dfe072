"""SKOS vocabularies and the ontology (Turtle), and the code that reads them."""
