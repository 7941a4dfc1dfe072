"""The ``[venues]`` table of a pack: words of places and of venues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...pack import load_pack
from ...words.lexicon import Lexicon, lower, spelled_out


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the ``[venues]`` table of a pack."""

    openers: Lexicon[bool]  # True where the words say where somebody goes
    beside: Lexicon[bool]  # openers after which only a venue is a place ("in front of")
    free: Lexicon[bool]  # openers after which any name with a capital is a venue
    determiners: Lexicon[bool]
    heads: Lexicon[bool]  # True where a head is a venue without a name
    tails: Lexicon[bool]
    inner: Lexicon[bool]  # words in small letters inside a name
    links: Lexicon[bool]  # words before another part of a name ("of the", "de la")
    posts: Lexicon[bool]  # offices that are held abroad: "ambassador to", "đại sứ … tại"
    near: Lexicon[bool]  # words between the name of a venue and its town
    origins: Lexicon[bool]  # words of visiting before where somebody comes from
    joins: Lexicon[bool]  # verbs that take a preposition of place ("unit A à B")
    unlocal: Lexicon[bool]  # words right before a preposition that is none of place then ("thanks | to", "grâce | à")
    there: Lexicon[bool]  # words for a place told before
    same: Lexicon[bool]  # what a place told before is called again ("cette ville"): True where no words open it
    here: Lexicon[bool]  # words for the place where a story was filed
    about: Lexicon[bool]  # words that open what something is about ("về hợp tác của hai tỉnh")
    onward: Lexicon[bool]  # words that open where somebody goes next ("before travelling to")
    where: Lexicon[bool]  # words that open a clause about the place before them
    stops: Lexicon[bool]  # words with which something else than a venue's name begins: "une", "cinq", "avec"
    towns: Lexicon[bool]  # words for a town ("a port city in Hebei")
    houses: Lexicon[bool]  # what a venue is that needs no name ("hospital", "gouvernorat", "sứ quán")
    definite: Lexicon[bool]  # words with which it is one known: "the", "au"; none where a language has no articles
    inside: frozenset[str]  # signs between the words of a name: a dash, those of a possessive
    journeys: Lexicon[bool]  # words for a journey beside its country: True where the adjective follows them
    capitals: Lexicon[bool]  # words for the capital of a country
    capital_of: Lexicon[bool]  # words between these and the country
    not_capital: Lexicon[bool]  # words after them with which they mean something else ("capital | budget")
    closers: Lexicon[bool]  # words in small letters after which nothing belongs to it
    occasions: Lexicon[bool]  # words in the name of what takes place, which is no place ("the Goose | Fair")
    bearers: Lexicon[bool]  # venues that bear the name of any place: "hotel", "công viên"
    trades: int  # words in small letters between a head and its name that say what is made or done there
    mentioned: int  # tokens of a head in small letters that tells a venue with no words of place

    @classmethod
    def of(cls, table: Mapping[str, Any], bodies: Mapping[str, Any]) -> Words:
        """Compile a table; ``bodies`` is the pack's table of institutions."""

        def lexicon(**keys: bool) -> Lexicon[bool]:
            forms = ((form, value) for key, value in keys.items() for form in spelled_out(table.get(key, [])))
            return Lexicon(list(forms), lower)

        return cls(
            openers=lexicon(to=True, at=False),
            beside=lexicon(beside=True),
            free=lexicon(open=True),
            determiners=lexicon(determiners=True),
            heads=lexicon(alone=True, heads=False),
            tails=lexicon(tails=True),
            inner=lexicon(inner=True),
            links=lexicon(links=True),
            posts=lexicon(posts=True),
            near=lexicon(near=True),
            origins=lexicon(origins=True),
            joins=lexicon(joins=True),
            unlocal=lexicon(unlocal=True),
            there=lexicon(there=True),
            same=lexicon(ibidem=True, same=False),
            here=lexicon(here=True),
            about=lexicon(about=True),
            onward=lexicon(onward=True),
            where=lexicon(where=True),
            stops=lexicon(stops=True),
            towns=lexicon(towns=True),
            houses=lexicon(houses=True),
            definite=lexicon(definite=True),
            inside=frozenset(map(lower, bodies.get("possessives", ()))) | {"-"},
            journeys=lexicon(country_before=False, country_after=True),
            capitals=lexicon(capitals=True),
            capital_of=lexicon(capital_of=True),
            not_capital=lexicon(not_capital=True),
            closers=lexicon(closers=True),
            occasions=lexicon(occasions=True),
            bearers=lexicon(bearers=True),
            trades=table.get("trades", 0),
            mentioned=table.get("mentioned", 1),
        )


@cache
def venue_words(language: str) -> Words:
    """Return the compiled ``[venues]`` table of a language."""
    pack = load_pack(language)
    return Words.of(pack.get("venues", {}), pack.get("institutions", {}))
