"""Bodies without a head: what somebody is president of ("présidente d'Atlantic'eau"), a place and a word after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import on, text_of
from ...facts import Institution
from ...pack import load_pack
from ...places.levels import place_levels
from ...roles.wording.titles import title_grammar
from ...words.lexicon import Lexicon, lower, slug
from ...words.names import glued, is_name_word, joined_end, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from ..reach.persons import opens_person, until_person
from ..reach.proper import is_proper
from .noun_pairs import noun_pair_end
from .place_opened import is_told

LONGEST = 6  # tokens of a name
APART = 5  # tokens between a name and its leader
BRAND = 4  # tokens before a place in the name of an agency
SHORT = 2  # letters of acronyms that tell nothing


@dataclass(frozen=True, slots=True)
class TitledGrammar:
    """Hold the concepts of titles that name a body after a link, the links, and the words after a place."""

    concepts: frozenset[str]
    links: Lexicon[bool]
    articled: Lexicon[bool]  # those with an article, which join common nouns too ("directrice | du | Delta")
    located: Lexicon[bool]  # those that may only say where ("director | at MIDAS")
    staff: frozenset[str]  # concepts of titles that name a body after those alone ("a teacher | at")
    sites: frozenset[str]  # words of a name that such a link makes a place's ("at Franklin Hall")
    goes_on: Lexicon[bool]  # words that join a second part to such a name ("Committee on Economic Development")
    least: int  # capitals of such a name
    after_place: Lexicon[str]  # each with its kind
    never: frozenset[str]  # words that open no such name ("Special Administrators chairman")
    before: bool  # a name may stand before the title of who leads it ("Travel Juneau President and CEO Liz Perry")
    before_place: Lexicon[str]  # words that a place makes a body's name ("Visit | Wales"), each with its kind
    owning: frozenset[str]  # words before the title of a body's own leader ("its CEO")
    opening: frozenset[str]  # words that open the name of a body that a "CEO" leads ("Business Tampere")
    leaders: Lexicon[bool]  # titles that only a body's head bears, so that one word is a name ("Wesgro CEO Ann Lee")

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> TitledGrammar:
        """Compile the ``[institutions.unheaded]`` table of a pack."""
        forms = table.get("after_place", {})
        return cls(
            frozenset(table.get("concepts", [])),
            Lexicon([(form, True) for form in table.get("links", [])], lower),
            Lexicon([(form, True) for form in table.get("articled", [])], lower),
            Lexicon([(form, True) for form in table.get("located", [])], lower),
            frozenset(table.get("staff", [])),
            frozenset(map(lower, table.get("sites", []))),
            Lexicon([(form, True) for form in table.get("goes_on", [])], lower),
            table.get("least", 1),
            Lexicon([(form, kind) for kind, words in forms.items() for form in words], lower),
            frozenset(map(lower, table.get("never", []))),
            table.get("before", False),
            Lexicon([(form, kind) for kind, words in table.get("before_place", {}).items() for form in words], lower),
            frozenset(map(lower, table.get("owning", []))),
            frozenset(map(lower, table.get("opening", []))),
            Lexicon([(form, True) for form in table.get("leaders", [])], lower),
        )


@cache
def titled_grammar(language: str) -> TitledGrammar:
    """Return the compiled ``[institutions.unheaded]`` table of a language."""
    return TitledGrammar.of(load_pack(language).get("institutions", {}).get("unheaded", {}))


def find_titled(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies of the story that no head of the vocabulary opens, without overlap with those given."""
    grammar = titled_grammar(on(doc).article.language)
    if not grammar.concepts:
        return []
    taken = {at for b in bodies for at in range(b.start, b.end)}
    found = [b for b in _after_places(doc, grammar) if not taken & set(range(b.start, b.end))]
    if grammar.before:
        found += [b for b in _before_titles(doc, grammar) if not taken & set(range(b.start - 1, b.end))]
    whole = on(doc).territories.spans
    taken |= {at for b in found for at in range(b.start, b.end)}
    owners = [b for b in _owners(doc, grammar) if not taken & set(range(b.start, b.end))]
    found += [b for b in owners if (b.start, b.end) not in whole]
    taken |= {at for b in found for at in range(b.start, b.end)}
    taken |= on(doc).territories.tokens
    taken |= {at for t in on(doc).titles for at in range(t.start, t.end)}
    inner = on(doc).territories.tokens - {at for b in found for at in range(b.start, b.end)}
    brands = [b for b in _before_places(doc, grammar) if not (taken - inner) & set(range(b.start, b.end))]
    found += [b for b in brands if not any(b.start < f.end and f.start < b.end for f in found)]
    taken |= {at for b in found for at in range(b.start, b.end)}
    ends = on(doc).territories.ends
    opened = {t.start: t.end for t in on(doc).territories if t.level is None}
    for body in _after_titles(doc, grammar):
        within = inner if body.end in ends and body.start not in inner else set()  # "Sister Cities | Australia"
        within = inner if "&" in on(doc).words[body.start : body.end] else within  # "Hull | & Partners"
        within = inner if (end := opened.get(body.start)) and is_told(doc, body.start, end, body.end) else within
        if not (taken - within) & set(range(body.start, body.end)):
            found.append(body)
    return found


