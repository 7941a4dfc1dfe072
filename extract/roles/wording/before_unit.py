"""A title whose last words belong to the unit after it ("head | of the district hospital, Ann Lowe")."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...institutions.headless.units import unit_grammar
from ...words.lexicon import Lexicon, Match


def before_unit(doc: Doc, start: int, stop: int, titles: Lexicon[str]) -> Match[str] | None:
    """Return the title that begins at a token, without words after a link that a unit in small letters goes on with."""
    grammar, words = unit_grammar(on(doc).article.language), on(doc).lower
    title = titles.find(words, start, stop)
    if title is None or grammar is None or grammar.opens or title.end >= stop or title.end - start <= 1:
        return title
    if not on(doc).words[title.end].islower() or not grammar.nouns.find(words, title.end, stop):
        return title
    shorter = titles.find(words, start, title.end - 1)
    linked = shorter is not None and grammar.links.find(words, shorter.end, title.end) is not None
    return shorter if linked else title
