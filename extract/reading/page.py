"""What a page consists of: the story's headline, captions and body, and the boilerplate around and between them.

The lines are marked one by one (``marks``); what stands around a line then decides: whether it belongs to a list of
other stories, to the head before the body, or to the tail after it. All words are in the language packs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..facts import Quote
from .credits import find_credits
from .cues import load_cues
from .elsewhere import find_other_stories, share_known, speaks_of_story
from .headline import find_headline, find_publisher, same_words
from .lines import Line, find_names, split_lines
from .marks import Mark, is_dated_item, mark_line

_NOISE = frozenset({Mark.IMAGE, Mark.TEASER, Mark.DATE, Mark.BYLINE, Mark.FURNITURE, Mark.RELATED})
_TITLES = frozenset({Mark.OTHER, Mark.SIGNATURE})


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the lines of a page, what each looks like, and which stand among other stories.

    ``first`` and ``last`` are the numbers of the first and the last line of the story's running text, ``body`` that
    text, folded.
    """

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    elsewhere: tuple[bool, ...]
    first: int
    last: int
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the layout of a page and the stretches that follow from it."""

    layout: Layout
    headline: Quote | None
    publisher: str | None
    captions: tuple[Quote, ...]
    boilerplate: tuple[Quote, ...]


def read_page(text: str, title: str | None = None) -> Page:
    """Tell the story from what stands around it.

    Args:
        text: the text of a page, one paragraph, title or button a line.
        title: the headline, where it is known from elsewhere.
    """
    layout = lay_out(text)
    lines = layout.lines
    head = find_headline(layout, title)
    boring = [layout.elsewhere[i] or _is_boring(i, layout, head) for i in range(len(lines))]
    boilerplate = [_quote(line) for line, out in zip(lines, boring, strict=True) if out]
    for line, out in zip(lines, boring, strict=True):
        if not out and len(line.text) < 700:
            boilerplate.extend(find_credits(line))
    captions = [lines[i] for i in range(len(lines)) if not boring[i] and i != head and _is_caption(i, layout)]
    return Page(
        layout,
        _quote(lines[head]) if head is not None else None,
        find_publisher(layout, head),
        tuple(_quote(line) for line in captions),
        tuple(sorted(boilerplate)),
    )


def lay_out(text: str) -> Layout:
    """Mark the lines of a page and find its running text."""
    cues = load_cues()
    lines = tuple(split_lines(text))
    marks = [mark_line(line, cues) for line in lines]
    elsewhere = find_other_stories(lines, marks)
    prose = [i for i, mark in enumerate(marks) if mark is Mark.PROSE and not elsewhere[i]]
    if not prose:
        prose = [i for i, mark in enumerate(marks) if mark is Mark.SENTENCE and not elsewhere[i]]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), len(lines))
    body = " ".join(lines[i].folded for i in prose)
    return Layout(lines, tuple(marks), tuple(elsewhere), first, last, body)


def _quote(line: Line) -> Quote:
    return Quote(line.start, line.end)


def _is_boring(i: int, layout: Layout, head: int | None) -> bool:
    """Say whether a line that stands in no list of other stories is boilerplate none the less."""
    line, mark = layout.lines[i], layout.marks[i]
    if i == head or _is_misread(i, layout):
        return False
    again = head is not None and i > head and same_words(line.text, layout.lines[head].text)
    if again or mark in _NOISE or _is_link(i, layout):
        return True
    if i < layout.first:
        return _is_boring_before(line, mark, above=head is not None and i < head)
    return i > layout.last and not _is_listed(i, layout) and _is_boring_after(line, mark, layout.body)


def _is_misread(i: int, layout: Layout) -> bool:
    """Say whether a line is a sentence of the story that looks like something else."""
    line, mark = layout.lines[i], layout.marks[i]
    if mark is Mark.FURNITURE:  # it opens with a word of the packs
        return layout.first < i < layout.last and line.sentence and speaks_of_story(line, layout.body)
    between = set(layout.marks[layout.last : i])  # nothing: a short last paragraph
    return mark is Mark.SENTENCE and i > layout.last and between <= {Mark.PROSE, Mark.SENTENCE}


def _is_link(i: int, layout: Layout) -> bool:
    """Say whether a line is a link to another story between the paragraphs of this one: a bullet, unknown names."""
    line = layout.lines[i]
    if not line.bullet or i <= layout.first or layout.marks[i] not in _TITLES or _is_listed(i, layout):
        return False
    return bool(find_names(line.bare)) and share_known(line.text, layout.body)[1] < 0.34


def _is_listed(i: int, layout: Layout) -> bool:
    """Say whether a line announces a list of the story, or is an item of one.

    The line above the items ends with a colon, and either is a paragraph or the first item ends as a clause does, or
    the items are a roll of names with what each is ("- Naheed Nenshi, Mayor of Calgary").
    """
    lines = layout.lines
    while i and lines[i].bullet:
        i -= 1
    below = lines[i + 1] if i + 1 < len(lines) else lines[i]
    announced = lines[i].text.endswith(":") and lines[i].words >= 3 and layout.marks[i] not in _NOISE
    told = layout.marks[i] is Mark.PROSE or below.text.endswith((";", ",", ".")) or _is_roll(i, layout)
    return announced and told and below.bullet and not layout.elsewhere[i]


def _is_roll(i: int, layout: Layout) -> bool:
    """Say whether the items below a line each tell a name and, after a comma, an office."""
    items = []
    for line in layout.lines[i + 1 :]:
        if not line.bullet:
            break
        items.append(line.bare)
    named = [item for item in items if re.match(r"[^,:;.?!]{4,40}, ", item) and len(item.split(",")[0].split()) <= 5]
    return layout.lines[i].words >= 4 and len(items) >= 2 and len(named) == len(items)


def _is_boring_before(line: Line, mark: Mark, *, above: bool) -> bool:
    if above:  # names of sites and sections
        return mark is not Mark.SENTENCE
    return mark is Mark.SIGNATURE or (mark is Mark.OTHER and line.words <= 4)


def _is_boring_after(line: Line, mark: Mark, body: str) -> bool:
    """Say of a line below the body whether it is a signature, the title of another story, or words of the site."""
    if mark is Mark.SIGNATURE or is_dated_item(line):
        return True
    if load_cues().caption.match(line.text):
        return False
    credits = list(find_credits(line))
    told = line.text[: credits[0].start - line.start] if credits else line.text
    known, share = share_known(told, body)
    if credits and known:  # a caption
        return False
    if mark is Mark.OTHER and line.words <= 4:
        return True
    if find_names(line.text):
        return share <= 0.5 if mark is Mark.OTHER else known == 0
    words = re.findall(r"\w{3,}", line.folded)
    return mark is Mark.OTHER and sum(word in body for word in words) < 0.6 * len(words)


def _is_caption(i: int, layout: Layout) -> bool:
    """Say whether a line of the story stands under a picture: by a cue, or alone between paragraphs, without a stop."""
    lines, marks = layout.lines, layout.marks
    line = lines[i]
    if len(line.text) > 500 or line.bullet:
        return False
    if load_cues().caption.match(line.text) or any(True for _ in find_credits(line)):
        return True
    if i and marks[i - 1] is Mark.IMAGE and line.gap <= 1:
        return len(line.text) <= 320
    block = [j for j in _block(i, lines) if marks[j] is not Mark.OTHER or lines[j].text.endswith(":")]
    return layout.first < i and not block and line.words > 2


def _block(i: int, lines: tuple[Line, ...]) -> range:
    """Return the numbers of the lines that stand together with a line, without a blank one between."""
    begin, end = i, i + 1
    while begin and not lines[begin].gap:
        begin -= 1
    while end < len(lines) and not lines[end].gap:
        end += 1
    return range(begin, end)
