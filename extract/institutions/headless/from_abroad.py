"""Where the name of a holder from abroad begins in the capitals after an office and the head of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...people.holder_told import told_after
from ...people.origins import opens_like_given, peoples
from ...places.gazetteer import gazetteer
from ...places.small_towns import small_towns
from ...words.names import SHORTEST, is_syllable
from ...words.units import unit_starts
from ..whose.foreigners import is_foreigner

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..reach.right import RightReader

LONGEST = 3  # names of most people from abroad
FIELD = 3  # tokens of a field of work that ends a head ("Quỹ | Văn hóa")


def holder_abroad(reader: RightReader, at: int, end: int) -> int:
    """Return where the last names of a run are a holder's, or its end.

    The office wants a holder, and nobody is told before it or after the run: after the fields of work that name the
    body ("Quỹ Văn hóa | Marjolein Hoekstra") all of a short run is the holder's, after a bare head ("Chánh Văn phòng |
    Nathalie Delattre") where it is known for a name of persons, else the last two of three names or more.
    """
    doc, starts = reader.doc, unit_starts(reader.doc, at, end)
    if told_after(doc, end, reader.stop) or len(starts) < SHORTEST or not _is_persons(doc, starts[-2], end):
        return end
    short = len(starts) <= LONGEST and is_foreigner(on(doc).lower[at:end], on(doc).article.language)
    fields = reader.after_field and reader.place is None
    if short and at == reader.end and (fields or _is_whole(reader, at, end)):
        return at
    return starts[-2] if len(starts) > SHORTEST else end


def _is_whole(reader: RightReader, at: int, end: int) -> bool:
    """Say whether a bare head is whole: the title holds it, it ends in a field, or the run is known for a person's."""
    doc, words, head_end = reader.doc, on(reader.doc).lower, reader.head_end
    titled = head_end in on(doc).title_ends or reader.kind in reader.grammar.of_fields
    fields = (reader.grammar.fields.find(words, i, head_end) for i in range(max(0, head_end - FIELD), head_end))
    known = opens_like_given(doc[at:end].text, peoples()) and not _is_place(doc, at, end)
    return at == head_end and (titled or known or any(m and m.end == head_end for m in fields))


def _is_persons(doc: Doc, start: int, end: int) -> bool:
    """Say whether the last two names of a run may be a person's from abroad: no place, no initials, many syllables."""
    words = on(doc).words[start:end]
    if any(len(word) > 1 and word.isupper() for word in words) or _is_place(doc, start, end):
        return False
    return not all(map(is_syllable, words)) or opens_like_given(doc[start:end].text, peoples())


def _is_place(doc: Doc, start: int, end: int) -> bool:
    """Say whether words are all of a place's name ("Đại học California | San Diego")."""
    place = gazetteer().lexicon.find(on(doc).folded, start, end)
    return (place is not None and place.end == end) or bool(small_towns(" ".join(on(doc).folded[start:end])))
