"""People: which runs of capitals are persons, and which shorter forms mean them.

A pack's ``[[people.patterns]]`` say in which surroundings a run of name words (``N``) is a person, each with its id;
a surname that comes first, a surname in capitals and a list that holds a person count too. A run that nothing
supports stays no person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from .atoms import Atom, letters, read_atoms
from .document import quote
from .facts import Person, Stated
from .gazetteer import gazetteer
from .institution_grammar import institution_grammar
from .institutions import AUTHORITY
from .lexicon import HYPHENS, fold, lower
from .names import is_initial, name_grammar
from .pack import load_pack

ROMAN = re.compile(r"[IVX]+")
LONGEST_NAME = 5  # words
QUOTES = frozenset("«“\"")


HEADLINE = 5  # words of more than three letters, at least


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold one pattern of a pack: its id and the expression over atoms."""

    id: str
    expression: re.Pattern[str]
    words: int = 1  # the least number of words of a name
    company: bool = False  # only where the sentence names another person or a title


@dataclass(frozen=True, slots=True)
class PeopleGrammar:
    """Hold the patterns that make a run of names a person, and the words before a run that forbid it."""

    patterns: tuple[Pattern, ...]
    given: frozenset[str]
    blockers: frozenset[str]
    grounds: frozenset[str]  # last words of the names of places in a town ("Pannett Park")
    things: frozenset[str]  # words inside names of bodies and events, and of nobody
    title_case: bool  # headlines write every word with a capital
    western: bool  # the last word of a name is the surname, and what an honorific goes with


