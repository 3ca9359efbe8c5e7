"""Texts as people have them: broken to a width, with tags of a generator, laid out by style."""

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract


def facts(suffix, content):
    source = Source.unpacked(extract(content.encode(), READERS[suffix].reader))
    return [" ".join(passage.text.split()) for passage in source.passages]


SAMPLE = "boat=3 colour=" + "red" * 90
WRAPPED = f"""Boats

This text tells how the boats of the Kolm lake are lent, since version
1.2.0 and later.

    In the harbour all keepers look after the ropes, the oars and the
    Kolm lanterns. A late boat calls one of
    12 or 13 keepers of the two piers, and pays them by the hour
    (2) and never by the day. The boats that are late in autumn are
    (not) fined any more.

  Each boat is named by two marks: "(" stands before it and
  ")" after it.

  The list of boats was wrong, which has been corrected.
  (see the minutes of May).

{SAMPLE}
{SAMPLE}
"""
LATE = (
    "A late boat calls one of 12 or 13 keepers of the two piers, and pays them by the hour (2)"
    " and never by the day."
)


def test_lines_broken_to_fit_a_width_are_joined_at_any_indent_and_before_numbers():
    said = facts(".txt", WRAPPED)
    assert said[:6] == [
        "This text tells how the boats of the Kolm lake are lent, since version 1.2.0 and later.",
        "In the harbour all keepers look after the ropes, the oars and the Kolm lanterns.",
        LATE,
        "The boats that are late in autumn are (not) fined any more.",
        'Each boat is named by two marks: "(" stands before it and ")" after it.',
        "The list of boats was wrong, which has been corrected. (see the minutes of May).",
    ]


def test_a_letter_in_brackets_opens_a_clause_below_a_name():
    text = "Rules\n\nOption 1\n(a) Nine boats are lent.\n\nOption 2\n(b) All boats are lent.\n"
    assert not any("Option" in fact for fact in facts(".txt", text))


def test_paragraphs_of_one_line_each_stay_apart():
    lines = [f"Boat {n} is lent out by the keeper{' of the harbour' * n}." for n in range(9, 21)]
    assert facts(".txt", "\n".join(lines)) == lines


def test_tags_of_a_generator_of_sites_are_not_seen():
    text = (
        '# Ropes\n\nRead [the rules]({% page "/rules/#knots" %}) and [the map]({{< ref "map" >}})'
        ' first.\n\nAsk in {% channel "harbour" "Harbour" %} before noon.\n\n{{% notice %}}\n\n'
        "Write `{% raw %}` in the file.\n"
    )
    assert facts(".md", text) == [
        "Read the rules and the map first.",
        "Ask in Harbour before noon.",
        "Write {% raw %} in the file.",
    ]


def test_a_name_and_its_price_are_a_row_though_only_style_parts_them():
    page = (
        "<main><h1>Prices</h1><ul><li><span>Rowing boat</span><span>40 €</span></li>"
        "<li><span>Two oars</span><span>5 €</span></li></ul>"
        "<ul><li><span>✓</span><span>Ropes are free in May.</span></li>"
        "<li><span>✓</span><span>Lanterns are lent.</span></li></ul></main>"
    )
    said = facts(".html", page)
    assert said[:2] == ["Rowing boat — 40 €", "Two oars — 5 €"]
    assert not any(" — " in fact for fact in said[2:])


def test_a_label_and_its_value_are_a_row_if_their_classes_say_so():
    page = (
        "<main><h1>Harbour</h1><div><p class='pass-header'>Keeper</p><p class='pass-info'>Ada Kolm"
        "</p></div><div><p class='card-name'>Boats</p><p class='card-description'>They are lent to"
        " everybody who can row.</p></div></main>"
    )
    said = facts(".html", page)
    assert "Keeper — Ada Kolm" in said
    assert "They are lent to everybody who can row." in said


