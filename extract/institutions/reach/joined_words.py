"""What "and" joins to a name where names are written by syllable: another body, or one more thing that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...document import on
from ...words.atom_grammar import atom_grammar
from ...words.lexicon import is_acronym
from ...words.names import is_name_word, is_syllable, name_grammar
from ...words.wordlists import words_of
from .fields import joins_field, joins_noun, name_field
from .numbered import is_initials

if TYPE_CHECKING:
    from .right import RightReader

LONG = 4  # letters of words in small letters that are no particle of a name from abroad ("Hunze | en Aa")
SMALL = 3  # words in small letters after the first two of what is joined
HEAD = 5  # words of a head
CLAUSE = 3  # tokens from "and" within which a clause opens
MARKS = frozenset(",;.:()")


def joins_other(reader: RightReader) -> bool:
    """Say whether "and" after a name of its own joins another body ("Đại học Trà Vinh | và Université de Sherbrooke").

    After a territory or a word of another language only a field of work or a second territory goes on with the name.
    """
    doc, at = reader.doc, reader.at
    if not _is_by_syllable(reader) or not on(doc).words[at].isalpha() or at + 1 >= reader.limit:
        return False
    following = on(doc).words[at + 1]
    placed = at + 1 in reader.starts
    goes_on = placed or name_field(doc, at + 1, reader.limit, reader.grammar, joined=True) is not None
    abroad = is_name_word(following) and not is_syllable(following) and not placed
    foreign = abroad and reader.kind not in reader.grammar.bearing
    return at == reader.end and (foreign or (ends_in_name(reader) and not goes_on))


def joins_unlike(reader: RightReader) -> bool:
    """Say whether "and" joins a word with a capital that is nothing like the name before it: a body of its own.

    A name in small letters goes on in small letters ("la Société des eaux | et du Crédit mutuel"), one that ends in its
    territory with territories alone ("l'Office du tourisme du Perche | et Tourisme Charlevoix").
    """
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    if not grammar.complete_heads or not on(doc).words[at].isalpha() or at + 1 >= reader.limit:
        return False
    if not words_of(doc, "meetings", "relative").isdisjoint(reader.words[at + 1 : at + CLAUSE]):
        return True  # "l'association OJSC | et à laquelle"
    link = grammar.links.find(reader.words, at + 1, reader.limit)
    first = link.end if link else at + 1
    if first >= reader.limit or first in reader.starts:
        return False
    if not is_name_word(on(doc).words[first]):
        return link is not None and reader.words[link.end - 1] in grammar.articles and _joins_owner(reader, first)
    if link is None:
        return reader.place is not None and at == reader.end
    own = [word for word in on(doc).words[reader.head_end : at] if word not in grammar.noun_links]
    small = len(own) > 0 and all(map(str.islower, own))
    return (
        reader.words[link.end - 1] in grammar.articles
        and small
        and name_field(doc, first, reader.limit, grammar, joined=True) is None
    )


def _joins_owner(reader: RightReader, first: int) -> bool:
    """Say whether "and of the …" in small letters joins what the body itself is told of, for it cannot be of both.

    The name has nothing yet that it is of ("des députés de l'Assemblée nationale | et des membres des conseils"), or
    ends in its territory ("du musée celtique de Carnac | et du site voisin").
    """
    doc, grammar, at = reader.doc, reader.grammar, reader.at
    words, links = on(doc).words, grammar.noun_links
    heads = (grammar.heads.find(reader.words, i, reader.limit) for i in range(max(0, reader.head_end - HEAD), at))
    start = next((head.start for head in heads if head and head.end == reader.head_end), reader.head_end)
    if links.isdisjoint(reader.words[start:at]):
        return True
    proper = is_name_word(words[at - 1]) and reader.words[at - 2] in links - grammar.articles  # "de Vaison"
    if at != reader.end or not (reader.place or (proper and at - 2 >= reader.head_end)):
        return False
    return (
        reader.words[first] not in grammar.before and name_field(doc, first, reader.limit, grammar, joined=True) is None
    )


def ends_in_name(reader: RightReader) -> bool:
    """Say whether what has been read ends in its territory or in a word of another language, by which it is whole."""
    doc, at = reader.doc, reader.at
    last, words = on(doc).words[at - 1], on(doc).words
    named = reader.place is not None or (is_name_word(last) and not is_syllable(last) and not is_acronym(last))
    particle = words[at].isascii() and len(words[at]) < LONG and at + 1 < reader.limit and is_name_word(words[at + 1])
    return named and not particle and _is_by_syllable(reader) and at == reader.end > reader.head_end


def read_short_field(reader: RightReader) -> bool | None:
    """Read a last field of work told by its initials ("Sở Nông nghiệp | và PTNT", "Sở Lao động | - TB&XH")."""
    doc, at, grammar = reader.doc, reader.at, reader.grammar
    if reader.words[at] not in grammar.series or reader.kind not in grammar.initialled or at + 1 >= reader.limit:
        return None
    word = on(doc).words[at + 1]
    if at != reader.end or reader.place or not is_initials(word):
        return None
    known = grammar.compounds.find(reader.words, at + 1, reader.limit) is not None and reader.words[at] != ","
    if not ("&" in word or known) or grammar.heads.find(reader.words, at + 1, reader.limit):
        return None  # "Sở Ngoại vụ và | JICA"
    reader.after_field = True
    return reader.read_to(at + 2)


def read_joined(reader: RightReader) -> bool | None:
    """Read a word of two syllables of which only the first has a capital ("Xúc tiến và | Hỗ trợ phát triển")."""
    end = _compound_end(reader, reader.at) if reader.joined and reader.place is None else reader.at
    if end == reader.at:
        return None
    reader.joined, reader.after_field = False, True
    return reader.read_to(end)


def read_members(reader: RightReader) -> bool | None:
    """Read the office of those who are a body's members right after its head ("Hiệp hội | Thị trưởng Pháp ngữ")."""
    doc, at = reader.doc, reader.at
    title = on(doc).title_starts.get(at)
    if not title or at != reader.head_end or reader.kind not in reader.grammar.paired or not _is_by_syllable(reader):
        return None
    end = title.end
    named = end < reader.limit and is_name_word(on(doc).words[end]) and end not in reader.starts
    people = named and name_grammar(on(doc).article.language).honorifics.isdisjoint(reader.words[end : end + 1])
    if (people and not name_field(doc, end, reader.limit, reader.grammar, joined=True)) or end > reader.limit:
        return None  # "Chủ tịch Hiệp hội Giám đốc Lê Văn Tám"
    return reader.read_to(end)


