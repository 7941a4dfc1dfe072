"""Which names of the text are territories: those the gazetteer of places.ttl holds, and those with a level word.

A level word ("tỉnh", "ville de", "… Province") makes a territory of a name that the gazetteer does not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from ..document import met, on
from ..institutions.grammar import institution_grammar
from ..words.lexicon import Match, is_acronym
from ..words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar, person_start, territory_tokens
from .after_level import holder_after
from .body_level import level_of_body
from .borne import opens_bearer
from .choice import choose, country_beside, home_town, is_placed, is_short, spelled_right
from .common_names import country_of_town, is_town
from .endings import ends_in_body, infix_end, is_parted, is_written_as_name, only_describes
from .gazetteer import Entry, gazetteer
from .levels import TOWN, Levels, Territory, new_place, remember, tells_part
from .numbered import only_number, with_number
from .qualified import AREA, regions_at
from .unheld import names_hamlet, opens_longer, opens_town, unlisted_end
from .unknown import place_uses

LIST = 2  # names that make a list, so that one of three words is hardly a person's
LONGEST = 3  # words in the name of a district
LEVEL = "place-level"


def link(doc: Doc, at: int, stop: int, levels: Levels) -> int:
    """Return the first token after the demonym and the linkers ("chinoise du", "of the") that stand at a token."""
    demonym = levels.demonyms.find(on(doc).lower, at, stop) if at < stop else None
    at = demonym.end if demonym else at
    match = levels.linkers.find(on(doc).lower, at, stop) if at < stop else None
    return match.end if match else at


def find_territories(doc: Doc, levels: Levels, countries: Counter[str]) -> Iterator[Territory]:
    """Yield the places of the story in text order that the gazetteer holds or a level word names."""
    words, written, others, reached = on(doc).lower, on(doc).words, levels.others, 0
    for sentence, at in met(doc, others.openers, levels.before.openers, beside=on(doc).capitals):
        stop = sentence.end
        if at < reached:
            continue
        if other := others.find(words, at, stop):
            reached = other.end
            continue
        levelled = levels.before.opens(words[at])
        if not levelled and not written[at][0].isupper():
            continue
        if levelled and (held := holder_after(doc, at, stop, levels)):
            on(doc).holders.add(held)
            reached = name_end(doc, held, stop)
            continue
        found = territory_at(doc, at, stop, levels, countries)
        if own := level_of_body(doc, at, found, levels):
            found = territory_at(doc, at, stop, levels, countries, own)
        several = found is not None and found.level is not None and at > 0 and words[at - 1] in levels.plural
        counted = several and words[at - 1] not in levels.between  # "giữa | huyện A với huyện B" has one name each
        if found is None or (counted and found.rule == LEVEL and not _goes_on(doc, found.end, stop, levels)):
            continue  # "bốn tỉnh Nam Lào"
        if words[found.start] in levels.many and found.name_start > found.start:
            bare = _of_many(doc, found, stop, levels)
            if bare is not found and found.rule == LEVEL:
                reached = found.end  # "trois communes du | Ganzourgou"
                continue
            found = bare
        yield found
        reached = found.end
        if several:
            for listed in _list_on(doc, reached, stop, levels, countries, found.level):
                yield listed
                reached = listed.end


def _of_many(doc: Doc, found: Territory, stop: int, levels: Levels) -> Territory:
    """Return a region after a word for several towns as itself ("six villes de | la Région"), unless a list goes on."""
    joined = found.end + 1 < stop and on(doc).lower[found.end] in (*levels.series, ",")
    if joined and levels.linkers.find(on(doc).lower, found.end + 1, stop):
        return found
    if found.rule != LEVEL and on(doc).places[found.place].kind == "City":
        return found
    return replace(found, start=found.name_start, level=None)


def _goes_on(doc: Doc, at: int, stop: int, levels: Levels) -> bool:
    """Say whether a list of names goes on at a token ("các huyện A | , B và C")."""
    if at + 1 >= stop or not is_name_word(on(doc).words[at + 1]):
        return False
    return on(doc).lower[at] in levels.series


def _list_on(
    doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], level: str | None
) -> Iterator[Territory]:
    """Yield the territories that share a level word in the plural with the one that ends at a token."""
    names, items = name_grammar(on(doc).article.language), 1
    while _goes_on(doc, at, stop, levels):
        begin = at + 1
        found = territory_at(doc, begin, stop, levels, countries)
        end = name_end(doc, begin, stop)
        longer = found is not None and begin + 1 == found.end < end <= begin + LONGEST  # "Vĩnh | Thực", not "Vĩnh"
        if found is not None and found.name_start > found.start:
            return  # "các tỉnh A, B và | Khu tự trị C": a level word of its own
        if found is None or found.level is not None or longer:
            person = on(doc).lower[begin] in names.surnames and end - begin >= 3 and items < LIST
            if person or end - begin > LONGEST or on(doc).lower[begin] in names.never:
                return
            found = Territory(begin, end, begin, end, new_place(doc, begin, end, "City"), None, "place-list")
        found = with_number(doc, found, stop, level, levels)
        yield found
        at, items = found.end, items + 1


def territory_at(
    doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], office: str | None = None
) -> Territory | None:
    """Return the territory that begins at a token, or None. ``office`` is the level of an office held there."""
    found = only_number(doc, at, stop, levels) or _read_territory(doc, at, stop, levels, countries, office)
    if found and is_parted(doc, found, stop, levels):  # "Kaduna | North"
        end = found.end + 1
        found = replace(found, end=end, name_end=end, place=new_place(doc, found.name_start, end, "City"), rule=LEVEL)
    return with_number(doc, found, stop, found.level, levels) if found else None


def _read_territory(
    doc: Doc, at: int, stop: int, levels: Levels, countries: Counter[str], office: str | None
) -> Territory | None:
    head = levels.before.find(on(doc).lower, at, stop)
    follows = head is not None and len(levels.after) > 0 and at > 0 and _names_before(doc, at, levels)
    town = head is not None and head.value in levels.long and opens_town(doc, at, head.end, stop)
    if head and (follows or town or (len(levels.after) and at and _opens_region(doc, head, stop, levels))):
        head = None  # "Haiyan | county of Zhejiang", "Buôn Ma Thuột", "the capital of | Shandong Province"
    begin = link(doc, head.end, stop, levels) if head else at
    level = head.value if head else None
    part = head is not None and level not in levels.wide and tells_part(doc, head.end, stop) > head.end
    if (
        begin >= stop
        or part
        or not is_name_word(on(doc).words[begin])
        or (head is None and on(doc).lower[begin] in levels.never)
    ):
        return None
    end, entries = _entries_at(doc, begin, stop, head, levels)
    end, entries = (end, entries) if entries else regions_at(doc, begin, stop, level or office, levels, countries)
    if not entries:
        held = head is not None and _names_holder(doc, head.end, begin, stop, levels)
        end = begin if held else unlisted_end(doc, at, begin, stop, level, levels)
    else:
        end = infix_end(doc, end, stop, levels)
    if entries and not level and end > begin + 1 and (last_word := levels.after.find(on(doc).lower, end - 1, end)):
        level = last_word.value  # "Roxas City" is a name of its own
    whole = end
    if not level and (after := _level_after(doc, end, stop, levels)):
        if only_describes(doc, begin, after, stop, entries, levels):
            return None
        level, whole = after.value, after.end
    if level is None and office is None and end - begin == 1:
        entries = [e for e in entries if not is_short(e, on(doc).words[begin])]
    beside = country_beside(doc, whole, stop, levels.besides)
    if entries and level in levels.small and all(e.kind == "Country" for e in entries):
        entries, end = [], begin + territory_tokens(doc, begin, name_end(doc, begin, stop))  # "thị trấn Lao Bảo"
        whole = end
    home = home_town(doc, begin, end, entries, countries) if entries and level in levels.small else None
    if not entries or home:  # "huyện Lạc Dương"
        named = level and (end > begin + (level in levels.long) or names_hamlet(doc, at, begin, end, stop, levels))
        named = named and (head is not None or not ends_in_body(doc, begin, end))  # "Kenya Red Cross | county officer"
        named = named and not _is_branch(doc, begin, end, whole, stop)
        common = end == begin + 1 and on(doc).lower[begin] in levels.lone
        told = home or beside or (country_of_town(doc, begin, end, countries) if common else None)
        return _new_territory(doc, at, whole, begin, end, level, told, levels) if level and named else None
    placed = is_placed(doc, at, end, stop, levels)
    entry = choose(entries, level or office, levels, countries, beside, placed=placed)
    if entry is None:
        return None
    cut = whole == end if head is None else not len(levels.linkers)  # linked, a name ends where the gazetteer's does
    if office is None and cut and end < stop and opens_longer(doc, at, begin, end, stop, entry, countries):
        length = territory_tokens(doc, begin, name_end(doc, begin, stop)) if level else 0
        end = begin + length
        return _new_territory(doc, at, end, begin, end, level, None, levels) if level and length else None
    remember(doc, entry.place(on(doc).article.language))
    return Territory(at, whole, begin, end, entry.place_key, level, "place-gazetteer")


def _is_branch(doc: Doc, begin: int, end: int, whole: int, stop: int) -> bool:
    """Say whether an acronym and an adjective of a level stand before a title ("AFAD provincial | director")."""
    acronym = end == begin + 1 and is_acronym(on(doc).words[begin])
    adjective = on(doc).lower[end] if end < whole == end + 1 else ""
    table = institution_grammar(on(doc).article.language)
    if not acronym or adjective not in table.before or on(doc).words[end][0].isupper() or whole >= stop:
        return False
    return place_uses(on(doc).article.language).titles.find(on(doc).lower, whole, stop) is not None


def _names_holder(doc: Doc, at: int, begin: int, stop: int, levels: Levels) -> bool:
    """Say whether only an adjective stands between a level word and a name ("villes libanaises | Karim Sow")."""
    adjective = levels.demonyms.find(on(doc).lower, at, begin) if at < begin else None
    alone = adjective is not None and adjective.end == begin and len(levels.linkers) > 0
    return alone and person_start(doc, begin, name_end(doc, begin, stop)) == begin


def _names_before(doc: Doc, at: int, levels: Levels) -> bool:
    """Say whether a level word in small letters stands right after a name, which it is the level of."""
    if not on(doc).words[at][0].islower() or not is_name_word(on(doc).words[at - 1]) or not on(doc).spaced[at - 1]:
        return False
    before = on(doc).lower[at - 1]
    if before in name_grammar(on(doc).article.language).never or before in levels.landscapes:
        return False  # "the Red River Delta | province of X"
    place = gazetteer().lexicon.find(on(doc).folded, at - 1, at)
    country = place is not None and place.value[0].kind == "Country"  # "the US | state of Ohio"
    return not (country or before.endswith(levels.adjectival) or levels.demonyms.find(on(doc).lower, at - 1, at))


def _opens_region(doc: Doc, head: Match[str], stop: int, levels: Levels) -> bool:
    """Say whether a town's level in small letters stands before a region's name ("capital of X | Province")."""
    if head.value != TOWN or not on(doc).words[head.start].islower():
        return False
    name = gazetteer().lexicon.find(on(doc).folded, link(doc, head.end, stop, levels), stop)
    after = levels.after.find(on(doc).lower, name.end, stop) if name and name.end < stop else None
    return after is not None and after.value not in (TOWN, "")


def _entries_at(doc: Doc, begin: int, stop: int, head: Match[str] | None, levels: Levels) -> tuple[int, list[Entry]]:
    """Return where the gazetteer's name that begins at a token ends, and the places that it may mean there."""
    match = gazetteer().lexicon.find(on(doc).folded, begin, stop) or _contracted(doc, begin, stop, levels)
    if match is None:
        return begin, []
    entries = [e for e in match.value if spelled_right(doc, begin, match.end, e)]
    if not is_written_as_name(doc, begin, match.end):
        shorter = gazetteer().lexicon.find(on(doc).folded, begin, match.end - 1) if match.end > begin + 1 else None
        if shorter and is_written_as_name(doc, begin, shorter.end):  # "Brest | métropole"
            return shorter.end, [e for e in shorter.value if spelled_right(doc, begin, shorter.end, e)]
        syllables = match.end > begin + 1 and name_grammar(on(doc).article.language).syllable is not None  # "Việt nam"
        entries = [e for e in entries if syllables and not e.ascii_only and (head or e.kind == "Country")]
    longer = levels.city_names(doc, begin, match.end) if head else ()
    longer = [e for e in longer if (e.kind == AREA) == (head is not None and head.value in levels.wide)]
    if longer:  # "City of | Roxas", "tỉnh | Tula"
        entries = [e for e in longer if spelled_right(doc, begin, match.end, e) or e.ascii_only] or entries
    lone = head is None and on(doc).lower[begin] in levels.lone and match.end == begin + 1
    if lone or _cut_short(doc, begin, match.end, stop, head.value if head else None):
        entries = []
    return match.end, entries


