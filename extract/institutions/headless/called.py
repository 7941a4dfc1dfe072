"""Bodies whose kind a noun in small letters says beside their name ("the charity Pont", "the Ovar fire brigade")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc

from ...document import Sentence, on, text_of
from ...facts import Institution
from ...pack import load_pack
from ...places.levels import place_levels
from ...roles.wording.titles import title_grammar
from ...words.lexicon import Lexicon, Match, acronyms_in, is_acronym, lower, slug
from ...words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar
from ..bodies import Body
from ..grammar import institution_grammar

RULE = "institution-called"
LONGEST = 6  # tokens of a name before its noun
INNER = 3  # tokens between a name and its noun ("EvK2 Minoia | mountain research | association")
PLURAL = frozenset("'’")
JOINS = frozenset("&-")


@dataclass(frozen=True, slots=True)
class CalledGrammar:
    """Hold a pack's ``[institutions.called]``: nouns by kind, and which of them a name may stand before."""

    nouns: Lexicon[str]
    before: frozenset[str]  # kinds whose noun ends the name ("the Djarfogo emigrants' | association")
    placed: frozenset[str]  # those of them that a territory alone names ("the Göppingen farmers' | union")
    articles: frozenset[str]  # words before such a name
    never: frozenset[str]  # words that no such name holds
    any: frozenset[str]  # "a", "an"
    acronyms: frozenset[str]  # nouns that are meant in capitals only ("NGO", not "Ngo Van Tai")

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> CalledGrammar:
        """Compile the table of a pack."""
        nouns = [(form, kind) for kind, forms in table["kinds"].items() for form in forms]
        keys = ("before", "placed", "articles", "never", "any")
        sets = {key: frozenset(map(lower, table.get(key, []))) for key in keys}
        return cls(nouns=Lexicon(nouns, lower), acronyms=acronyms_in(form for form, _ in nouns), **sets)


@cache
def called_grammar(language: str) -> CalledGrammar | None:
    """Return the compiled ``[institutions.called]`` table of a language, or None."""
    table = load_pack(language).get("institutions", {}).get("called")
    return CalledGrammar.of(table) if table else None


def find_called(doc: Doc, bodies: Sequence[Body]) -> list[Body]:
    """Return the bodies and those beside a noun that says what they are, each listed by its name."""
    grammar = called_grammar(on(doc).article.language)
    if grammar is None:
        return list(bodies)
    taken = {at for b in bodies for at in range(b.start, b.end)}
    taken |= {at for t in on(doc).titles for at in range(t.start, t.end)}
    found = list(bodies)
    for sentence in on(doc).story:
        for noun in grammar.nouns.matches(on(doc).lower, sentence.start, sentence.end):
            said = next((b for b in found if (b.start, b.end) == (noun.start, noun.end)), None)  # "the | NGO"
            first = on(doc).words[noun.start]
            opens = noun.start == sentence.start and on(doc).lower[noun.start] not in grammar.acronyms
            if not (first.islower() or first.isupper() or opens):
                continue
            for start, end in _named(doc, sentence, noun, grammar):
                if taken.isdisjoint(set(range(start, end)) - set(range(noun.start, noun.end))):
                    taken.update(range(start, end))
                    body = _listed(doc, start, end, noun.value)
                    found = [*(b for b in found if b is not said), body]
                    if said is not None and not any(b.key == said.key for b in found):
                        on(doc).institutions.pop(said.key, None)
                    break
    return sorted(found, key=lambda b: b.start)


def _listed(doc: Doc, start: int, end: int, kind: str) -> Body:
    """Return a body of a name and a kind, listed among the article's institutions."""
    name = text_of(doc, start, end)
    key = f"institution/{slug(name)}" if is_acronym(name) else f"institution/{kind}-{slug(name)}"
    on(doc).institutions.setdefault(key, Institution(key, name, kind, None))
    return Body(start, end, kind, start, end, None, RULE, key)


def _named(doc: Doc, sentence: Sentence, noun: Match[str], grammar: CalledGrammar) -> Iterator[tuple[int, int]]:
    """Yield the names that a noun may say the kind of: the one after it, the one that it ends."""
    words, at = on(doc).words, noun.end
    comma = at + 2 < sentence.end and words[at] == "," and is_acronym(words[at + 1]) and words[at + 2] in ",.;"
    at += comma
    end = _run_end(doc, at, sentence.end) if at < sentence.end else at
    if end > at and _is_name(doc, at, end, grammar) and (not comma or end == at + 1):
        yield at, end
    elif at := _introduced(doc, noun, sentence.end, grammar):
        end = _run_end(doc, at, sentence.end)
        if _is_name(doc, at, end, grammar):
            yield at, end
    if noun.value in grammar.before and (start := _run_before(doc, sentence, noun, grammar)) < noun.start:
        yield start, noun.end


