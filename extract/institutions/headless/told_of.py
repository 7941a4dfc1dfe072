"""Bodies told by their name alone beside the title of somebody of theirs ("bà X, phó giám đốc | Ifremer")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...people.holder_told import told_after, told_before
from ...people.origins import opens_like_given, peoples
from ...places.gazetteer import gazetteer
from ...places.levels import place_levels
from ...roles.wording.titles import title_grammar
from ...words.names import joined_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from ..reach.persons import opens_person
from ..reach.proper import is_proper
from .apposed import is_person, run_start
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
        before = told_before(doc, title.start) or _goes_on(doc, title.start)
        proper = any(is_proper(doc, at) for at in range(start, end))
        if not proper or not _is_name(doc, start, placed=before and end - start > 1):
            continue
        told = before or told_after(doc, end, len(doc))
        if told and taken.isdisjoint(range(start, end)) and (start, end) not in whole:
            found.append(list_named(doc, start, end, RULE))
    roles = load_pack(on(doc).article.language).get("roles", {})
    owned = (_owner(doc, t.start, roles.get("own", ())) for t in on(doc).titles if t.concept in roles.get("bodied", ()))
    named = {one for one in owned if one and one not in whole and taken.isdisjoint(range(*one))}
    return [*found, *(list_named(doc, start, end, RULE) for start, end in sorted(named))]


def _goes_on(doc: Doc, start: int) -> bool:
    """Say whether "and" joins a title to one whose holder stands before it ("bà X, thị trưởng Y và | chủ tịch Z")."""
    joined = start > 0 and on(doc).lower[start - 1] in institution_grammar(on(doc).article.language).series
    if not joined or not on(doc).words[start - 1].isalpha():
        return False
    ends = (on(doc).title_ends.get(at) for at in range(start - 1, max(0, start - LONGEST), -1))
    first = next((title for title in ends if title is not None), None)
    return first is not None and told_before(doc, first.start)


def _owner(doc: Doc, at: int, own: Sequence[str]) -> tuple[int, int] | None:
    """Return the name whose office a title is by "and" and a possessive ("Rezé Solidarité et sa | présidente")."""
    words, grammar = on(doc).lower, institution_grammar(on(doc).article.language)
    if at <= LONGEST or words[at - 1] not in own or words[at - 2] not in grammar.ands | grammar.series:
        return None
    start = run_start(doc, at - LONGEST - 1, at - 2)
    own_start = next((t.end for t in on(doc).territories if t.start == start), start)  # "Port-Louis | Jumelages"
    named = start < own_start < at - 2 or any(is_proper(doc, i) for i in range(start, at - 2))
    return (start, at - 2) if named and not is_person(doc, own_start, at - 2) else None


def _is_name(doc: Doc, at: int, *, placed: bool) -> bool:
    """Say whether a run of capitals opens with a word that is no person's, no people's, no rank's, no body's head.

    A place may open it though people are called so, where it is ``placed``: the holder has been told, and more follows.
    """
    language, words = on(doc).article.language, on(doc).lower
    town = placed and gazetteer().lexicon.find(on(doc).folded, at, at + 1) is not None
    if words[at] in name_grammar(language).never or (not town and opens_like_given(on(doc).words[at], peoples())):
        return False
    grammar, titles = institution_grammar(language), title_grammar(language)
    lexicons = (grammar.heads, grammar.fields, grammar.levels, place_levels(language).demonyms, titles.titles)
    known = any(lexicon.find(words, at) for lexicon in lexicons)
    return not known and not opens_person(doc, at, len(doc), on(doc).addressed)
