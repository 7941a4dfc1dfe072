"""Where the words of an institution are a person's instead: a surname first, a name that an honorific announced."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import met, on
from ...pack import load_pack
from ...people.origins import opens_like_given, peoples
from ...places.gazetteer import gazetteer
from ...places.small_towns import small_towns
from ...words.atom_grammar import atom_grammar
from ...words.common import common_words
from ...words.names import glued, is_name_word, name_end, name_grammar
from .fields import name_field

if TYPE_CHECKING:
    from ...places.levels import Territory
    from .right import RightReader

HYPHENED = 3  # tokens of two words that a hyphen joins
SHORT = 2  # words of the shortest names that begin with the surname
HEAD = 7  # tokens of a head
NAMED = 3  # words of most names that begin with the surname


def addressed_names(doc: Doc) -> frozenset[tuple[str, ...]]:
    """Return the names of two words or more that an honorific announces somewhere ("đồng chí Hoàng Giang")."""
    honorifics = atom_grammar(on(doc).article.language).honorifics
    found, words, reached = set(), on(doc).lower, 0
    for sentence, at in met(doc, honorifics.openers):
        match = honorifics.find(words, at, sentence.end) if at >= reached else None
        reached = match.end if match else reached
        place = gazetteer().lexicon.find(on(doc).folded, at) if match and on(doc).words[at][0].isupper() else None
        if match and place and place.end > match.end:
            continue  # "Sri Lanka"
        if match and match.end < sentence.end and is_name_word(on(doc).words[match.end]):
            end = name_end(doc, match.end, sentence.end)
            if end - match.end >= 2:
                found.add(tuple(words[match.end : end]))
    return frozenset(found)


def opens_person(doc: Doc, at: int, stop: int, addressed: frozenset[tuple[str, ...]] = frozenset()) -> bool:
    """Say whether a run of capitals is rather a person: the surname comes first, or an honorific announced the name."""
    end = name_end(doc, at, stop)
    surnames = name_grammar(on(doc).article.language).surnames
    if on(doc).lower[at] in surnames and end - at >= NAMED and not _of_two(doc, at, end):
        longer = end - at > NAMED + 1  # "châu Hồng Hà | Trần Thị Thu Hương": a place's two words first
        return not longer or surname_after(doc, at, end, {}) == end
    return tuple(on(doc).lower[at:end]) in addressed


def _of_two(doc: Doc, at: int, end: int) -> bool:
    """Say whether a run is two words that a hyphen joins, or ends in a country ("Thái-Việt", "Võ Việt Nam")."""
    hyphened = end - at == HYPHENED and glued(doc, at + 1)
    return hyphened or any(
        t.start > at and t.end == end and end - t.start > 1 and on(doc).places[t.place].kind == "Country"
        for t in on(doc).territories
    )


def is_addressed(doc: Doc, at: int, stop: int) -> bool:
    """Say whether an honorific announces the name that a surname opens here ("ông | Châu Hồng Phúc")."""
    if on(doc).lower[at] not in name_grammar(on(doc).article.language).surnames or not on(doc).words[at][0].isupper():
        return False
    return tuple(on(doc).lower[at : name_end(doc, at, stop)]) in on(doc).addressed


def until_person(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name goes on right after a body's ("of Iziko Museums | Thandi Ndlovu"), or the end."""
    language, words = on(doc).article.language, on(doc).lower
    names = name_grammar(language)
    at = next((i for i in range(start + 1, end) if words[i] in names.given), end)
    if not load_pack(language).get("people", {}).get("western") or at < end:
        return at  # "présidente de Kaloua | Anne Roy"
    common = common_words(language)
    for at in range(start + 1, end - 1):
        given = words[at] not in common and opens_like_given(on(doc).words[at], peoples())
        if given and is_name_word(on(doc).words[at]) and not glued(doc, at - 1) and words[end - 1] not in common:
            return at
    return end


def holder_after_place(doc: Doc, at: int, end: int) -> int:
    """Return where a holder's name goes on after a body's town ("University of Rijeka | Vlado Babić"), or the end."""
    place = gazetteer().lexicon.find(on(doc).folded, at, end)
    begin = place.end if place else end
    if not SHORT <= end - begin <= NAMED or glued(doc, begin) or _is_place(doc, begin, end):
        return end
    common = common_words(on(doc).article.language)
    borne = any(opens_like_given(on(doc).words[i], peoples()) for i in range(begin, end))
    return begin if borne and not any(on(doc).lower[i] in common for i in range(begin, end)) else end


