"""Heads that mean a body told before: "la Fédération", "de la province", "le Conseil régional" of the region told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from ...document import met, on, text_of
from ...places.gazetteer import is_town
from ...places.introducers import CITY_KINDS
from ...places.levels import Territory, nationals, place_levels
from ...places.page_home import council_of_page, place_of_page
from ...words.lexicon import is_acronym
from ...words.names import glued, is_initial, is_name_word, name_grammar
from ..bodies import Body
from ..component import AUTHORITY, add_alias, party
from ..grammar import InstitutionGrammar, institution_grammar
from .clubs import club_again, club_of_page
from .of_people import told_of_people
from .side_told import place_of_side

APART = {"province", "department"}  # levels that share a kind of council and no country


@dataclass(slots=True)
class Told:
    """Hold the bodies and towns that an article has told so far."""

    heads: dict[tuple[str, ...], Body] = field(default_factory=dict)
    firsts: dict[str, Body] = field(default_factory=dict)  # by the first word of a head of several
    councils: dict[str, Body] = field(default_factory=dict)  # by family: the level in the kind's name, else "city"
    town: Territory | None = None
    body: Body | None = None  # the last one that is no territory
    bodies: list[Body] = field(default_factory=list)


def find_heads_again(doc: Doc, bodies: Sequence[Body], articles: frozenset[str]) -> Iterator[Body]:
    """Yield the heads without a name that an article makes mean a body told before, or the territory told most."""
    grammar = institution_grammar(on(doc).article.language)
    taken = {at for b in bodies for at in range(b.start, b.end)} | {
        at for t in on(doc).titles for at in range(t.start, t.end)
    }
    starts = {b.start: b for b in bodies if b.key and not is_acronym(on(doc).words[b.start])}
    towns = {t.start: t for t in on(doc).territories if on(doc).places[t.place].kind == "City"}
    named = {t.start: t for t in on(doc).territories if t.level is None and t.start not in starts}
    told, nouns = Told(), grammar.towns | grammar.houses
    words, written, heads, club = on(doc).lower, on(doc).words, grammar.heads, club_of_page(doc)
    places = range(len(words)) if club else (*towns, *starts, *named)
    for sentence, at in met(doc, nouns, heads.openers, beside=places) if articles else ():
        if at in towns:
            told.town = towns[at]
        if at in starts:
            _remember(doc, starts[at], told, grammar)
        elif at in named and (head := heads.find(words, at, named[at].end)) and head.value:
            place = named[at].place  # "la Métropole de Lyon", then "la Métropole"
            told.heads[_bare(doc, at, head.end, grammar)] = Body(at, at, head.value, at, at, place, "")
        elif at and at not in taken and written[at][0].isalpha():
            if not club and words[at] not in nouns and not heads.opens(words[at]):
                continue
            again = told_of_people(doc, at, told.bodies, articles) or (
                _stands_for(doc, at, told, grammar) if words[at] in nouns else None
            )
            weighed = words[at] in grammar.towns and _follows_title(doc, at, grammar)  # "le maire de la | commune"
            if again is None and not weighed and heads.opens(words[at]):
                again = _again(doc, at, sentence.end, taken, articles, told)
            if again is None:
                again = _first_again(doc, at, told, grammar)
            if again is None and club is not None:
                again = club_again(doc, at, sentence.end, articles, club)
            if again is not None:
                yield again


def _remember(doc: Doc, body: Body, told: Told, grammar: InstitutionGrammar) -> None:
    """Note a body as the last one that its head, and its kind of territory, may mean."""
    told.bodies.append(body)
    last = body.head_end - 1
    if grammar.left and last > body.start and on(doc).words[last][0].isupper() and body.kind not in grammar.same_body:
        told.heads[on(doc).lower[last],] = body  # "the Group" of "Nghe An Friendship Group"
    first = on(doc).lower[body.head_start]
    told_so = told.heads.get((first,))  # "the county": "Nakuru County" rather than "Cork County Council"
    ends_so = told_so is not None and told_so.end > 0 and on(doc).lower[told_so.end - 1] == first
    if on(doc).words[body.head_start][0].isupper() and not (ends_so and body.head_end - body.head_start > 1):
        told.heads[first,] = body  # "l'Agence" of "Agence française de développement"
    if body.head_start == body.start:
        told.heads[_bare(doc, body.head_start, body.head_end, grammar)] = body
        if body.kind in grammar.same_body and body.territory:
            told.councils[_family(doc, body.kind)] = body
    if body.head_start == body.start and body.end - body.start > 1:
        told.firsts[on(doc).lower[body.start]] = body
    if not body.key.endswith(AUTHORITY):
        told.body = body


def _family(doc: Doc, kind: str) -> str:
    """Return what a council and its territory share ("departmental-council", "department-territory")."""
    levels = place_levels(on(doc).article.language).wide
    return next((level for level in sorted(levels) if level in kind), "city" if kind in CITY_KINDS else "")


def _level(doc: Doc, start: int, end: int) -> str:
    """Return the level that the words of a head tell ("conseil | provincial"), or nothing."""
    levels = institution_grammar(on(doc).article.language).levels
    return next((m.value for at in range(start, end) if (m := levels.find(on(doc).lower, at, end))), "")


def are_apart(doc: Doc, head: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two heads are councils of levels that no country has both of ("conseil provincial")."""
    return {_level(doc, *head), _level(doc, *other)} == APART