@cache
def people_grammar(language: str) -> PeopleGrammar:
    """Return the compiled ``[people]`` table of a language."""
    table = load_pack(language).get("people", {})
    return PeopleGrammar(
        tuple(Pattern(p["id"], re.compile(p["pattern"]), p.get("words", 1), p.get("company", False)) for p in table.get("patterns", [])),
        frozenset(lower(w) for w in table.get("given", [])),
        frozenset(lower(w) for w in table.get("blockers", [])),
        frozenset(lower(w) for w in table.get("grounds", [])),
        frozenset(lower(w) for w in table.get("things", [])),
        table.get("title_case", False),
        table.get("western", False),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """Mark a person's name in the text: tokens, rule, whether an honorific or title stands before it."""

    start: int
    end: int
    rule: str
    addressed: bool = False


def parts(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return the folded words of a name; hyphenated words are one."""
    words: list[str] = []
    for at in range(start, end):
        text = doc[at].text
        if text in HYPHENS or text == ".":
            continue
        if at > start and doc[at - 1].text in HYPHENS and words and not doc[at - 1].whitespace_:
            words[-1] += "-" + doc._.folded[at]
        else:
            words.append(doc._.folded[at].rstrip("."))
    return tuple(words)


def shape_rule(doc: Doc, atom: Atom, grammar: PeopleGrammar) -> str | None:
    """Return the rule by which a name's own shape makes it a person, if any."""
    words = [t.text for t in doc[atom.start : atom.end] if t.text not in HYPHENS]
    surnames = name_grammar(doc._.article.language).surnames
    middles = name_grammar(doc._.article.language).middles
    if 3 <= len(words) <= 5 and (lower(words[0]) in surnames or lower(words[1]) in middles):
        return "person-surname"
    capitals = [len(w) > 2 and w.isupper() and not ROMAN.fullmatch(w) for w in words]
    if 2 <= len(words) <= 5 and any(capitals) and not all(capitals) and capitals[-1] and not capitals[0]:
        return "person-capitals"
    if 2 <= len(words) <= 5 and capitals[0] and not any(capitals[1:]) and lower(words[1]) in grammar.given:
        return "person-capitals"  # "KOUADIO Adou François"
    if grammar.western and 2 <= len(words) <= 3 and lower(words[-1]) in surnames and lower(words[0]) not in surnames:
        return "person-surname"  # "Quân Lê"
    if 2 <= len(words) <= 5 and lower(words[0]) in grammar.given:
        return "person-given"
    return None


def find_mentions(doc: Doc, atoms: list[Atom], grammar: PeopleGrammar) -> dict[int, Mention]:
    """Return the persons among a sentence's atoms by atom index."""
    text = letters(atoms)
    found: dict[int, Mention] = {}
    for pattern in grammar.patterns:
        if not pattern.company:
            _apply(doc, atoms, text, pattern, grammar, found)
    for at, atom in enumerate(atoms):
        if atom.letter == "N" and at not in found and _may_be_person(doc, atoms, at, grammar):
            rule = shape_rule(doc, atom, grammar)
            if rule:
                found[at] = Mention(atom.start, atom.end, rule)
    for pattern in grammar.patterns:
        if pattern.company and (found or "T" in text):
            _apply(doc, atoms, text, pattern, grammar, found)
    grew = True
    while grew:  # "A, B et C": one person in a list makes persons of the names beside it
        grew = False
        for at, atom in enumerate(atoms):
            if atom.letter == "N" and at not in found and atom.end - atom.start >= 2 and _may_be_person(doc, atoms, at, grammar):
                beside = {at - 2, at + 2} & found.keys()
                if grammar.western and text[at + 1 : at + 2] == "T":  # "…, Regional Chairman": what the title is of
                    continue
                if any(text[(at + b) // 2] in ",&" for b in beside):
                    found[at] = Mention(atom.start, atom.end, "person-list")
                    grew = True
    return found


def _apply(
    doc: Doc, atoms: list[Atom], text: str, pattern: Pattern, grammar: PeopleGrammar, found: dict[int, Mention]
) -> None:
    """Add the runs that a pattern makes persons."""
    for match in pattern.expression.finditer(text):
        for at in range(*match.span()):
            if atoms[at].letter != "N" or at in found or not _may_be_person(doc, atoms, at, grammar):
                continue
            if pattern.words == 1 or _is_full_name(doc, atoms[at], pattern.words):
                found[at] = Mention(atoms[at].start, atoms[at].end, pattern.id, at > 0 and text[at - 1] in "HTG")


def _is_full_name(doc: Doc, atom: Atom, least: int) -> bool:
    """Say whether a run is a name by itself: words enough, and no place, head of a body, acronym or numeral among them."""
    words = [doc[at].text for at in range(atom.start, atom.end) if doc[at].text[0].isupper()]
    if len(words) < least or len(words) > LONGEST_NAME or any(ROMAN.fullmatch(w) for w in words):
        return False
    places, heads = gazetteer().lexicon, institution_grammar(doc._.article.language).heads
    for at in range(atom.start, atom.end):
        place = places.find(doc._.folded, at, atom.end)
        if place and (place.value[0].kind == "Country" or doc._.lower[at - 1] in name_grammar(doc._.article.language).particles):
            return False
        if (head := heads.find(doc._.lower, at, atom.end)) and head.value and doc[at].text[0].isupper():
            return False
    return not all(w.isupper() for w in words)


def find_again(doc: Doc, sentences: list[list[Atom]], mentions: list[Mention]) -> list[Mention]:
    """Return the full names told again, and the longer ones that end in a surname with an honorific ("M. Delanoë")."""
    taken = {m.start for m in mentions}
    full = {words for m in mentions if len(words := parts(doc, m.start, m.end)) > 1}
    surnames = {words[0] for m in mentions if m.addressed and len(words := parts(doc, m.start, m.end)) == 1}
    found = []
    for atom in (a for atoms in sentences for a in atoms if a.letter == "N" and a.start not in taken):
        words = parts(doc, atom.start, atom.end)
        if words in full or (2 <= len(words) <= 4 and words[-1] in surnames and len(words[-1]) > 2):
            found.append(Mention(atom.start, atom.end, "person-again"))
    return found


def drop_headlines(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without those of lines whose every word has a capital, unless the text has the name elsewhere."""
    headlines = [s for s in doc._.story if _in_capitals(s)]
    if not headlines:
        return mentions

    def shouted(mention: Mention) -> bool:
        return any(s.start <= mention.start < s.end for s in headlines)

    told = {word for m in mentions if not shouted(m) for word in parts(doc, m.start, m.end)}
    return [m for m in mentions if not shouted(m) or set(parts(doc, m.start, m.end)) <= told]


def _in_capitals(sentence: Span) -> bool:
    """Say whether a line is a headline in which all words but the small ones have a capital."""
    words = [t.text for t in sentence if t.text.isalpha() and len(t.text) > 3]
    return len(words) >= HEADLINE and sentence[-1].text[-1] not in ".!?" and all(w[0].isupper() for w in words)


def _may_be_person(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether nothing about a run or the word before it forbids a person."""
    atom = atoms[at]
    before = doc._.lower[atom.start - 1] if atom.start else ""
    named = at > 0 and atoms[at - 1].letter in "TH"  # "chef de cabinet X"
    known = at > 0 and atoms[at - 1].letter in "BLC"  # "UBND thành phố X", and no street ("phố X")
    memorial = at > 1 and atoms[at - 1].letter == "T" and atoms[at - 2].letter in "xN" and doc._.lower[atoms[at - 1].start - 1] in grammar.blockers
    if memorial or _is_delegation(doc, atom) or (before in grammar.blockers and not (named or known)) or (before and before in QUOTES and grammar.western):
        return False
    if at and atoms[at - 1].letter in "HT" and grammar.western and doc._.lower[atoms[at - 1].start - 1] in QUOTES:
        return False
    if at and atoms[at - 1].letter not in "HT" and doc._.lower[atom.end - 1] in grammar.grounds:
        return False
    if grammar.things and any(doc._.lower[i] in grammar.things for i in range(atom.start, atom.end)):
        return False
    words = [t.text for t in doc[atom.start : atom.end]]
    given = name_grammar(doc._.article.language)
    pair = len(words) == 2 and not any(w.isascii() for w in words) and not grammar.western
    if pair and at and atoms[at - 1].letter == "T" and lower(words[0]) not in given.surnames:  # "Giám đốc Văn (phòng)"
        return False
    acronym = len(words) > 1 and len(words[0]) > 1 and words[0].isupper() and not words[1].isupper()
    if acronym and not grammar.western and not (at and atoms[at - 1].letter == "H"):  # "Tổng Giám đốc IHK Erfurt"
        return False
    return not any(c.isdigit() for word in words for c in word) and not any(map(is_glued, words))


def _is_delegation(doc: Doc, atom: Atom) -> bool:
    """Say whether a run is a word for a group with a place ("Đoàn Việt Nam"), though it looks like a surname first."""
    group = institution_grammar(doc._.article.language).heads.find(doc._.lower, atom.start, atom.start + 1)
    thing = doc._.known.get(atom.start + 1)
    return group is not None and thing is not None and thing[0] in "LC" and thing[1] >= atom.end


def is_glued(word: str) -> bool:
    """Say whether two words ran together ("TưLễ" of two headlines): a capital inside, and letters of no "McAllister".

    >>> is_glued("TưLễ"), is_glued("McAllister")
    (True, False)
    """
    return not word.isascii() and any(a.islower() and b.isupper() for a, b in pairwise(word))


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a shorter name may mean a fuller one: its words in order at either end, or initials for some.

    >>> same_person(("son",), ("le", "hong", "son")), same_person(("b", "saules"), ("bernard", "saules"))
    (True, True)
    >>> same_person(("hong",), ("le", "hong", "son"))
    False
    """
    if len(short) > len(full) or not short:
        return False
    if full[-len(short) :] == short or full[: len(short)] == short or sorted(short) == sorted(full):
        return True
    if len(short) >= 2 and set(short) <= set(full):
        return True
    return (
        len(short) == len(full)
        and short[-1] == full[-1]
        and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, full, strict=True))
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Hold a person under construction: all mentions that carry a name of their own."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]


def gather(doc: Doc, mentions: Iterable[Mention]) -> list[Named]:
    """Group the mentions into persons: the longest names first, each shorter one joins the only name it fits."""
    people: list[Named] = []
    order = sorted(mentions, key=lambda m: (-len(parts(doc, m.start, m.end)), m.start))
    for mention in order:
        words = parts(doc, mention.start, mention.end)
        if not words:
            continue
        fits = [i for i, p in enumerate(people) if same_person(words, p.words) or (len(words) > 1 and _typo(words, p.words))]
        if len(fits) > 1:
            earlier = [i for i in fits if min(m.start for m in people[i].mentions) < mention.start]
            near = max(earlier or fits, key=lambda i: max((m.start for m in people[i].mentions if m.start < mention.start), default=-1))
            fits = [near]
        if fits:
            people[fits[0]] = replace(people[fits[0]], mentions=(*people[fits[0]].mentions, mention))
        else:
            people.append(Named(words, (mention,)))
    return people


def _typo(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names differ in one letter of one long word."""
    if len(a) != len(b):
        return False
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(different) != 1 or min(map(len, different[0])) < 5:
        return False
    x, y = different[0]
    return len(x) == len(y) and sum(c != d for c, d in zip(x, y, strict=True)) == 1


def add_short_forms(doc: Doc, people: list[Named]) -> list[Named]:
    """Add the single words that can only mean a person told in full ("Thang said", "Lukwago")."""
    taken = {at for p in people for m in p.mentions for at in range(m.start, m.end)}
    known = {at for start, thing in doc._.known.items() if not _is_lone_town(doc, start, thing) for at in range(start, thing[1])}
    towns = {doc._.folded[t.start]: t.start for t in reversed(doc._.territories)}
    ends: dict[str, list[int]] = {}
    for i, person in enumerate(people):
        if len(person.words) > 1:
            first = min(person.mentions, key=lambda m: m.start)
            given_last = doc._.lower[first.start] in name_grammar(doc._.article.language).surnames and len(person.words) > 2
            for word in {person.words[-1], person.words[-1] if given_last else person.words[0]}:
                ends.setdefault(word, []).append(i)
    grown = list(people)
    for sentence in doc._.story:
        for at in range(sentence.start, sentence.end):
            owners = ends.get(doc._.folded[at])
            token = doc[at]
            if owners and not token.is_ascii and not _spelled(doc, doc._.lower[at], people[owners[0]]):
                continue
            if owners and len(owners) == 1 and at not in taken and at not in known and token.text[0].isupper() and len(token.text) > 2:
                i = owners[0]
                earliest = min(m.start for m in grown[i].mentions)
                alone = not (at + 1 < len(doc) and doc[at + 1].text[0].isupper() and doc[at + 1].is_alpha)
                alone = alone and not (at > sentence.start and doc[at - 1].text[0].isupper() and doc[at - 1].is_alpha)
                town = doc._.known.get(at) is not None
                if town and (doc._.folded[at] != grown[i].words[-1] or towns.get(doc._.folded[at], at) < earliest):
                    continue
                if earliest < at and alone and at > sentence.start - 1:
                    grown[i] = replace(grown[i], mentions=(*grown[i].mentions, Mention(at, at + 1, "person-short")))
    return grown


def _spelled(doc: Doc, word: str, person: Named) -> bool:
    """Say whether a person's name holds a word with the same marks ("Tổng" is not "Tòng")."""
    return any(word == doc._.lower[at] or doc[at].is_ascii for m in person.mentions for at in range(m.start, m.end))


def _is_lone_town(doc: Doc, start: int, thing: tuple[str, int, Any]) -> bool:
    """Say whether a known thing is one word for a town without a level word, which may be a surname as well ("Mori")."""
    return (
        people_grammar(doc._.article.language).western
        and thing[0] == "L"
        and thing[1] == start + 1
        and thing[2].level is None
        and doc._.places[thing[2].place].kind == "City"
    )


def person_key(words: Iterable[str]) -> str:
    """Return the key of a person: the folded parts of the name in sorted order.

    >>> person_key(("le", "hong", "son"))
    'person/hong-le-son'
    """
    return "person/" + "-".join(sorted(w for word in words for w in word.split("-") if w))


def list_person(doc: Doc, named: Named) -> tuple[Person, list[tuple[Mention, str]]]:
    """Return a person with name and aliases, and each mention with the person's key."""
    spelled = [m for m in named.mentions if parts(doc, m.start, m.end) == named.words]
    first = min(spelled or named.mentions, key=lambda m: m.start)
    name = _tidy(doc[first.start : first.end].text)
    key = person_key(w for w in named.words if len(w) > 0)
    honorifics = doc._.addresses
    aliases = set()
    for mention in named.mentions:
        text = _tidy(doc[mention.start : mention.end].text)
        if mention.start in honorifics and text != name:
            text = f"{doc[honorifics[mention.start] : mention.start].text} {text}"
        if text != name:
            aliases.add(text)
    person = Person(key, Stated(name, first.rule, (quote(doc[first.start : first.end]),)), tuple(sorted(aliases)))
    return person, [(m, key) for m in named.mentions]


def _tidy(text: str) -> str:
    return " ".join(text.split())


@Language.factory("decoop_people")
def make_people(nlp: Language, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201, ARG001
    """Return the component that finds people."""

    def people(doc: Doc) -> Doc:
        grammar = people_grammar(doc._.article.language)
        doc._.known = known_things(doc)
        doc._.addresses = {}
        sentences = [read_atoms(doc, s) for s in doc._.story]
        mentions: list[Mention] = []
        for atoms in sentences:
            found = find_mentions(doc, atoms, grammar)
            mentions += found.values()
            for i, atom in enumerate(atoms[1:], 1):
                if atoms[i - 1].letter == "H" and i in found:
                    doc._.addresses[atom.start] = atoms[i - 1].start
        mentions = drop_headlines(doc, mentions) if grammar.title_case else mentions
        mentions += find_again(doc, sentences, mentions) if grammar.western else []
        named = add_short_forms(doc, gather(doc, mentions))
        placed: list[tuple[Mention, str]] = []
        for one in sorted(named, key=lambda n: min(m.start for m in n.mentions)):
            person, where = list_person(doc, one)
            if not any(len(w) > 1 for w in one.words) or (len(one.words) == 1 and not any(m.addressed for m in one.mentions)):
                continue
            doc._.people[person.key] = person
            placed += where
        placed.sort(key=lambda pair: pair[0].start)
        doc.spans["people"] = [Span(doc, m.start, m.end, label=m.rule, kb_id=key) for m, key in placed]
        doc._.atoms = [_mark_people(atoms, {m.start: (m, key) for m, key in placed}) for atoms in sentences]
        return doc

    return people


def _mark_people(atoms: list[Atom], placed: dict[int, tuple[Mention, str]]) -> list[Atom]:
    return [replace(a, letter="P", value=placed[a.start][1]) if a.start in placed and a.letter in "NxL" else a for a in atoms]


def known_things(doc: Doc) -> dict[int, tuple[str, int, Any]]:
    """Index titles, institutions and places by their first token as (letter, end, thing)."""
    known: dict[int, tuple[str, int, Any]] = {}
    for territory in doc._.territories:
        letter = "C" if doc._.places[territory.place].kind == "Country" else "L"
        known[territory.start] = (letter, territory.end, territory)
    for body in doc._.bodies:
        for at in range(body.start, body.end):
            known.pop(at, None)
        known[body.start] = ("B", body.end, body)
    for title in doc._.titles:
        within: Any = next((b for b in doc._.bodies if b.start < title.start < b.end < title.end), None)
        if within is not None and people_grammar(doc._.article.language).western:
            title = replace(title, start=within.end)  # noqa: PLW2901  "Cheltenham Borough Council | leader"
        for t in doc._.territories:
            spot = t.start
            if t.name_end <= title.start < t.end < title.end and spot in known and known[spot][2] is t:
                known[spot] = (known[spot][0], title.start, t)  # "Kisumu | City Manager"
        if not any(b.start <= title.start < b.end for b in doc._.bodies):
            cuts = [at for at in range(title.start + 1, title.end) if at in known and _outlasts(known[at], title.end)]
            if cuts and _is_territory(known[cuts[0]]):  # "Thị trưởng | thành phố Naju"
                title = replace(title, end=cuts[0])  # noqa: PLW2901
            known[title.start] = ("T", min([title.end, *cuts]), title)
    return known


def _outlasts(thing: tuple[str, int, object], end: int) -> bool:
    """Say whether a body or a territory that begins inside a title reaches its end ("Giám đốc Sở", "Thị trưởng thành phố")."""
    return thing[1] >= end if thing[0] == "B" else thing[1] > end


def _is_territory(thing: tuple[str, int, Any]) -> bool:
    return thing[0] == "L" or thing[2].key.endswith(AUTHORITY)


def is_abbreviated(doc: Doc, at: int) -> bool:
    """Say whether a token is an initial of a name."""
    return is_initial(doc[at])


def fold_name(name: str) -> tuple[str, ...]:
    """Return the folded words of a name given as text."""
    return tuple(fold(w) for w in name.split())
