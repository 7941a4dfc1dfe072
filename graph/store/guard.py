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
DEEPEST = 100  # brackets in brackets; the parser of Oxigraph ends the whole process some thousands deep
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)[^>]*>)*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD|WITH)\b", re.I
)
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


def _depth(sparql: str) -> int:
    """Return how deep brackets nest outside strings, names and comments, and runs of signs that each open a term."""
    deepest = depth = signs = 0
    for token in _TOKEN.finditer(sparql):
        mark = token[0]
        signs = signs + 1 if mark in "!^+-" else 0 if not mark.isspace() else signs
        depth += (mark in "([{") - (mark in ")]}")
        deepest = max(deepest, depth, signs)
    return deepest


def check_query(sparql: str, *, refused: tuple[str, ...] = ("SERVICE",)) -> None:
    """Raise DecoopError for a query that holds one of the refused keywords, however disguised, or nests too deep."""
    if _depth(sparql) > DEEPEST:
        raise DecoopError(f"the query nests brackets deeper than {DEEPEST} times; no engine is sure to survive that")
    # Some engines resolve \uXXXX before they parse: both readings must be clean.
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), sparql)
    words = f"{_bare_words(sparql)} {_bare_words(plain)}"
    for word in refused:
        if word in words:
            raise DecoopError(
                f"the query asks for {word}, which may reach another machine; take it out or, for SERVICE, allow it"
            )