def surname_after(doc: Doc, at: int, end: int, starts: Mapping[int, Territory]) -> int:
    """Return where a holder's name begins after words of a body's own ("Đại học Hồng Đức | Vũ Thị Lan"), or the end.

    A surname and two or three words more end the run; one word at least stands before them.
    """
    surnames = name_grammar(on(doc).article.language).surnames
    inner = {i for t in range(at, end) if t in starts for i in range(t + 1, starts[t].end)}  # "Nghệ | An"
    for begin in sorted(range(at + 1, end - NAMED + 1), key=lambda i: i - at != SHORT):  # a place has two words mostly
        surname = begin not in inner and on(doc).lower[begin] in surnames
        if surname and end - begin <= NAMED + 1 and not glued(doc, begin - 1):
            return begin
    return _foreign_after(doc, at, end, inner)


def _foreign_after(doc: Doc, at: int, end: int, inner: set[int]) -> int:
    """Return where a run ends in two words of a name from abroad ("Đại học Minami | Terahara Noriya"), or its end.

    After a person ("ông A, Hiệu trưởng Đại học Waseda Tokyo") a short run is all the body's.
    """
    begins = [i for i in range(at, end) if not glued(doc, i) and (i == at or not glued(doc, i - 1))]
    if len(begins) < NAMED or begins[-2] in inner:
        return end
    title = next((on(doc).title_ends[i] for i in range(at, max(0, at - HEAD), -1) if i in on(doc).title_ends), None)
    apposed = title is not None and title.start > 0 and on(doc).words[title.start - 1] in ",(-–"
    if apposed and len(begins) <= NAMED:
        return end
    name = doc[begins[-2] : end].text
    known = not apposed and opens_like_given(name, peoples()) and not _is_place(doc, begins[-2], end)
    return begins[-2] if known or opens_like_given(name) else end


def _is_place(doc: Doc, start: int, end: int) -> bool:
    """Say whether words are all of a place's name ("Đại học California | San Diego")."""
    place = gazetteer().lexicon.find(on(doc).folded, start, end)
    return (place is not None and place.end == end) or bool(small_towns(" ".join(on(doc).folded[start:end])))


def opens_short(doc: Doc, at: int, end: int) -> bool:
    """Say whether a run of two words is a surname and a given name ("Phạm Hùng")."""
    return end - at == SHORT and on(doc).lower[at] in name_grammar(on(doc).article.language).surnames


def inside_name(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a word stands second or later in a personal name that its surname opens ("Đỗ Trường Sơn")."""
    if not at or not on(doc).words[at][0].isupper() or not on(doc).words[at - 1][0].isupper():
        return False
    for start in range(max(0, at - NAMED), at):  # "ông Siboniso | Duma"
        if tuple(on(doc).lower[start : name_end(doc, start, stop)]) in on(doc).addressed:
            return True
    names = name_grammar(on(doc).article.language)
    opened = on(doc).lower[at - 1] in names.surnames and on(doc).lower[at - 1] not in names.never
    opened = opened and is_name_word(on(doc).words[at - 1]) and is_name_word(on(doc).words[at])
    opened = opened and not any(t.name_start < at - 1 < t.end == at for t in on(doc).territories)  # "An Giang | Police"
    return opened and at - 1 not in on(doc).title_starts and 3 <= name_end(doc, at - 1, stop) - at + 1 <= 4


def opens_given(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a given name and a surname stand here ("… des Régions Marocaines Mohand Laenser")."""
    names = name_grammar(on(doc).article.language)
    known = on(doc).lower[at] in names.given and on(doc).lower[at - 1] not in names.particles
    end = name_end(doc, at, stop)
    hyphened = end - at == HYPHENED and glued(doc, at + 1)  # "l'université de Picardie Jules-Verne"
    return known and end - at > 1 and not hyphened


def joins_person(reader: RightReader) -> bool:
    """Say whether "and" joins a link and two capitals that name no known place."""
    doc, grammar, words = reader.doc, reader.grammar, reader.words
    link = grammar.links.find(words, reader.at + 1, reader.limit) if reader.at + 1 < reader.limit else None
    if link is None or link.end >= reader.limit or link.end in reader.starts:
        return False
    end = name_end(doc, link.end, reader.limit)
    field = name_field(doc, link.end, reader.limit, grammar, joined=True)
    return field is None and end - link.end > 1 and not any(glued(doc, i) for i in range(link.end, end))
