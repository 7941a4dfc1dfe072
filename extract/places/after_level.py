"""Holders right after the level word that ends their body's name: "Chủ tịch Hội đồng quận | Noh Dae-sik"."""

from __future__ import annotations

from spacy.tokens import Doc

from ..document import on, text_of
from ..institutions.grammar import institution_grammar
from ..institutions.whose.foreigners import is_foreigner
from ..people.holder_told import APPOSES, told_after, told_before
from ..people.origins import opens_like_given, peoples
from ..words.lexicon import Match
from ..words.names import SHORTEST, is_name_word, name_end
from ..words.units import unit_starts
from .gazetteer import gazetteer
from .home_holders import is_place, names_holder, tells_another
from .levels import Levels
from .small_towns import small_towns
from .unknown import place_uses

HEAD = 5  # tokens of the head of a body
REACH = 9  # tokens between an office and the level word that ends its body's name


def holder_after(doc: Doc, at: int, stop: int, levels: Levels) -> int:
    """Return where the names from abroad begin that after a level word are an office's holder, or 0.

    They are no place that is known, somebody is yet to be told as the holder, and the first is a given name or an
    honorific announces the name elsewhere. Two names are a holder's too where a body stands between ("Chủ tịch Hội đồng
    tỉnh X Y"), and where the story names another territory of the level.

    Args:
        doc: the article.
        at: where a level word may begin.
        stop: the end of the sentence.
        levels: the level words of the language.
    """
    opens = not len(levels.linkers) and levels.before.opens(on(doc).lower[at])
    level = levels.before.find(on(doc).lower, at, stop) if opens else None
    begin = level.end if level else stop
    if begin >= stop or not is_name_word(on(doc).words[begin]):
        return 0
    if level and (home := _home_office(doc, at)) is not None:
        return begin if names_holder(doc, home, begin, stop, level.value) else 0
    end = name_end(doc, begin, stop)
    if len(unit_starts(doc, begin, end)) < SHORTEST or not is_foreigner(
        on(doc).lower[begin:end], on(doc).article.language
    ):
        return 0
    office = _office_before(doc, at)
    if office is None or _is_town(doc, begin, end) or told_before(doc, office.start) or told_after(doc, end, stop):
        return 0
    return begin if level and _names_person(doc, begin, end, level.value, own=office.end >= at) else 0


def _names_person(doc: Doc, begin: int, end: int, level: str, *, own: bool) -> bool:
    """Say whether names after an office and a level word are the holder's, and of no territory that nobody knows.

    ``own`` says that the office is the territory's, and no body's that the level word ends.
    """
    if tuple(on(doc).lower[begin:end]) in on(doc).addressed:
        return True
    units, given = unit_starts(doc, begin, end), opens_like_given(text_of(doc, begin, end), peoples())
    if len(units) > SHORTEST:  # "Quận Cam | Janet Nguyễn"
        return given and not opens_like_given(text_of(doc, units[1], end), peoples())
    return given or not own or tells_another(doc, begin, end, level)


def _home_office(doc: Doc, at: int) -> int | None:
    """Return where the office begins whose body a level word ends, if only home has such bodies ("UBND | tỉnh")."""
    words, titles = on(doc).lower, place_uses(on(doc).article.language).titles
    bodies = institution_grammar(on(doc).article.language)
    for start in range(at - 1, max(-1, at - HEAD), -1):
        head = bodies.heads.find(words, start, at)
        if head and head.end == at and head.value in bodies.territorial - bodies.of_fields:
            offices = (titles.find(words, i, start) for i in range(start - 1, max(-1, start - REACH), -1))
            return next((office.start for office in offices if office and office.end == start), None)
    return None


def _office_before(doc: Doc, at: int) -> Match[bool] | None:
    """Return the office told right before a level word, or before the head of a body from abroad that it ends."""
    words, titles = on(doc).lower, place_uses(on(doc).article.language).titles
    bodies = institution_grammar(on(doc).article.language)
    for start in range(at - 1, max(-1, at - REACH), -1):
        if words[start] in APPOSES or words[start] in ";:.":
            return None
        office = titles.find(words, start)
        if office is None or office.end < start + 1:
            continue
        if office.end >= at:
            return office
        heads = (
            bodies.heads.find(words, i, at) for i in range(start + 1, office.end + 1)
        )  # "Giám đốc | Trung tâm Y tế"
        head = next(filter(None, heads), None)
        return office if head and head.value not in bodies.territorial - bodies.of_fields else None
    return None


def _is_town(doc: Doc, begin: int, end: int) -> bool:
    """Say whether a run of capitals is the name of a town, or was told of a territory where no office is."""
    if is_place(doc, begin, end) and len(unit_starts(doc, begin, end)) > SHORTEST:
        return True
    if tuple(on(doc).lower[begin:end]) in on(doc).levelled or small_towns(" ".join(on(doc).folded[begin:end])):
        return True
    place = gazetteer().lexicon.find(on(doc).folded, begin, end)
    return place is not None and place.end == end
