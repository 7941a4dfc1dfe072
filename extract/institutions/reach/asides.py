"""What stands between a body's head and the territory that it is of: a nation, where in it the territory lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...places.levels import nationals

if TYPE_CHECKING:
    from .right import RightReader


def read_aside(reader: RightReader) -> bool | None:
    """Pass over a nation and where in it a territory lies ("Council of | Vietnam's central | province of X")."""
    grammar, words, at = reader.grammar, reader.words, reader.at
    if reader.kind not in grammar.territorial or not grammar.asides or at == reader.head_end:
        return None
    nation = nationals(on(reader.doc).article.language).find(words, at, reader.limit)
    known = reader.starts.get(at)
    country = known is not None and on(reader.doc).places[known.place].kind == "Country"
    end = known.end if known is not None and country else nation.end if nation else at
    end += end < reader.limit and words[end] in grammar.possessives
    while end < reader.limit and words[end] in grammar.asides and end not in reader.starts:
        end += 1
    return reader.go_to(end) if end > at and end in reader.starts and reader.starts[end].level else None
