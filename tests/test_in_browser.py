"""In a real browser: the marked sentence is in view, readable, and there without a script."""

import io
from shutil import copyfile
from typing import Any
from urllib.parse import quote

import pytest
from pypdf import PdfReader

from handlers.rendering.texts import interface_languages
from knowledge import Draft, Library, read_document
from tests.browser import IS_REQUIRED, browser, save, site
from tests.conftest import EDITOR
from tests.init_data import signed
from tests.reading_site import HANDBOOK

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
THEME = '{"bg_color":"#17212b","text_color":"#f5f5f5","link_color":"#6ab3f3"}'
IN_VIEW = """fact => {
  const sentence = document.querySelector(`#s${fact}`).getBoundingClientRect();
  const bar = document.querySelector('#place').getBoundingClientRect();
  const bottom = bar.height ? bar.top : innerHeight;
  return sentence.top >= 0 && sentence.top < bottom && sentence.bottom <= bottom + 1;
}"""
MARKED = "fact => getComputedStyle(document.querySelector(`#s${fact}`)).backgroundColor"


@pytest.fixture(scope="module")
def chromium(address):
    """One browser for all; it is closed before the server."""
    with browser() as launched:
        assert address.startswith("http://127.0.0.1")
        yield launched


@pytest.fixture(scope="module")
def library(shipped, tmp_path_factory):
    """The shipped article, a handbook, and what editors wrote."""
    folder = tmp_path_factory.mktemp("browser")
    opened = Library.open(copyfile(shipped, folder / "astana.db"))
    (folder / "handbook.md").write_text(HANDBOOK, encoding="utf-8")
    opened.import_document(read_document(folder / "handbook.md"))
    opened.add(Draft("The Kok Tower is 97 metres high.", "City guide"), by="operator")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def address(library):
    with site(library) as url:
        yield url


@pytest.fixture
def opened(chromium, address):
    """Opens pages, each for a reader of another address; no console may hold an error."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_page(**how):
        headers = {"X-Forwarded-For": f"203.0.113.{len(contexts) + 1}"}
        context = chromium.new_context(base_url=address, extra_http_headers=headers, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def check_accessibility(page):
    """Fail if axe finds anything: contrast, landmarks, names, order of headings."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - the extra may be absent

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", interface_languages())
def test_a_citation_opens_with_its_sentence_in_view(opened, library, language, size):
    theme = "dark" if (language, size) in {("ru", "phone"), ("kk", "desktop")} else "light"
    page = opened(viewport=SIZES[size], color_scheme=theme)
    facts = [fact.id for fact in library.facts(1)]
    for fact in facts if IS_REQUIRED else facts[14:15]:
        page.goto(f"/s/{fact}?lang={language}#s{fact}")
        assert page.evaluate(IN_VIEW, fact), fact
        assert page.locator("mark.cited").get_attribute("id") == f"s{fact}"
        if fact == facts[14] and (IS_REQUIRED or language == "ru"):
            check_accessibility(page)
            save(page, f"reading-{language}-{size}")


def test_every_kind_of_page_is_accessible_in_either_theme(opened, library):
    handbook = library.facts(2)
    row = next(fact for fact in handbook if fact.cells)
    paths = ["/", "/d/2/staff-handbook", f"/s/{row.id}.{handbook[0].id}", "/nothing-here"]
    for theme in ("light", "dark"):
        page = opened(viewport=SIZES["phone"], color_scheme=theme)
        for path in paths[:3]:
            page.goto(path)
            check_accessibility(page)
        assert page.evaluate(IN_VIEW, row.id)
        page.fill("input[name=q]", "how many days of leave?")
        page.click("text=Search")
        page.wait_for_selector(".hits")
        check_accessibility(page)
        page.click(".hits a")
        assert page.evaluate(IN_VIEW, handbook[0].id)


def test_all_of_it_works_without_a_script(opened):
    page = opened(java_script_enabled=False, viewport=SIZES["phone"])
    page.goto("/s/15.3?lang=en#s15")
    box, mark = page.viewport_size, page.locator("mark.cited").bounding_box()
    assert 0 <= mark["y"] < box["height"]
    assert "¶ 5, sentence 2" in page.inner_text("#place")
    page.click("a[rel=prev]")
    assert page.locator("mark.cited").get_attribute("id") == "s3"
    page.click("summary:has-text('Copy')")
    assert "/s/3#s3" in page.inner_text("#place .copy p")
    page.fill("input[name=q]", "Which treaty was signed?")
    page.click("text=Search")
    page.click(".hits a")
    assert page.locator("mark.cited").count() == 1
    page.click("text=Русский")
    assert page.locator("html").get_attribute("lang") == "ru"


def test_any_sentence_is_named_by_a_tap_and_found_by_its_address(opened):
    page = opened(viewport=SIZES["desktop"])
    page.goto("/d/1/20th-anniversary-of-astana#s15")
    page.wait_for_selector("#place .where")
    assert page.evaluate(IN_VIEW, 15)
    assert page.evaluate(MARKED, 15) != page.evaluate(MARKED, 16)
    page.click("#s16")
    page.wait_for_selector("#place .place[data-fact='16']")
    assert "sentence 3 of 4" in page.inner_text("#place .where")
    check_accessibility(page)


def test_in_telegram_the_page_takes_its_colours_and_an_editor_mends_a_sentence(opened, library):
    fact = library.facts(3)[0]
    page = opened(viewport=SIZES["phone"])
    page.goto(
        f"/s/{fact.id}?lang=en#tgWebAppData={signed(EDITOR, encoded=True)}"
        f"&tgWebAppVersion=9.1&tgWebAppPlatform=ios&tgWebAppThemeParams={quote(THEME)}"
    )
    page.wait_for_selector(".editing textarea", state="attached")
    assert "tgWebApp" not in page.url
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 33, 43)"
    assert page.evaluate(IN_VIEW, fact.id)
    check_accessibility(page)
    page.click("summary:text-is('Edit')")
    page.fill("form[data-do=edit] textarea", "The Kok Tower is 99 metres high.")
    page.click("form[data-do=edit] button")
    page.click("text=Show the page as it is now")
    page.wait_for_selector("mark.cited:has-text('99 metres')")
    # A page that is opened from it knows the editor as well; nothing is signed twice.
    page.wait_for_selector(".editing textarea", state="attached")
    save(page, "editing")
    page.click("form[data-do=undo] button")
    page.click("form[data-confirm] button:text-is('Take it back')")
    page.wait_for_selector(".anew")
    assert library.fact(fact.id).text == "The Kok Tower is 97 metres high."


def test_it_prints_on_clean_pages(opened):
    page = opened(viewport=SIZES["desktop"])
    page.goto("/s/15?lang=en#s15")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(each.extract_text() for each in printed.pages).split())
    assert "The treaty of the establishment of the Eurasian Economic Union" in words
    assert len(printed.pages) <= 2
    assert all(each.extract_text().strip() for each in printed.pages)
    for only_on_screen in ("Search", "Copy", "Open the bot", "Қазақша"):
        assert only_on_screen not in words
