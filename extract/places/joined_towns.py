"""Two names that the sign "&" makes one town after its office ("Mayor of Weymouth & Portland")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..document import on
from ..pack import load_pack
from ..roles.wording.titles import title_grammar
from ..words.names import is_name_word
from .levels import Territory

SIGN = "&"
REACH = 4  # tokens of an office and a link before its town
LEAST = 2


def join_towns(doc: Doc, territories: Sequence[Territory]) -> list[Territory]:
    """Return the territories with those made longer that the sign joins to the name after it, and without that one."""
    words = on(doc).words
    signed = [
        t for t in territories if t.end + 1 < len(words) and words[t.end] == SIGN and is_name_word(words[t.end + 1])
    ]
    told = {_spelled(doc, t) for t in signed if _follows_office(doc, t)}
    longer = {t.start: replace(t, end=t.end + 2, name_end=t.end + 2) for t in signed if _spelled(doc, t) in told}
    if not longer:
        return list(territories)
    second = {t.end - 1 for t in longer.values()}
    return [longer.get(t.start, t) for t in territories if t.start not in second]


def _spelled(doc: Doc, territory: Territory) -> tuple[str, ...]:
    return tuple(on(doc).words[territory.name_start : territory.end + 2])


def _follows_office(doc: Doc, territory: Territory) -> bool:
    """Say whether a town's office stands before a territory, with a link ("Mayor of", and no "General Manager of")."""
    grammar, words, start = title_grammar(on(doc).article.language), on(doc).lower, territory.start
    if start < LEAST or not grammar.links.find(words, start - 1, start) or words[start - 2].endswith(grammar.plurals):
        return False  # "the mayors of Cork & Lille"
    found = (grammar.titles.find(words, at, start - 1) for at in range(max(0, start - REACH), start - 1))
    local = load_pack(on(doc).article.language)["roles"].get("public", {}).get("concepts", ())
    return any(title is not None and title.end == start - 1 and title.value in local for title in found)
