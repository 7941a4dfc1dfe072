"""Names after a level word that may be a holder's: "Chủ tịch UBND xã | Lê Hồng Nam", "UBND phường Lê Hồng Phong"."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..institutions.reach.persons import opens_short
from ..people.holder_told import names_somebody
from ..people.origins import opens_like_given, peoples
from ..words.names import (
    SHORTEST,
    glued,
    is_name_word,
    name_end,
    name_grammar,
    surname_last,
    territory_tokens,
)
from ..words.units import holder_start
from .endings import suffix_end
from .gazetteer import Entry, gazetteer
from .levels import Levels
from .unknown import before_title, place_uses

CLAUSE = 16  # tokens in which an office is told before its body
LONGEST = 3  # words in the name of a district
TITLE = 6  # tokens of an office
ENDS = frozenset(",;:().–-")


def is_nobody(doc: Doc, at: int) -> bool:
    """Say whether the name after a level word is no holder's: no office stands before it, or its holder does already.

    Args:
        doc: the article.
        at: the level word.
    """
    words, begin = on(doc).lower, at
    titles = place_uses(on(doc).article.language).titles
    first = max(next((s.start for s in on(doc).story if s.start <= at < s.end), at), at - CLAUSE)
    if not any(titles.find(words, i) for i in range(first, at)):
        return True
    while begin > first and words[begin - 1] not in ENDS:
        begin -= 1
    return words[begin - 1] == "," and titles.find(words, begin) is not None and names_somebody(doc, begin - 1)


def levelled_names(doc: Doc, levels: Levels) -> frozenset[tuple[str, ...]]:
    """Return the names of two words or three right after a level word that are told where no office is."""
    if len(levels.linkers):
        return frozenset()
    words, found = on(doc).lower, set()
    for sentence in on(doc).story:
        for level in levels.before.matches(words, sentence.start, sentence.end):
            if level.end < sentence.end and is_name_word(on(doc).words[level.end]) and level.value not in levels.long:
                end = name_end(doc, level.end, sentence.end)
                if SHORTEST <= end - level.end <= LONGEST and is_nobody(doc, level.start):
                    found.add(tuple(words[level.end : end]))
    return frozenset(found)


def _is_somebodys(doc: Doc, begin: int, end: int) -> bool:
    """Say whether two words are rather a person's name than a province's: those are known."""
    return opens_short(doc, begin, end) or opens_like_given(text_of(doc, begin, end), peoples())


def follows_office(doc: Doc, at: int) -> bool:
    """Say whether an office ends right before a token, or before a link or the head of its body that ends there.

    "Thị trưởng | thành phố …", "Thị trưởng của | thành phố …", "Chủ tịch Hội đồng | thành phố …".
    """
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    titles, nearest = place_uses(on(doc).article.language).titles, max(0, at - TITLE)
    heads = (i for i in range(nearest, at) if (head := grammar.heads.find(words, i, at)) and head.end == at)
    ends = {at, next(heads, at)}
    ends |= {end - 1 for end in ends if end and grammar.links.find(words, end - 1, end)}
    return any((m := titles.find(words, i, end)) and m.end == end for end in ends for i in range(nearest, end))


def unlisted_end(doc: Doc, at: int, begin: int, stop: int, level: str | None, levels: Levels) -> int:
    """Return the end of a name that no gazetteer holds; where no level word stands beside it, its beginning."""
    if level is None and not any(map(levels.after.opens, on(doc).lower[begin + 1 : stop])):
        return begin
    end = before_title(doc, begin, name_end(doc, begin, stop))
    if level and (level not in levels.long or end - begin > LONGEST):
        length = territory_tokens(doc, begin, end)
        if length == SHORTEST == end - begin and level in levels.wide and _is_somebodys(doc, begin, end):
            return end if is_nobody(doc, at) else begin  # "Chủ tịch UBND tỉnh | Trần Phong": the provinces are known
        whole = level in levels.small and length < end - begin <= LONGEST and is_nobody(doc, at)
        end = end if whole and not surname_last(doc, begin, end) else begin + length
        if not len(levels.linkers) and follows_office(doc, at):
            end = min(end, holder_start(doc, begin, end))
    return suffix_end(doc, end, stop)


def names_hamlet(doc: Doc, at: int, begin: int, end: int, stop: int, levels: Levels) -> bool:
    """Say whether one word is a hamlet's name: "thăm bản Khẹo và", and neither "bản Thỏa thuận" nor "văn bản Z"."""
    if end != begin + 1 or on(doc).words[begin].isupper() or len(on(doc).words[begin]) <= 1:
        return False
    opens = at == 0 or not on(doc).words[at - 1][0].isalpha() or on(doc).lower[at - 1] in levels.hamlet_after
    after = on(doc).words[end][0] if end < stop else "."
    return opens and (not after.isalpha() or after.isupper() or on(doc).words[end] in levels.after_number)


