"""Words that are spelled like a title and are none: a duty, the end of a name, an acronym in small letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...document import Sentence, on
from ...institutions.grammar import institution_grammar
from ...people.origins import opens_like_given, peoples
from ...words.lexicon import Match
from ...words.names import APOSTROPHES, glued, is_name_word, name_end, name_grammar

if TYPE_CHECKING:
    from .titles import TitleGrammar


LEAST, INITIALS = 2, 4  # letters of initials
NAME = 2  # words of a given name and a surname


def is_duty(doc: Doc, title: Match[str], sentence: Sentence, grammar: TitleGrammar) -> bool:
    """Say whether a title only tells the duty of the one before ("Phó Chủ tịch vùng X | phụ trách quan hệ quốc tế")."""
    before = title.start - 1
    duty = grammar.duties.find(on(doc).lower, title.start, title.end)
    if before < sentence.start or duty is None or duty.end < title.end:
        return False
    links = institution_grammar(on(doc).article.language).noun_links
    if title.end == title.start + 1 and links and on(doc).lower[min(title.end, len(doc) - 1)] not in links:
        return True  # "chargé" of nothing is no office
    if on(doc).words[before] == ",":  # "adjointe au maire de X, | chargée …": of the office, and not of the name before
        named = on(doc).words[before - 1][0].isupper() and before not in on(doc).territories.ends
        return before == sentence.start or not named
    closes = (
        on(doc).words[before] == ")" and title.end < len(doc) and on(doc).words[title.end].isalpha()
    )  # "(Pháp) | …"
    return on(doc).words[title.start][0].islower() and (on(doc).words[before][0].isalnum() or closes)


def is_surname(doc: Doc, title: Match[str], sentence: Sentence, grammar: TitleGrammar) -> bool:
    """Say whether a title of one word ends a person's name ("Jodi | Monk and …") or opens one ("Prof. | Shehu Ali")."""
    at, words = title.start, on(doc).words
    if title.end - at > 1 or on(doc).lower[at] not in grammar.surnames or not words[at][0].isupper():
        return False
    before = at - 1
    announced = before >= sentence.start and on(doc).lower[before] in name_grammar(on(doc).article.language).announces
    if announced and name_end(doc, at, sentence.end) <= at + NAME:
        return True
    given = before >= 0 and on(doc).lower[before] in name_grammar(on(doc).article.language).given  # "Omar | Sheikh, …"
    given = given or (before >= sentence.start and opens_like_given(words[before], peoples()))
    opens = title.end < sentence.end and (is_name_word(words[title.end]) or (words[title.end] == "," and not given))
    opens = opens or grammar.links.find(on(doc).lower, title.end, sentence.end) is not None
    named = before >= sentence.start and is_name_word(words[before])
    return named and not opens and grammar.titles.find(on(doc).lower, before, at) is None


def _is_second(doc: Doc, at: int, grammar: TitleGrammar) -> bool:
    """Say whether a hyphen joins a word in small letters to a title of one word ("député- | président")."""
    first = grammar.titles.find(on(doc).lower, at - 2, at - 1) if at > 1 else None
    return first is not None and first.value not in ("", "-") and on(doc).words[at].islower()


def _follows_name(doc: Doc, title: Match[str], sentence: Sentence) -> bool:
    """Say whether a dash without blanks joins a title of several words to a name ("Lê Văn An-Phó Giám đốc Sở X")."""
    at, words = title.start, on(doc).words
    named = at - 1 - NAME >= sentence.start and all(map(is_name_word, words[at - 1 - NAME : at - 1]))
    return named and title.end > at + 1 and words[at][0].isupper()


def is_other_word(doc: Doc, at: int, title: Match[str], sentence: Sentence, grammar: TitleGrammar) -> bool:
    """Say whether a title that begins at a token is the end of a name or a word that is spelled like an acronym."""
    begin = title.start
    joined = begin and title.start == at and glued(doc, at - 1)
    if joined and not (_is_second(doc, at, grammar) or _follows_name(doc, title, sentence)):
        return True  # "Tremblay-Cardinal"
    if title.end == begin + 2 and begin and _ends_name(doc, begin, title.end):
        return True  # "Đinh | Công Sứ"
    if _opens_name(doc, title, sentence):
        return True
    if title.end != begin + 1:
        return False
    word, written = on(doc).lower[begin], on(doc).words[begin]
    if word in grammar.small and written[0].isupper() and begin > sentence.start:
        return True  # "M. | Akim Sow"
    return word in grammar.acronyms and not written.isupper()


def _opens_name(doc: Doc, match: Match[str], sentence: Sentence) -> bool:
    """Say whether those of an office only say whose a body is, in its name ("Uganda National | Teachers' Union")."""
    words, end = on(doc).words, match.end
    owned = end + 1 < sentence.end and words[end] in APOSTROPHES and words[end - 1][-1] == "s"
    if not owned or not words[match.start][0].isupper() or not words[end + 1][0].isupper():
        return False
    head = institution_grammar(on(doc).article.language).heads.find(on(doc).lower, end + 1, sentence.end)
    return head is not None and head.value != ""


def is_initials(doc: Doc, match: Match[str], grammar: TitleGrammar) -> bool:
    """Say whether what might be short titles in the plural is a body's initials ("MPS", and not "MPs")."""
    written = on(doc).words[match.start]
    short = match.end == match.start + 1 and LEAST < len(written) <= INITIALS and written.isupper()
    many = short and bool(grammar.plurals) and on(doc).lower[match.start] not in grammar.acronyms
    return many and written.casefold().endswith(grammar.plurals)


def _ends_name(doc: Doc, at: int, end: int) -> bool:
    """Say whether two words with capitals end a run that a surname opens right before them."""
    grammar, words = name_grammar(on(doc).article.language), on(doc).words
    first = on(doc).lower[at - 1]
    opened = first in grammar.surnames and first not in grammar.never and words[at - 1][0].isupper()
    return opened and all(is_name_word(words[i]) for i in range(at - 1, end)) and name_end(doc, at - 1, len(doc)) == end
