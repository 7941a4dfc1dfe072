"""What a role's words say: titles with their institutions, read from the atoms of a pattern's match."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from ...ontology.vocabulary import concepts, council_of
from ..document import on, quote, text_of
from ..facts import Quote
from ..institutions.component import AUTHORITY, party
from ..institutions.grammar import institution_grammar
from ..places.levels import level_words
from ..records import record
from ..words.atoms import Atom, letters
from ..words.names import is_syllable, name_grammar
from .grammar import RoleGrammar, role_grammar
from .pattern import RolePattern
from .wording.shortened import without_short
from .wording.singular import singular
from .wording.titles import title_grammar

BRANCH = re.compile("[LB]xoa?B")  # a branch somewhere, and the body that it is of
UNIT = re.compile("[xN]{1,4}oa?B")  # a unit that no head names, and the body that it is of
BRACKET = re.compile(r"\((?:N|[xN]{1,4}(?=\)o))\)")
OFFICED = re.compile(r"\([xN]+oa?T\)$")  # an office in brackets that only says in whose service the one before is


@dataclass(frozen=True, slots=True)
class Office:
    """Pair a title with the atom of its institution, if it has one."""

    title: Atom
    institution: Atom | None
    inherited: bool = False


@record
class Said:
    """Hold a title as a fact: its words, its concept, whether it is a former one, and the quote that says it."""

    title: str
    concept: str | None
    former: bool
    quote: Quote


def read_offices(atoms: list[Atom], start: int, end: int, grammar: RoleGrammar) -> list[Office]:
    """Return the titles between two atoms with their institutions: the one after a title, else the one before it."""
    offices: list[Office] = []
    claimed: set[int] = set()
    for at in range(start, end):
        if atoms[at].letter != "T":
            continue
        if [a.letter for a in atoms[at + 1 : at + 3]] == ["s", "T"]:  # "the mayor's chief of staff"
            continue
        if offices and OFFICED.search(letters(atoms[start : at + 2])):
            continue  # "Special Adviser (Office of the Vice President)"
        after, before = _following(atoms, at, end, grammar), _preceding(atoms, at, grammar)
        chosen = []
        if _after_comma(atoms, at, after, grammar):
            chosen = [after + 1]
        elif _is_owned_there(atoms, at, before, after):
            chosen = [before]  # "Québec's | Delegate General in Munich"
        elif after < len(atoms) and atoms[after].letter in "BL":
            chosen = [after, *_series(atoms, after, grammar)]
        elif before >= 0 and atoms[before].letter in "BL" and before not in claimed:
            chosen = [before]
        claimed.update(chosen)
        offices += [Office(atoms[at], atoms[i]) for i in chosen] or [Office(atoms[at], None)]
    for i, office in enumerate(offices[1:], 1):  # "la Région X, dont elle est vice-présidente"
        if office.institution is None and any(
            a.letter == "u" and offices[i - 1].title.end <= a.start < office.title.start for a in atoms[start:end]
        ):
            offices[i] = replace(office, institution=offices[i - 1].institution)
    for i, office in enumerate(offices[1:], 1):  # "vice-président de la Région, délégué à la culture"
        if office.institution is None and office.title.value.concept in grammar.delegated:
            offices[i] = replace(office, institution=offices[i - 1].institution, inherited=True)
    return [_inherit(offices, i, grammar) for i in range(len(offices))]


def _is_owned_there(atoms: list[Atom], at: int, before: int, after: int) -> bool:
    """Say whether a possessive before a title tells its body, and what follows it only where its holder is."""
    owned = 0 <= before == at - 2 and atoms[before].letter in "BL" and atoms[at - 1].letter == "s"
    return owned and [a.letter for a in atoms[at + 1 : after + 1]] == ["i", "L"]


def _following(atoms: list[Atom], at: int, end: int, grammar: RoleGrammar) -> int:
    """Return the atom after a title and the words that join it to its institution; ``end`` ends the row of titles."""
    after = at + 1
    while after < len(atoms) and atoms[after].letter in grammar.joins:
        after += 1
    if [a.letter for a in atoms[after : after + 2]] == ["C", "s"] and after > at + 1:  # "governor of Thailand's Phrae"
        after += 2
    whose = [a.letter for a in atoms[after : after + 3]] in (["B", "s", "B"], ["L", "s", "B"])
    if whose and not is_territory(atoms[after + 2]):  # "Director of Fukuyama City's Environment Bureau"
        after += 2
    if (branch := BRANCH.match(letters(atoms), after)) and is_territory(atoms[after]) and after > at + 1:
        after = branch.end() - 1  # "president of the Cork chapter of | the Rotary Club"
    if [a.letter for a in atoms[after : after + 2]] in (["L", "B"], ["C", "B"]):  # "Chair of Ibaraki JVFA"
        after += 1
    # "president of the newly formed …"
    while after < end and atoms[after].letter in f"xNgs-{grammar.joins}" and after > at + 1:
        after += 1
    title = atoms[at]
    named = title.value.concept in grammar.units and (after > at + 1 or title.end > title.start + 1)
    if named and (unit := UNIT.match(letters(atoms), after)):
        return unit.end() - 1  # "chef | du Département international du Comité central"
    if bracket := BRACKET.match(letters(atoms), after):  # "maire (PS) de", "president (Business Development) of"
        after = bracket.end()
        while after < len(atoms) and atoms[after].letter in grammar.joins:
            after += 1
    return after


def _preceding(atoms: list[Atom], at: int, grammar: RoleGrammar) -> int:
    """Return the atom before a title and its possessives, -1 if none."""
    before = at - 1
    while before >= 0 and atoms[before].letter in grammar.possessives:
        before -= 1
    if before > 1 and atoms[before].letter == ")":  # "City Council (MBPP) mayor"
        opened = max((i for i in range(before) if atoms[i].letter == "("), default=0)
        return opened - 1 if opened and atoms[opened - 1].letter == "B" else before
    return before


def _after_comma(atoms: list[Atom], at: int, after: int, grammar: RoleGrammar) -> bool:
    """Say whether a title's body follows a comma and ends the item ("Tham mưu trưởng, Bộ Chỉ huy BĐBP tỉnh;")."""
    if after != at + 1 or after + 1 >= len(atoms) or atoms[after].letter != "," or atoms[after + 1].letter != "B":
        return False
    ends = after + 2 >= len(atoms) or atoms[after + 2].letter in ";."
    kind = atoms[after + 1].value.kind
    fits = len(grammar.fits.get(atoms[at].value.concept, ())) == 1 and kind in grammar.fits[atoms[at].value.concept]
    return (ends or fits) and kind in grammar.apart