def test_a_label_a_value_and_what_it_is_are_one_row():
    page = (
        "<main><h1>Harbour</h1><div><div class='card-label'>Late boats</div>"
        "<div class='card-value'>20 min</div><div class='card-desc'>With a call</div></div></main>"
    )
    assert facts(".html", page) == ["Late boats — 20 min — With a call"]


def test_files_in_a_list_stand_apart_and_folders_are_no_facts():
    text = (
        "Kolm\n\nThe program has these files.\n    boats/\n        row.py - rows a boat\n"
        "        oars.py - counts all oars\n    piers/\n        pier.py - opens the pier\n"
    )
    assert facts(".txt", text) == [
        "The program has these files.",
        "row.py - rows a boat",
        "oars.py - counts all oars",
        "pier.py - opens the pier",
    ]


def test_names_between_bullets_are_not_announced_by_the_first():
    page = "<main><h1>Kolm</h1><p>Boats • Oars • Ropes</p><p>Bring: • Oars • Ropes</p></main>"
    said = facts(".html", page)
    assert not any(fact.startswith("Boats —") for fact in said)
    assert "Bring: Oars" in said


def test_a_few_words_over_a_heading_are_no_fact():
    page = (
        "<main><div class='over'>Lake • Boats</div><h2>Ropes for all</h2>"
        "<p>Everybody gets a rope.</p><div>Open from 9</div><h2>Oars</h2><p>Oars are lent.</p>"
        "</main>"
    )
    assert facts(".html", page) == ["Everybody gets a rope.", "Open from 9", "Oars are lent."]


def test_a_grammar_is_no_fact():
    text = (
        "The boats are named so.\n\n  Boat ::= Name Number\n  Name ::= Letter+\n\n"
        "Every boat has a name.\n"
    )
    assert facts(".txt", text) == ["The boats are named so.", "Every boat has a name."]


def test_what_only_leads_on_is_no_fact():
    for more in ("Learn more.", "Подробнее.", "Толығырақ"):
        page = f"<main><h1>Kolm</h1><p>Boats are lent here.</p><p>{more}</p></main>"
        assert facts(".html", page) == ["Boats are lent here."], more
        assert facts(".md", f"# Kolm\n\nBoats are lent here. [{more}](a.md)\n")[0].startswith(
            "Boats are lent here."
        )
    choice = (
        "<main><h1>Kolm</h1><p>The pier is open.</p><p>Open on a map: <a>2Map</a><a>Atlas</a></p>"
    )
    assert facts(".html", f"{choice}</main>") == ["The pier is open."]
    reach = "<main><h1>Kolm</h1><p>Write to us: <a>ann@kolm.org</a> <a>+7 701 12 34</a></p></main>"
    assert "ann@kolm.org" in facts(".html", reach)[0]


def test_words_for_a_screen_reader_and_tags_of_a_template_are_no_fact():
    page = (
        '---\ntitle: "Kolm"\n---\n<main><p>{% t by %} Boats are lent at {{ page.pier }}noon.</p>'
        "<span class='sr-only'>Use the arrows to move the picture.</span></main>"
    )
    assert facts(".html", page) == ["Boats are lent at noon."]


def test_items_that_a_program_is_to_number_are_items():
    text = "# Crew\n\nThe crew has these duties:\n\n#. Row the boats;\n#. Keep the oars.\n"
    assert facts(".md", text)[-2:] == [
        "The crew has these duties: Row the boats",
        "The crew has these duties: Keep the oars.",
    ]


def test_a_title_with_a_number_and_a_full_stop_is_no_fact():
    rules = "Rules\n\n  0. Lent Boats.\n\n  A boat is lent for a day.\n\n  1. All boats float.\n\n"
    assert facts(".txt", rules) == ["A boat is lent for a day.", "All boats float."]
    law = "Закон\n\n1. Все равны перед законом.\n\n2. Судьи несменяемы.\n"
    assert facts(".txt", law) == ["Все равны перед законом.", "Судьи несменяемы."]