def _introduced(doc: Doc, noun: Match[str], stop: int, grammar: CalledGrammar) -> int:
    """Return where a name between marks tells which one a noun means ("un cabinet lyonnais, | Urbalyon, a …"), or 0."""
    small, bodies, at = on(doc).lower, institution_grammar(on(doc).article.language), noun.end
    first = noun.start - (noun.start > 0 and small[noun.start - 1] in bodies.preposed) - 1  # "une | jeune | société"
    if first < 0 or small[first] not in grammar.any or small[first - 1] in bodies.noun_links:
        return 0
    at += at < stop and bodies.is_adjective(small[at])
    if at + 1 >= stop or on(doc).words[at] != "," or not is_name_word(on(doc).words[at + 1]):
        return 0
    end = _run_end(doc, at + 1, stop)
    return at + 1 if end == stop or on(doc).words[end] in ",.;:)" else 0


def _run_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of a run of capitals, with what "&" or brackets join to it ("Trienekens (Sarawak) Sdn Bhd")."""
    words, end = on(doc).words, at
    if not is_name_word(words[at]):
        return at
    end = name_end(doc, at, stop)
    while end + 1 < stop:
        if words[end] in JOINS and is_name_word(words[end + 1]):
            end = name_end(doc, end + 1, stop)
        elif words[end] == "(" and end + 3 < stop and words[end + 2] == ")" and is_name_word(words[end + 3]):
            end = name_end(doc, end + 3, stop)
        else:
            break
    return end


def _run_before(doc: Doc, sentence: Sentence, noun: Match[str], grammar: CalledGrammar) -> int:
    """Return where a name begins that an article opens and a noun ends, or the noun's own start."""
    small, at = on(doc).lower, noun.start
    while at > sentence.start and noun.start - at < INNER and _is_inner(doc, at - 1, grammar):
        at -= 1
    end = start = at
    while start > sentence.start and end - start < LONGEST and _is_part(doc, start - 1):
        start -= 1
    opened = start > sentence.start and small[start - 1] in grammar.articles
    if start == end or not opened or not _is_name(doc, start, end, grammar, alone=noun.value in grammar.placed):
        return noun.start
    placed = (start, end) in on(doc).territories.spans
    return start if not placed or end < noun.start or noun.end > noun.start + 1 else noun.start


def _is_part(doc: Doc, at: int) -> bool:
    """Say whether a word may stand inside a name before its noun: a capital, a sign, what a hyphen joins."""
    word = on(doc).words[at]
    return word[0].isupper() or word in JOINS or (at > 0 and glued(doc, at - 1))


def _is_inner(doc: Doc, at: int, grammar: CalledGrammar) -> bool:
    """Say whether a word may stand between a name and its noun: small, no word of grammar, no title."""
    word = on(doc).words[at]
    if word in PLURAL:  # "farmers' union"
        return at > 0 and on(doc).words[at - 1].islower()
    title = any(t.start <= at < t.end for t in on(doc).titles)
    return word.isalpha() and word.islower() and on(doc).lower[at] not in grammar.never and not title


def _is_name(doc: Doc, start: int, end: int, grammar: CalledGrammar, *, alone: bool = False) -> bool:
    """Say whether a run of capitals is neither a person's nor a people's nor, unless it may be ``alone``, a town's."""
    small, levels = on(doc).lower, place_levels(on(doc).article.language)
    people = levels.demonyms.find(small, start, end) or levels.nationals.find(small, start, end)
    whole = any(t.start <= start and t.end >= end for t in on(doc).territories)
    if people or (whole and not alone) or _is_field(doc, start, end):
        return False
    if title_grammar(on(doc).article.language).titles.find(small, start, end):
        return False
    return not (_is_person(doc, start, end, grammar) or _is_surname(doc, start, end))


def _is_field(doc: Doc, start: int, end: int) -> bool:
    """Say whether a run is a field of work, or the first word of one, or opens a body of its own."""
    small, bodies = on(doc).lower, institution_grammar(on(doc).article.language)
    field = bodies.fields.find(small, start)
    if bodies.heads.find(small, start, end) or (field is not None and field.end >= end):  # "le pôle | Culture"
        return True
    return end < len(doc) and bodies.is_adjective(small[end])  # "le pôle | Ressources humaines"


def _is_person(doc: Doc, start: int, end: int, grammar: CalledGrammar) -> bool:
    """Say whether a run holds a word of persons' names, or one that no name ends in ("the Bonn-based | agency")."""
    small, names = on(doc).lower, name_grammar(on(doc).article.language)
    if small[start] in names.never or small[end - 1] in grammar.never:
        return True
    others = (names.people, names.honorifics, grammar.never)
    words = (small[i] for i in range(start, end) if on(doc).words[i][0].isupper())
    return any(word in kind for word in words for kind in others)


def _is_surname(doc: Doc, start: int, end: int) -> bool:
    """Say whether a word alone ends a longer run of capitals elsewhere, as a person's surname does."""
    words = on(doc).words
    if end - start > 1 or is_acronym(words[start]):
        return False
    again = (i for i, word in enumerate(words) if word == words[start] and i != start and i)
    return any(is_name_word(words[i - 1]) or words[i - 1] in APOSTROPHES for i in again)
