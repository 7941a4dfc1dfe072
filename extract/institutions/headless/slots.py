"""Names in the place of a body beside a title: before it, after a link or a comma, in a bracket, behind its holder.

A run of capitals there that is nobody's and no town's name is a body's, whatever its words: "Kaizer Chiefs | captain
Ann Lowe", "Te Papa's | curator", "Ann Lowe (chair, | Bees Abroad)", "CEO Ann Lowe of | Fonterra".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from ...document import on
from ...pack import load_pack
from ...people.origins import opens_like_given, peoples
from ...places.levels import place_levels
from ...words.atom_grammar import DASHES, atom_grammar
from ...words.common import common_words
from ...words.lexicon import Lexicon, is_acronym, lower
from ...words.names import glued, is_name_word, joined_end, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar
from .titled import by_name, titled_grammar

if TYPE_CHECKING:
    from ...roles.wording.titles import Title

RULE = "institution-beside-title"
LONGEST = 6  # tokens of a name
ACRONYM = 3  # letters of the shortest acronym that is a body's
LONGEST_PERSON = 4  # tokens of most names of persons
LINKS = ((False, "links"), (True, "located"))
FULL = 2  # words of the shortest full name of a person
STOPS = frozenset(".!?")
ENDS = frozenset(";)") | DASHES  # what ends a person's line in a list


@dataclass(frozen=True, slots=True)
class SlotGrammar:
    """Hold which titles have a body beside them, and the words that join the two."""

    public: frozenset[str]  # concepts of the offices of territories, beside which a name is a town's
    personal: frozenset[str]  # concepts of those who serve somebody ("Lowe's | adviser")
    leaders: Lexicon[bool]  # titles that only a body's head bears
    links: Lexicon[bool]  # links after a title, each with whether it may only say where ("president | of the")
    scholars: frozenset[str]  # concepts of titles that a field of work follows ("professor of")
    held: Lexicon[bool]  # links after a holder ("Ann Lowe | of the …")
    never: frozenset[str]  # words in no such name
    own: frozenset[str]  # words before the title of somebody of the body told right before ("its")
    others: frozenset[str]  # words in capitals that are no body's
    fields: tuple[str, ...]  # ends of words that name a field of work ("-logy")

    @classmethod
    def of(cls, table: Mapping[str, Any], leaders: Sequence[str], others: Sequence[str]) -> SlotGrammar:
        """Compile the ``[institutions.slots]`` table of a pack."""
        return cls(
            frozenset(table.get("public", [])),
            frozenset(table.get("personal", [])),
            Lexicon([(form, True) for form in leaders], lower),
            Lexicon([(form, located) for located, key in LINKS for form in table.get(key, [])], lower),
            frozenset(table.get("scholars", [])),
            Lexicon([(form, form in table.get("located", [])) for form in table.get("held", [])], lower),
            frozenset(table.get("never", [])),
            frozenset(table.get("own", [])),
            frozenset(map(lower, others)),
            tuple(table.get("fields", [])),
        )


@cache
def slot_grammar(language: str) -> SlotGrammar | None:
    """Return the compiled ``[institutions.slots]`` table of a language, or None where it has none."""
    table = load_pack(language).get("institutions", {})
    leaders = table.get("unheaded", {}).get("leaders", [])
    return SlotGrammar.of(table["slots"], leaders, table.get("not_acronyms", [])) if "slots" in table else None


def beside_titles(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies that no head of the vocabulary names, in the place of one beside a title.

    Args:
        doc: the article, titles and territories found.
        bodies: the bodies found by their names.
    """
    grammar = slot_grammar(on(doc).article.language)
    if grammar is None:
        return []
    things = (*bodies, *on(doc).titles)
    taken = {at for thing in things for at in range(thing.start, thing.end)}
    return [by_name(doc, start, end, RULE) for start, end in _find(doc, taken, grammar)]


def _find(doc: Doc, taken: set[int], grammar: SlotGrammar) -> Iterator[tuple[int, int]]:
    """Yield the tokens of such names, none of them in a body or a title."""
    firsts = {at: s.start for s in on(doc).story for at in range(s.start, s.end)}
    whole = on(doc).territories.spans
    for title in on(doc).titles:
        if title.plural or title.concept in grammar.public or title.start not in firsts:
            continue
        for start, end, sure in _slots(doc, title, firsts[title.start], grammar):
            free = taken.isdisjoint(range(start, end)) and (start, end) not in whole
            free = free and not glued(doc, start - 1)
            person = not sure and _opens_person(doc, start) and not is_thing(doc, start, end)
            if start < end and free and not person and _is_body(doc, start, end, title, grammar):
                taken.update(range(start, end))
                yield start, end