def test_addresses_and_numbers_in_a_sentence_open_no_other_one():
    text = (
        "Лодки\n\nЛодки выдаются на день по правилам, которые названы в статье\n"
        "83 <#83> устава и в положении о пристани, принятом на собрании\n<#b> озера.\n"
    )
    assert len(facts(".txt", text)) == 1


RST = """
Boats of Kolm
=============

.. contents::
   :local:

The :class:`~kolm.Boat` class lends boats. See :ref:`the harbour <harbour>` for ``oars``.

.. note::

    A boat is lent for a day.

    .. code-block:: python

        oars = lend()
        row(oars)

.. _harbour:

The harbour
-----------

The harbour opens at six.
"""
ADOC = """
= Boats of Kolm

:toc:

[[lent]]
== Lent boats

A boat is lent for a day, as link:rules.html[the rules] say; see <<oars,the oars>>.

[source,c]
----
int oars = lend();
row(oars);
----

Pier
----

The harbour opens at six.

=== Oars

====
Two oars are enough.
====
"""


def test_restructured_text_and_asciidoc_are_read_as_they_are_seen():
    assert facts(".txt", RST) == [
        "The Boat class lends boats.",
        "See the harbour for oars.",
        "A boat is lent for a day.",
        "The harbour opens at six.",
    ]
    assert facts(".txt", ADOC) == [
        "A boat is lent for a day, as the rules say; see the oars.",
        "The harbour opens at six.",
        "Two oars are enough.",
    ]


def test_directives_within_directives_end_somewhere():
    deep = "\n".join(f"{' ' * n}.. note:: x" for n in range(400))
    assert facts(".txt", f"{deep}\n\nBoats are lent at noon.\n") == ["Boats are lent at noon."]


def test_a_text_that_was_put_into_a_page_without_an_element_keeps_its_lines():
    page = (
        "<html><head><title>Rules</title></head><body><strong>Rules</strong>\n\n<b>Pier</b>\n"
        "Boats are lent at the pier.\n\n<b>Oars</b>\nOars are free for all.\n\n"
        "<b>Ropes</b>\nRopes are lent too.\n</body></html>"
    )
    assert facts(".html", page) == [
        "Boats are lent at the pier.",
        "Oars are free for all.",
        "Ropes are lent too.",
    ]


def test_what_a_site_counts_of_itself_is_no_fact():
    page = (
        "<main><div>Friday, 15.05.2026, 16:54</div><p>Boats are lent here.</p><div>News [12]</div>"
        "<div>Photos of boats [3]</div><div>Rules (4)</div><div>Guests: 3</div></main>"
    )
    assert facts(".html", page) == ["Boats are lent here."]
    kept = "<main><p>Boats are lent here.</p><div>Boats: 3</div><div>Article 4 (2)</div></main>"
    assert facts(".html", kept) != ["Boats are lent here."]


def test_the_numbers_of_slides_and_the_minutes_of_reading_are_no_facts():
    page = (
        "<main><h1>Kolm</h1><p>Boats are lent here.</p><ul><li>Slide 1</li><li>Go to slide 2</li>"
        "</ul><p>Слайд 2 из 5</p><p>3-слайд</p><p>By Ann · 3 min read</p><p>5 минут чтения</p>"
        "<p>The slide 3 metres long is open.</p></main>"
    )
    assert facts(".html", page) == ["Boats are lent here.", "The slide 3 metres long is open."]


def test_a_section_about_cookies_is_read_and_a_notice_of_them_is_not():
    page = (
        "<main><h1>Policy</h1><section id='cookies'><h2>Cookies</h2><p>One cookie is kept for a"
        " day.</p></section><div class='cookies'><h2>Cookies!</h2><p>We use them.</p>"
        "<button>Yes</button></div></main>"
    )
    assert facts(".html", page) == ["One cookie is kept for a day."]
