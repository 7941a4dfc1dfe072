"""The steps that read on over the site that a body looks after ("Ban Quản lý | hồ Ba Bể") or is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.names import is_name_word
from .limits import holder_start, run_end

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..bodies import Body
    from ..grammar import InstitutionGrammar
    from .right import RightReader

MARKS = frozenset(",-–")
LONGEST = 9  # words of a head with its first site
HEAD = 3  # words of the head of such a body
SMALL = 3  # words in small letters between the noun of a site and its name ("rừng phòng hộ | đầu nguồn Đà Bắc")


def read_site(reader: RightReader) -> bool | None:
    """Read the noun of a site and its name right after the head of a body that looks after sites."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    if at != reader.head_end or reader.place is not None:
        return None
    site = grammar.kept.find(reader.words, at, reader.limit)
    if site is None or not _keeps(doc, at, grammar):
        return None
    end = site.end
    while end < min(reader.limit, site.end + SMALL) and _goes_on(reader, end):
        end += 1
    if end in reader.starts:
        reader.place = reader.starts[end].place
        return reader.read_to(reader.starts[end].end)
    if end >= reader.limit or not is_name_word(on(doc).words[end]):
        return None
    whole = holder_start(reader, end, run_end(doc, end, reader.limit))
    return reader.read_to(whole) if whole > end else None


def with_sites(reader: RightReader, end: int, place: str | None) -> tuple[int, str | None]:
    """Return a name with the sites that "and" joins to its first ("Ban Quản lý Khu kinh tế X | và các khu du lịch")."""
    grammar = reader.grammar
    if end + 2 >= reader.limit or reader.words[end] not in grammar.series - MARKS:
        return end, place
    noun = end + 1 + (reader.words[end + 1] in grammar.plural)
    site = grammar.kept.find(reader.words, noun, reader.limit)
    opens = range(max(0, reader.head_end - LONGEST), reader.head_end)
    if site is None or not any(grammar.keepers.find(reader.words, i, reader.head_end) for i in opens):
        return end, place
    owner = reader.starts.get(site.end)
    return (site.end, place) if owner is None else (owner.end, owner.place)


def read_campus(reader: RightReader) -> bool | None:
    """Read the town, after a comma or a word of place, of one of the campuses that a state or region has."""
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    if reader.kind not in grammar.adjoining or reader.place is None or at != reader.end or at + 1 >= reader.limit:
        return None
    town, state = reader.starts.get(at + 1), on(doc).places[reader.place]
    if town is None or on(doc).places[town.place].kind != "City" or state.kind != "AdministrativeArea":
        return None
    seat = grammar.seats.find(reader.words, at, at + 1)
    located = seat is not None and reader.words[at] not in grammar.locatives | grammar.mission_links
    listed = town.end < len(doc) and reader.words[town.end] in grammar.ands  # "the University of Ohio, Leeds and …"
    if not located and (reader.words[at] != "," or listed):
        return None
    reader.read_to(town.end)
    return False


def names_site(doc: Doc, body: Body, grammar: InstitutionGrammar) -> bool:
    """Say whether a body has the name of the site that it looks after, and needs no territory's."""
    site = grammar.kept.find(on(doc).lower, body.head_end, body.end) if body.head_end < body.end else None
    return site is not None and is_name_word(on(doc).words[body.end - 1]) and _keeps(doc, body.head_end, grammar)


def _keeps(doc: Doc, end: int, grammar: InstitutionGrammar) -> bool:
    """Say whether the head of a body that looks after sites ends before a token."""
    heads = (grammar.keepers.find(on(doc).lower, start, end) for start in range(max(0, end - HEAD), end))
    return any(head and head.end == end for head in heads)


def _goes_on(reader: RightReader, at: int) -> bool:
    """Say whether a word in small letters goes on with the noun of a site."""
    word = on(reader.doc).words[at]
    return (
        word.isalpha() and word.islower() and at not in reader.starts and reader.words[at] not in reader.grammar.stops
    )
