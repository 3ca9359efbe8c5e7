"""Kazakh that is typed without its own letters gets them back before a model reads it."""

import pytest

from knowledge import Source
from knowledge.retrieval.index import Index
from knowledge.retrieval.restored_letters import restore_letters
from knowledge.retrieval.rewriting import rewrite
from knowledge.store.database import snapshot_of

NURSERY = """Кезекші топ сағат 20:00-ге дейін қалады. Баланы әжесі алып кете алады.

Ас мәзірі он күнге жасалады. Төлем әр айдың 5-іне дейін төленеді.

Мектептің балаларға арналған залы бар. Топқа құжат керек."""


@pytest.fixture
def nursery(shared_library):
    with snapshot_of(shared_library(Source(NURSERY, "Балабақша", language="kk")).path) as db:
        yield Index(db)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("кезекши топка кандай кужат керек", "кезекші топқа қандай құжат керек"),
        ("ажеси алып кете алады ма", "әжесі алып кете алады ма"),
        ("мазир канша кунге жасалады?", "мәзір қанша күнге жасалады?"),
        ("толем кай кунге дейин", "төлем қай күнге дейін"),
        ("Балаларынын залы кайда", "Балаларының залы қайда"),
        ("торт пен уш кужат", "торт пен үш құжат"),
        ("ашылатын ас, МАЗИР кайда", "ашылатын ас, МӘЗІР қайда"),
        ("төлем кай кунге", "төлем кай кунге"),
        ("123 ??", "123 ??"),
        ("", ""),
    ],
)
def test_words_are_written_as_the_documents_and_the_lists_have_them(nursery, typed, meant):
    assert restore_letters(nursery, typed) == meant


def test_only_kazakh_is_written_so(nursery):
    assert rewrite(nursery, "мазир неше кунге жасалады") == ("мәзір неше күнге жасалады", "kk")
    assert rewrite(nursery, "какой мазир на день") == ("какой мазир на день", "ru")