def joins_more(reader: RightReader) -> bool:
    """Say whether a joiner right after the head goes on with its name."""
    doc, at, limit, grammar = reader.doc, reader.at, reader.limit, reader.grammar
    return joins_noun(doc, at + 1, limit, grammar) or joins_field(doc, at, limit, grammar) or _joins_compound(reader)


def _joins_compound(reader: RightReader) -> bool:
    """Say whether a word of two syllables with one capital follows a joiner."""
    at = reader.at + 1
    return on(reader.doc).words[at - 1].isalpha() and _compound_end(reader, at) > at


def _compound_end(reader: RightReader, at: int) -> int:
    """Return the end of such a word with the small words after it up to a name or a mark, or where it would begin."""
    doc, limit = reader.doc, reader.limit
    words, never = on(doc).words, name_grammar(on(doc).article.language).never
    if not _is_by_syllable(reader) or at + 1 >= limit or not words[at].istitle() or not is_syllable(words[at]):
        return at
    head = reader.grammar.heads.find(reader.words, at, limit)
    people = atom_grammar(on(doc).article.language)  # "Sở Ngoại vụ và | Phái đoàn", "… và | Đồng chí"
    honorific = people.honorifics.find(reader.words, at, limit)
    addressed = honorific and (honorific.end >= limit or honorific.end not in reader.starts)
    other = head or addressed or people.classes.find(reader.words, at, limit) or on(doc).title_starts.get(at)
    if other or reader.words[at] in never or not _goes_on(reader, at + 1):
        return at
    run = end = at + 2
    while run < min(limit, end + SMALL) and _goes_on(reader, run):
        run += 1
    return run if run >= limit or words[run] in MARKS or is_name_word(words[run]) else end


def _goes_on(reader: RightReader, at: int) -> bool:
    """Say whether a token is a syllable in small letters that a name may go on with."""
    doc, syllable = reader.doc, name_grammar(on(reader.doc).article.language).syllable
    whole = syllable is not None and syllable.fullmatch(on(doc).folded[at]) is not None
    other = at in reader.starts or at in on(doc).holders or on(doc).title_starts.get(at)
    stops = reader.grammar.stops | reader.grammar.series
    return whole and on(doc).words[at].islower() and reader.words[at] not in stops and not other


def _is_by_syllable(reader: RightReader) -> bool:
    return name_grammar(on(reader.doc).article.language).syllable is not None and bool(reader.grammar.series)
