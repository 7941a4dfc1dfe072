"""What a body's name goes on with after a place right behind its head: a second place, its partner, more capitals.

"La commission mixte Jura | – Territoire de Belfort", "le consortium Nantes | / Bretagne", "la manufacture Roux |
& Fils", "la communauté d'agglomération Évry | Centre Essonne".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...places.levels import DASHES
from ...words.lexicon import is_acronym
from ...words.names import is_name_word, name_end, name_grammar
from .limits import holder_start
from .persons import opens_person

if TYPE_CHECKING:
    from .right import RightReader

SLASH, SIGN = "/", "&"
SHORT = 2  # words of the name of a town that none knows


def pair_end(reader: RightReader, start: int, end: int) -> int:
    """Return the end of a name after the place from ``start`` to ``end``, which no link joins to the head before it."""
    doc, grammar = reader.doc, reader.grammar
    if start != reader.head_end or reader.kind not in grammar.joint or end + 1 >= reader.limit:
        return end
    words, sign = on(doc).words, on(doc).words[end]
    if is_name_word(sign):
        run = name_end(doc, end, reader.limit)
        known = grammar.heads.find(reader.words, end, run) and run - end == 1
        return end if reader.kind not in grammar.adjoining or known else holder_start(reader, end, run)
    if sign not in DASHES and sign not in (SLASH, SIGN):
        return end
    other, never = end + 1, name_grammar(on(doc).article.language).never
    opens = is_name_word(words[other]) and reader.words[other] not in never and not on(doc).title_starts.get(other)
    beside = reader.starts.get(other)
    if sign in (*DASHES, SLASH) and beside is not None:
        return beside.end
    if not opens or is_acronym(words[other]) or grammar.heads.find(reader.words, other, other + 1):
        return end
    run = name_end(doc, other, reader.limit)
    closed = run < reader.stop and words[run] in DASHES  # "le comité Rezé – Anne Roy –"
    return run if sign == SIGN or (run - other <= SHORT and not closed and not opens_person(doc, other, run)) else end
