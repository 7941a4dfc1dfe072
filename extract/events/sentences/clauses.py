"""Who is at which of several events that one sentence tells: "toured the port on Monday and will meet X on Friday"."""

from __future__ import annotations

from spacy.tokens import Doc

from ...document import on
from ...facts import Quote, Stated
from ...words.wordlists import words_of
from ..tellings.drafts import Draft

OWN = frozenset({"participant-named", "participant-host", "participant-guest"})  # what stands in the sentence itself


def part(doc: Doc, drafts: list[Draft]) -> None:
    """Leave each event of a sentence the subject of all and those named with its own words."""
    told = sorted((draft for draft in drafts if not draft.leg), key=lambda draft: draft.kind.quotes[0])
    if len(told) < 2:
        return
    words = [draft.kind.quotes[0] for draft in told]
    nouns = {draft.kind.quotes[0] for draft in told if draft.noun}
    for number, draft in enumerate(told):
        before = words[number] if number else None
        after = words[number + 1] if number + 1 < len(told) else None
        for side in (draft.hosts, draft.guests, draft.others):
            for key, stated in list(side.items()):
                if number and side is draft.guests and key in told[number - 1].guests:
                    continue  # "received X, who is visiting"
                if stated.rule in OWN and _of_another(doc, stated, words, before, after, nouns):
                    del side[key]


def _of_another(
    doc: Doc, stated: Stated[str], words: list[Quote], before: Quote | None, after: Quote | None, nouns: set[Quote]
) -> bool:
    """Return whether somebody is named between another event's words and those of the next one.

    Not the subject that follows a phrase with another event's noun ("During the visit to Laos, Mr X met …").
    """
    named = [quote for quote in stated.quotes if quote not in words]
    if not named:
        return False
    if after is not None and all(quote.start > after.start for quote in named):
        return True
    if before is None or not all(words[0].start < quote.start < before.start for quote in named):
        return False
    last = [word for word in words if word.end <= named[0].start]
    told = on(doc).article.text[last[-1].end if last else named[0].start : named[0].start].lower()
    if last and last[-1] in nouns and "," in told:
        return False
    between = told.split()
    return words_of(doc, "meetings", "clauses").isdisjoint(between)  # "…, when Mayor X will visit Y"
