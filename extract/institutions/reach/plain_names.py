"""Names of common words after the noun of a club: "l'ONG Eau | et Vie", "l'association | Un enfant par la main"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.common import common_words
from ...words.names import is_name_word, name_end
from .tails import tails

if TYPE_CHECKING:
    from .right import RightReader

LONGEST = 8  # tokens of a name that is a phrase
MARKS = frozenset(',.;:()»”"')


def read_plain_name(reader: RightReader) -> bool | None:
    """Read a phrase that a small word with a capital opens, or a common word that "and" joins to another one."""
    if not reader.grammar.phrases or reader.kind not in reader.grammar.told:
        return None
    head = on(reader.doc).words[reader.head_end - 1]
    if head[0].isupper() and not head.isupper():
        return None
    end = _phrase_end(reader) or _pair_end(reader)
    return reader.read_to(end) if end else None


def _phrase_end(reader: RightReader) -> int:
    """Return the end of words up to a mark or to what follows a whole name, right behind the head, or 0."""
    words, at, known = on(reader.doc).words, reader.at, tails(on(reader.doc).article.language)
    if at != reader.head_end or reader.words[at] not in reader.grammar.phrases or not words[at].istitle():
        return 0
    stop = min(reader.stop, at + LONGEST)
    end = next((i for i in range(at + 2, stop) if words[i] in MARKS or reader.words[i] in known.follows), 0)
    plain = all(word[0].isalpha() and (word.islower() or i == 0) for i, word in enumerate(words[at:end]))
    return end if end and plain else 0


def _pair_end(reader: RightReader) -> int:
    """Return the end of a common word with a capital that "and" joins to the one common word of a name, or 0."""
    at, words, common = reader.at, on(reader.doc).words, common_words(on(reader.doc).article.language)
    joined = (
        at == reader.end == reader.head_end + 1 and words[at].isalpha() and reader.words[at] in reader.grammar.series
    )
    if not joined or at + 1 >= reader.limit or not is_name_word(words[at + 1]):
        return 0
    both = all(reader.words[i] in common and i not in reader.starts for i in (at - 1, at + 1))
    head = reader.grammar.heads.find(reader.words, at + 1, reader.limit)
    return 0 if not both or (head and head.value) else name_end(reader.doc, at + 1, reader.limit)
