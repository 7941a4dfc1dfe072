"""Hold the own gold set to its format: what is annotated occurs in the text, and every reference resolves."""

import json
import re
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
MEETING_TYPES = {"Reception", "WorkingSession", "Conference", "JointCommittee", "SigningCeremony", "Visit", "Ceremony"}
AGREEMENT_TYPES = {
    "MemorandumOfUnderstanding",
    "CooperationAgreement",
    "ActionProgramme",
    "Declaration",
    "LetterOfIntent",
    "TwinningAgreement",
    "Agreement",
}
DATE = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?)")


def flatten(text: str) -> str:
    """Make letter case and the kind of apostrophe indifferent."""
    return text.casefold().replace("\u2019", "'")


def list_faults(gold: dict, text: str) -> list[str]:
    """List what is wrong with a gold record, in words."""
    faults = []
    for person in gold["people"]:
        names = (person["name"], *person["aliases"])  # "Kate et Colin Brownett" are two
        faults += [f"not in the text: {name}" for name in names if any(word not in text for word in name.split())]
    for institution in gold["institutions"]:
        names = (institution["name"], *institution["aliases"])
        if not any(flatten(name) in flatten(text) for name in names):
            faults.append(f"not in the text under any name: {institution['name']}")
    people = {person["name"] for person in gold["people"]}
    institutions = {institution["name"] for institution in gold["institutions"]}
    for role in gold["roles"]:
        faults += [] if role["person"] in people else [f"role of an unknown person: {role['person']}"]
        faults += [] if role["institution"] in institutions | {None} else [f"unknown: {role['institution']}"]
    for meeting in gold["meetings"]:
        faults += [f"no such kind: {kind}" for kind in meeting["types"] if kind not in MEETING_TYPES]
        faults += [f"unknown: {name}" for name in meeting["participants"] if name not in people | institutions]
        faults += [f"no date: {meeting[k]}" for k in ("date", "end") if meeting[k] and not DATE.fullmatch(meeting[k])]
    for agreement in gold["agreements"]:
        faults += [f"no such kind: {kind}" for kind in agreement["types"] if kind not in AGREEMENT_TYPES]
        named = (*agreement["parties"], *agreement["signatories"])
        faults += [f"unknown: {name}" for name in named if name not in people | institutions]
        dates = [agreement[key] for key in ("date", "valid_from", "valid_until")]
        faults += [f"no date: {date}" for date in dates if date and not DATE.fullmatch(date)]
    return faults


@pytest.mark.parametrize("path", sorted((GOLD / "gold").glob("*.json")), ids=lambda path: path.stem)
def test_gold_record_is_sound(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (GOLD / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert gold["id"] == path.stem
    assert gold["lang"] == path.stem[:2]
    assert list_faults(gold, text) == []