def _series(atoms: list[Atom], at: int, grammar: RoleGrammar) -> list[int]:
    """Return the institutions that a title holds beside the first one."""
    if grammar.series is None:
        return []
    match = grammar.series.match(letters(atoms), at + 1)
    return [i for i in range(*match.span()) if atoms[i].letter in "BL"] if match else []


def _inherit(offices: list[Office], i: int, grammar: RoleGrammar) -> Office:
    """Give a title without an institution the territory of the next one ("Bí thư, Tỉnh trưởng tỉnh Udomxay")."""
    if offices[i].institution is None and i + 1 < len(offices):
        if offices[i].title.value.concept in {*grammar.portfolios, *grammar.untold}:
            return offices[i]  # "former minister and mayor of Leeds"
        following = offices[i + 1].institution
        fits = grammar.fits.get(offices[i].title.value.concept, frozenset())
        shares = following is not None and following.letter == "B" and following.value.kind in grammar.apart & fits
        if following is not None and (shares or is_territory(following)):
            return Office(offices[i].title, following, inherited=True)
    return offices[i]


def is_territory(atom: Atom) -> bool:
    """Say whether an atom names a territory or the council that is one with it."""
    return atom.letter == "L" or (atom.letter == "B" and atom.value.key.endswith(AUTHORITY))


def institution_key(doc: Doc, atom: Atom) -> str | None:
    """Return the key of the institution that an atom names; a territory becomes one."""
    if atom.letter == "B":
        key: str = atom.value.key
        return key or None
    return party(doc, atom.value.place, text_of(doc, atom.start, atom.end))


def read_title(doc: Doc, atom: Atom) -> Said:
    """Return a title as the text says it."""
    lead, follow = atom.value.lead, role_grammar(on(doc).article.language).follow
    start = atom.start + (on(doc).lower[atom.start] in follow)  # "his | deputy"
    end = without_level(doc, atom.start, without_short(doc, atom.start, atom.value.end))
    addresses, titles = role_grammar(on(doc).article.language).addresses, title_grammar(on(doc).article.language).titles
    before = titles.find(on(doc).lower, atom.start, end - 1) if on(doc).lower[end - 1] in addresses else None
    end -= before is not None and before.end == end - 1  # "deputy mayor | Cllr Ann Lee"
    while end < len(doc) and not on(doc).spaced[end - 1] and on(doc).words[end].isalpha():
        end += 1  # "UVTW" says its body in the same word
    words = doc[start:end]
    text = " ".join(words.text.split())
    endings = title_grammar(on(doc).article.language).plurals
    if atom.value.plural and text.endswith(".") and text[:-1].endswith(endings):
        text = f"{text[:-2]}."  # "Couns. A and B"
    elif atom.value.plural and atom.value.concept:
        text = singular(doc, text, atom.value.concept)
    if lead is not None:
        text, words = f"{on(doc).words[lead]} {text}", doc[lead : words.end]
    return Said(text, atom.value.concept or None, atom.value.former, quote(words))


