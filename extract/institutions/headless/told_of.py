"""Bodies told by their name alone after the title of somebody told beside it ("bà X, phó giám đốc | Ifremer")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...people.holder_told import told_after, told_before
from ...people.origins import opens_like_given, peoples
from ...places.levels import place_levels
from ...roles.wording.titles import title_grammar
from ...words.names import joined_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from ..reach.persons import opens_person
from ..reach.proper import is_proper
from .led import list_named

RULE = "institution-told-of"
LONGEST = 6  # tokens of such a name


def find_told_of(doc: Doc, bodies: Sequence[Body], table: Mapping[str, Any]) -> list[Body]:
    """Return the bodies that no head names, after the title of somebody told before it or after them, and list them.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
        table: the ``[institutions]`` table of the pack, with the titles' concepts as ``led``.
    """
    concepts = frozenset(table.get("led", []))
    taken = {at for b in bodies for at in range(b.start, b.end)}
    whole = on(doc).territories.spans
    found = []
    for title in on(doc).titles if concepts else ():
        start = title.end
        if title.concept not in concepts or title.plural or start >= len(doc):
            continue
        end = joined_end(doc, start, min(len(doc), start + LONGEST))
        if not any(is_proper(doc, at) for at in range(start, end)) or not _is_name(doc, start):
            continue
        told = told_before(doc, title.start) or told_after(doc, end, len(doc))
        if told and taken.isdisjoint(range(start, end)) and (start, end) not in whole:
            found.append(list_named(doc, start, end, RULE))
    return found


def _is_name(doc: Doc, at: int) -> bool:
    """Say whether a run of capitals opens with a word that is no person's, no people's, no rank's, no body's head."""
    language, words = on(doc).article.language, on(doc).lower
    if words[at] in name_grammar(language).never or opens_like_given(on(doc).words[at], peoples()):
        return False
    grammar, titles = institution_grammar(language), title_grammar(language)
    lexicons = (grammar.heads, grammar.fields, grammar.levels, place_levels(language).demonyms, titles.titles)
    known = any(lexicon.find(words, at) for lexicon in lexicons)
    return not known and not opens_person(doc, at, len(doc), on(doc).addressed)
