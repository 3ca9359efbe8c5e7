"""The reading site: a document as a page that opens at the sentence, safe for who reads it."""

import asyncio
import re
import subprocess
import sys
from html import unescape
from urllib.request import urlopen

import pytest

from bot.application import cipher_of
from bot.environment import Settings, SettingsError, load_settings
from bot.site import protection
from bot.site.page_request import SiteAddress
from bot.supervisor import StartError, Supervisor
from bot.update_queue.failures import Handling
from bot.update_queue.queue import UpdateQueue
from bot.update_queue.storage import UpdateStorage
from handlers.rendering.texts import interface_languages
from knowledge import Curator, Draft, read_document
from tests.benchmarks.reliability.running import free_port
from tests.botapi import TOKEN
from tests.conftest import ROOT
from tests.reading_site import ADDRESS, HANDBOOK, client_of, site_of

HARMFUL = re.compile(r"<(?:script(?! src=\"/static/)|img|b>)|\son\w+=|javascript:|style=")
"""What a page would hold if words of a document became markup; our own is in small letters."""


def words_in(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def handbook(empty_library, tmp_path):
    """A library with one document that tries to be more than text."""
    file = tmp_path / "handbook.md"
    file.write_text(HANDBOOK, encoding="utf-8")
    empty_library.import_document(read_document(file))
    return empty_library


async def test_every_citation_of_the_shipped_article_opens_at_its_sentence(library):
    facts = library.facts(1)
    async with client_of(site_of(library)) as client:
        for fact in facts:
            language = interface_languages()[fact.id % 3]
            page = await client.get(f"/s/{fact.id}?lang={language}")
            assert page.status_code == 200
            assert f'<html lang="{language}">' in page.text
            [cited] = re.findall(r'<mark id="s(\d+)" class="cited">(.*?)</mark>', page.text)
            assert (int(cited[0]), unescape(cited[1])) == (fact.id, fact.text)
            assert f"t.me/sample_bot?start=fact_{fact.id}" in page.text
            assert f"{ADDRESS}/s/{fact.id}#s{fact.id}" in page.text
        whole = await client.get("/d/1/20th-anniversary-of-astana")
    assert len(re.findall(r'id="s\d+"', whole.text)) == len(facts)
    assert 'class="cited"' not in whole.text
    # What is not the text itself is small: the page with its style and scripts.
    scaffold = len(whole.content) - len(library.text(1).encode())
    assert scaffold + sum(map(len, await assets_of(whole.text, library))) < 50_000


async def assets_of(html, library):
    async with client_of(site_of(library)) as client:
        paths = re.findall(r'(?:href|src)="(/static/[^"]+)"', html)
        return [(await client.get(path)).content for path in paths]


async def test_the_hits_of_an_answer_are_marked_and_lead_to_one_another(library):
    async with client_of(site_of(library)) as client:
        page = (await client.get("/s/15.3.21?lang=ru")).text
        assert re.findall(r'<mark id="s(\d+)"', page) == ["3", "15", "21"]
        assert "2 из 3" in page
        before, after = re.findall(r'rel="(?:prev|next)" href="([^"]+)"', page)
        assert (before, after) == ("/s/3.15.21?lang=ru#s3", "/s/21.3.15?lang=ru#s21")
        first = (await client.get(before.partition("#")[0])).text
        assert 'id="s3" class="cited"' in first
        assert 'rel="prev"' not in first
        # Without a script the fragment marks and scrolls; the page says nothing else of it.
        fragment = (await client.get("/s/15/place")).text
        assert "¶ 5, sentence 2 of 4" in fragment


async def test_a_question_is_answered_as_the_bot_would_and_leads_into_the_text(library):
    async with client_of(site_of(library)) as client:
        asked = {"q": "Which treaty was signed in Astana?"}
        found = await client.post("/d/1/search", data=asked)
        assert "The documents say it here:" in found.text
        assert re.search(r'href="/s/15[^"]*#s15"', found.text)
        nothing = await client.post("/search", data={"q": "Who sells bicycles in Madrid?"})
        assert "Try other words, or ask something else." in words_in(nothing.text)
        assert 'class="hits"' not in nothing.text
        hostile = await client.post("/search", data={"q": '"><script>alert(1)</script>'})
        assert not HARMFUL.search(hostile.text)
        # What somebody asks stands in no address.
        assert "treaty" not in str(found.url)
        assert (await client.get("/d/1/search")).headers["Location"] == "/d/1"
        assert (await client.post("/search", content=b"q=" + b"x" * 70_000)).status_code == 415
        large = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = await client.post("/search", content=b"q=" + b"x" * 70_000, headers=large)
        assert answer.status_code == 413


async def test_what_was_withdrawn_is_not_shown_and_what_was_revised_says_since_when(library):
    library.add(Draft("The tower is 97 metres high.", "City guide"), by="operator")
    fact = library.add(Draft("The bridge is 40 metres long.", "City guide"), by="operator")
    site = site_of(library)
    curator = Curator(library.answerer)
    async with client_of(site) as client:
        old = (await client.get(f"/s/{fact.id}")).text
        assert "40 metres" in old
        assert "Reads so since" not in old
        curator.edit(fact.id, "The bridge is 44 metres long.", by="operator")
        new = (await client.get(f"/s/{fact.id}")).text
        assert "40 metres" not in new
        assert re.search(r"44 metres long\.</mark> <small[^>]*>Reads so since \w+ \d", new)
        curator.undo(by="operator")
        assert "Reads so since" not in (await client.get(f"/s/{fact.id}")).text

        curator.withdraw(fact.id, by="operator")
        gone = await client.get(f"/s/{fact.id}")
        assert gone.status_code == 410
        assert "have withdrawn the sentence behind this link" in gone.text
        page = (await client.get("/d/2/city-guide")).text
        assert "The tower is 97" in page
        assert "metres long" not in page
        assert "A sentence was withdrawn here on" in page
        again = library.add(Draft("The bridge is 45 metres long.", "City guide"), by="operator")
        replaced = await client.get(f"/s/{fact.id}")
        assert f'href="/s/{again.id}#s{again.id}"' in replaced.text


async def test_a_page_that_only_reads_says_so_to_what_would_write(library):
    async with client_of(site_of(library)) as client:
        refused = await client.put("/s/1", content="words")
    assert refused.status_code == 405
    assert "GET" in refused.headers["Allow"]


async def test_nothing_of_a_document_becomes_more_than_words(handbook):
    async with client_of(site_of(handbook)) as client:
        pages = [await client.get(path) for path in ("/", "/d/1/staff-handbook", "/s/4")]
        for page in pages:
            assert not HARMFUL.search(page.text)
            policy = page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "https://web.telegram.org" in policy.partition("frame-ancestors")[2]
            assert page.headers["X-Content-Type-Options"] == "nosniff"
        text = unescape(pages[1].text)
        assert "<img src=x onerror=alert(1)>" in text or "Card" in text
        assert '<th scope="col">Fee</th>' in pages[1].text
        assert "Set-Cookie" not in pages[1].headers


PATHS = [
    "/static/../reading_site.py", "/static/..%2f..%2fenvironment.py", "/static/%2e%2e/x",
    "/static//etc/passwd", "/d/0", "/d/99", "/d/9999999999999999999999", "/d/-1", "/d/1e3",
    "/d/1/20th-anniversary-of-astana?part=7", "/d/1/x?part=-1", "/d/1/x?part=٣", "/s/0", "/s/a",
    "/s/1..2", "/s/1%00", "/s/99999999999999999999", "/s/'--", "/s/1/other",
    "/templates/base.html", "/metrics", "/session", "/edit/1",
]  # fmt: skip


async def test_no_path_leads_elsewhere(library):
    async with client_of(site_of(library)) as client:
        answers = {path: await client.get(path) for path in PATHS}
        moved = await client.get("/d/1/<script>?lang=kk")
        foreign = await client.get("/d/1", headers={"Host": "evil.example"})
    assert {path: a.status_code for path, a in answers.items()} == dict.fromkeys(PATHS, 404)
    assert moved.headers["Location"] == "/d/1/20th-anniversary-of-astana?lang=kk"
    assert foreign.headers["Location"] == "/d/1/20th-anniversary-of-astana"


async def test_a_page_is_sent_again_only_when_something_changed(library):
    async with client_of(site_of(library)) as client:
        page = await client.get("/s/15")
        known = {"If-None-Match": page.headers["ETag"]}
        assert (await client.get("/s/15", headers=known)).status_code == 304
        other = await client.get("/s/15", headers={**known, "Accept-Language": "ru"})
        assert other.status_code == 200
        library.add(Draft("The tower is 97 metres high.", "City guide"), by="operator")
        assert (await client.get("/s/15", headers=known)).status_code == 200
        # Another database, or the next start, means something else by the same number.
        async with client_of(site_of(library)) as restarted:
            page = await client.get("/s/15")
            known = {"If-None-Match": page.headers["ETag"]}
            assert (await restarted.get("/s/15", headers=known)).status_code == 200


async def test_who_asks_a_thousand_times_is_refused_and_nobody_else_is(library):
    now = [1_000.0]
    site = site_of(library, clock=lambda: now[0])
    async with client_of(site) as greedy, client_of(site, "203.0.113.8") as other:
        answers = [(await greedy.get("/robots.txt")).status_code for _ in range(1_000)]
        assert abs(answers.count(200) - protection.BURST) <= 1
        assert set(answers) == {200, 429}
        refused = await greedy.get("/")
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
        assert "default-src 'none'" in refused.headers["Content-Security-Policy"]
        assert (await other.get("/s/15")).status_code == 200
        now[0] += 1
        assert (await greedy.get("/s/15")).status_code == 200
    # A network of IPv6 is one address, however many it has.
    async with client_of(site, "2001:db8::1") as one, client_of(site, "2001:db8::2") as two:
        for _ in range(protection.BURST):
            await one.get("/robots.txt")
        assert (await two.get("/robots.txt")).status_code == 429


async def test_the_head_is_sent_before_any_sentence_is_read(library, monkeypatch):
    read: list[object] = []
    layout = library.browser.layout

    def noted(part):
        read.append(part)
        return layout(part)

    monkeypatch.setattr(library.browser, "layout", noted)
    sent: list[tuple[bytes, int]] = []

    async def send(message):
        sent.append((message.get("body", b""), len(read)))

    async def receive():
        await asyncio.Event().wait()

    scope = {"type": "http", "method": "GET", "path": "/s/15", "raw_path": b"/s/15",
             "query_string": b"", "headers": [], "client": ("203.0.113.7", 1), "root_path": "",
             "server": ("x", 443), "scheme": "https", "http_version": "1.1"}  # fmt: skip
    await site_of(library)(scope, receive, send)
    _, (head, reads), *_ = sent
    assert b"<h1>20th anniversary of Astana</h1>" in head
    assert reads == 0
    assert b'id="s15" class="cited"' in b"".join(body for body, _ in sent)


async def test_robots_are_kept_out_unless_they_are_invited(library):
    async with client_of(site_of(library)) as client:
        assert (await client.get("/robots.txt")).text == "User-agent: *\nDisallow: /\n"
        assert "noindex" in (await client.get("/")).headers["X-Robots-Tag"]
    async with client_of(site_of(library, is_indexed=True)) as client:
        assert "\nAllow: /" in (await client.get("/robots.txt")).text
        assert "X-Robots-Tag" not in (await client.get("/")).headers


async def test_pages_lie_below_the_path_of_the_address(library):
    below = SiteAddress("https://example.org/read/here", "sample_bot")
    async with client_of(site_of(library, address=below)) as client:
        page = await client.get("/read/here/s/15")
        links = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
        assert links
        assert all(link.startswith("/read/here/") for link in links)
        asked = await client.get("/read/here/d/1/search")
        assert asked.headers["Location"] == "/read/here/d/1"
        assert (await client.get("/s/15")).status_code == 404


@pytest.mark.parametrize("url", ["http://read.example", "read.example", "https://", "ftp://x.org"])
def test_only_https_is_an_address_to_read_at(url, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READER_URL", url)
    with pytest.raises(SettingsError, match="READER_URL must be an https address"):
        load_settings()
    for good in ("https://read.example/", "http://127.0.0.1:8080"):
        monkeypatch.setenv("READER_URL", good)
        assert load_settings().reader_url == good.rstrip("/")


async def test_a_bot_serves_no_pages_that_telegram_would_not_open(application):
    url = {"telegram_bot_token": TOKEN, "reader_url": "http://127.0.0.1:8080"}
    settings = Settings.model_validate(url)
    updates = UpdateStorage.beside(
        application.bot_data.library.path, cipher_of(settings, application.bot_data.library)
    )
    queue = UpdateQueue(updates, Handling(application), application.bot_data.counters)
    with pytest.raises(StartError, match="READER_URL must be https"):
        await Supervisor(application, queue, settings, "").run()
    updates.close()


def test_serve_shows_ones_own_document_without_a_token(handbook, settings_of, tmp_path):
    port = free_port()
    environment = {**settings_of(handbook), "PYTHONPATH": str(ROOT), "EMBEDDING_MODEL": "off",
                   "LISTEN": f"127.0.0.1:{port}", "PYTHONUNBUFFERED": "1"}  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True,
    ) as serving:  # fmt: skip
        assert serving.stdout is not None
        assert f"http://127.0.0.1:{port}" in serving.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/s/1") as page:
            assert b'class="cited">Everyone has 25 days of leave.' in page.read()
        serving.terminate()
