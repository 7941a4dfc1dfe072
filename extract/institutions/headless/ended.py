"""Bodies whose kind ends their name, as those of other languages do in this one's text ("Saga University")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...places.gazetteer import gazetteer
from ...places.levels import Territory, new_place
from ...words.names import SHORTEST, glued, is_name_word, name_end
from ..bodies import Body

RULE = "institution-ended"
BRANCH = "company"
TERRITORIAL = frozenset({"city-government"})  # kinds of which a place has one


@cache
def ended_kinds(language: str) -> dict[str, str]:
    """Return the words that end such a name, as written, each with its kind (``[institutions.ended.kinds]``)."""
    kinds = load_pack(language).get("institutions", {}).get("ended", {}).get("kinds", {})
    return {form: kind for kind, forms in kinds.items() for form in forms}


def ended_at(doc: Doc, at: int, stop: int, starts: Mapping[int, Territory]) -> Body | None:
    """Return the body whose name begins at a token and ends in a word of the pack; None where none does.

    A country right after it belongs to the name ("Fulbright University Việt Nam"), the name of a holder does not.
    """
    words, kinds = on(doc).words, ended_kinds(on(doc).article.language)
    if not kinds or not is_name_word(words[at]) or words[at] in kinds or at in on(doc).title_starts:
        return None
    if at and (is_name_word(words[at - 1]) or glued(doc, at - 1)) and at not in on(doc).title_ends:
        return None
    run = name_end(doc, at, stop)
    last = next((i for i in range(run - 1, at, -1) if words[i] in kinds and not glued(doc, i - 1)), None)
    if last is None:
        return None
    place, end = starts.get(last + 1), last + 1
    if place is not None and on(doc).places[place.place].kind == "Country":
        return Body(at, place.end, kinds[words[last]], last, end, place.place, RULE)
    own = _own_place(doc, at, last, starts) if kinds[words[last]] in TERRITORIAL else None
    return Body(at, end, kinds[words[last]], last, end, own, RULE)


def _own_place(doc: Doc, at: int, end: int, starts: Mapping[int, Territory]) -> str:
    """Return the key of the place that the name of its own government opens with ("Horsens | Kommune")."""
    known = starts.get(at)
    return known.place if known is not None and known.end == end else new_place(doc, at, end, "City")


@cache
def _tells_branches(language: str) -> bool:
    """Say whether a country ends the names of firms' branches in a language."""
    return bool(load_pack(language).get("institutions", {}).get("ended", {}).get("branches"))


def branch_at(doc: Doc, at: int, stop: int, starts: Mapping[int, Territory]) -> Body | None:
    """Return the branch of a firm that a country ends, between an office that ends at a token and its holder, or None.

    "Giám đốc Australis Việt Nam | Goodrich Hale".
    """
    if at in starts or not is_name_word(on(doc).words[at]) or not _tells_branches(on(doc).article.language):
        return None
    end = name_end(doc, at, stop)
    known = (gazetteer().lexicon.find(on(doc).folded, i, end) for i in range(at + 1, end))
    country = next((m for m in known if m and m.value[0].kind == "Country" and end - m.end >= SHORTEST), None)
    if country is None:
        return None
    return Body(at, country.end, BRANCH, at, country.start, None, RULE)
