"""The word classes of a language pack, one letter each (``[atoms]``), with its honorifics."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..pack import load_pack
from .lexicon import Lexicon, lower, spelled_out

DASHES = frozenset("-‐‑–—")
PUNCTUATION = frozenset(",;:().")


@dataclass(frozen=True, slots=True)
class AtomGrammar:
    """Hold the word classes of a pack."""

    classes: Lexicon[str]
    honorifics: Lexicon[str]
    shouted: frozenset[str]  # honorifics of capitals alone, which in other letters are names ("YAM", and "Yam Rai")
    number: str  # the letter of a number
    marks: dict[str, str]  # tokens that are no words, such as "," and "'s", with their letters
    verbs: str  # the letters of verbs
    dated: frozenset[str]  # days and months, which are given names too ("Governor Monday Okpebholo")
    surnames: frozenset[str]  # surnames that in small letters are words of a class ("An")
    articles: frozenset[str]  # of which none ends a name
    openers: frozenset[str]  # words in lower case with which a word of a class or an honorific begins

    def mark(self, text: str, word: str) -> str:
        """Return the letter of a token that belongs to no thing, name or word class; ``word`` is it in lower case."""
        return self.marks.get(word) or (self.number if text.isdigit() else "x")


@cache
def atom_grammar(language: str) -> AtomGrammar:
    """Return the compiled word classes of a language."""
    pack = load_pack(language)
    classes = [(form, letter) for letter, forms in pack.get("atoms", {}).items() for form in spelled_out(forms)]
    honorifics = [(form, "H") for form in pack.get("people", {}).get("honorifics", [])]
    dates = pack.get("dates", {}).get("classes", {})
    marks = {lower(form): letter for form, letter in classes if form[0] in "'’"}
    marks |= dict.fromkeys(DASHES, "-") | {mark: mark for mark in PUNCTUATION}
    words, before = Lexicon(classes, lower), Lexicon(honorifics, lower)
    return AtomGrammar(
        words,
        before,
        frozenset(lower(form) for form, _ in honorifics if len(form) > 1 and form.isalpha() and form.isupper()),
        "n" if "n" in pack.get("atoms", {}) else "x",
        marks,
        pack.get("people", {}).get("verbs", ""),
        frozenset(lower(w) for key in ("weekday", "month") for w in dates.get(key, {})),
        frozenset(pack.get("people", {}).get("worded", [])),
        frozenset(pack.get("institutions", {}).get("articles", [])),
        frozenset(words.openers | before.openers),
    )
