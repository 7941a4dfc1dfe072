"""The ``[roles]`` table of a pack: patterns over atoms, and what the titles of a language say of their bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..pack import load_pack
from ..words.lexicon import Lexicon, fold, lower
from .pattern import RolePattern, read_pattern


@dataclass(frozen=True, slots=True)
class RoleGrammar:
    """Hold a pack's patterns, the letters that join a title to its institution, and what a bare title refers to."""

    patterns: tuple[RolePattern, ...]
    joins: str
    possessives: str
    series: re.Pattern[str] | None  # what joins a second institution to a title ("présidente de A et de B")
    chained: frozenset[
        str
    ]  # concepts of offices held where the next office of a chain is ("Bí thư, Chủ tịch UBND xã X")
    beside: frozenset[str]  # kinds of body that such an office stands beside
    borne: frozenset[str]  # concepts of titles that hold no institution of their own (an ambassador's)
    stately: frozenset[str]  # offices of a state, which no other body has ("Premier ministre")
    national: frozenset[str]  # offices that a country's adjective makes a state's ("le président français")
    units: frozenset[str]  # offices that a unit has whose name says no kind of body ("chef | du Département Asie")
    commissions: Lexicon[bool]  # words of a title by which it is of a parliament that the sentence tells
    groups: Lexicon[bool]  # groups in a parliament that a title may say ("président du | groupe d'amitié")
    federal: frozenset[str]  # countries whose regions have ministers
    wide: frozenset[str]  # concepts of offices that a region has rather than a town
    local: dict[str, frozenset[str]]  # concepts whose institution may be a territory told elsewhere, and of which kind
    fits: Mapping[str, frozenset[str]]  # concepts whose institution may be the nearest body of some kinds
    strict: frozenset[str]  # concepts that no other body has than those of ``fits``
    officers: frozenset[str]  # offices of one board, told one after the other
    public: frozenset[str]  # offices of authorities alone
    private: frozenset[str]  # kinds of body that have none of those
    levelled: bool  # titles tell the level of their authority, and no other one has such an office
    unfit: Mapping[str, frozenset[str]]  # concepts, each with the kinds of body that have no such office
    only: Lexicon[frozenset[str]]  # last words of titles that only bodies of some kinds have ("headteacher")
    possessed: frozenset[str]  # marks of a possessor ("'s")
    pair: dict[str, int]  # words for the first and the second of two bodies told ("of the | former")
    latter: frozenset[str]  # nouns that mean the body told last, whatever its kind
    trades: Mapping[str, str]  # nouns that no name opens, each with the kind of body that it means ("the firm's")
    staff: frozenset[str]  # concepts that are of the authority of those beside whom they stand
    bodied: frozenset[str]  # concepts whose institution may be a body told before
    events: frozenset[str]  # concepts of what one is at an event, and no office (head of a delegation)
    also: frozenset[str]  # words that join a second office of one body to the first ("kiêm")
    callings: frozenset[str]  # concepts of what people do for a living, which no territory gives
    abroad: frozenset[str]  # concepts of offices that the pack's home country does not have
    provincial: frozenset[str]  # concepts of offices that no town has ("governor")
    sided: frozenset[str]  # concepts of offices that a territory may have for its body ("Bí thư" of a province)
    apart: frozenset[str]  # kinds of bodies that a comma may part from their titles, and that titles in a row share
    ranks: Lexicon[bool]  # ranks and degrees that, before a name, are titles of nobody's body ("Đại tá")
    degrees: Lexicon[bool]  # degrees cut short ("TS"), which are titles of those of whom nothing else is told
    posted: Lexicon[bool]  # the same, where a body is told beside ("Rhodes University's Prof. Ann Lowe")
    listed: frozenset[str]  # concepts that after another office begin the next guest of a list
    delegated: frozenset[str]  # concepts that go with the office before them in a chain ("…, délégué à la culture")
    shared: frozenset[str]  # concepts of deputies, bare where a list has just told their body
    portfolios: Mapping[str, str]  # concepts whose title says their body's field, with its kind ("ministre de …")
    body: Mapping[str, str]  # concepts that go with one kind of body wherever the chain names another
    led: re.Pattern[str] | None  # what stands before the title of who leads the delegation of the sentence before
    delegated_by: re.Pattern[str] | None  # a delegation and whose it is
    unnamed: re.Pattern[str] | None  # what stands before the possessive of a name that is nobody's known
    own: frozenset[str]  # words before a title that make it one of the body told last ("its mayor")
    neuter: frozenset[str]  # those of them that mean nobody ("its")
    ours: frozenset[str]  # words before a title that make it one of the page's own authority ("our mayor")
    councils: frozenset[str]  # nouns that with a level or alone mean the authority told ("the town | council")
    houses: frozenset[str]  # kinds of bodies that a title may name, so that none told is meant ("Politburo member")
    untold: frozenset[str]  # concepts of offices of parliaments, which no town's article names
    states: frozenset[str]  # concepts of offices that are the nation's after its adjective ("Lao Vice President")
    womens: Mapping[str, str]  # concepts, each with the form that a woman bears ("présidente")
    ladies: frozenset[str]  # honorifics of women
    he: frozenset[str]  # pronouns that may mean the person told before: a man, a woman
    she: frozenset[str]
    ones: frozenset[str]  # words by which a title in the plural is that of one ("l'un de ses adjoints")
    addresses: frozenset[str]  # titles that only address their holder where another one is told ("Cllr")
    crafts: frozenset[str]  # callings that do so too, and are part of other titles ("Engineer")
    past: frozenset[str]  # words after a comma that make the holder before it a former one ("a predecessor of …")
    returns: frozenset[str]  # verbs before "from" and where somebody was, and of which he is not
    remote: frozenset[str]  # words of who takes part from afar ("joined online from Zwolle")
    committees: frozenset[str]  # concepts of offices that committees have
    located: str  # the letter of words that only locate what follows ("à", "in")
    resumed: (
        bool  # whether a copula or "who" after an apposition tells of its person ("A, mayor of X, | is chair of Y")
    )
    later: bool  # whether offices without holders are those of the people named beside
    speaks: frozenset[str]  # words before a nationality that name the side of what follows ("côté français")
    unknown: bool  # whether a title with "of" and words that name no known body is not of one told elsewhere
    unknown_names: bool  # whether that goes for any title with "of" and a name alone ("project manager of HORIZA")
    named: bool  # whether a name right after a title is that of its body
    lone: bool  # whether a bare title in a chain with a body says nothing of where
    clause: re.Pattern[str] | None  # what stands after a holder where a bare title opens the clause
    companions: frozenset[str]  # words after which a colleague is named ("accompanied by")
    leaders: frozenset[str]  # words after which a delegation's head is named ("led by")
    beside_holders: frozenset[str]  # words of titles borne beside an office's holder ("Mayor-elect")
    leading: frozenset[str]  # verbs of who leads a delegation ("led the group from Cork")
    hosting: frozenset[str]  # verbs of who receives guests at home ("hosts them in Makana")
    travels: frozenset[str]  # verbs before the place to which somebody comes, and of which he is not
    them: Lexicon[bool]  # words for those beside whom others stand ("With him were")
    members: frozenset[str]  # words after which a delegation's members are named ("includes")
    determiners: frozenset[str]  # words between such a word and a name ("the")
    heads: frozenset[str]  # concepts of offices at the head of an authority, of which it has one
    origins: frozenset[str]  # words before where somebody comes from
    others: frozenset[str]  # words for who holds the same office elsewhere ("counterpart")
    follow: frozenset[str]  # words that make a title one of the person told last ("his deputy")
    levels: frozenset[str]  # level words that make a title one of the home authority ("county secretary")
    bound: frozenset[str]  # concepts that are an office only with the body told beside them ("member of …")
    short_bound: frozenset[str]  # the same, where the title is one word ("officer")
    plain: Mapping[str, str]  # titles that alone are another office ("conseillère": of the town, and no embassy's)
    sole: frozenset[str]  # concepts of which a body has one holder
    partners: frozenset[str]  # words after a noun that make it the partner's ("trường bạn")
    house_nouns: Lexicon[frozenset[str]]  # nouns that after a title mean a body told before, with its kinds
    foreign: Lexicon[frozenset[str]]  # titles that only some countries have ("Oberbürgermeister"), with the countries
    called: Mapping[str, re.Pattern[str]]  # how people of some countries are called, by country
    where: str  # the letter of words that go on to tell what is at a place ("où")
    demonyms: tuple[str, ...]  # endings of the adjectives of places ("eschois")
    place_articles: frozenset[str]  # articles in names of places, which their adjectives leave out ("La Ciotat")
    place_words: frozenset[str]  # words of many names, of which no adjective is made ("Grand-Bassam")
    peoples: Mapping[str, tuple[str, ...]]  # places whose adjective is not made of their name, with what it begins in
    acts: frozenset[str]  # words before those for whom one acts ("pour les Rochelais")
    sends: frozenset[str]  # words after a territory before those who act for it ("représentée par")
    receives: frozenset[str]  # participles after guests, before ``by`` and those who receive them ("accueilli … par")
    by: frozenset[str]
    sides: str  # letters that put a person on the side named before them ("đoàn tỉnh X do …")
    home: str
    respelled: frozenset[
        str
    ]  # countries whose people's names are told in the spelling of home ("Vương Ninh" for Wang Ning)


