"""Which SPARQL may run: queries that read, and reach no other machine."""

from __future__ import annotations

import re

from ... import DecoopError

# What can hide or imitate a keyword, longest strings first; then the words themselves.
_TOKEN = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
    r"""|<(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>|\#[^\n\r]*|[?$@]\w+|(?P<prefix>\w*):(?:[\w:.%-]|\\.)*|(?P<word>\w+)|.""",
    re.DOTALL,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def _bare_words(sparql: str) -> str:
    """Join what an engine might take for keywords: no strings, names, variables or comments."""
    found = []
    for token in _TOKEN.finditer(sparql):
        # A parser without word boundaries reads `1SERVICE` or `SERVICE:x` as two tokens, and `<?b)SERVICE:x#>` after
        # a variable as a comparison: prefixes count as words, and so does what follows a bracket inside an IRI.
        found += [token["word"] or "", token["prefix"] or "", (token["iri"] or "").partition(")")[2]]
    return " ".join(found).upper()


def query_form(sparql: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE; raise DecoopError for what is none of them."""
    for token in _TOKEN.finditer(sparql):
        if token["word"] and token["word"].upper() in FORMS:
            return token["word"].upper()
    raise DecoopError(
        f"not a query: one of {', '.join(FORMS)} must stand in it; the graph is changed by ingest and load"
    )


def check_query(sparql: str, *, refused: tuple[str, ...] = ("SERVICE",)) -> None:
    """Raise DecoopError for a query that holds one of the refused keywords, however it is disguised."""
    # Some engines resolve \uXXXX before they parse: both readings must be clean.
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), sparql)
    words = f"{_bare_words(sparql)} {_bare_words(plain)}"
    for word in refused:
        if word in words:
            raise DecoopError(
                f"the query asks for {word}, which may reach another machine; take it out or, for SERVICE, allow it"
            )