def list_titled(doc: Doc, bodies: Sequence[Body]) -> None:
    """List bodies without a head among the article's institutions."""
    for body in bodies:
        name = text_of(doc, body.start, body.end)
        on(doc).institutions.setdefault(body.key, Institution(body.key, name, body.kind, body.territory))


def _after_titles(doc: Doc, grammar: TitledGrammar) -> Iterator[Body]:
    """Yield the names that a link joins to the title of who leads a body."""
    heads = institution_grammar(on(doc).article.language).heads
    names = name_grammar(on(doc).article.language)
    demonyms, words = place_levels(on(doc).article.language).demonyms, on(doc).lower
    for title in on(doc).titles:
        link = grammar.links.find(words, title.end) if title.end < len(doc) else None
        articled = grammar.articled.find(words, title.end) if title.end < len(doc) else None
        link = articled or link
        if link is None or link.end >= len(doc) or (articled and not is_proper(doc, link.end)):
            continue
        at = link.end
        located = grammar.located.find(words, title.end, at) is not None
        if title.concept not in (grammar.concepts | grammar.staff if located else grammar.concepts):
            continue
        head = heads.find(words, at)
        plain = is_name_word(on(doc).words[at]) and words[at] not in names.people and words[at] not in names.never
        acronym = on(doc).words[at].isupper() and not (located and len(on(doc).words[at]) > SHORT)
        if not grammar.before:  # "présidente de | RADSI Nouvelle-Aquitaine"
            acronym = acronym and name_end(doc, at, min(len(doc), at + LONGEST)) == at + 1
        if not plain or acronym or (head and head.value) or demonyms.find(words, at):
            continue
        if located and any(
            words[i] in grammar.sites for i in range(at, name_end(doc, at, min(len(doc), at + LONGEST)))
        ):
            continue  # "a teacher at Franklin Hall"
        least = 1 if on(doc).words[at].isupper() or _leads(doc, title.start, title.end, grammar) else grammar.least
        end = joined_end(doc, at, min(len(doc), at + LONGEST))
        end = until_person(doc, at, end)
        end = end if articled or grammar.before else noun_pair_end(doc, at, end)
        second = grammar.goes_on.find(words, end) if end < len(doc) else None
        if second and second.end < len(doc) and is_name_word(on(doc).words[second.end]):
            end = name_end(doc, second.end, min(len(doc), second.end + LONGEST))
        placed = any(t.end == end and t.start > at for t in on(doc).territories)  # "Regional Development | Australia"
        field = _is_field(doc, at, grammar) and not placed
        adjective = end < len(doc) and institution_grammar(on(doc).article.language).is_adjective(words[end])
        if sum(on(doc).words[i][0].isupper() for i in range(at, end)) < least or field or adjective:
            continue  # "coprésidente de la Conférence | interrégionale"
        yield by_name(doc, at, end, "institution-titled")


