"""Where a body of one nation is in another's land: "l'Institut français | au Vietnam"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...places.levels import place_levels
from .plain_words import head_start

if TYPE_CHECKING:
    from .right import RightReader


def abroad_end(reader: RightReader, at: int) -> int:
    """Return the end of the country behind a name that ends in another nation's adjective, or the token itself."""
    grammar, levels = reader.grammar, place_levels(on(reader.doc).article.language)
    if not grammar.complete_heads or reader.kind in grammar.same_body or at >= reader.limit:
        return at
    nation = levels.nationals.find(reader.words, at - 1, at)
    seat = grammar.seats.find(reader.words, at, reader.limit) if nation else None
    country = reader.starts.get(seat.end) if seat else None
    if country is None or not on(reader.doc).words[head_start(reader)][0].isupper():
        return at
    return country.end if on(reader.doc).places[country.place].kind == "Country" else at
