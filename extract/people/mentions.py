"""Which runs of capitals are persons.

A pack's ``[[people.patterns]]`` say in which surroundings a run of name words (``N``) is a person, each with its id;
a surname that comes first, a surname in capitals and a list that holds a person count too. A run that nothing
supports stays no person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..document import Sentence, on
from ..institutions.grammar import institution_grammar
from ..pack import load_pack
from ..places.levels import place_levels
from ..records import record
from ..words.atoms import Atom, letters
from ..words.lexicon import HYPHENS, lower
from ..words.names import SHORTEST, is_syllable, name_grammar
from .cut import is_glued_or_cut, is_of_held_body, names_site
from .full_names import ROMAN, is_full_name
from .quotes import QUOTES, STRAIGHT, follows_quote, opens_quote
from .single_names import is_one_of_many, is_single_name, names_house

ARTICLE = "a"  # the letter of articles
NAME_QUOTES = frozenset('“”"‘')
SUFFIX = 3  # letters of an end that tells the adjective of a place from other words
HEADLINE = 5  # words of more than three letters, at least


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold one pattern of a pack: its id and the expression over atoms."""

    id: str
    expression: re.Pattern[str]
    words: int = 1  # the least number of words of a name
    company: bool = False  # only where the sentence names another person or a title
    quoted: bool = False  # only where somebody's words end right before
    adjective: bool = False  # only after an adjective of a place ("l'échevine mouscronnoise")
    letters: bool = False  # only before a title of capitals alone ("Ann Lowe | MP")
    single: frozenset[str] = frozenset()  # only names of one word, after these offices or an office with its body


@dataclass(frozen=True, slots=True)
class PeopleGrammar:
    """Hold the patterns that make a run of names a person, and the words before a run that forbid it."""

    patterns: tuple[Pattern, ...]
    given: frozenset[str]
    blockers: frozenset[str]
    grounds: frozenset[str]  # last words of the names of places in a town ("Pannett Park")
    things: frozenset[str]  # words inside names of bodies and events, and of nobody
    saints: frozenset[str]  # words that open the names of places ("St")
    title_case: bool  # headlines write every word with a capital
    located: tuple[str, ...]  # letters of words before a place
    western: bool  # the last word of a name is the surname, and what an honorific goes with
    demonyms: tuple[str, ...]  # ends of the adjectives of places
    credits: frozenset[str]  # words before who took a picture


@cache
def people_grammar(language: str) -> PeopleGrammar:
    """Return the compiled ``[people]`` table of a language."""
    table = load_pack(language).get("people", {})
    return PeopleGrammar(
        tuple(
            Pattern(
                p["id"],
                re.compile(p["pattern"]),
                p.get("words", 1),
                p.get("company", False),
                p.get("quoted", False),
                p.get("adjective", False),
                p.get("letters", False),
                frozenset(p.get("single", [])),
            )
            for p in table.get("patterns", [])
        ),
        frozenset(lower(w) for w in table.get("given", [])),
        frozenset(lower(w) for w in table.get("blockers", [])),
        frozenset(lower(w) for w in table.get("grounds", [])),
        frozenset(lower(w) for w in table.get("things", [])),
        frozenset(w for w in table.get("saints", []) if w.startswith("st")),
        table.get("title_case", False),
        tuple(table.get("located", "")),
        table.get("western", False),
        tuple(end for end in load_pack(language).get("roles", {}).get("demonyms", []) if len(end) >= SUFFIX),
        frozenset(lower(w) for w in load_pack(language).get("boilerplate", {}).get("credit", [])),
    )


@record
class Mention:
    """Mark a person's name in the text: tokens, rule, whether an honorific or title stands before it."""

    start: int
    end: int
    rule: str
    addressed: bool = False
    surname: int | None = None  # the token of the surname that is told with the next name ("David and Ann | Lee")