def _slots(doc: Doc, title: Title, first: int, grammar: SlotGrammar) -> Iterator[tuple[int, int, bool]]:
    """Yield the runs of capitals in the places of a body beside a title, each with whether it can be nobody's name."""
    words, small, stop = on(doc).words, on(doc).lower, len(doc)
    table = institution_grammar(on(doc).article.language)
    possessives, articles = table.possessives, table.articles
    owned = title.start > first and small[title.start - 1] in possessives
    end = title.start - owned
    if owned or _is_held(doc, title, first):
        start = _run_before(doc, end, first)
        lone = end - start == 1 and not owned and not _leads(doc, title, grammar)
        start = end if lone and not _is_named_by(doc, title, start, first) else start
        yield start, end, not owned or (start > first and small[start - 1] in articles)
    link = grammar.links.find(small, title.end) if title.end < stop else None
    if link is not None and link.end < stop and title.concept not in grammar.scholars:
        end = _until_person(doc, link.end, _run_end(doc, link.end, stop))
        site = link.value and small[end - 1] in titled_grammar(on(doc).article.language).sites
        one = words[link.end].isupper() or _names_one(doc, title, grammar)
        if not site and (end - link.end > 1 or one):
            yield link.end, end, True
    apposed = title.start - 2 >= first and words[title.start - 1] in DASHES | set(",(")
    if apposed and title.end + 1 < stop and words[title.end] == "," and is_name_word(words[title.start - 2]):
        start = title.end + 1
        end = _run_end(doc, start, stop)
        if end > start and _ends_line(doc, start, end, bracketed=words[title.start - 1] == "("):
            yield start, end, words[title.start - 1] == "("
    held = name_end(doc, title.end, stop) if title.end < stop and is_name_word(words[title.end]) else title.end
    if held - title.end >= FULL and held < stop and (link := grammar.held.find(small, held)) and link.end < stop:
        end = _run_end(doc, link.end, stop)
        if (is_thing(doc, link.end, end) and not link.value) or _leads(doc, title, grammar):
            yield link.end, end, True
    if title.start - 2 > first and small[title.start - 1] in grammar.own and words[title.start - 2] == ",":
        end = title.start - 2
        yield _run_before(doc, end, first), end, False


def _is_named_by(doc: Doc, title: Title, at: int, first: int) -> bool:
    """Say whether one capital before a title in small letters and its holder is a name ("Vestas | sales director")."""
    words, small, language = on(doc).words, on(doc).lower, on(doc).article.language
    plain = at == first and not is_acronym(words[at])  # a sentence opens with a capital
    plain = plain or small[at] in common_words(language) | name_grammar(language).never
    held = title.end + 1 < len(doc) and all(is_name_word(words[i]) for i in (title.end, title.end + 1))
    return words[title.start].islower() and held and not plain


def _names_one(doc: Doc, title: Title, grammar: SlotGrammar) -> bool:
    """Say whether one word with a capital there is a name: the title has no capital, or only leaders bear it."""
    return on(doc).words[title.end - 1][0].islower() or _leads(doc, title, grammar)


def _until_person(doc: Doc, start: int, end: int) -> int:
    """Return where a given name and a surname go on right after a body's name ("of Iziko Museums | Thandi Ndlovu")."""
    if is_acronym(on(doc).words[start]) and end - start > FULL:
        return start + 1  # "of TDBB | Fahri Solak"
    town: int = on(doc).territories.whole.get(start, end)
    if end - town >= FULL and not is_thing(doc, town, end):
        return town  # "of West Java | Iwa Karniwa"
    at = next((i for i in range(start + 1, end - 1) if _opens_person(doc, i)), end)
    return at if end - at <= LONGEST_PERSON else end


def _is_held(doc: Doc, title: Title, first: int) -> bool:
    """Say whether the holder follows a title at once, or stands before the run of capitals that the title ends."""
    words = on(doc).words
    if title.end < len(doc) and is_name_word(words[title.end]) and title.end not in on(doc).title_starts:
        return True
    at = _run_before(doc, title.start, first)
    ends = title.end >= len(doc) or not words[title.end][0].isalpha()
    return ends and at - 2 > first and words[at - 1] == "," and is_name_word(words[at - 2])


def _run_before(doc: Doc, end: int, first: int) -> int:
    """Return where the run of capitals begins that ends at a token, possessives inside it included, or the token."""
    words, small = on(doc).words, on(doc).lower
    grammar, names = institution_grammar(on(doc).article.language), name_grammar(on(doc).article.language)
    at = end
    while at > first and end - at < LONGEST:
        inner = at < end and at - 2 >= first and small[at - 1] in grammar.possessives | {"&", "-"}
        if inner and is_name_word(words[at - 2]):
            at -= 2
        elif not is_name_word(words[at - 1]) or small[at - 1] in grammar.never or small[at - 1] in names.never:
            break
        else:
            at -= 1
    joined = at < end and at - 2 >= first and small[at - 1] in grammar.ands and is_name_word(words[at - 2])
    return end if joined and not _ends_holder(doc, at - 1, first) else at  # "the Tlingit and | Haida president"


def _ends_holder(doc: Doc, end: int, first: int) -> bool:
    """Say whether the run of capitals that ends at a token names a title's holder ("director Ann Lowe | and")."""
    at = end
    while at > first and at not in on(doc).title_ends and is_name_word(on(doc).words[at - 1]):
        at -= 1
    return at in on(doc).title_ends and end - at >= FULL


