"""What is dated after the publication is planned; what is dated before it stays as told."""

import pytest

from decoop.extract.article import Article
from decoop.extract.pipeline import extract

TEXT = "Mayor Ann Archer of Leeds received a delegation of Gdansk City led by Mayor Piotr Nowak on June 5, 2027."


@pytest.mark.parametrize(
    ("published", "status"), [("2027-05-30", "Planned"), ("2027-06-06", "Held"), ("2027", "Held"), (None, "Held")]
)
def test_status(published, status):
    meetings = extract(Article("a", TEXT, "en", published)).meetings
    assert {m.status.value for m in meetings if m.start} == {status}