def _again(doc: Doc, at: int, stop: int, taken: set[int], articles: frozenset[str], told: Told) -> Body | None:
    """Return the body told before that a head without a name means at a token."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    after_title = at - 1 in on(doc).title_ends and words[at - 1] in grammar.noun_links  # "président de Région"
    head = grammar.heads.find(words, at, stop)
    end = head.end if head else at + 1
    held = grammar.left and end in on(doc).title_starts and on(doc).words[at][0].isupper()  # "Association | chairman"
    held = held and not on(doc).words[at - 1][0].isupper()
    if words[at - 1] not in articles and not after_title and not held:
        return None
    if head is None or not head.value or (end < len(doc) and (glued(doc, end) or end in taken)):
        return None
    if grammar.left and (_opens_other(doc, at, end) or _has_own_name(doc, at, end)):
        return None
    again = told.heads.get(_bare(doc, at, end, grammar))
    if again is None and words[at - 1] in grammar.several:
        return None  # "les Départements des deux pays"
    if again is None and head.value in grammar.same_body:
        family = _family(doc, head.value)
        again = told.councils.get(_level(doc, at, end) or family) or told.councils.get(family)
        if again is not None and are_apart(doc, (at, end), (again.head_start, again.head_end)):
            again = None  # "le conseil provincial" is not the "Conseil départemental" told before
        capital = on(doc).words[at][0].isupper()
        if grammar.left or (again is None and capital):  # "le Département" of a department's own page
            again = _own(doc, at, end, head.value, strict=not grammar.left) or again
        again = again or _territory(doc, at, end, head.value, city=family == "city")
    if head.value in grammar.same_body:
        side = place_of_side(doc, at) if grammar.left else None
        again = Body(at, end, head.value, at, end, side, "institution-again", party(doc, side)) if side else again
    if again is None:
        return None
    if not again.key and again.territory:
        again = replace(again, key=party(doc, again.territory))
    if on(doc).words[at][0].isupper():
        on(doc).institutions[again.key] = add_alias(on(doc).institutions[again.key], text_of(doc, at, end), named=False)
    return Body(at, end, again.kind, at, end, again.territory, "institution-again", again.key)


def _first_again(doc: Doc, at: int, told: Told, grammar: InstitutionGrammar) -> Body | None:
    """Return the body told before whose name the noun alone after a title opens ("président de la | communauté")."""
    body, words = told.firsts.get(on(doc).lower[at]), on(doc).lower
    start = _before_links(doc, at, grammar.noun_links | grammar.determiners)
    if body is None or start == at or start not in on(doc).title_ends:
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    goes_on = (
        after in grammar.noun_links or grammar.is_adjective(after) or grammar.levels.find(words, at + 1) is not None
    )
    if goes_on or (after.isalpha() and on(doc).words[at + 1][0].isupper()):
        return None
    return Body(at, at + 1, body.kind, at, at + 1, body.territory, "institution-again", body.key)


def _opens_other(doc: Doc, at: int, end: int) -> bool:
    """Say whether a head with a capital opens the name of something else ("the City | Chambers")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    if end >= len(doc) or not on(doc).words[at][0].isupper() or not is_name_word(on(doc).words[end]):
        return False
    start = _before_links(doc, at, grammar.noun_links | grammar.determiners)
    if start in on(doc).title_ends or is_initial(on(doc).words[end]):
        return False  # "Chair of the Council | Ann Lowe"
    names = name_grammar(on(doc).article.language)
    known = any(words[end] in kind for kind in (names.never, names.given, names.honorifics))
    return not known and end not in on(doc).title_starts


