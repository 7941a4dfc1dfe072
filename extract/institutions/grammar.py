"""The ``[institutions]`` table of a pack and the labels of institutions.ttl, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ...ontology.vocabulary import concepts
from ..document import on, text_of
from ..pack import load_pack
from ..words.lexicon import Lexicon, acronyms_in, fold, lower
from .keys import KINDS, LEXICONS, SETS

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .bodies import Body

WHOLE = "whole"  # under which a pack lists the names that say nothing of a part


@dataclass(frozen=True, slots=True)
class InstitutionGrammar:
    """Hold how names of institutions are built in a language. Kinds are codes of institutions.ttl."""

    heads: Lexicon[str]
    small: Lexicon[bool]  # heads that a name follows at once in small letters too ("tập đoàn Airbus")
    fields: Lexicon[bool]
    compounds: Lexicon[bool]
    links: Lexicon[bool]
    own_links: Lexicon[bool]
    seats: Lexicon[bool]
    seats_open: Lexicon[bool]  # words that end a head and may begin another phrase too ("Council | on Tuesday")
    sides: Lexicon[bool]  # words before a territory that speak of its side
    leads: Lexicon[bool]  # words that name who leads the delegation before them
    along: Lexicon[bool]  # words that open a sentence of those who came along ("Cùng đi")
    lists: Lexicon[bool]  # words that list who is there for the side before them
    heading: Lexicon[bool]  # words of leading before a body ("qui préside | le comité de jumelage")
    headed: Lexicon[bool]  # words of leading after one ("le comité de jumelage | que préside")
    shared_names: Lexicon[bool]  # names that a body of any town may have ("Twinning Committee")
    zones: Lexicon[bool]  # what of a territory a body is of ("Management Board of Bac Ninh | Industrial Zones")
    venues: Lexicon[bool]  # kinds of places where events are held
    clausal: Lexicon[bool]  # words of a clause, which stand in no name
    halls: Lexicon[bool]  # heads of houses for events, which after a word of place are no bodies ("tại Nhà hát X")
    keepers: Lexicon[bool]  # heads of bodies that look after a site ("Ban Quản lý")
    kept: Lexicon[bool]  # nouns of such sites
    levels: Lexicon[str]
    before: frozenset[str]
    within: frozenset[str]  # heads that open a sentence as a verb only ("Tổ chức")
    whole: frozenset[str]  # heads that are names and no words for a kind of body ("JICA")
    possessives: frozenset[str]
    joins: frozenset[str]
    never: frozenset[str]
    stops: frozenset[str]
    locatives: frozenset[str]
    field_nouns: frozenset[str]  # last words of fields of work ("Rural | Affairs")
    series: frozenset[str]
    ands: frozenset[str]
    national_heads: frozenset[str]
    plural: frozenset[str]  # words before a level word that make it one of several territories
    capital_only: frozenset[str]  # heads that name no body in small letters
    left_kinds: frozenset[str]
    missions: frozenset[str]
    paired: frozenset[str]  # kinds of body that may be of two countries ("Phòng Thương mại Italia Việt Nam")
    open_ended: frozenset[str]
    closed: frozenset[str]
    loose: frozenset[str]
    implied: frozenset[str]
    proper: frozenset[str]
    territorial: frozenset[str]
    same_body: frozenset[str]
    skipped: frozenset[str]
    plain: frozenset[str]
    referring: frozenset[str]
    nesting: frozenset[str]  # kinds of body that a nesting one's name goes on with
    nesting_plain: frozenset[str]  # those that only say whose it is
    nests: frozenset[str]
    seated: frozenset[str]
    wide_heads: frozenset[str]
    titled: frozenset[str]  # kinds whose head may end a title ("Giám đốc | Sở Ngoại vụ")
    national: frozenset[str]
    wide_levels: frozenset[str]
    complete: frozenset[str]  # kinds whose multi-word heads are whole names
    shortened: frozenset[str]  # kinds whose names are told shorter the second time
    bare: frozenset[str]  # kinds whose names hold no field of work
    named_after: frozenset[str]  # kinds that may bear a person's name
    named_by_office: frozenset[str]  # kinds whose name may open with somebody's office ("lycée Président Kennedy")
    listed: frozenset[str]  # kinds whose names may list fields of work ("Ministry of Health, Labour and Welfare")
    governments: frozenset[str]  # kinds that are one with their territory where that is no country
    comma_kinds: frozenset[str]  # kinds whose names list their fields with commas
    countable: frozenset[str]  # kinds whose head in the plural before a place names no body ("six écoles des Cayes")
    placed: frozenset[str]  # kinds that are named by their territory and by nothing else
    described: frozenset[str]  # kinds whose head small words may follow at once ("Ban Chỉ đạo …")
    sited: frozenset[str]  # kinds that after a locative are only where something is
    units: frozenset[str]  # kinds that are part of their head's title where no territory is told ("Trưởng phòng X")
    narrow_levels: frozenset[str]  # levels below a province at home
    far_levels: frozenset[str]  # levels that home has not
    lands: frozenset[str]  # words for a state's office that are one with the territory ("wilaya")
    several: frozenset[str]  # articles of the plural ("les Départements" is no body told before)
    any: frozenset[str]  # "un", "une"
    generic: frozenset[str]  # acronyms that say a kind of body and name none ("ONG")
    theirs: frozenset[str]  # words after a level word that make a body the foreign side's ("tỉnh bạn")
    sharers: Lexicon[bool]  # words for those that after a plural have a body each ("Chính phủ hai | nước")
    phrases: frozenset[str]  # small words that with a capital open a name ("l'association Un toit pour tous")
    numbers: frozenset[str]  # words before a number that is a name ("Trường Tiểu học số 2")
    provincial: frozenset[str]  # kinds of bodies of a province, if no level word says another
    bearing: frozenset[str]  # kinds that may bear a person's name where no title stands before
    numbered: frozenset[str]  # kinds whose names may be a number ("Quân khu 7")
    initialled: frozenset[str]  # kinds whose names may be initials of fields of work ("Sở VH-TT&DL")
    trailing: frozenset[str]  # kinds whose name may follow their head at once where it mostly stands before it
    enclosing: frozenset[str]  # kinds whose head ends a name in which other heads may stand
    joint: frozenset[str]  # kinds that may be of two towns ("the Windsor and Eton Twinning Committee")
    yields: frozenset[str]  # kinds whose head opens names of others ("Greater Dandenong City Council")
    elected: frozenset[str]  # kinds whose members are for a constituency ("Member of Parliament | for Kano")
    unplaced: frozenset[str]  # kinds whose name does not go on with where they are ("Godo Bank | in Matsue")
    of_fields: frozenset[str]  # kinds that their fields of work name and nothing else ("Bộ Kinh tế")
    by_field: frozenset[str]  # kinds whose bodies their fields of work tell apart (competences.ttl)
    of_states: frozenset[str]  # kinds whose bodies the adjective of a nation says whose they are ("French Embassy")
    at_home: frozenset[str]  # kinds of which those of no state told are of the home of the language
    plainly_named: frozenset[str]  # kinds of bodies that some names say nothing more of ("Chamber of Commerce")
    units_by_fields: frozenset[str]  # last words of heads that fields name at once ("commission | Culture et sport")
    by_field_nouns: frozenset[str]  # words for such a body, which say nothing more of it
    adjoining: frozenset[str]  # kinds whose name may go on after its territory ("University of Nebraska Omaha")
    articles: frozenset[str]
    sides_of_towns: frozenset[str]  # words that are no name and stand before a territory in one ("South")
    told: frozenset[str]  # kinds that small words alone name after a title ("présidente de l'association sportive …")
    noun_links: frozenset[str]
    bare_links: frozenset[str]  # those without an article
    mission_links: frozenset[str]  # links in names of missions alone ("Mission of Kenya | to the United Nations")
    asides: frozenset[str]  # words between a link and the territory that it leads to ("of | central | Quang Nam")
    preposed: frozenset[str]  # adjectives that stand before their noun ("hautes")
    determiners: frozenset[str]
    demonstratives: frozenset[str]  # words that point at what was told ("cette", "ladite")
    towns: frozenset[str]  # nouns that after a title stand for the town told last ("maire de la cité")
    after_acronym: frozenset[str]  # links that an acronym's name does not go on with
    seats_only: frozenset[str]  # links before a territory that only say where a body is ("l'AFD | à Bamako")
    sites: frozenset[str]  # heads that in small letters, of a place alone, say where something is
    houses: frozenset[str]  # nouns that after a title stand for the body told last ("directrice de l'établissement")
    plain_names: Lexicon[frozenset[str]]  # those names, each with the house of a parliament that it says or none
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]  # ends of the words for the people of a place, in the plural ("Rennais")
    expansions: Mapping[tuple[str, str], str]  # the kind's own label that an acronym is the initials of
    left: bool
    complete_heads: bool
    capital_heads: bool
    reach: int
    loose_reach: int
    long_heads: int  # words of a head with a capital that is a whole name ("Viện Nghiên cứu phát triển"); 0: none is
    home: str
    legal_forms: frozenset[str]  # words that say how a firm is owned, after any name ("Chamber of Commerce | Inc.")
    town_links: frozenset[str]  # words inside the name of a town ("Bradford | on | Avon Town Council")
    home_short: frozenset[str]  # short names of home beside another nation's ("Việt - Hàn")
    foreigners: bool  # a name tells that its bearer is of no people at home
    template: str
    acronyms: frozenset[str]  # heads that count in capitals only ("CP", "MRC")

    @classmethod
    def of(cls, language: str, table: Mapping[str, Any]) -> InstitutionGrammar:
        """Compile a pack's table; kind sets come from the vocabulary's own families where the pack names none."""
        kinds = concepts("institutions")
        labels = [(form, "") for form in table.get("not_heads", [])]
        labels += [(form, code) for code, c in kinds.items() for form in c.labels.get(language, ())]
        labels += [(form, code) for code, forms in table.get("heads", {}).items() for form in forms]

        def flags(key: str) -> Lexicon[bool]:
            return Lexicon([(form, True) for form in table.get(key, [])], lower)

        venues = load_pack(language).get("venues", {}).get("heads", [])
        values: dict[str, Any] = {key: flags(key) for key in LEXICONS}
        values |= {key: frozenset(lower(w) for w in table.get(key, [])) for key in SETS}
        values |= {key: frozenset(table.get(key, [])) for key in KINDS}
        return cls(
            **values,
            heads=Lexicon(labels, lower),
            own_links=flags("own_links" if "own_links" in table else "links"),
            levels=Lexicon(
                [(form, level) for level, forms in table.get("levels", {}).items() for form in forms], lower
            ),
            venues=Lexicon([(form, True) for form in venues], lower),
            kept=Lexicon([(form, True) for form in (*venues, *table.get("kept", []))], lower),
            plain_names=Lexicon(
                [
                    (form, frozenset({code} - {WHOLE}))
                    for code, forms in table.get("plain_names", {}).items()
                    for form in forms
                ],
                lower,
            ),
            adjectives=tuple(table.get("adjectives", [])),
            inhabitants=tuple(table.get("inhabitants", [])),
            expansions={
                (code, initials): form
                for code, concept in kinds.items()
                for form in (*concept.labels.get(language, ()), concept.label(language))
                if len(initials := fold("".join(word[0] for word in form.split()))) > 1
            },
            left=table.get("left", False),
            complete_heads=table.get("complete_heads", False),
            capital_heads=table.get("capital_heads", False),
            reach=table.get("reach", 14),
            loose_reach=table.get("loose_reach", 4),
            long_heads=table.get("long_heads", 0),
            home=table.get("home", ""),
            foreigners=table.get("foreigners", False),
            template=table.get("template", "{surface} {place}"),
            acronyms=acronyms_in(form for form, _ in labels),
        )

    def is_plain(self, doc: Doc, start: int, end: int, kind: str) -> bool:
        """Say whether a head is its kind's preferred word, or ends in it where names follow ("Trường | Đại học")."""
        concept = concepts("institutions").get(kind)
        labels = concept.labels.get(on(doc).article.language, ()) if concept else ()
        words = [lower(word) for word in labels[0].split()] if labels else []
        head = on(doc).lower[start:end]
        return bool(words) and (head == words or (not self.left and head[-len(words) :] == words))

    def is_complete(self, doc: Doc, start: int, end: int, kind: str) -> bool:
        """Say whether a head is a whole name ("Cités Unies France", "AFD") and no word for a kind of body."""
        long = 0 < self.long_heads <= end - start and on(doc).words[start][0].isupper()
        long = long and not any(
            kind in kinds for kinds in (self.same_body, self.territorial, self.implied, self.closed)
        )
        if long or lower(text_of(doc, start, end)) in self.whole:
            return True
        if self.capital_heads and not self.left and kind not in self.same_body and on(doc).words[start][0].isupper():
            levels = (self.levels.find(on(doc).lower, at, end) for at in range(start + 1, end))
            if any(level and level.end == end for level in levels):  # "Công an thành phố"
                return True
        if kind in self.complete:
            whole = end - start > 1 or sum(c.isupper() for c in on(doc).words[start]) > 1
            return whole and any(word[0].isupper() for word in on(doc).words[start:end])
        inner = not self.noun_links.isdisjoint(on(doc).lower[start + 1 : end])
        field = kind in self.by_field and inner  # "Direction des relations internationales"
        ruled = kind in self.territorial or kind in self.same_body or kind in self.implied
        if not self.complete_heads or (ruled and not field):
            return False
        if end - start == 1:
            return sum(c.isupper() for c in on(doc).words[start]) > 1
        capitals = sum(on(doc).words[i][0].isupper() for i in range(start, end))
        return on(doc).words[start][0].isupper() or (capitals > 0 and end - start > 2)

    def is_adjective(self, word: str) -> bool:
        """Say whether a word may qualify a body inside its name ("Institut francophone International")."""
        return bool(self.adjectives) and fold(word).endswith(self.adjectives) and word not in self.stops

    def level_of(self, doc: Doc, body: Body) -> str | None:
        """Return the level that a body's words name ("tỉnh" in "UBND tỉnh"), and no field of work ("Xã hội")."""
        words = on(doc).lower
        for at in range(body.start, body.end):
            level, work = self.levels.find(words, at, body.end), self.fields.find(words, at, body.end)
            many = at > body.start and words[at - 1] in self.plural  # "Hội các | thành phố hữu nghị"
            if level and not many and (work is None or work.end <= level.end):
                return level.value
        return None


@cache
def institution_grammar(language: str) -> InstitutionGrammar:
    """Return the compiled institution grammar of a language."""
    return InstitutionGrammar.of(language, load_pack(language).get("institutions", {}))
