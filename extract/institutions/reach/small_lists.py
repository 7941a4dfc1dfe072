"""Fields of work in small letters that commas list: "l'Union de l'industrie|, du commerce et de l'artisanat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on

if TYPE_CHECKING:
    from .right import RightReader

COMMA = ","
LONGEST = 3  # words of one field
ITEMS = 5


def small_list_end(reader: RightReader) -> int:
    """Return the end of a list of fields that "and" closes, which the comma that is next opens, or 0.

    Every item opens with an article in the singular like the field before it, one of them is a field of work, and none
    is an office or a kind of body, of which a list may be too ("le soutien de l'Office du tourisme, du maire et …").
    """
    grammar, at = reader.grammar, reader.at
    if not grammar.complete_heads or reader.end != at or not _is_noun(reader, at - 1) or not _opens_large(reader):
        return 0
    known = False
    for _ in range(ITEMS):
        comma = at < reader.limit and reader.words[at] == COMMA
        at += comma
        last = at < reader.limit and reader.words[at] in grammar.series
        if not (comma or last):
            return 0
        end, field = _item(reader, at + last)
        if not end:
            return 0
        at, known = end, known or field
        if last:
            return at if known else 0
    return 0


def _opens_large(reader: RightReader) -> bool:
    """Say whether the head has a capital, or is of a kind that fields of work name ("chambre d'agriculture")."""
    words, grammar = on(reader.doc).words, reader.grammar
    start = next(
        (i for i in range(max(0, reader.head_end - ITEMS), reader.head_end) if grammar.heads.find(reader.words, i)),
        None,
    )
    return start is not None and (words[start][0].isupper() or reader.kind in grammar.plainly_named)


def _item(reader: RightReader, at: int) -> tuple[int, bool]:
    """Return the end of one field with its link, and whether it is known as one; zeros where something else stands."""
    grammar, start = reader.grammar, at
    while at < reader.limit and reader.words[at] in grammar.noun_links and reader.words[at] not in grammar.several:
        at += 1
    if at == start or reader.words[at - 1] in grammar.bare_links or not _is_noun(reader, at):
        return 0, False
    field = grammar.fields.find(reader.words, at, reader.limit)
    end = field.end if field else at + 1
    while end < reader.limit and end - at < LONGEST and grammar.is_adjective(reader.words[end]):
        end += 1
    return end, field is not None


def _is_noun(reader: RightReader, at: int) -> bool:
    """Say whether a word in small letters may be a field of work."""
    words, grammar = on(reader.doc).words, reader.grammar
    if at >= reader.limit or not words[at].islower() or not words[at].isalpha() or reader.words[at] in grammar.stops:
        return False
    head = grammar.heads.find(reader.words, at, reader.limit)
    titled = on(reader.doc).title_starts.get(at) or any(t.start <= at < t.end for t in on(reader.doc).titles)
    return not titled and not (head and head.value)