def parts(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return the folded words of a name; hyphenated words are one, a nickname in quotation marks is none."""
    notes = on(doc)
    written, folded = notes.words, notes.folded
    words: list[str] = []
    quoted = False
    for at in range(start, end):
        text = written[at]
        if text in NAME_QUOTES:
            quoted = not quoted
        if quoted or text in HYPHENS or text in NAME_QUOTES or text in ".'’":
            continue
        if at > start and words and written[at - 1] in HYPHENS and not notes.spaced[at - 1]:
            words[-1] += "-" + folded[at]
        else:
            words.append(folded[at].rstrip("."))
    return tuple(words)


def shape_rule(doc: Doc, atom: Atom, grammar: PeopleGrammar) -> str | None:
    """Return the rule by which a name's own shape makes it a person, if any."""
    words = [word for word in on(doc).words[atom.start : atom.end] if word not in HYPHENS]
    surnames = name_grammar(on(doc).article.language).surnames
    middles = name_grammar(on(doc).article.language).middles
    if 3 <= len(words) <= 5 and (lower(words[0]) in surnames or lower(words[1]) in middles):
        article = grammar.western and lower(words[0]) in name_grammar(on(doc).article.language).particles
        return "person-surname" if not article or all(map(is_syllable, words[1:])) else None  # "Le Relecq-Kerhuon"
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
    runs = [(at, atom) for at, atom in enumerate(atoms) if atom.letter == "N"]
    patterns = grammar.patterns if runs else ()
    for pattern in patterns:
        if not pattern.company:
            _apply(doc, atoms, text, pattern, grammar, found)
    for at, atom in runs:
        if at not in found and _may_be_person(doc, atoms, at, grammar):
            others = place_levels(on(doc).article.language).others  # "Thái Bình Dương"
            rule = shape_rule(doc, atom, grammar)
            called = grammar.western and text[at - 1 : at] == ARTICLE  # "at the | Marco Polo Plaza"
            if rule and not called and not others.find(on(doc).lower, atom.start, atom.end):
                found[at] = Mention(atom.start, atom.end, rule)
    for pattern in patterns:
        if pattern.company and (found or "T" in text):
            _apply(doc, atoms, text, pattern, grammar, found)
    grew = True
    while grew:  # "A, B et C": one person in a list makes persons of the names beside it
        grew = False
        for at, atom in runs:
            if at not in found and atom.end - atom.start >= 2 and _may_be_person(doc, atoms, at, grammar):
                over = {at - 3} if text[max(at - 2, 0) : at] == ",&" else set()  # "A, B, and C"
                beside = {at - 2, at + 2} & found.keys() | over & found.keys()
                if grammar.western and (text[at + 1 : at + 2] == "T" or text[at - 1 : at] in grammar.located):
                    continue  # "…, Regional Chairman": what the title is of; "in Pioneer Lane, Ann Lee"
                if any(text[(at + b) // 2] in ",&" for b in beside):
                    found[at] = Mention(atom.start, atom.end, "person-list")
                    grew = True
    return found


def _apply(
    doc: Doc, atoms: list[Atom], text: str, pattern: Pattern, grammar: PeopleGrammar, found: dict[int, Mention]
) -> None:
    """Add the runs that a pattern makes persons."""
    for match in pattern.expression.finditer(text):
        if pattern.quoted and not follows_quote(doc, atoms[match.start()].start):
            continue
        if pattern.letters and not on(doc).words[atoms[match.end()].start].isupper():
            continue
        if pattern.adjective and not _tells_place(doc, atoms[match.start() + 1], grammar):
            continue
        for at in range(*match.span("who" if "who" in match.re.groupindex else 0)):
            if atoms[at].letter != "N" or at in found or not _may_be_person(doc, atoms, at, grammar):
                continue
            if pattern.single:
                if is_single_name(doc, atoms, at, pattern.single):
                    found[at] = Mention(atoms[at].start, atoms[at].end, pattern.id, addressed=True)
                continue
            titled, held = at > 0 and text[at - 1] == "T", at > 0 and text[at - 1] in "TBL"
            whole = pattern.words == 1 or atoms[at].start in on(doc).holders
            if whole or is_full_name(doc, atoms[at], pattern.words, titled=titled, held=held):
                found[at] = Mention(atoms[at].start, atoms[at].end, pattern.id, at > 0 and text[at - 1] in "HTG")


def _tells_place(doc: Doc, word: Atom, grammar: PeopleGrammar) -> bool:
    """Say whether a word in small letters ends as the adjectives of places do ("mouscronnoise")."""
    return on(doc).words[word.start][0].islower() and on(doc).folded[word.start].endswith(grammar.demonyms)


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
    """Return the mentions without those of lines whose words all have a capital, unless told elsewhere too."""
    headlines = [s for s in on(doc).story if _in_capitals(doc, s)]
    if not headlines:
        return mentions

    def shouted(mention: Mention) -> bool:
        return any(s.start <= mention.start < s.end for s in headlines)

    told = {word for m in mentions if not shouted(m) for word in parts(doc, m.start, m.end)}
    return [m for m in mentions if not shouted(m) or set(parts(doc, m.start, m.end)) <= told]


def _in_capitals(doc: Doc, sentence: Sentence) -> bool:
    """Say whether a line is a headline in which all words but the small ones have a capital."""
    texts = on(doc).words[sentence.start : sentence.end]
    if texts[-1][-1] in ".!?" or (":" in texts and texts.count(",") > 1):  # the people in a picture
        return False
    never = name_grammar(on(doc).article.language).never
    words = [word for word in texts if len(word) > 3 and word.isalpha()]
    small = [w for w in words if w[0].islower()]
    return len(words) >= HEADLINE and all(w in never for w in small)


def _may_be_person(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether nothing about a run or the word before it forbids a person."""
    atom = atoms[at]
    before = on(doc).lower[atom.start - 1] if atom.start else ""
    named = at > 0 and atoms[at - 1].letter in "TH"  # "chef de cabinet X"
    known = at > 0 and atoms[at - 1].letter in "BLC"  # "UBND thành phố X", and no street ("phố X")
    shouted = atom.end - atom.start == 1 and on(doc).words[atom.start].isupper()
    named = named and not shouted  # "du programme ANIYA"
    if (shouted and letters(atoms[max(0, at - 3) : at]) == "N,T") or names_house(doc, atoms, at):
        return False  # "Luc Roy, coordinateur | CIC": whose title it is, is told
    plain = not (named or known)
    if (plain and names_site(doc, atom, grammar)) or _is_delegation(doc, atom):
        return False
    credited = before == "(" and on(doc).lower[atom.start - 2] in grammar.credits  # "Sur la photo (G. Portier)"
    if (
        credited
        or (at and _is_named_after(doc, atoms, at, grammar))
        or (grammar.western and before in QUOTES and opens_quote(doc, atom.start - 1))
    ):
        return False
    ground = at and atoms[at - 1].letter not in "HT" and on(doc).lower[atom.end - 1] in grammar.grounds
    if ground or is_one_of_many(atoms, at) or on(doc).lower[atom.start] in grammar.saints:
        return False  # "the Constable of St Helier"
    if not grammar.things.isdisjoint(on(doc).lower[atom.start : atom.end]) or _is_of_thing(doc, atoms, at, grammar):
        return False
    return not (is_glued_or_cut(doc, atoms, at, grammar) or is_of_held_body(doc, atoms, at, grammar))


def _is_of_thing(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether a word for a thing in small letters follows, which bears the name ("the Jean Monnet | programme")."""
    end = atoms[at].end
    borne = end < len(doc) and on(doc).words[end] in grammar.things
    return borne and (at == 0 or atoms[at - 1].letter not in "HT")


def _is_named_after(doc: Doc, atoms: list[Atom], at: int, grammar: PeopleGrammar) -> bool:
    """Say whether the title right before a run opens the name of a thing: a street of a president, a quoted title."""
    last = atoms[at - 1]
    before = on(doc).lower[last.start - 1]
    memorial = at > 1 and last.letter == "T" and atoms[at - 2].letter in "xN" and before in grammar.blockers
    closes = before == STRAIGHT and on(doc).spaced[last.start - 1]  # "It helps," Mayor Ann Day said
    return memorial or (last.letter in "HT" and grammar.western and before in QUOTES and not closes)


def _is_delegation(doc: Doc, atom: Atom) -> bool:
    """Say whether a run is a word for a group with a place ("Đoàn Việt Nam"), though it looks like a surname first."""
    thing = on(doc).known.get(atom.start + 1)
    if thing is not None and thing[0] == "C" and thing[1] == atom.end > atom.start + SHORTEST:
        return True  # "Liên đoàn | Võ Việt Nam"
    table = institution_grammar(on(doc).article.language)
    group = table.heads.find(on(doc).lower, atom.start, atom.start + 1)
    if group and atom.end < len(doc) and table.leads.find(on(doc).lower, atom.end):
        return True  # "Đoàn | Mường Ảng do …"
    return group is not None and thing is not None and thing[0] in "LC" and thing[1] >= atom.end