def by_name(doc: Doc, start: int, end: int, rule: str) -> Body:
    """Return the body of which tokens are the name, of a kind that nothing tells."""
    key = f"institution/{slug(text_of(doc, start, end))}"
    return Body(start, end, "other-institution", start, start, None, rule, key)


def _before_titles(doc: Doc, grammar: TitledGrammar) -> Iterator[Body]:
    """Yield the names that hold a place and more before the title of who leads a body and a person's name."""
    names = name_grammar(on(doc).article.language)
    nationals, words = place_levels(on(doc).article.language).nationals, on(doc).lower
    whole = on(doc).territories.whole
    ends = frozenset(whole.values())
    starts = {s.start for s in on(doc).story}
    for title in on(doc).titles:
        at, end = title.start, title.start
        leads = _leads(doc, title.start, title.end, grammar)
        named = title.concept in grammar.concepts and (_is_named(doc, title.end) or (leads and _follows_name(doc, at)))
        while named and at not in starts and end - at < LONGEST and is_name_word(on(doc).words[at - 1]):
            at -= 1
        if at == end:
            continue
        placed = end in ends or (at in whole and not _is_field(doc, whole[at], grammar))  # "Visit | Hull"
        brand = leads and end - at > 1 and any(_is_proper(doc, i, i + 1) for i in range(at, end))
        proper = brand or _is_proper(doc, at, end)
        known = any(words[i] in names.people or (not brand and words[i] in grammar.never) for i in range(at, end))
        known = known or (words[at] in names.never and words[at] not in grammar.opening)
        short = end - at < grammar.least and not (leads and proper)
        if short or known or whole.get(at) == end or not (placed or proper) or nationals.find(words, at):
            continue
        if glued(doc, at - 1) or any(i in on(doc).title_starts or i in on(doc).title_ends for i in range(at, end)):
            continue
        yield by_name(doc, at, end, "institution-before-title")


def _owners(doc: Doc, grammar: TitledGrammar) -> Iterator[Body]:
    """Yield the names whose own leader is told right after ("Mohair South Africa by its managing director")."""
    names, words = name_grammar(on(doc).article.language), on(doc).lower
    starts = {s.start for s in on(doc).story}
    for title in on(doc).titles:
        at = title.start - 1
        if at < 1 or words[at] not in grammar.owning or not _leads(doc, title.start, title.end, grammar):
            continue
        end = at
        while end > 1 and at - end < APART and not is_name_word(on(doc).words[end - 1]) and end not in starts:
            end -= 1
        begin = end
        while begin and begin not in starts and end - begin < LONGEST and is_name_word(on(doc).words[begin - 1]):
            begin -= 1
        if begin == end:
            continue
        if grammar.before:
            own = end - begin > 1 and words[begin] not in names.people and words[begin] not in names.never
        else:  # "le | Codofil, emmené par sa présidente"
            articles = institution_grammar(on(doc).article.language).articles
            begin += words[begin] in articles and end - begin > 1
            own = begin > 0 and words[begin - 1] in articles and on(doc).words[end] != ")" and is_proper(doc, begin)
        if not own or any(i in on(doc).title_ends or i in on(doc).title_starts for i in range(begin, end + 1)):
            continue
        if not any(_is_proper(doc, i, i + 1) for i in range(begin, end)):
            continue
        if opens_person(doc, begin, end, on(doc).addressed):
            continue
        yield by_name(doc, begin, end, "institution-owner")