def opens_town(doc: Doc, at: int, head_end: int, stop: int) -> bool:
    """Say whether the level word of a hamlet opens the name of a town that is known: "Buôn Ma Thuột"."""
    town = gazetteer().lexicon.find(on(doc).folded, at, stop) if on(doc).words[at][0].isupper() else None
    return town is not None and town.end > head_end


def _opens_name(doc: Doc, begin: int, end: int, stop: int) -> bool:
    """Say whether a run that a surname opens has one word more than what may be a place's name, as a person's has."""
    grammar, last = name_grammar(on(doc).article.language), name_end(doc, begin, stop) - 1
    if grammar.syllable is None or on(doc).lower[begin] not in grammar.surnames or glued(doc, end):
        return False
    return last == end and grammar.syllable.fullmatch(on(doc).folded[last]) is not None


def _holds_person(doc: Doc, begin: int, stop: int) -> bool:
    """Say whether a given name and one word or more stand at a token."""
    end = name_end(doc, begin, stop)
    return end > begin + 1 and opens_like_given(text_of(doc, begin, end), peoples())


def _opens_home_name(doc: Doc, begin: int, end: int, stop: int) -> bool:
    """Say whether a country of one syllable and one more of no country make a name at home ("Lao Bảo", "Mỹ Sơn")."""
    syllable, last = name_grammar(on(doc).article.language).syllable, name_end(doc, begin, stop) - 1
    if syllable is None or not begin + 1 == end == last or not on(doc).spaced[begin] or glued(doc, end):
        return False
    if begin and is_name_word(on(doc).words[begin - 1]):
        return False
    known = gazetteer().lexicon.find(on(doc).folded, end, stop)
    other = known is not None and known.value[0].kind == "Country"
    return not other and all(syllable.fullmatch(on(doc).folded[i]) is not None for i in (begin, end))


def opens_longer(doc: Doc, at: int, begin: int, end: int, stop: int, entry: Entry, countries: Counter[str]) -> bool:
    """Say whether a far place's name is only the first word of another name ("Bắc" in "Bắc Lào").

    Of two words it is where the surname that it opens with and one word more make a person's ("Nông Hải | Vĩnh").
    Not where an office stands before it and its holder's name follows ("Thị trưởng Lyon | Grégory Doucet").
    """
    if entry.kind == "Country":
        return _opens_home_name(doc, begin, end, stop)
    if not is_name_word(on(doc).words[end]) or entry.country in countries:
        return False
    if on(doc).lower[at - 1] in place_uses(on(doc).article.language).sure and _holds_person(doc, end, stop):
        return False  # "met in | Lyon | Jean Dupont, mayor of Nantes"
    if end > begin + 1:
        home = institution_grammar(on(doc).article.language).home
        return entry.country != home and _opens_name(doc, begin, end, stop)
    return not follows_office(doc, at) or holder_start(doc, begin, name_end(doc, begin, stop)) != end
