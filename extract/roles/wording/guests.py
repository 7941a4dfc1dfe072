"""Titles that are of the next guests of a list, and not of the person before them ("…, đại diện các sở")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...words.atoms import Atom, letters
from ..offices import Office

BESIDE = 2  # atoms: an office and its body


def tells_others(atoms: Sequence[Atom], office: Office, holders: Sequence[Atom]) -> bool:
    """Say whether a title is others': a word for many follows it, or the person before it has an office already.

    "…, đại diện | các sở"; "Trưởng phòng X Lê A, | đại diện Sở Y".
    """
    many = next((a.letter for a in atoms if a.start >= office.title.end), "") == "g"
    if many or not holders or holders[0].start > office.title.start:
        return many
    before = [a for a in atoms if a.end <= holders[0].start][-BESIDE:]
    return re.search("T[BL]?$", letters(before)) is not None
