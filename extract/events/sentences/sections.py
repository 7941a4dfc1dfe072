"""The parts of an article that sentences stand in: headline, caption, opening paragraph, body; datelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from ...article import Article
from ...document import on
from ...facts import Quote

if TYPE_CHECKING:
    from .frames import Frame, Mention

DATELINE, FEW = 14, 4  # tokens within which a dateline ends; of a place that alone stands before a dash
OPENINGS, SHORT = 3, 8  # sentences that may open with a dateline; tokens of a line too short to open a story
DASHES = ("-", "–", "—")
BULLETS = frozenset("-–•*+>»")  # what opens an item of a list


def section_of(article: Article, quote: Quote) -> str:
    """Return the part of the article that a sentence stands in, "lead" and "body" not told apart yet."""
    if article.headline and _overlap(article.headline, quote):
        return "headline"
    if any(_overlap(caption, quote) for caption in article.captions):
        return "caption"
    return "body"


def mark_sections(doc: Doc, frames: list[Frame]) -> None:
    """Tell the opening paragraph and second headlines from the body, and drop the datelines."""
    opening = next((frame for frame in frames if frame.section == "body" and _opens(doc, frame)), frames[0])
    for frame in frames:
        if frame.section == "body" and frame.paragraph == opening.paragraph:
            frame.section = "lead"
        elif frame.section == "body" and frame.index < opening.index:
            frame.section = "headline"  # a second headline or a summary line
    for frame in frames[: opening.index + OPENINGS]:
        if frame.in_story and on(doc).words[frame.start] not in BULLETS:
            frame.start = _dateline_end(doc, frame.start, frame.end)


def is_of_dateline(doc: Doc, frame: Frame, day: Mention) -> bool:
    """Return whether a day is the page's own, or stands between the place that opens a story and a dash."""
    own = on(doc).article.published_quote
    if own is not None and day.quote.start < own.end and own.start < day.quote.end:
        return True  # "Pucallpa, 26 June 2024. The guests …": no day of theirs
    lead = frame.section == "lead" and frame.start < day.start <= frame.start + FEW
    after = on(doc).words[day.end : min(day.end + 2, frame.end)] if lead else []  # "Sept. 22, (AFP) The mayor …"
    return after == [",", "("] or (after[:1] != [] and after[0] in DASHES and on(doc).spaced[day.end - 1])


def _opens(doc: Doc, frame: Frame) -> bool:
    """Return whether a sentence can be the first of a story: a whole one, not a second headline."""
    return frame.end - frame.start > SHORT and on(doc).words[frame.end - 1][-1] in '.!?…”»"'


def _dateline_end(doc: Doc, start: int, end: int) -> int:
    """Return where a story begins after the place, date and agency that stand before a dash or colon."""
    words, spaced = on(doc).words, on(doc).spaced
    limit = min(end, start + DATELINE)
    days = {at for span in doc.spans.get("dates", ()) if span.start < limit for at in range(span.start, span.end)}
    for at in range(start, limit):
        if at in days:
            continue  # "9 - 12/10": a dash between two days
        beside = spaced[at - 1] or words[at - 1] in (")", *DASHES)  # "KALMAR --"
        dash = words[at] in DASHES and spaced[at] and at > start and beside
        if dash and (at - start <= FEW or any(w == ")" or (w.isupper() and len(w) > 2) for w in words[start:at])):
            return at + 1
        alone = (place := on(doc).territories.starts.get(start)) is not None and place.end == at  # "BEIJING:"
        if words[at] == "):" or (words[at] == ":" and (words[at - 1] == ")" or alone)):
            return at + 1
    return start


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