def _is_proper(doc: Doc, at: int, end: int) -> bool:
    """Say whether no word of a run of capitals tells a level, a field of work, a rank, a people or a body's kind."""
    words, grammar = on(doc).lower, institution_grammar(on(doc).article.language)
    levels, titles = place_levels(on(doc).article.language), title_grammar(on(doc).article.language)
    if any(on(doc).words[i].isupper() for i in range(at, end)):
        return False
    for i in range(at, end):
        told = grammar.heads.find(words, i, end) or grammar.fields.find(words, i, end) or grammar.levels.find(words, i)
        told = told or levels.after.find(words, i) or levels.demonyms.find(words, i) or titles.before.find(words, i)
        if told or words[i] in grammar.before or words[i] in grammar.field_nouns or titles.titles.find(words, i, end):
            return False
    return True


def _leads(doc: Doc, start: int, end: int, grammar: TitledGrammar) -> bool:
    """Say whether a title is one that only the head of a body bears ("CEO")."""
    return any((m := grammar.leaders.find(on(doc).lower, at, end)) and m.end == end for at in range(start, end))


def _follows_name(doc: Doc, at: int) -> bool:
    """Say whether a comma after a name stands before the run of capitals that ends at a token (", | Wesgro CEO")."""
    while at and is_name_word(on(doc).words[at - 1]):
        at -= 1
    return at > 1 and on(doc).words[at - 1] == "," and is_name_word(on(doc).words[at - 2])


def _is_named(doc: Doc, at: int) -> bool:
    """Say whether a name follows a title at once, or a second title ("President | and CEO Liz Perry")."""
    if at + 1 < len(doc) and on(doc).lower[at] in institution_grammar(on(doc).article.language).ands:
        return at + 1 in on(doc).title_starts
    return at < len(doc) and is_name_word(on(doc).words[at])


def _is_field(doc: Doc, at: int, grammar: TitledGrammar) -> bool:
    """Say whether a name opens with a field of work ("director of Public Works"), where names have more words."""
    fields = institution_grammar(on(doc).article.language).fields
    nouns, word = institution_grammar(on(doc).article.language).field_nouns, on(doc).lower[at]
    return grammar.least > 1 and (word in nouns or fields.find(on(doc).lower, at) is not None)


def _before_places(doc: Doc, grammar: TitledGrammar) -> Iterator[Body]:
    """Yield the places that a word with a capital before them makes a body ("Visit Wales")."""
    words, story = on(doc).lower, {s.start for s in on(doc).story}
    never = name_grammar(on(doc).article.language).never
    for place in on(doc).territories:
        if place.level is not None or place.start in story or place.start != place.name_start:
            continue
        for at in range(max(0, place.start - BRAND), place.start):
            match = grammar.before_place.find(words, at, place.start)
            if (
                match is None
                or match.end != place.start
                or not all(on(doc).words[i][0].isupper() for i in (at, match.end - 1))
            ):
                continue
            opens = at in story or words[at - 1] in never  # "on Tuesday | Invest Ottawa signed"
            if at and not opens and is_name_word(on(doc).words[at - 1]):
                continue
            if place.end < len(doc) and is_name_word(doc[place.end].text) and place.end not in on(doc).title_starts:
                continue
            key = f"institution/{place.place.removeprefix('place/')}/{match.value}-{slug(text_of(doc, at, match.end))}"
            yield Body(at, place.end, match.value, at, match.end, place.place, "institution-before-place", key)
            break


def _after_places(doc: Doc, grammar: TitledGrammar) -> Iterator[Body]:
    """Yield the places that a word with a capital makes a body ("Nantes Université", "Bretagne International")."""
    for place in on(doc).territories:
        end = place.end
        if place.level is not None or end >= len(doc) or glued(doc, end) or not on(doc).words[end][0].isupper():
            continue
        match = grammar.after_place.find(on(doc).lower, end)
        if match is not None and not (match.end < len(doc) and is_name_word(on(doc).words[match.end])):
            key = f"institution/{place.place.removeprefix('place/')}/{match.value}-{slug(text_of(doc, end, match.end))}"
            yield Body(place.start, match.end, match.value, end, match.end, place.place, "institution-after-place", key)
