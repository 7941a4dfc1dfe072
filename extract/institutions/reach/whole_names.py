"""The steps that tell where a whole name ends: at its acronym in brackets, before the country that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.lexicon import is_acronym

if TYPE_CHECKING:
    from .right import RightReader


def read_to_acronym(reader: RightReader) -> bool | None:
    """Read what "and" joins where an acronym in brackets tells that it is one name.

    "Cơ quan Hợp tác | và Điều phối Thổ Nhĩ Kỳ (TIKA)"; a head or a word of no name makes two bodies of it.
    """
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    words, small = on(doc).words, reader.words
    joins = grammar.capital_heads and words[at].isalpha() and small[at] in grammar.series
    if not joins or reader.place is not None or at + 1 >= reader.limit or not words[at + 1].istitle():
        return None
    end = at + 1
    while end < reader.limit and words[end].isalpha():
        if small[end] in grammar.stops and not words[end - 1].istitle():
            return None
        opens = words[end][0].isupper() and end not in reader.starts
        head = grammar.heads.find(small, end, reader.limit) if opens else None
        if head and head.value:
            return None
        end += 1
    closed = end + 2 < len(doc) and words[end] == "(" and words[end + 2] == ")" and is_acronym(words[end + 1])
    if not closed:
        return None
    reader.place = next((t.place for i in range(at, end) if (t := reader.starts.get(i))), None)
    return reader.read_to(end)


def stop_at_owner(reader: RightReader) -> bool | None:
    """Stop after a name of its own where a link only says of which country its body is ("Tập đoàn X | của Pháp")."""
    grammar, at = reader.grammar, reader.at
    named = at == reader.end > reader.head_end and not reader.after_field and reader.place is None
    if not named or reader.kind not in grammar.bearing or not on(reader.doc).words[at - 1][0].isupper():
        return None
    link = grammar.links.find(reader.words, at, reader.limit)
    owner = reader.starts.get(link.end) if link else None
    return False if owner and on(reader.doc).places[owner.place].kind == "Country" else None


def read_of_authority(reader: RightReader) -> bool | None:
    """Read the authority abroad that a body is of, by a word that no level word is ("Sở Ngoại vụ | châu Văn Sơn")."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    small = grammar.capital_heads and grammar.series and on(doc).words[at].islower() and at == reader.end
    if not small or reader.place is not None or reader.kind in grammar.same_body or reader.kind not in grammar.titled:
        return None
    head = grammar.heads.find(reader.words, at, reader.limit)
    territory = reader.starts.get(head.end) if head and head.value in grammar.same_body else None
    if territory is None or on(doc).places[territory.place].kind == "Country":
        return None
    reader.place = territory.place
    return reader.read_to(territory.end)
