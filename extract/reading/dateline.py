"""Dates that open a story or a headline, or close a story, beside nothing but names: "Lyon, 12 June 2023 (AFP) –"."""

from __future__ import annotations

import re

from .cues import load_cues
from .page_date import PageDate, text_before, without_cues

_NAME = r"[^\W\d_a-zà-ÿ][^\s\d,.:;!?()\[\]/|–—]*"
_LINKED = rf"{_NAME}(?:\s+(?:[^\W\d_]{{1,4}}\s+)?{_NAME}){{0,6}}"  # "Le Quotidien du Fjord", "Báo Thừa Thiên Huế"
_NAMES = rf"{_LINKED}(?:\s*[,–—/-]\s*{_LINKED}|\s*\({_LINKED}\)){{0,2}}"
_PLACED = re.compile(r"[^\W\d_][^\d.!?:;]{1,48}[,(]\s*")  # "St-Étienne, "
_SITE = r"[(\[][^\s()\[\]]{2,40}\.[a-z]{2,4}[)\]]"  # "(Bientay.vn)"
_OPENED = re.compile(rf"[(\[]?|(?:[(\[]?\s*{_NAMES}\)?|{_SITE})\s*[,.(–—/:|-]?\s*[(\[]?")
_AGENCY = rf"(?:\s*\([^)]{{1,40}}\)|\s*/[^/]{{2,12}}/|\s*[,/]\s*{_NAMES})?"
_FOLLOWED = re.compile(rf"\s*[).]?{_AGENCY}\s*\.?\s*[-–—:|)]|\s*[)\]/]\s|{_AGENCY}\.\s+(?=[^\W\d_a-zà-ÿ])")
_DASHED = re.compile(r"\s*[).]?\s*(?:(?:\([^)]{1,40}\)|/[^/]{2,12}/)\s*\.?\s*)?[-–—:)]")
_CLOSED = re.compile(rf"[.!?»”\"]\s*(?:[(\[–—-]\s*)?(?:{_NAMES}\s*[,–—-]?\s*)?")
_SENT = re.compile(rf"{_LINKED}\s*\([A-ZÀ-Ý]{{2,8}}\)\s*[-–—]")  # an agency's dateline before a headline
_COMMAS = re.compile(r"(?:^|(?<=[,(\[–—-]))\s*,")  # of a weekday that was left out


def opens(text: str, found: PageDate) -> bool:
    """Return whether a date stands with nothing but names before a story: "Lyon, 12 June 2023 (AFP) – …"."""
    before, after = _before(text, found).strip(), text[found.end :]
    if (_PLACED.fullmatch(before) or not before) and _DASHED.match(after):
        return bool(before) or found.full
    return found.full and _names_only(before) and _FOLLOWED.match(after) is not None


def opens_headline(text: str, found: PageDate) -> bool:
    """Return whether a headline begins with a dateline, or ends with the day of one: "Lyon (AFP) – …, 12 June 2023"."""
    ends = text[: found.start].rstrip().endswith(",") and not text[found.end :].strip()
    return found.full and (opens(text, found) or (ends and _SENT.match(text) is not None))


def closes(text: str, found: PageDate) -> bool:
    """Return whether a date stands with nothing but names after a story: "… of the fair. (Reuters, 5 July 2024)"."""
    before = _before(text, found)
    stop = max((before.rfind(mark) for mark in '.!?»”"'), default=-1)
    alone = found.full and stop >= 0 and re.fullmatch(r"\s*[)\].]*\s*", text[found.end :]) is not None
    return alone and _CLOSED.fullmatch(before[stop:]) is not None


def _names_only(before: str) -> bool:
    """Return whether nothing but names stands before a date: "Voice of Vietnam", not "Mayor Roy met Ann Lee"."""
    small = [word for word in re.findall(r"[^\W\d_]+", re.sub(_SITE, "", before)) if word.islower()]
    return _OPENED.fullmatch(before) is not None and load_cues().linking.issuperset(small)


def _before(text: str, found: PageDate) -> str:
    """Return what stands before a date, without the words and commas of a weekday or an hour."""
    return _COMMAS.sub("", without_cues(text_before(text, found)))
