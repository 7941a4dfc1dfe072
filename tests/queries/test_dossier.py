"""Dossiers and pictures: complete in themselves, escaped, the same bytes each time, readable in a real browser."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from decoop.cli import main
from decoop.graph.store.interface import Store, open_store
from decoop.queries.dossier import find_territories, write_dossier
from decoop.queries.words import languages

pytest.importorskip("matplotlib")
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Outline(HTMLParser):
    """Tags, attributes and text of a page; raises AssertionError where tags do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, fill) -> str:
    location = str(tmp_path_factory.mktemp("hostile") / "store")
    with open_store(location, write=True) as opened:
        fill(opened, "hostile")
    return location


def page_of(opened: Store, *names: str, language: str = "en") -> str:
    return write_dossier(opened, find_territories(opened, names, language), language)


@pytest.mark.parametrize("language", languages())
def test_a_partnership_is_told(embedded: str, language: str) -> None:
    with open_store(embedded) as opened:
        page = page_of(opened, "Hà Nội", "Île-de-France", language=language)
        assert page == page_of(opened, "Hà Nội", "Île-de-France", language=language), "the same bytes each time"
    outline = Outline(page)
    for told in ("Trần Thu Hà", "Thỏa thuận hợp tác 2021-2023", "Ngày 4/3", "Le Relais francilien", "2021-03-04"):
        assert told in outline.text
    assert "Lê Văn Sáu" not in outline.text, "another partnership"
    assert outline.tags.count("svg") == 5
    ids = [value for name, value in outline.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_nothing_is_fetched(embedded: str) -> None:
    with open_store(embedded) as opened:
        outline = Outline(page_of(opened, "Đà Nẵng"))
    assert not {"script", "link", "img", "iframe", "object"} & set(outline.tags)
    loaded = [value for name, value in outline.attributes if name in {"src", "srcset", "data", "xlink:href"}]
    assert not [value for value in loaded if not value.startswith("#")]
    assert not re.search(r"@import|url\((?!#)", page_style(outline))


def page_style(outline: Outline) -> str:
    return " ".join(value for name, value in outline.attributes if name == "style") + outline.text


def test_texts_stay_texts(hostile: str) -> None:
    with open_store(hostile) as opened:
        page = page_of(opened, "place/xx-1")
    outline = Outline(page)
    assert "script" not in outline.tags
    assert "img" not in outline.tags
    assert not [name for name, _ in outline.attributes if name.startswith("on")]
    assert not [value for _, value in outline.attributes if value.startswith("javascript:")]
    assert "{{ 7 * 7 }} {% raw %} <script>alert(6)</script>" in outline.text


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_tables_keep_texts_as_texts(hostile: str, form: str) -> None:
    found = CliRunner().invoke(main, ["query", "offices", "--store", hostile, "--format", form])
    assert found.exit_code == 0
    assert "\x1b" not in found.stdout
    if form == "html":
        assert "<b>" not in found.stdout
    if form == "md":
        assert "[link](http" not in found.stdout


@pytest.mark.parametrize("kind", ["timeline", "agreements", "network", "topics"])
@pytest.mark.parametrize("form", ["svg", "png"])
def test_pictures_are_the_same_each_time(embedded: str, hostile: str, kind: str, form: str, tmp_path: Path) -> None:
    files = []
    for number, store in enumerate((embedded, embedded, hostile)):
        files.append(tmp_path / f"{number}.{form}")
        found = CliRunner().invoke(main, ["plot", kind, "--store", store, "-o", str(files[-1])])
        assert found.exit_code == 0, found.output
    same, again, other = (path.read_bytes() for path in files)
    assert same == again
    assert same != other
    assert b"<script" not in other
    assert same.startswith(b"\x89PNG" if form == "png" else b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plot", "timeline", "-o", "x.gif"], "ends in .svg or .png"),
        (["plot", "timeline", "-o", "no/such/folder.svg"], "cannot be written"),
        (["dossier", "a", "b", "c"], "one territory or two"),
        (["dossier", "Atlantis Nowhere"], "nothing of that name"),
        (["dossier", "Bordeaux"], "nothing is known"),
    ],
)
def test_refusals(embedded: str, arguments: list[str], message: str) -> None:
    found = CliRunner().invoke(main, [*arguments, "--store", embedded])
    assert found.exit_code == 1
    assert message in found.stderr
    assert "Traceback" not in found.output


@pytest.mark.parametrize("width", [390, 1200])
def test_in_a_browser(embedded: str, tmp_path: Path, width: int) -> None:
    webdriver = pytest.importorskip("selenium.webdriver")
    browser = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if not browser or not shutil.which("chromedriver"):
        pytest.skip("no Chromium with its driver on this machine")
    page = tmp_path / "dossier.html"
    with open_store(embedded) as opened:
        page.write_text(page_of(opened, "Hà Nội", language="vi"), encoding="utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for option in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--user-data-dir={tmp_path / 'p'}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        driver.get(page.as_uri())
        assert driver.find_element("tag name", "h1").text == "Hà Nội"
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width
        assert all(picture.size["height"] > 40 for picture in driver.find_elements("css selector", "figure svg"))
        assert not driver.get_log("browser")
    finally:
        driver.quit()
