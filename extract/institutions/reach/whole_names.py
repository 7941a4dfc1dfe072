"""The steps that tell where a whole name ends: before the country or with the authority that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.common import common_words
from ...words.names import name_end, name_grammar

if TYPE_CHECKING:
    from .right import RightReader


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


def read_possessive(reader: RightReader) -> bool | None:
    """Read on after the possessive of a common word ("Committee of the Chinese People | 's … Conference").

    A name's possessive is its own ("Leeds City Council | 's Department of Health").
    """
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    own = grammar.left and reader.words[at] in grammar.possessives and at == reader.end > reader.head_end
    common = common_words(on(doc).article.language) if own else frozenset()
    if not own or not on(doc).words[at - 1][0].isupper() or reader.words[at - 1] not in common:
        return None
    whole = grammar.heads.find(reader.words, at - 1, reader.stop)  # "Chinese | People's Association for Friendship"
    if whole and whole.end > at:
        return reader.read_to(whole.end)
    end, given = name_end(doc, at + 1, reader.stop), name_grammar(on(doc).article.language).given
    others = (i in reader.starts or i in on(doc).title_starts or reader.words[i] in given for i in range(at + 1, end))
    named = end > at + 1 and not whole and reader.words[end - 1] in common and not any(others)
    return reader.read_to(end) if named else None


def is_of_council(reader: RightReader, at: int) -> bool:
    """Say whether a link joins a head, no council's, to the name before a token ("Culture Committee of Leeds | …")."""
    grammar = reader.grammar
    linked = any(grammar.own_links.find(reader.words, i, at) for i in range(reader.head_end - 1, at))
    return grammar.left and linked and reader.kind not in grammar.nesting | grammar.same_body
