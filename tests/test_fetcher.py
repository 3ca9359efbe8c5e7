"""An address is read if it is public, small and honest about where it leads."""

import threading
import time
from ipaddress import ip_address

import pytest

from knowledge import DocumentError, is_address, read_page
from knowledge.ingestion.readers import fetcher
from knowledge.ingestion.readers.public_addresses import is_public
from tests.web import DRIPS, PAUSE, Server, Site


@pytest.fixture
def site():
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def loopback(address):
    """Allow the test's own server, as is_public allows the internet."""
    return address.is_loopback


def test_a_page_is_read_from_where_it_moved(site):
    source = read_page(f"{site}/moved", loopback)
    assert source.title == "Lake Orta freezes"
    assert source.url == f"{site}/moved"


def test_what_the_server_says_it_is_counts_more_than_its_name(site):
    assert read_page(f"{site}/ferry", loopback).text == "The ferry leaves at seven."


def test_a_page_that_was_packed_unasked_is_read(site):
    assert read_page(f"{site}/packed.txt", loopback).text == "The ferry leaves at seven."


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "error 404"),
        ("/round", "without end"),
        ("/inside", "not on the public internet"),
        ("/huge.txt", "more than 20 MB"),
        ("/bomb.txt", "more than 20 MB"),
        ("/twice.txt", "does not answer as it should"),
        ("/broken-off.txt", "does not answer as it should"),
    ],
)
def test_a_page_that_cannot_be_had_is_refused(site, path, reason):
    with pytest.raises(DocumentError, match=reason):
        read_page(site + path, loopback)


def test_nothing_inside_the_operators_network_is_read(site):
    for url in (site + "/lake", site.replace("127.0.0.1", "localhost") + "/lake"):
        with pytest.raises(DocumentError, match="not on the public internet"):
            read_page(url)


@pytest.mark.parametrize("host", ["①②⑦.0.0.1", "127。0。0。1", "１２７.0.0.1"])
def test_a_number_in_other_digits_is_the_same_number(site, host):
    with pytest.raises(DocumentError, match="not on the public internet"):
        read_page(site.replace("127.0.0.1", host) + "/lake")


@pytest.mark.parametrize("url", ["https://", "http://a..b/", "https://exa mple/", "http://[1/"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(DocumentError):
        read_page(url)


@pytest.mark.parametrize("path", ["/drip-header", "/drip-body"])
def test_a_page_that_drips_ends_with_its_time(site, path, monkeypatch):
    monkeypatch.setattr(fetcher, "FETCH_SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(DocumentError, match="takes longer"):
        read_page(site + path, loopback)
    assert time.monotonic() - began < DRIPS * PAUSE


def test_a_server_that_does_not_listen_is_refused():
    with pytest.raises(DocumentError, match="does not answer"):
        read_page("http://127.0.0.1:9/", loopback)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.1", "::1",
     "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:0a00:0001::", "224.0.0.1", "192.0.2.1",
     "198.18.0.1", "255.255.255.255", "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::1",
     "::ffff:0:7f00:1", "::7f00:1", "fec0::1", "5f00::1", "3fff::1", "2001::1", "2001:db8::1",
     "2001:2::1", "ff02::1", "100::1", "2002:7f00:1::", "::"],
)  # fmt: skip
def test_private_addresses_in_every_disguise_are_not_public(address):
    assert not is_public(ip_address(address))


def test_public_addresses_are_public():
    assert is_public(ip_address("93.184.215.14"))
    assert is_public(ip_address("64:ff9b::5db8:d70e"))
    assert is_public(ip_address("2606:2800:21f:cb07:6820:80da:af6b:8b2c"))


def test_a_file_is_no_address():
    assert not is_address("https.txt")
    assert is_address("HTTPS://example.org")
