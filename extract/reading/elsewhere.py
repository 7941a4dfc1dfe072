"""Which lines of a page belong to other stories: lists of them, teasers between paragraphs, comment boxes."""

from __future__ import annotations

from .lines import Line, find_names
from .marks import Mark

_TITLES = frozenset({Mark.OTHER, Mark.SIGNATURE})
_HEADS = frozenset({Mark.RELATED_HEAD, Mark.COMMENTS_HEAD})
_NOISE = frozenset({Mark.IMAGE, Mark.TEASER, Mark.DATE, Mark.BYLINE, Mark.FURNITURE, Mark.RELATED})
_TEASER = 140  # characters: a paragraph below a title that is shorter may be a blurb, whatever it speaks of
ALIKE = 0.4  # share of their names that the story has too
_BLURB = 320  # characters: what stands below the title of another story is no longer


def find_other_stories(lines: tuple[Line, ...], marks: list[Mark]) -> list[bool]:
    """Say of each line whether it stands among other stories or in a comment box; blurbs of teasers become teasers."""
    _spread_teasers(lines, marks)
    out = _find_announced(lines, marks)
    _find_unannounced(lines, marks, out)
    return out


def _spread_teasers(lines: tuple[Line, ...], marks: list[Mark]) -> None:
    """Mark the blurb below a teaser's title as part of the teaser."""
    for i in range(1, len(lines)):
        title = marks[i - 1] is Mark.TEASER and not lines[i - 1].sentence
        if title and lines[i].gap == 0 and marks[i] in {Mark.PROSE, Mark.SENTENCE}:
            marks[i] = Mark.TEASER


def share_known(text: str, story: str) -> tuple[int, float]:
    """Return how many names a text has that the story has too, and which share of its names that is."""
    names = find_names(text)
    known = sum(1 for name in names if name in story)
    return known, (known / len(names) if names else 0.0)


def _find_announced(lines: tuple[Line, ...], marks: list[Mark]) -> list[bool]:
    """Say of each line whether it stands in a list of other stories or in a comment box.

    A list begins with a heading of the packs. Before the body it ends with its block of lines; after it, it goes on to
    the end of the page unless paragraphs follow that speak of what the story speaks of.
    """
    out = [False] * len(lines)
    story = ""
    begun = False
    inside = False
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if inside and line.gap:
            inside = begun and not _resumes(i, lines, marks, story)
        if mark in _HEADS:
            inside = True
        if not inside and mark is Mark.PROSE:
            begun = begun or len(line.text) >= 150
        if not inside and mark in {Mark.PROSE, Mark.SENTENCE, Mark.OTHER}:
            story += " " + line.folded
        out[i] = inside
    return out


def _resumes(i: int, lines: tuple[Line, ...], marks: list[Mark], story: str) -> bool:
    """Say whether the story goes on with a line after a list: it, or a paragraph that follows on it, speaks of it."""
    line, above = lines[i], lines[i - 1]
    titled = marks[i - 1] in _TITLES and line.gap <= above.gap
    if marks[i] is not Mark.PROSE or line.bullet or (titled and len(line.text) < _TEASER):
        return False
    if speaks_of_story(line, story):
        return True
    if titled or marks[i - 1] in {Mark.PROSE, Mark.SENTENCE}:
        return titled and _goes_on(i, lines, marks, story)
    for j in range(i + 1, len(lines)):
        if marks[j] not in {Mark.PROSE, Mark.SENTENCE} or not lines[j].gap:
            return False
        if marks[j] is Mark.PROSE and speaks_of_story(lines[j], story):
            return True
    return False


def _goes_on(i: int, lines: tuple[Line, ...], marks: list[Mark], story: str) -> bool:
    """Say whether paragraphs that follow one another after titles speak of the story together: no blurbs do so."""
    end = i
    while end < len(lines) and marks[end] is Mark.PROSE and lines[end].gap and lines[end].sentence:
        end += 1
    known, share = share_known(" ".join(line.text for line in lines[i:end]), story)
    return end - i > 1 and known > 1 and share >= ALIKE


def _find_unannounced(lines: tuple[Line, ...], marks: list[Mark], out: list[bool]) -> None:
    """Find titles with blurbs at the end of the page that no heading announces: the story knows none of their names."""
    end = len(lines)
    while end and (out[end - 1] or marks[end - 1] in _NOISE):
        end -= 1
    begin = end
    pairs = 0
    while begin >= 3 and _is_pair(lines[begin - 2 : begin], marks[begin - 2 : begin]):
        story = " ".join(lines[i].folded for i in range(begin - 2) if marks[i] is Mark.PROSE)
        text = f"{lines[begin - 2].text}. {lines[begin - 1].text}"
        if not find_names(text) or share_known(text, story)[1] > 0.34:
            break
        begin -= 2
        pairs += 1
    if pairs >= 2:  # one may be a section of the story
        heading = lines[begin - 1]
        begin -= marks[begin - 1] in _TITLES and heading.words <= 6 and not heading.sentence
        out[begin:] = [True] * (len(lines) - begin)


def _is_pair(lines: tuple[Line, ...], marks: list[Mark]) -> bool:
    """Say whether two lines may be the title and the blurb of another story."""
    (title, blurb), (above, below) = lines, marks
    titled = above in _TITLES and title.words >= 4
    return titled and below in {Mark.PROSE, Mark.SENTENCE} and len(blurb.text) <= _BLURB and blurb.gap <= 1


def speaks_of_story(line: Line, story: str) -> bool:
    """Say whether most names of a line, and at least two, are those of a story (folded)."""
    known, share = share_known(line.text, story)
    return known >= 2 and share >= 0.6