def _level_after(doc: Doc, end: int, stop: int, levels: Levels) -> Match[str] | None:
    """Return the level word after a name, if it is one there: "Hall" of "Kolomna Town Hall" has no level."""
    after = levels.after.find(on(doc).lower, end, stop) if end < stop and on(doc).spaced[end - 1] else None
    return after if after and after.value else None


def _contracted(doc: Doc, at: int, stop: int, levels: Levels) -> Match[tuple[Entry, ...]] | None:
    """Return the place whose article a contraction holds ("le maire du Havre")."""
    article = levels.contractions.get(on(doc).lower[at - 1]) if at else None
    if article is None:
        return None
    match = gazetteer().lexicon.find([article, *on(doc).folded[at : min(stop, at + 6)]], 0)
    return Match(at, at + match.end - 1, match.value) if match and match.end > 1 else None


def _cut_short(doc: Doc, start: int, end: int, stop: int, level: str | None) -> bool:
    """Say whether a name is only part of the text's ("Rhône" in "Rhône-Alpes", "Paul" in "Paul N. Sahgui")."""
    if start and glued(doc, start - 1) and (start < 2 or not is_place(doc, start - 2)):
        return True
    if end < stop and glued(doc, end):
        return not is_place(doc, end + 1)
    if end < stop and on(doc).words[end] in APOSTROPHES and name_end(doc, start, stop) > end:
        return True  # "Anyang' Nyong'o"
    grammar, bodies = name_grammar(on(doc).article.language), institution_grammar(on(doc).article.language)
    head = on(doc).lower[start] in bodies.articles and bodies.heads.find(on(doc).lower, start + 1, stop)
    if head and head.end > end:
        return True  # "Le Port | autonome de Lomé"
    alone, first = level is None and end - start == 1, on(doc).lower[start]
    if alone and first in grammar.surnames and name_end(doc, start, stop) - start >= 3:
        return True  # "Chu Ngọc Anh" is nobody of the town of Chũ
    followed = alone and end < stop and is_name_word(on(doc).words[end])
    return followed and (first in grammar.given or opens_bearer(doc, start, stop))


def is_place(doc: Doc, at: int) -> bool:
    """Say whether a token with a capital is the name of a place of the gazetteer by itself."""
    return on(doc).words[at][0].isupper() and gazetteer().lexicon.find(on(doc).folded, at, at + 1) is not None


def _new_territory(
    doc: Doc, start: int, whole: int, begin: int, end: int, level: str, beside: str | None, levels: Levels
) -> Territory | None:
    if end == begin + 1 and on(doc).lower[begin] in levels.lone and not is_town(doc, start, begin):
        return None  # "la première région du Royaume"
    if on(doc).lower[end - 1] in levels.landscapes:  # "the Mekong Delta | city"
        return None
    if on(doc).words[end - 1] == "." and on(doc).lower[begin] in name_grammar(on(doc).article.language).announces:
        return None  # "le maire de la capitale | M. Ali Diop"
    fields = institution_grammar(on(doc).article.language).fields
    if begin > start + 1 and len(levels.linkers) and fields.find(on(doc).lower, begin):
        return None  # "Département de la Culture"
    kind = "AdministrativeArea" if level in levels.wide else "City"
    return Territory(start, whole, begin, end, new_place(doc, begin, end, kind, beside), level, LEVEL)
