"""Whether the holder of an office is told before it or after its body, so that no name beside them is the holder's."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on
from ..institutions.grammar import institution_grammar
from ..places.gazetteer import gazetteer
from ..places.unknown import place_uses
from ..words.atom_grammar import DASHES, atom_grammar
from ..words.lexicon import HYPHENS
from ..words.names import SHORTEST, glued, is_name_word, name_end

NAME = 6  # tokens of a name
NAME_WORDS = 2  # words of a full one
HEAD = 4  # tokens of a head
TITLE = 6  # tokens of a title
OFFICE = 8  # tokens between a title and its holder that say where the office is
COPULA = "="  # the letter of words that join somebody to an office
APPOSES = DASHES | {",", "("}


def names_somebody(doc: Doc, end: int) -> bool:
    """Say whether a name with its honorific ends before a token ("ông Lò Văn Tâm |, Bí thư")."""
    honorifics, words = atom_grammar(on(doc).article.language).honorifics, on(doc).lower
    for at in range(max(0, end - NAME), end - 1):
        match = honorifics.find(words, at, end)
        if (
            match
            and match.end < end
            and is_name_word(on(doc).words[match.end])
            and name_end(doc, match.end, end) == end
        ):
            return True
    return False


def ends_name(doc: Doc, end: int) -> bool:
    """Say whether two name words or more end before a token ("Marja Hoekstra |,"), and no place's or body's."""
    words, begin = on(doc).words, end
    while begin and end - begin < NAME and (is_name_word(words[begin - 1]) or words[begin - 1] in HYPHENS):
        begin -= 1
    if any(_ends_title(doc, at) for at in range(begin, end)) or _ends_office(doc, begin, end):
        return False  # "Thị trưởng Ann Lee, | Giám đốc Cảng …": has an office, and the next one is somebody else's
    if sum(map(is_name_word, words[begin:end])) < SHORTEST:
        return False
    grammar, small = institution_grammar(on(doc).article.language), on(doc).lower
    around = range(max(0, begin - HEAD), end)
    found = (m for at in around for known in (grammar.heads, grammar.levels) if (m := known.find(small, at, end)))
    places = (gazetteer().lexicon.find(on(doc).folded, at, end) for at in (begin, begin + 1))  # "Tại | Chiang Mai"
    return not any(match.end >= begin for match in found) and not any(m and m.end == end for m in places)


def _ends_office(doc: Doc, begin: int, end: int) -> bool:
    """Say whether an office and where it is end before or in names ("Đại sứ Việt Nam tại Lào | Nguyễn Minh Tâm")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).words
    if any(begin <= b.end < end and _ends_title(doc, b.start) for b in on(doc).bodies or ()):
        return True  # "Chủ tịch Hiệp hội Doanh nghiệp Hàn Quốc tại Việt Nam | Hong Sun, Chủ tịch …"
    for at in range(begin - 1, max(0, begin - OFFICE), -1):
        small = words[at][0].islower() and not any(
            known.find(on(doc).lower, at, begin) for known in (grammar.levels, grammar.links, grammar.seats)
        )
        if not words[at].isalpha() or small:
            return False
        if _ends_title(doc, at):
            return True
    return False


def _ends_title(doc: Doc, at: int) -> bool:
    """Say whether a title ends right before a token; places are found before titles are, and look for its words."""
    if on(doc).title_ends is not None:
        return at in on(doc).title_ends
    titles, words = place_uses(on(doc).article.language).titles, on(doc).lower
    return any((m := titles.find(words, i, at)) and m.end == at for i in range(max(0, at - TITLE), at))


def told_before(doc: Doc, start: int) -> bool:
    """Say whether the holder of the office that begins at a token stands before it ("ông A, | Chủ tịch …")."""
    if not start:
        return False
    words, grammar = on(doc).lower, atom_grammar(on(doc).article.language)
    if words[start - 1] in APPOSES:
        return names_somebody(doc, start - 1) or ends_name(doc, start - 1)
    joined = grammar.classes.find(words, start - 1, start)
    if joined is None or joined.value != COPULA:
        return False
    first = next((s.start for s in on(doc).story if s.start <= start < s.end), 0)
    return any(grammar.honorifics.find(words, i, start) for i in range(first, start))


def named_before(doc: Doc, start: int) -> bool:
    """Say whether a full name stands before the office that begins at a token ("Luc Ayo, | recteur …")."""
    if start < NAME_WORDS + 1 or doc[start - 1].text not in APPOSES:
        return False
    at = start - 1
    while at > 0 and (is_name_word(on(doc).words[at - 1]) or glued(doc, at - 1)):
        at -= 1
    words = sum(is_name_word(on(doc).words[i]) for i in range(at, start - 1))
    return words >= NAME_WORDS and start - 1 not in on(doc).territories.ends


def told_after(doc: Doc, end: int, stop: int) -> bool:
    """Say whether somebody is told right after a name: "quận Ou Reang, | bà …", "(Pháp) | ông …", "là | ông …".

    Not who has an office of his own: "Giám đốc Cảng X, | ông Y, Giám đốc Sở …" is a list.
    """
    at = end
    if at < stop and on(doc).words[at] == "(":
        at = next((i + 1 for i in range(at, stop) if on(doc).words[i] == ")"), stop)
    grammar, words = atom_grammar(on(doc).article.language), on(doc).lower
    copula = grammar.classes.find(words, at, stop) if at < stop else None
    if copula and copula.value == COPULA:
        at = copula.end  # "Hiệu trưởng Trường Lê Hồng Phong | là ông …"
    else:
        at += at < stop and on(doc).words[at] in APPOSES
    honorific = grammar.honorifics.find(words, at, stop) if at < stop else None
    short = honorific is not None and honorific.end == at + 1 < stop  # "…, Thiếu tướng X" is the next of a list
    honoured = short and is_name_word(on(doc).words[at + 1]) and not _has_office(doc, at + 1, stop)
    return at > end and (honoured or (at < stop and on(doc).words[at - 1] == ")" and is_name_word(on(doc).words[at])))


def _has_office(doc: Doc, at: int, stop: int) -> bool:
    """Say whether a title stands after the name that begins at a token ("ông Y, | Giám đốc Sở …")."""
    end = name_end(doc, at, stop)
    return end + 1 < stop and on(doc).words[end] in APPOSES and end + 1 in (on(doc).title_starts or ())