def _countries_of(groups: Sequence[Mapping[str, list[str]]]) -> Lexicon[frozenset[str]]:
    """Return the titles of groups that the same countries have, each with those countries."""
    return Lexicon([(title, frozenset(group["countries"])) for group in groups for title in group["titles"]], lower)


@cache
def role_grammar(language: str) -> RoleGrammar:
    """Return the compiled ``[roles]`` table of a language."""
    table = load_pack(language).get("roles", {})

    def codes(key: str) -> frozenset[str]:
        return frozenset(table.get(key, []))

    def words(key: str) -> frozenset[str]:
        return frozenset(map(lower, table.get(key, [])))

    def dotted(key: str) -> Lexicon[bool]:
        return Lexicon([(form + dot, True) for form in table.get(key, []) for dot in ("", ".")], lower)

    def expression(key: str) -> re.Pattern[str] | None:
        return re.compile(table[key]) if key in table else None

    return RoleGrammar(
        patterns=tuple(read_pattern(entry, table) for entry in table.get("patterns", [])),
        joins=table.get("joins", "oa"),
        possessives=table.get("possessives", "s"),
        series=expression("series"),
        chained=codes("chained"),
        beside=codes("beside"),
        borne=codes("borne"),
        stately=codes("stately"),
        national=codes("national"),
        units=codes("units"),
        commissions=Lexicon([(form, True) for form in table.get("commissions", [])], lower),
        groups=Lexicon([(form, True) for form in table.get("groups", [])], lower),
        federal=frozenset(table.get("federal", [])),
        wide=codes("wide"),
        local={concept: frozenset(kinds) for concept, kinds in table.get("local", {}).items()},
        fits={concept: frozenset(kinds) for concept, kinds in table.get("fits", {}).items()},
        strict=codes("strict"),
        officers=frozenset(table.get("officers", [])),
        public=frozenset(table.get("public", {}).get("concepts", [])),
        private=frozenset(table.get("public", {}).get("private", [])),
        levelled=table.get("public", {}).get("levelled", False),
        unfit={concept: frozenset(kinds) for concept, kinds in table.get("unfit", {}).items()},
        only=Lexicon(
            [(form, frozenset(row["kinds"])) for row in table.get("only", []) for form in row["titles"]], lower
        ),
        possessed=words("possessed"),
        pair={word: place for place, word in enumerate(table.get("pair", []))},
        latter=words("latter"),
        trades={noun: kind for kind, nouns in table.get("trades", {}).items() for noun in nouns},
        staff=codes("staff"),
        bodied=codes("bodied"),
        events=codes("events"),
        also=frozenset(lower(w) for w in table.get("also", [])),
        callings=codes("callings"),
        abroad=codes("abroad"),
        provincial=codes("provincial"),
        sided=codes("sided"),
        apart=codes("apart"),
        ranks=Lexicon([(form, True) for form in table.get("ranks", [])], lower),
        degrees=dotted("degrees"),
        posted=dotted("posted"),
        listed=codes("listed"),
        delegated=codes("delegated"),
        shared=codes("shared"),
        portfolios=table.get("portfolios", {}),
        body=table.get("body", {}),
        led=expression("led"),
        delegated_by=expression("delegated_by"),
        unnamed=expression("unnamed"),
        own=words("own"),
        neuter=words("neuter"),
        ours=words("ours"),
        councils=words("councils"),
        houses=codes("houses"),
        untold=codes("untold"),
        states=codes("states"),
        womens=table.get("womens", {}),
        ladies=words("ladies"),
        he=words("he"),
        she=words("she"),
        ones=words("ones"),
        addresses=words("addresses"),
        crafts=words("crafts"),
        past=words("past"),
        returns=words("returns"),
        remote=words("remote"),
        committees=codes("committees"),
        located=table.get("located", ""),
        resumed=table.get("resumed", False),
        later=table.get("later", False),
        speaks=words("speaks"),
        unknown=table.get("unknown", False),
        unknown_names=table.get("unknown_names", False),
        named=table.get("named", False),
        lone=table.get("lone", False),
        clause=expression("clause"),
        companions=words("companions"),
        leaders=words("leaders"),
        beside_holders=words("beside_holders"),
        leading=words("leading"),
        hosting=words("hosting"),
        travels=words("travels"),
        them=Lexicon([(form, True) for form in table.get("them", [])], lower),
        members=words("members"),
        determiners=words("determiners"),
        heads=codes("heads"),
        origins=words("origins"),
        others=words("others"),
        follow=words("follow"),
        levels=words("levels"),
        bound=codes("bound"),
        short_bound=codes("short_bound"),
        plain={lower(form): code for code, forms in table.get("plain", {}).items() for form in forms},
        sole=codes("sole"),
        partners=words("partners"),
        house_nouns=Lexicon([(n, frozenset(kinds)) for n, kinds in table.get("house_nouns", {}).items()], lower),
        foreign=_countries_of(table.get("foreign", [])),
        called={
            country: re.compile(pattern)
            for country, pattern in load_pack(language).get("people", {}).get("origins", {}).items()
        },
        where=table.get("where", ""),
        demonyms=tuple(table.get("demonyms", [])),
        place_articles=words("place_articles"),
        place_words=words("place_words"),
        peoples={
            "".join(filter(str.isalpha, fold(place))): tuple(map(fold, forms))
            for place, forms in table.get("peoples", {}).items()
        },
        acts=words("acts"),
        sends=words("sends"),
        receives=words("receives"),
        by=words("by"),
        sides=table.get("sides", ""),
        home=load_pack(language).get("institutions", {}).get("home", ""),
        respelled=frozenset(table.get("respelled", ())),
    )
