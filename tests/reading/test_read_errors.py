"""Bad input: one clear line each, and the rest goes on."""

import io
import json
import time

import pytest

from decoop import DecoopError
from decoop.extract.article import Article, Rejected
from decoop.extract.reading.decode import LARGEST
from decoop.extract.reading.read import read, read_text

GOOD = "The delegation met the mayor of the city and the two sides signed an agreement for the next three years.\n"
RECORD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\nHTTP/1.1 200"

FILES = [
    # name, bytes, words of the reason (None: it goes in)
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n", "empty"),
    ("unseen.txt", "\u200b\n\u00ad".encode(), "no words"),
    ("numbers.txt", b"12 34 ... 56\n", "no words"),
    ("binary.txt", bytes(range(256)) * 20, "binary"),
    ("nul.txt", b"text\0with\0nul " * 20, "binary"),
    ("large.txt", b"a" * (LARGEST + 1), "larger than 5 MB"),
    (
        "german.txt",
        ("Der Bürgermeister der Stadt hat am Montag eine Delegation aus der Partnerstadt empfangen. " * 3).encode(),
        "'de'",
    ),
    ("long.txt", GOOD.encode() * 3000, "315,000 characters"),
    ("scan.txt", b"%PDF-1.7 " + GOOD.encode(), "a PDF"),
    ("none.warc", b"", "without pages"),
    ("wrong.warc", RECORD % b"-5", "without pages"),
    ("cut.warc", RECORD % b"500", "without an address"),
    ("empty.html", b"<html><body><p></p></body></html>", "HTML without"),
    ("bom.txt", b"\xef\xbb\xbf" + GOOD.encode() * 2, None),
    (
        "latin.txt",
        ("Le maire a reçu la délégation de la région à l'hôtel de ville, où une convention a été signée. " * 3).encode(
            "latin-1"
        ),
        None,
    ),
    ("good.txt", GOOD.encode(), None),
]


@pytest.mark.parametrize(("name", "data", "reason"), FILES, ids=[name for name, *_ in FILES])
def test_file(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (result,) = read([tmp_path / name])
    if reason is None:
        assert isinstance(result, Article)
    else:
        assert isinstance(result, Rejected)
        assert reason in result.reason
        assert "\n" not in result.reason


def test_other_encoding_is_said(tmp_path):
    data = (
        "Le maire a reçu la délégation de la région à l'hôtel de ville, où une convention a été signée. " * 3
    ).encode("latin-1")
    (tmp_path / "latin.txt").write_bytes(data)
    (article,) = read([tmp_path / "latin.txt"])
    assert "reçu la délégation de la région à l'hôtel" in article.text
    assert "cp1252" in article.notes[0]


def test_vietnamese_code_page(tmp_path):
    # the code page writes tones as marks of their own: "Ủ" is "U" and a hook
    data = "Ông Nguyê\u0303n Văn Sơn tiê\u0301p đoa\u0300n đa\u0323i biê\u0309u vu\u0300ng Bretagne.".encode("cp1258")
    (tmp_path / "old.txt").write_bytes(data)
    (article,) = read([tmp_path / "old.txt"])
    assert article.text == "Ông Nguyễn Văn Sơn tiếp đoàn đại biểu vùng Bretagne."
    assert "cp1258" in article.notes[0]


def test_batch_goes_on(tmp_path):
    for name, data, _ in FILES:
        (tmp_path / name).write_bytes(data)
    results = list(read([tmp_path, tmp_path / "missing.txt"]))
    assert [one.identifier for one in results if isinstance(one, Article)] == ["bom", "good", "latin"]
    reasons = [one.reason for one in results if isinstance(one, Rejected)]
    assert len(reasons) == len(FILES) - 3 + 1
    assert "no such file or folder" in reasons


def test_malformed_line_of_json(tmp_path):
    lines = [json.dumps({"id": f"n{i}", "text": GOOD + str(i)}) for i in range(5)]
    lines[2] = '{"id": "n2", "text": '
    (tmp_path / "batch.jsonl").write_text("\n".join(lines))
    results = list(read([tmp_path / "batch.jsonl"]))
    assert [isinstance(one, Article) for one in results] == [True, True, False, True, True]
    assert results[2].source.endswith("batch.jsonl:3")
    assert "malformed JSON" in results[2].reason


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"id": "cut", "text": GOOD + "\ud83d"}, "half a character"),
        ({"id": "\udd1d", "text": GOOD}, "half a character"),
        ({"id": "day", "text": GOOD, "published": "2023-02-30"}, "no calendar has"),
        ({"id": True, "text": GOOD}, "neither a string nor a number"),
    ],
)
def test_line_of_json_that_no_article_can_be_made_of(tmp_path, entry, reason):
    (tmp_path / "batch.jsonl").write_text(json.dumps(entry))
    (result,) = read([tmp_path / "batch.jsonl"])
    assert reason in result.reason


def test_blank_identifier_is_none(tmp_path):
    rows = [{"id": " ", "url": "https://example.org/a", "text": GOOD}, {"id": "", "text": GOOD + "Another."}]
    (tmp_path / "batch.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [one.identifier for one in read([tmp_path / "batch.jsonl"])] == ["https://example.org/a", "batch-2"]


def test_json_by_another_name_is_no_text(tmp_path):
    (tmp_path / "page.json").write_text(json.dumps({"text": GOOD}))
    (result,) = read([tmp_path / "page.json"])
    assert "name it .jsonl" in result.reason


def test_empty_name_is_not_the_folder_one_stands_in(tmp_path, monkeypatch):
    (tmp_path / "good.txt").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    (result,) = read([""])
    assert "an empty name" in result.reason


def test_page_of_one_long_line_with_many_dates_is_read_at_once():
    text = " ".join(f"On {n % 28 + 1} May 2022 the mayors of Leeds and Lyon met for the {n} time." for n in range(1500))
    began = time.process_time()
    assert read_text(text, identifier="line").language == "en"
    assert time.process_time() - began < 10  # 150 s before: each date looked through the whole line


def test_folder_without_articles(tmp_path):
    (result,) = read([tmp_path])
    assert "folder without articles" in result.reason


def test_two_texts_with_one_identifier_are_both_rejected(tmp_path):
    for folder, text in (("a", GOOD), ("b", GOOD + "Another text.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text)
    results = list(read([tmp_path]))
    assert [type(one) for one in results] == [Rejected, Rejected]
    assert all("'news'" in one.reason for one in results)


def test_one_text_under_two_identifiers_is_kept_and_noted(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD)
    first, second = read([tmp_path])
    assert first.notes == ()
    assert second.notes == ("the same text as a",)


def test_standard_input():
    (article,) = read(["-"], stdin=io.BytesIO(GOOD.encode()))
    assert (article.identifier, article.language) == ("stdin", "en")
    (one, two) = read(["-"], stdin=io.BytesIO(b'{"id": 1, "text": "' + GOOD.strip().encode() + b'"}\n{"id": 2}\n'))
    assert one.identifier == "1"
    assert "neither text nor html" in two.reason


def test_options():
    (article,) = read(
        ["-"], stdin=io.BytesIO(GOOD.encode()), published="2023-10", language="en-GB", url="https://example.org/a"
    )
    assert (article.published, article.language, article.url) == ("2023-10", "en", "https://example.org/a")
    with pytest.raises(DecoopError, match="ISO date"):
        read(["-"], published="12/4")
    with pytest.raises(DecoopError, match="no pack"):
        read(["-"], language="de")
