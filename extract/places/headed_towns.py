"""Towns between the office of who heads them and the holder's name: "Thị trưởng | Cottbus | Tobias Schick".

Where no word links an office to its town, a run of capitals after it holds both. The town ends where a small town's
name does, or, of a name that nothing knows, where a known given name or a surname of home opens the holder's. A word
that stands alone there is a town's where the holder is told before the office or after the word with an honorific
("ông Peter Roy, Thị trưởng | Kirrwood", "Thị trưởng | Kirrwood, ông Peter Roy", "Thị trưởng | Gera (Đức) Peter Roy").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from ...ontology.vocabulary import concepts
from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..pack import load_pack
from ..people.holder_told import told_after, told_before
from ..people.origins import has_shape, opens_like_given, peoples
from ..roles.wording.borrowed import borrowed_titles
from ..words.lexicon import Lexicon, lower
from ..words.names import SHORTEST, glued, is_name_word, is_syllable, name_end, name_grammar
from .gazetteer import gazetteer
from .levels import Levels, Territory, new_place
from .small_towns import small_towns
from .territories import territory_at

LONGEST = 3  # words of a town's name
SHORT = 5  # letters: a shorter word is a town's only where a known name follows it
LEAST = 4  # letters of the shortest


@cache
def _offices(language: str) -> Lexicon[str]:
    """Return the titles of those who head towns and regions abroad, each with the kind of territory."""
    table, abroad = load_pack(language).get("roles", {}), concepts("roles")
    local = table.get("local", {})
    own = [(form, concept) for concept in table.get("abroad", ()) for form in abroad[concept].labels.get(language, ())]
    told = own + borrowed_titles(language, load_pack(language).get("titles", {}))
    return Lexicon([(form, local[concept][0]) for form, concept in told if concept in local], lower)


def find_headed(doc: Doc, known: Sequence[Territory], levels: Levels, countries: Counter[str]) -> list[Territory]:
    """Return the places known and those that stand between an office and its holder's name."""
    offices = _offices(on(doc).article.language)
    if len(levels.linkers) or not len(offices):
        return list(known)
    taken = {at for t in known for at in range(t.start, t.end)}
    found = list(known)
    for sentence in on(doc).story:
        for office in offices.matches(on(doc).lower, sentence.start, sentence.end):
            begin = office.end
            if begin >= sentence.end or begin in taken or not is_name_word(on(doc).words[begin]):
                continue
            end = name_end(doc, begin, sentence.end)
            alone = _is_lone_town(doc, office.start, begin, end, sentence.end)
            if cut := end if alone else _town_end(doc, begin, end):
                place = _place(doc, begin, cut, office.value, levels, countries)
                found.append(Territory(begin, cut, begin, cut, place, None, "place-office"))
                taken.update(range(begin, cut))
    return sorted(found, key=lambda t: t.start)


def _town_end(doc: Doc, begin: int, end: int) -> int:
    """Return where in a run a town's name ends and two words or more of a holder's follow, or 0."""
    starts = [at for at in range(begin, end) if not glued(doc, at) and (at == begin or not glued(doc, at - 1))]
    whole, last = text_of(doc, begin, end), on(doc).folded[end - 1]
    patronymics = tuple(load_pack(on(doc).article.language).get("people", {}).get("patronymics", ()))
    if (
        len(starts) <= SHORTEST
        or has_shape(whole)
        or last.endswith(patronymics)
        or _opens_person(doc, begin, begin + 1)
    ):
        return 0
    cuts = reversed(starts[1 : min(LONGEST + 1, len(starts) - 1)])  # the longest town first
    return next((cut for cut in cuts if _is_town(doc, begin, cut, end)), 0)


def _is_lone_town(doc: Doc, office: int, begin: int, end: int, stop: int) -> bool:
    """Say whether one word, of no syllable of the language, is all that stands after an office whose holder is told."""
    word, at = on(doc).words[begin], end
    if sum(not glued(doc, i) and not glued(doc, i - 1) for i in range(begin + 1, end)) or len(word) < LEAST:
        return False
    if is_syllable(word) or not word[1:].islower() or _opens_person(doc, begin, end):
        return False
    if institution_grammar(on(doc).article.language).heads.find(on(doc).lower, begin, end):
        return False
    closed = at < stop and on(doc).words[at] == "("
    if closed:  # "Grafenau (Đức)"
        at = next((i + 1 for i in range(at, stop) if on(doc).words[i] == ")"), stop)
    return told_before(doc, office) or told_after(doc, end, stop) or (closed and _names_next(doc, at, stop))


def _names_next(doc: Doc, at: int, stop: int) -> bool:
    """Say whether two name words or more are next."""
    return at < stop and name_end(doc, at, stop) - at >= SHORTEST


def _opens_person(doc: Doc, start: int, end: int) -> bool:
    """Say whether a word opens somebody's name: a given name, a surname that comes first."""
    names = name_grammar(on(doc).article.language)
    known = on(doc).lower[start] in names.people
    return known or opens_like_given(text_of(doc, start, end), peoples())


def _is_town(doc: Doc, begin: int, cut: int, end: int) -> bool:
    """Say whether the words of a run before its holder's name are a town's."""
    listed = gazetteer().lexicon.find(on(doc).folded, begin, cut)
    told = bool(small_towns(" ".join(on(doc).folded[begin:cut]))) or (listed is not None and listed.end == cut)
    names, one = name_grammar(on(doc).article.language), on(doc).words[begin]
    holder = on(doc).lower[cut] in names.people or has_shape(text_of(doc, cut, end))
    unknown = holder and cut == begin + 1 and not is_syllable(one)
    return unknown or (told and (len(one) >= SHORT or cut > begin + 1 or (holder and len(one) >= LEAST)))


def _place(doc: Doc, begin: int, end: int, kind: str, levels: Levels, countries: Counter[str]) -> str:
    """Return the key of a town: the gazetteer's, else a new place in the only country that has one of the name."""
    known = territory_at(doc, begin, end, levels, countries, "city" if kind == "City" else "region")
    if known is not None and known.end == end:
        return known.place
    named = small_towns(" ".join(on(doc).folded[begin:end]))
    told = [country for country in named if country in countries] or list(named)
    return new_place(doc, begin, end, kind, told[0] if len(told) == 1 else None)
