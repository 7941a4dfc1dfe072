"""Pages as scraped, annotated line by line: H headline, S story, C caption, B boilerplate; [[...]] a credit.

A case begins with what is expected of the whole page; ``shown`` are the words that give the date.
"""

from pathlib import Path

import pytest

from decoop.extract.reading.read import read_text

CASES = sorted((Path(__file__).parent / "pages").glob("*.page"))


def load(path):
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    expected = dict(line.split(": ", 1) for line in head.splitlines())
    lines = [(line[:1], line[2:].replace("[[", "").replace("]]", ""), line) for line in body.splitlines()]
    return expected, lines, "\n".join(text for _, text, _ in lines)


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_page(path):
    expected, lines, text = load(path)
    article = read_text(text, identifier=path.stem)
    assert article.language == expected["language"]
    assert article.published == (None if expected["published"] == "null" else expected["published"])
    shown = article.words(article.published_quote) if article.published_quote else None
    assert shown == expected.get("shown")
    if "publisher" in expected:
        assert article.publisher == expected["publisher"]
    found = {"H": [article.headline], "C": article.captions, "B": article.boilerplate}
    for kind, quotes in found.items():
        wanted = [text for mark, text, _ in lines if mark == kind]
        if kind == "B":
            wanted += [line.split("[[")[1].split("]]")[0] for _, _, line in lines if "[[" in line]
        assert sorted(article.words(quote) for quote in quotes if quote) == sorted(wanted), kind


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_stretches_are_sorted_and_disjoint(path):
    _, _, text = load(path)
    article = read_text(text, identifier=path.stem)
    ends = [0]
    for quote in article.boilerplate:
        assert ends[-1] <= quote.start < quote.end <= len(article.text)
        ends.append(quote.end)


def test_paragraph_broken_at_a_fixed_width_is_one_line():
    """Hold a name that a line's end cuts together, with the text as long as it was."""
    paragraph = (
        "Une délégation de la ville de Kalmar, ayant à sa tête le maire Anders\n"
        "Lindqvist, a séjourné à Saumur du 19 au 24 septembre dernier, pour la\n"
        "signature du pacte d'amitié que les deux villes ont préparé avec soin\n"
        "depuis trois ans, a annoncé le maire, Karim Bouazza, hôte de M. Anders\n"
    )
    text = f"Pacte d'amitié\n{paragraph * 2}Lindqvist.\n\nPhoto DR\n"
    read = read_text(text, identifier="wrapped").text
    assert len(read) == len(text)
    assert "Anders Lindqvist, a séjourné" in read
    assert "Pacte d'amitié\nUne délégation" in read


def test_lines_above_a_story_stay_apart():
    """Hold a date among the buttons of a page on a line of its own."""
    text = "Thursday, September 19, 2024\n* Email: desk@paper.example * Tel: 0989011688\nspot_img\n\nA story.\n"
    assert read_text(text, identifier="menu", language="en").text == text
