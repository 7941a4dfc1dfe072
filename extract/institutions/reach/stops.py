"""The steps at which a body's name stops: at another body, at a person, after a word that joins nothing like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...people.holder_told import told_after
from ...places.levels import place_levels
from ...words.atom_grammar import atom_grammar
from ...words.lexicon import is_acronym
from ...words.names import is_name_word, name_end
from .fields import opens_another
from .limits import bears, holder_start, is_told
from .persons import opens_given, opens_person

if TYPE_CHECKING:
    from .right import RightReader


def stop_at_another(reader: RightReader) -> bool | None:
    """Stop where a body of its own is joined."""
    grammar, at = reader.grammar, reader.at
    another = reader.words[at] in grammar.ands and opens_another(
        reader.doc, at + 1, reader.limit, grammar, reader.starts
    )
    # "le X et le Y"
    again = reader.joined and reader.words[at] in grammar.determiners and reader.words[at - 1] in grammar.series
    return False if another or again else None


def stop_at_person(reader: RightReader) -> bool | None:
    """Stop before a person, unless the body bears the person's name."""
    doc, at = reader.doc, reader.at
    if at in on(doc).holders:
        return False  # "Trung tâm Y tế quận | Bang Ji-won"
    if (reader.joined and _is_addressed(reader)) or (reader.held and _follows_nation(reader)):
        return False  # "Bộ đội Biên phòng tỉnh - | Đại tá Lê Văn A"
    table = reader.grammar
    coined = is_acronym(on(doc).words[at - 1]) and reader.kind not in table.named_after | table.bearing  # "du PCF | X"
    given = (reader.end > reader.head_end or coined) and opens_given(doc, at, reader.stop)
    if not is_name_word(on(doc).words[at]) or not (given or opens_person(doc, at, reader.stop, on(doc).addressed)):
        return None
    named = table.named_after - table.sited if reader.held else table.named_after | table.bearing
    end = name_end(doc, at, reader.stop)
    if at == reader.end and bears(reader, end):
        return reader.read_to(end)
    holds = reader.held and reader.kind in table.titled and table.capital_heads and table.series and not is_told(reader)
    if holds and not told_after(doc, end, reader.stop):
        return False  # "Giám đốc Bệnh viện Phụ sản | Trần Thị Khuyên"
    if reader.kind in named and reader.end == reader.head_end and not on(doc).title_ends.get(reader.end):
        reader.end = holder_start(reader, at, name_end(doc, at, reader.limit))  # "Trường THPT chuyên Lý Tự Trọng"
    return False


def _follows_nation(reader: RightReader) -> bool:
    """Say whether the adjective of a state ends a body of it, whose holder is next ("du Sénat malgache | Rado X")."""
    doc, at, grammar = reader.doc, reader.at, reader.grammar
    if reader.kind not in grammar.of_states or reader.kind in grammar.missions or at == reader.head_end:
        return False
    nation = place_levels(on(doc).article.language).adjectives.find(reader.words, at - 1, at)
    return nation is not None and is_name_word(on(doc).words[at]) and name_end(doc, at, reader.limit) > at + 1


def _is_addressed(reader: RightReader) -> bool:
    """Say whether an honorific and a name are next."""
    match = atom_grammar(on(reader.doc).article.language).honorifics.find(reader.words, reader.at, reader.stop)
    return match is not None and match.end < reader.stop and is_name_word(on(reader.doc).words[match.end])


def stop_after_joiner(reader: RightReader) -> bool | None:
    """Stop where what was joined is not the like of what stands before."""
    if not reader.joined:
        return None
    grammar, at = reader.grammar, reader.at
    before = reader.words[at - 1]
    head = grammar.heads.find(reader.words, at, reader.limit)
    another = reader.words[at] in grammar.determiners or before == "," or (head and head.value)
    other = reader.kind not in grammar.loose and (before in grammar.series or not grammar.complete_heads)
    return False if another or other else None
