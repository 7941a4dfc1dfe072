"""Holders at home whose surname no list has, right after the word that ends their body's name ("UBND tỉnh | Đan Đức").

The provinces and cities of home are all known, its small places are not: there another one of the level must be told.
"""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..people.holder_told import APPOSES, told_after, told_before
from ..words.names import SHORTEST, glued, is_name_word, name_end, name_grammar
from .gazetteer import gazetteer
from .levels import place_levels
from .small_towns import small_towns
from .unknown import place_uses

LONGEST = 3  # words of a name that no surname opens
HEAD = 5  # tokens of the head of a body
ENDS = frozenset(",;:().–—-")


def names_holder(doc: Doc, office: int, begin: int, stop: int, level: str) -> bool:
    """Say whether the run after a body's level word is its holder, whom an office announces.

    Args:
        doc: the article.
        office: the first token of the office.
        begin: the first token of the run.
        stop: the end of the sentence.
        level: the level that the word before the run says.
    """
    end = name_end(doc, begin, stop)
    length = sum(not glued(doc, at) and not glued(doc, at - 1) for at in range(begin, end))
    placed = is_place(doc, begin, end) and not _opens_longer_name(doc, begin, end)
    if not SHORTEST <= length <= LONGEST or placed or _goes_on(doc, end, stop):
        return False
    if _told_in_row(doc, office) or told_after(doc, end, stop):
        return False
    return level not in place_levels(on(doc).article.language).small or tells_another(doc, begin, end, level)


def is_place(doc: Doc, begin: int, end: int) -> bool:
    """Say whether a run opens with the name of a place, or was told of a territory where no office is."""
    folded = on(doc).folded
    if tuple(on(doc).lower[begin:end]) in on(doc).levelled:
        return True
    runs = (" ".join(folded[begin : begin + length]) for length in range(SHORTEST, end - begin + 1))
    return gazetteer().lexicon.find(folded, begin, end) is not None or any(map(small_towns, runs))


def _opens_longer_name(doc: Doc, begin: int, end: int) -> bool:
    """Say whether a surname opens a run that one word alone ends after a town's name ("HĐND tỉnh | Đinh Văn Dực")."""
    surname = on(doc).lower[begin] in name_grammar(on(doc).article.language).surnames
    if not surname or end - begin <= SHORTEST or tuple(on(doc).lower[begin:end]) in on(doc).levelled:
        return False
    place = gazetteer().lexicon.find(on(doc).folded, begin, end)
    known = place.end if place else end - any(map(small_towns, [" ".join(on(doc).folded[begin : end - 1])]))
    return known == end - 1


def _goes_on(doc: Doc, end: int, stop: int) -> bool:
    """Say whether the place that holds a place follows ("UBND xã Y Tý | , huyện Bát Xát", "… | (Lào Cai)")."""
    if end + 1 >= stop or on(doc).words[end] not in APPOSES:
        return False
    level = place_levels(on(doc).article.language).before.find(on(doc).lower, end + 1, stop)
    return level is not None or gazetteer().lexicon.find(on(doc).folded, end + 1, stop) is not None


def _told_in_row(doc: Doc, office: int) -> bool:
    """Say whether somebody is told before the row of offices that this one ends ("ông A, Bí thư B, | Chủ tịch C")."""
    words, titles = on(doc).lower, place_uses(on(doc).article.language).titles
    joins = institution_grammar(on(doc).article.language).series
    first = next((s.start for s in on(doc).story if s.start <= office < s.end), 0)
    while office > first:
        if told_before(doc, office):
            return True
        begin = office - 1
        if words[begin] not in joins:
            return False
        while begin > first and words[begin - 1] not in ENDS:
            begin -= 1
        if titles.find(words, begin) is None:
            return False
        office = begin
    return False


def tells_another(doc: Doc, begin: int, end: int, level: str) -> bool:
    """Say whether the story names another place of a level, known or where no body's head is before the level word."""
    words, before = on(doc).lower, place_levels(on(doc).article.language).before
    own = words[begin:end]
    for sentence in on(doc).story:
        for match in before.matches(words, sentence.start, sentence.end):
            named = match.end < sentence.end and is_name_word(on(doc).words[match.end])
            if match.value != level or not named:
                continue
            after = name_end(doc, match.end, sentence.end)
            known = not _ends_head(doc, match.start) or is_place(doc, match.end, after)
            if known and words[match.end : after] != own:
                return True
    return False


def _ends_head(doc: Doc, at: int) -> bool:
    """Say whether the head of a body ends right before a token."""
    heads = institution_grammar(on(doc).article.language).heads
    return any((m := heads.find(on(doc).lower, i, at)) and m.end == at for i in range(max(0, at - HEAD), at))