def _has_own_name(doc: Doc, at: int, end: int) -> bool:
    """Say whether a link and a territory follow a head: it is of that territory ("the French department | of Jura")."""
    links = institution_grammar(on(doc).article.language).own_links
    link = links.find(on(doc).lower, end) if end < len(doc) else None
    return link is not None and not on(doc).territories.starts.keys().isdisjoint((at, link.end))


def _before_links(doc: Doc, at: int, links: frozenset[str]) -> int:
    """Return where the small words begin that join a noun to what stands before it, or the noun's token."""
    while at and on(doc).lower[at - 1] in links:
        at -= 1
    return at


def _follows_title(doc: Doc, at: int, grammar: InstitutionGrammar) -> bool:
    """Say whether small words alone join a noun in small letters to the title before it."""
    start = _before_links(doc, at, grammar.noun_links | grammar.determiners | grammar.demonstratives)
    return start < at and start in on(doc).title_ends and on(doc).words[at][0].islower()


def _stands_for(doc: Doc, at: int, told: Told, grammar: InstitutionGrammar) -> Body | None:
    """Return the town or body told last for which a noun stands after a title ("maire de la ville")."""
    words = on(doc).lower
    start = _before_links(doc, at, grammar.noun_links | grammar.determiners | grammar.demonstratives)
    beside = nationals(on(doc).article.language).find(words, at + 1) if at + 1 < len(doc) else None
    if start == at or start not in on(doc).title_ends or beside or not on(doc).words[at][0].islower():
        return None
    body = told.body
    if body is None or words[at] not in grammar.houses:
        return None  # whose "maire de la ville" is weighed
    return Body(at, at + 1, body.kind, at, at + 1, body.territory, "institution-stands-for", body.key)


def _own(doc: Doc, at: int, end: int, kind: str, *, strict: bool) -> Body | None:
    """Return the authority of the place that the page says it is written in, where it has one ("the City")."""
    place = place_of_page(doc) or council_of_page(doc, kind)
    if place is None or (on(doc).places[place].kind == "City" and kind not in CITY_KINDS):
        return None
    if strict and on(doc).places[place].kind != "City" and kind in CITY_KINDS:
        return None
    return Body(at, end, kind, at, end, place, "institution-again", party(doc, place))


def _bare(doc: Doc, start: int, end: int, grammar: InstitutionGrammar) -> tuple[str, ...]:
    """Return the words of a head without the link that a label may end in ("province de")."""
    while end > start + 1 and on(doc).lower[end - 1] in grammar.noun_links:
        end -= 1
    return tuple(on(doc).lower[start:end])


def merge_shortened(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies, a name that opens a longer one of the same kind as that one ("Fédération des Parcs")."""
    grammar = institution_grammar(on(doc).article.language)
    texts = {b.start: tuple(on(doc).lower[b.start : b.end]) for b in bodies}
    merged = []
    for body in bodies:
        words = texts[body.start]
        fuller = [b for b in bodies if b.kind == body.kind and len(texts[b.start]) > len(words) > 1]
        whole = next((b for b in fuller if texts[b.start][: len(words)] == words and b.key != body.key), None)
        placed = whole is not None and (body.territory is not None or whole.territory is not None)
        if body.kind in grammar.placed and body.territory:  # "Grand Reims" of "communauté urbaine du Grand Reims"
            alike = [b for b in bodies if b.kind in grammar.adjoining and b.territory == body.territory]
            whole, placed = next((b for b in alike if texts[b.start][-len(words) :] == words), None), False
        if whole is not None and not placed and whole.key and body.key and whole.key != body.key:
            on(doc).institutions.pop(body.key, None)
            on(doc).institutions[whole.key] = add_alias(
                on(doc).institutions[whole.key], text_of(doc, body.start, body.end)
            )
            body = replace(body, key=whole.key)  # noqa: PLW2901
        merged.append(body)
    return merged


def _territory(doc: Doc, at: int, end: int, kind: str, *, city: bool) -> Body | None:
    """Return the territory told most of those that a bare council may be of; a council in small letters is none's."""
    if not on(doc).words[at][0].isupper():
        return None
    levels: dict[str, set[str]] = {}
    for t in on(doc).territories:
        if t.level:
            levels.setdefault(t.place, set()).add(t.level)
    fit = [
        t.place
        for t in on(doc).territories
        if on(doc).places[t.place].kind == ("City" if city else "AdministrativeArea")
        or ((city and is_town(t.place)) and (t.place not in levels or any(level in kind for level in levels[t.place])))
    ]
    if not fit:
        return None
    counts = Counter(fit)
    place = max(dict.fromkeys(fit), key=lambda p: counts[p])
    return Body(at, end, kind, at, end, place, "institution-again", party(doc, place))