def is_constituency(doc: Doc, office: Office) -> bool:
    """Say whether a title's own level is wider than the town that it is told with ("conseillère départementale de X").

    The town or canton is where its holder is elected; the council is that of the region around.
    """
    seat, grammar = office.institution, institution_grammar(on(doc).article.language)
    if seat is None or not is_territory(seat) or not grammar.wide_levels:
        return False
    own = on(doc).lower[office.title.start - 1] in role_grammar(on(doc).article.language).own
    if own and on(doc).lower[seat.start - 1] in grammar.seats_only:
        return True  # "Wallonie-Bruxelles International, par la voix de sa déléguée | à Kinshasa"
    heads = office.title.value.concept in role_grammar(on(doc).article.language).provincial
    if not grammar.left and (heads or grammar.levels.find(on(doc).lower, office.title.start, office.title.value.end)):
        return False  # "Phó Tỉnh trưởng Odessa": the level is that of what he heads
    title = range(office.title.start, office.title.value.end)
    levels = [m.value for at in title if (m := grammar.levels.find(on(doc).lower, at, office.title.value.end))]
    place = on(doc).places.get(seat.value.territory if seat.letter == "B" else seat.value.place)
    wide = bool(levels) and levels[0] in grammar.wide_levels
    return wide and place is not None and place.kind == "City" and council_of(place.key.removeprefix("place/")) is None


def levelled(doc: Doc, at: int) -> bool:
    """Say whether a word of a level stands at a token ("le président de l'exécutif | régional", "de la | ville")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    if at >= len(doc) or grammar.levels.find(words, at) is not None:
        return at < len(doc)
    return words[at] in grammar.towns or (
        bool(grammar.towns) and level_words(on(doc).article.language).opens(words[at])
    )


def without_level(doc: Doc, start: int, end: int) -> int:
    """Return the end of a title without the level word that it ends in ("Thị trưởng | thành phố").

    After a link that makes it a kind of office the word stays ("chef d'arrondissement", "secrétaire d'État").
    """
    levels, titles = level_words(on(doc).article.language), title_grammar(on(doc).article.language)
    kinds = titles.kind_links
    if any((m := titles.after.find(on(doc).lower, at, end)) and m.end == end for at in range(start + 1, end)):
        return end  # "chef | du cinquième arrondissement"
    inner = on(doc).territories.inner  # "Đại sứ Nhật | Bản"
    for at in range(start + 1, end):
        if at not in inner and (match := levels.find(on(doc).lower, at, end)) and match.end == end:
            if on(doc).lower[at - 1] in kinds:
                return end
            links = institution_grammar(on(doc).article.language).noun_links
            while at > start + 1 and on(doc).lower[at - 1] in links:
                at -= 1  # noqa: PLW2901  "président | de la commune"
            return at
    return end


def told_title(doc: Doc, atoms: list[Atom], pattern: RolePattern, seats: list[Atom]) -> Said | None:
    """Return the title that a verb means, or the last one told, where the words of an office are no title."""
    unfit = pattern.kinds and any(a.letter == "L" or a.value.kind not in pattern.kinds for a in seats)
    if not atoms or unfit or any(a.letter == "T" for a in atoms):
        return None
    words = quote(doc[atoms[0].start : atoms[-1].end])
    if pattern.spoken:
        said = on(doc).words[atoms[0].start : atoms[-1].end]
        own = name_grammar(on(doc).article.language).syllable is not None  # where a word from abroad has more syllables
        plain = all(word.isalpha() and word.islower() and not (own and is_syllable(word)) for word in said)
        return Said(" ".join(said), None, former=False, quote=words) if plain else None
    if pattern.concept:
        label = concepts("roles")[pattern.concept].label(on(doc).article.language)
        if pattern.as_written:
            label = doc[atoms[0].start : atoms[-1].end].text
        return Said(label, pattern.concept, former=False, quote=words)
    before = [a for sentence in on(doc).atoms for a in sentence if a.letter == "T" and a.end <= atoms[0].start]
    if not before:
        return None
    told: list[Atom] = next((s for s in on(doc).atoms if s and s[0].start <= atoms[0].start < s[-1].end), [])
    before = [a for a in told if a in before] or before  # "le ministre X a vu son | homologue"
    sole = [a for a in before if not a.value.former and a.value.concept in role_grammar(on(doc).article.language).sole]
    elsewhere = pattern.nearest or any(not is_territory(seat) for seat in seats)  # "son homologue de l'Agence"
    abroad = pattern.nearest and not seats and before[-1].value.concept in role_grammar(on(doc).article.language).borne
    if pattern.nearest and before[-1] not in sole and not abroad:
        return None
    last = read_title(doc, (before if elsewhere else sole or before)[-1])
    title = _posted_elsewhere(doc, before[-1], atoms[-1].end) if abroad else last.title
    if title.endswith(".") and last.concept:  # "Gov. Kim and his counterpart"
        title = concepts("roles")[last.concept].label(on(doc).article.language)
    return Said(title, last.concept, last.former, words)


def _posted_elsewhere(doc: Doc, title: Atom, start: int) -> str:
    """Return an office abroad with the post that other words tell ("celle | d'Arménie en France": "ambassadrice")."""
    find = title_grammar(on(doc).article.language).links.find
    at = next((i for i in range(title.start + 1, title.end) if find(on(doc).lower, i)), title.value.end)
    office = doc[title.start : at].text
    office = singular(doc, office, title.value.concept) if title.value.plural else office  # "ambassadeurs, celle du …"
    return f"{office} {doc[start : on(doc).words.index(',', start)].text}"
