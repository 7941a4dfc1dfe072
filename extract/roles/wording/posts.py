"""How far a diplomat's title reaches: for whom he speaks and where ("Ambassador of Sudan to Uganda")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import Sentence, on
from ...places.gazetteer import gazetteer
from ...words.atom_grammar import DASHES
from ...words.names import is_name_word, name_end, name_grammar

if TYPE_CHECKING:
    from .titles import TitleGrammar


def add_post(doc: Doc, start: int, end: int, sentence: Sentence, grammar: TitleGrammar) -> tuple[int, int]:
    """Return a diplomat's title with whom it speaks for and where ("Ambassador of the Republic of Sudan to Uganda")."""
    places = {t.start: t.end for t in on(doc).territories} | {t.name_start: t.end for t in on(doc).territories}
    at, linked = end, True
    while at < sentence.end:
        if at in places and linked:
            at = end = places[at]
            linked = False
        elif not linked and at + 1 in places and on(doc).words[at] in DASHES:
            at = end = places[at + 1]  # "Consul in the region of Busan - | Gyeongnam"
        elif linked and at > end and (seat := _seat_end(doc, at, sentence.end)):
            at = end = seat
            linked = False
        elif link := grammar.links.find(on(doc).lower, at, sentence.end):
            at = link.end
            linked = True
            if at < sentence.end and (whose := grammar.titles.find(on(doc).lower, at, sentence.end)):
                at = whose.end  # "Đặc phái viên của Tổng thống | Hàn Quốc"
        else:
            break
    before = start - 1
    if before >= sentence.start and grammar.demonyms.find(on(doc).lower, before, start):
        start = before
    return start, end


def _seat_end(doc: Doc, at: int, stop: int) -> int:
    """Return the end of a town before a person's name ("Consul of China in Penang | Zhou Youbin"), or 0."""
    words, names = on(doc).words, name_grammar(on(doc).article.language)
    if not is_name_word(words[at]) or on(doc).lower[at] in names.people:
        return 0
    match = gazetteer().lexicon.find(on(doc).folded, at, stop)
    end = match.end if match else at + 1
    return end if end < stop and is_name_word(words[end]) and name_end(doc, end, stop) - end > 1 else 0