def _run_end(doc: Doc, start: int, stop: int) -> int:
    """Return the end of a run of capitals, with what a possessive inside it joins ("St Mary's | Church")."""
    limit = min(stop, start + LONGEST)
    possessives, end = institution_grammar(on(doc).article.language).possessives, joined_end(doc, start, limit)
    while start < end < limit - 1 and on(doc).lower[end] in possessives and is_name_word(on(doc).words[end + 1]):
        end = joined_end(doc, end + 1, limit)
    return end


def _ends_line(doc: Doc, start: int, end: int, *, bracketed: bool) -> bool:
    """Say whether a name after a title and a comma is the body's, and not the next person's of a list."""
    words = on(doc).words
    if bracketed:
        return end < len(doc) and words[end] == ")"
    after = words[end] if end < len(doc) else "."
    if after == "," and end + 1 < len(doc) and end + 1 in on(doc).title_starts:
        return False  # "Ann Lowe, chair, Bo Hurst, clerk"
    return after in ENDS or after[0] in STOPS or end - start < FULL or is_thing(doc, start, end)


def is_thing(doc: Doc, start: int, end: int) -> bool:
    """Say whether a run of capitals holds a place and more, a common word, an acronym: what no person's name does."""
    language, words = on(doc).article.language, on(doc).lower
    names, common = name_grammar(language), common_words(language)
    if end - start < FULL:
        return start < end and is_acronym(on(doc).words[start])
    if words[start] in names.given or opens_like_given(on(doc).words[start]):
        return False
    told = any(words[i] in common and words[i] not in names.people for i in range(start, end))
    signs = any(not is_name_word(word) or is_acronym(word) for word in on(doc).words[start:end])
    within = [t for t in on(doc).territories if start <= t.start and t.end <= end and t.end - t.start < end - start]
    nation = any(t.start == start and on(doc).places[t.place].kind == "Country" for t in within)
    return told or signs or nation or (within != [] and not _opens_person(doc, start))


def _opens_person(doc: Doc, at: int) -> bool:
    """Say whether a word with a capital is a given name, and no saint's."""
    if not is_name_word(on(doc).words[at]) or on(doc).lower[at - 1] in name_grammar(on(doc).article.language).saints:
        return False
    known = on(doc).lower[at] in name_grammar(on(doc).article.language).given
    return known or opens_like_given(on(doc).words[at], peoples())


def _leads(doc: Doc, title: Title, grammar: SlotGrammar) -> bool:
    """Say whether a title is one that only the head of a body bears ("CEO")."""
    words = on(doc).lower
    return any(
        (m := grammar.leaders.find(words, i, title.end)) and m.end == title.end for i in range(title.start, title.end)
    )


def _is_body(doc: Doc, start: int, end: int, title: Title, grammar: SlotGrammar) -> bool:
    """Say whether a run of capitals beside a title is a body's name, of one word or of several."""
    if on(doc).lower[start] in name_grammar(on(doc).article.language).honorifics or _is_other(doc, start, end, title):
        return False
    return end - start > 1 or _is_lone_body(doc, start, title, grammar)


def _is_other(doc: Doc, start: int, end: int, title: Title) -> bool:
    """Say whether a run of capitals names a people, a field of work or a title, or ends in a level word."""
    language, words = on(doc).article.language, on(doc).lower
    table, common = institution_grammar(language), common_words(language) | name_grammar(language).never
    nation = place_levels(language).nationals.find(words, start, end)
    town = on(doc).territories.whole.get(start, start)
    field = table.fields.find(words, town, end) if town < end == title.start else None  # "Leeds Tourism | director"
    known = any(told is not None and told.end == end for told in (nation, field))
    titled = any(i in on(doc).title_starts for i in range(start, end))
    grammar = slot_grammar(language)
    titled = titled or (grammar is not None and any(words[i] in grammar.never for i in range(start, end)))
    plain = town == start and all(words[i] in common for i in range(start, end))  # and not "Kenya Power"
    joined = on(doc).words[end - 1].islower() and on(doc).words[end - 2] in DASHES  # "the Lille-based | charity"
    return known or titled or plain or joined or words[end - 1] in table.before


def _is_lone_body(doc: Doc, at: int, title: Title, grammar: SlotGrammar) -> bool:
    """Say whether one word with a capital beside a title is a body's name: an acronym, or nobody's surname."""
    language, words = on(doc).article.language, on(doc).lower
    if on(doc).words[at].isupper():
        return len(words[at]) >= ACRONYM and words[at] not in grammar.others
    if title.concept in grammar.personal or not title.concept or words[at].endswith(grammar.fields):
        return False
    known = place_levels(language).demonyms.find(words, at) or atom_grammar(language).classes.find(words, at)
    return not known and not _is_surname(doc, at)


def _is_surname(doc: Doc, at: int) -> bool:
    """Say whether a word ends somebody's name elsewhere ("Ann | Maddock" beside "Maddock's secretary")."""
    words, lone = on(doc).words, on(doc).words[at]
    return any(
        word == lone and i != at and i and is_name_word(words[i - 1]) and _opens_person(doc, i - 1)
        for i, word in enumerate(words)
    )
