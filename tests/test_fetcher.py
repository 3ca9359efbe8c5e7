"""An address is read if it is public, small and honest about where it leads."""

import json
import threading
from ipaddress import ip_address

import pytest

from knowledge import DocumentError, Fault, PageReader, Validators, is_address
from knowledge.ingestion.readers import fetcher
from knowledge.ingestion.readers.public_addresses import is_public
from knowledge.ingestion.readers.registry import suffixes
from tests.web import Server, Site, is_loopback, is_stuck

LOOPBACK, PUBLIC = "tests.web:is_loopback", f"{is_public.__module__}:{is_public.__name__}"


@pytest.fixture(scope="module")
def site():
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetch(tmp_path):
    """Fetches as the child does, in this process; returns the file and what was said of it."""

    def fetch(url, allowed=LOOPBACK, **known):
        request = {"url": url, "folder": str(tmp_path), "suffixes": dict(suffixes()), **known}
        said = fetcher.fetch(json.dumps(request).encode(), allowed)
        return (tmp_path / said["file"] if said["file"] else None), said

    return fetch


def test_a_page_is_read_in_a_process_of_its_own_from_where_it_moved(site, monkeypatch):
    monkeypatch.delattr(fetcher, "fetch")
    source = PageReader(is_loopback).read(f"{site}/moved")
    assert source.title == "Lake Orta freezes"
    assert source.url == f"{site}/moved"


def test_nothing_that_hangs_outlasts_the_deadline(site):
    """A resolver waits in a thread, which nothing but the end of its process ends."""
    with pytest.raises(DocumentError, match="takes longer") as refused:
        PageReader(is_stuck, seconds=-1.0).read(f"{site}/lake")
    assert refused.value.fault is Fault.UNREACHABLE


def test_a_page_that_did_not_change_is_not_sent_again(site, fetch):
    for known in ("etag", "last_modified"):
        file, said = fetch(f"{site}/lake")
        assert file is not None
        file, said = fetch(f"{site}/lake", **{known: said[known]})
        assert file is None
    file, _ = fetch(f"{site}/lake", etag='"another"')
    assert file is not None
    visit = PageReader(is_loopback).visit(f"{site}/lake", Validators(said["etag"]))
    assert (visit.source, visit.validators.etag) == (None, said["etag"])


def test_where_a_page_moved_for_good_is_told_and_a_detour_is_not(site, fetch):
    assert fetch(f"{site}/moved")[1]["moved_to"] is None
    assert fetch(f"{site}/moved-for-good")[1]["moved_to"] == f"{site}/moved"


def test_what_the_server_says_it_is_counts_more_than_its_name(site, fetch):
    assert fetch(f"{site}/ferry")[0].name == "ferry.pdf"


def test_a_page_that_was_packed_unasked_is_read(site, fetch):
    assert fetch(f"{site}/packed.txt")[0].read_bytes() == b"The ferry leaves at seven."


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
def test_a_page_that_cannot_be_had_is_refused(site, fetch, path, reason):
    with pytest.raises(DocumentError, match=reason):
        fetch(site + path)


def test_nothing_inside_the_operators_network_is_read(site, fetch):
    for url in (site + "/lake", site.replace("127.0.0.1", "localhost") + "/lake"):
        with pytest.raises(DocumentError, match="not on the public internet"):
            fetch(url, PUBLIC)
    with pytest.raises(DocumentError, match="not on the public internet"):
        PageReader().read(site + "/lake")


@pytest.mark.parametrize("host", ["①②⑦.0.0.1", "127。0。0。1", "１２７.0.0.1"])
def test_a_number_in_other_digits_is_the_same_number(site, fetch, host):
    with pytest.raises(DocumentError, match="not on the public internet"):
        fetch(site.replace("127.0.0.1", host) + "/lake", PUBLIC)


@pytest.mark.parametrize("url", ["https://", "http://a..b/", "https://exa mple/", "http://[1/"])
def test_an_address_that_is_none_is_refused(url, fetch):
    with pytest.raises(DocumentError):
        fetch(url, PUBLIC)


@pytest.mark.parametrize("path", ["/drip-header", "/drip-body"])
def test_a_page_that_drips_ends_with_its_time(site, fetch, path, monkeypatch):
    monkeypatch.setattr(fetcher, "FETCH_SECONDS", 0.5)
    with pytest.raises(DocumentError, match="takes longer"):
        fetch(site + path)


def test_a_server_that_does_not_listen_is_refused(fetch):
    with pytest.raises(DocumentError, match="does not answer"):
        fetch("http://127.0.0.1:9/")


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
