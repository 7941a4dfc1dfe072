"""HTML, JSON lines, web archives, addresses, folders: what the reader takes from each."""

import gzip
import http.server
import io
import json
import threading
from pathlib import Path

import pytest

from decoop.extract.article import Article
from decoop.extract.reading.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE = (EXAMPLES / "fr-occitanie-da-nang.html").read_bytes()
TEXT = (EXAMPLES / "en-da-nang-daegu.txt").read_text(encoding="utf-8")


def test_html():
    (article,) = read([EXAMPLES / "fr-occitanie-da-nang.html"])
    assert (article.language, article.published, article.publisher) == ("fr", "2024-03-15", "Le Courrier d’Oc")
    assert article.url == "https://courrier-oc.example/international/occitanie-da-nang-2027.html"
    assert article.words(article.headline) == "L’Occitanie et Da Nang s’engagent jusqu’en 2027"
    assert article.published_quote is None
    assert "Antoine Mercier" in article.text
    assert "Peyrat" not in article.text


def test_html_laid_out_in_tables():
    (article,) = read([Path(__file__).parent / "html" / "vi-table-layout.html"])
    assert (article.language, article.published) == ("vi", "2010-05-12")
    assert article.words(article.headline) == "Tỉnh Lạng Sơn tiếp đoàn Quảng Tây"
    assert [article.words(one) for one in article.captions] == [
        "Ông Vy Văn Thành và ông Trần Vũ tại buổi tiếp. Ảnh: Hồ Hoàn"
    ]
    assert [article.words(one) for one in article.boilerplate] == ["Ảnh: Hồ Hoàn"]
    assert "Hoàng Văn Páo" not in article.text


def test_json_lines(tmp_path):
    rows = [
        {"id": "a", "text": TEXT, "published": "2025-08-20T10:00:00Z", "language": "en-US", "publisher": "Daily"},
        {"url": "https://example.org/b", "html": PAGE.decode()},
        {"text": TEXT + "\nMore.", "title": "Another title"},
        {"id": 7, "text": TEXT, "published": "20/8/2025"},
        {"id": "g", "text": TEXT, "language": "de"},
        {"id": "t", "text": 5},
        ["no object"],
    ]
    path = tmp_path / "batch.jsonl"
    path.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    results = list(read([path]))
    assert [one.identifier for one in results if isinstance(one, Article)] == ["a", "https://example.org/b", "batch-5"]
    first, second, third = (one for one in results if isinstance(one, Article))
    assert (first.published, first.published_quote, first.publisher) == ("2025-08-20", None, "Daily")
    assert (second.url, second.published) == ("https://example.org/b", "2024-03-15")
    assert (third.title, third.published, third.words(third.published_quote)) == (
        "Another title",
        "2025-08-21",
        "21/08/2025",
    )
    reasons = [one.reason for one in results if not isinstance(one, Article)]
    words = ["ISO date", "no pack", "text is not a string", "not an object"]
    assert all(word in reason for word, reason in zip(words, reasons, strict=True))


def test_compressed_json_lines(tmp_path):
    path = tmp_path / "batch.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"id": "a", "text": TEXT}).encode()))
    (article,) = read([path])
    assert article.identifier == "a"
    path.write_bytes(path.read_bytes()[:60])
    assert "cannot be read to its end" in list(read([path]))[-1].reason


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_web_archive(tmp_path, name):
    warcio = pytest.importorskip("warcio")
    from warcio.warcwriter import WARCWriter

    assert warcio
    with (tmp_path / name).open("wb") as stream:
        writer = WARCWriter(stream, gzip=name.endswith(".gz"))
        for url, kind, body in (
            ("https://example.org/fr", "text/html; charset=utf-8", PAGE),
            ("https://example.org/logo.png", "image/png", b"\x89PNG"),
            ("https://example.org/none", "text/html", b"<html><body></body></html>"),
        ):
            from warcio.statusandheaders import StatusAndHeaders

            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
            )
    article, rejected = read([tmp_path / name])
    assert (article.identifier, article.language, article.published) == ("https://example.org/fr", "fr", "2024-03-15")
    assert "HTML without" in rejected.reason


def test_broken_web_archive(tmp_path):
    (tmp_path / "broken.warc").write_bytes(b"not an archive\r\n\r\n")
    (result,) = read([tmp_path / "broken.warc"])
    assert "web archive" in result.reason


@pytest.fixture
def site():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            found = {"/page.html": ("text/html", PAGE), "/page.txt": ("text/plain", TEXT.encode())}.get(self.path)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", found[0] if found else "text/plain")
            self.end_headers()
            self.wfile.write(found[1] if found else b"")

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses(site):
    page, text, missing = read([f"{site}/page.html", f"{site}/page.txt", f"{site}/gone"])
    assert (page.identifier, page.language) == (f"{site}/page.html", "fr")
    assert (text.url, text.language) == (f"{site}/page.txt", "en")
    assert "cannot be fetched" in missing.reason


def test_unreachable_address():
    (result,) = read(["http://127.0.0.1:9/page"])
    assert "cannot be fetched" in result.reason


@pytest.mark.parametrize("address", ["http://exa mple.org/x", "http://[::1", "HTTP://127.0.0.1:9/hợp-tác?q=é"])
def test_address_that_is_none(address):
    (result,) = read([address])
    assert "cannot be fetched" in result.reason


def test_folders_are_searched_in_order_and_a_file_counts_once():
    names = [one.identifier for one in read([EXAMPLES, EXAMPLES / "en-da-nang-daegu.txt"])]
    assert len(names) == 12
    assert names[:5] == [
        "vi-hoi-nghi-lan-thu-13",
        "fr-rencontres-annoncees",
        "en-conference-13",
        "en-da-nang-daegu",
        "en-quang-nam-wallonia",
    ]


def test_examples_show_no_other_story():
    strangers = [
        "Kenji Morita",
        "Souphanh Keomany",
        "Cao Thanh Sử",
        "Bertrand Chalvet",
        "Le Thi Xuan",
        "Nguyen Thi Sen",
    ]
    for article in read([EXAMPLES]):
        text = list(article.text)
        for quote in article.boilerplate:
            text[quote.start : quote.end] = [""] * (quote.end - quote.start)
        story = "".join(text)
        assert not any(name in story for name in strangers)
        assert article.published
        assert article.headline


def test_text_is_normalised_and_nothing_else_changed():
    raw = "\ufeffThe mayor met the delegation.\r\n\r\n  Cafe\u0301 and te\u0301 \rwere served in the city  hall. \n"
    (article,) = read(["-"], stdin=io.BytesIO(raw.encode()))
    assert article.text == "The mayor met the delegation.\n\n  Café and té \nwere served in the city  hall. \n"


def test_utf16(tmp_path):
    (tmp_path / "wide.txt").write_bytes("The mayor of the city received the delegation.".encode("utf-16"))
    (article,) = read([tmp_path / "wide.txt"])
    assert article.text == "The mayor of the city received the delegation."
    assert article.notes == ("read as utf-16",)
