"""Names that an article uses as a place's: "in Walla Walla", "visitors from Walla Walla", the "Walla Walla Union"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc

from ..document import Sentence, on
from ..institutions.grammar import institution_grammar
from ..words.names import is_name_word, name_end
from .levels import Levels, Territory
from .unknown import Run, Uses, is_plain, place_uses

ENOUGH = 2  # uses as a place
STRONG = 4  # the most words of such a phrase


def find_used(doc: Doc, levels: Levels, runs: Sequence[tuple[Sentence, Run]], taken: set[int]) -> list[Territory]:
    """Return one mention of each unknown name that the article uses as a place's, its place left open.

    ``runs`` are the runs of capitals of each sentence, ``taken`` the tokens of known places, to which those are added.
    """
    uses = place_uses(on(doc).article.language)
    points: Counter[tuple[str, ...]] = Counter()
    sure: dict[tuple[str, ...], Run] = {}
    persons: set[str] = set()
    borne = borne_by_bodies(doc, uses, [run for _, run in runs])
    lower_ = on(doc).lower
    head = lower_[: on(doc).story[0].start] if on(doc).story else []
    alone, owners = rubrics(doc, len(head), uses)
    for sentence, run in runs:
        twins = not uses.twins.isdisjoint(lower_[sentence.start : sentence.end])
        before = lower_[run.start - 1] if run.start > sentence.start else ""
        addressed = run.start > sentence.start and uses.addresses.find(lower_, run.start - 1, run.start)
        opened = run.end + 1 < sentence.end and lower_[run.end] == "(" and len(run.words) > 1
        if addressed or (opened and uses.titles.find(lower_, run.end + 1, sentence.end)):
            persons.update(run.words)  # "Kazu Terada (président du conseil)"
        counts = before in uses.sure or before in uses.likely or (twins and before in uses.joins)
        counts = counts or run.words in owners
        if not counts or not is_plain(doc, run.start, run.end, levels, uses):
            continue
        said = on(doc).lower[run.start - 2] if run.start > sentence.start + 1 else ""
        twin = before in uses.joins and said in uses.twins
        strong = twin or run.words in owners or is_strong(doc, sentence, run, uses)
        points[run.words] += ENOUGH if strong else 1
        if strong or run.words in alone or before in uses.sure or twins or run.words in borne:
            sure.setdefault(run.words, run)
    found = []
    for words, run in sure.items():
        printed = any(tuple(head[at : at + len(words)]) == words for at in range(len(head)))
        if points[words] + printed + (words in borne) >= ENOUGH and not persons & set(words):
            found.append(Territory(run.start, run.end, run.start, run.end, "", None, "place-used"))
            taken.update(range(run.start, run.end))
    return found


def rubrics(doc: Doc, stop: int, uses: Uses) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """Return the names that stand alone between the marks of a page's head, and those whose page its words say it is.

    "Pays de Redon | SAINT-VALENTIN | Sports" and "Commune de Gerpinnes".
    """
    alone: set[tuple[str, ...]] = set()
    owners: set[tuple[str, ...]] = set()
    words, lowered, at = on(doc).words, on(doc).lower, 0
    while uses.strong and at < stop:
        owner = uses.owners.find(lowered, at, stop)
        begin = owner.end if owner else at
        if begin < stop and is_name_word(words[begin]):
            end = name_end(doc, begin, stop)
            if owner:
                owners.add(tuple(lowered[begin:end]))
            elif (at == 0 or not words[at - 1][0].isalnum()) and (end == stop or not words[end][0].isalnum()):
                alone.add(tuple(lowered[begin:end]))
            at = max(end, at + 1)
        else:
            at += 1
    return alone, owners


def is_strong(doc: Doc, sentence: Sentence, run: Run, uses: Uses) -> bool:
    """Say whether one use is enough: after words that only a town follows, or where something is said to be there.

    "Une délégation de X", "À X, le maire …", "arrivée à X, où …".
    """
    if not uses.strong:
        return False
    words, start = on(doc).lower, sentence.start
    for at in range(max(start, run.start - STRONG), run.start):
        if (match := uses.strong.find(words, at, run.start)) and match.end == run.start:
            return True
    if words[run.start - 1] not in uses.sure or run.end + 1 >= sentence.end or words[run.end] != ",":
        return False
    return run.start - 1 == start or words[run.end + 1] in uses.sites


def borne_by_bodies(doc: Doc, uses: Uses, runs: list[Run]) -> frozenset[tuple[str, ...]]:
    """Return the words that open the name of a body ("Tavistock | Twinning Association", "Tavistock | College")."""
    grammar, words = institution_grammar(on(doc).article.language), on(doc).lower
    found: set[tuple[str, ...]] = set()
    for run in runs:
        inner = [grammar.heads.find(words, at, run.end) for at in range(run.start + 1, run.end)]
        heads = [head.start for head in inner if head and head.value]
        if heads and grammar.heads.find(words, run.start, run.end) is None and words[run.start] not in uses.others:
            found.update(tuple(words[run.start : at]) for at in range(run.start + 1, heads[0] + 1))
    return frozenset(found)
